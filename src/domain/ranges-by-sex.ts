/**
 * Which reference ranges name a sex, and what is left of them? One that names another than demographics' goes, for
 * everybody and without remark; the same one stays and no longer names it. Source: Equality of treatment of people with
 * a gender history, Gender Recognition Act 2004 s22 (docs/POLICY.md EX-4).
 */
import { isObject, objectsOf, type Json, type JsonDraft } from './json';

export type Sex = 'female' | 'male';

/** As a laboratory abroad writes them, one in Wales, and short. */
const FEMALE_ABROAD =
  'femmes?|f[ée]minin[eoa]?s?|femenin[oa]s?|mujer(?:es)?|frau(?:en)?|weiblich|donn[ae]|femmin[ae]|kobiety?|' +
  'benyw(?:od|aidd)?|merched|fem';
const MALE_ABROAD =
  'hommes?|masculin[eoa]?s?|hombres?|m[äa]nn(?:er|lich)|uomini|uomo|maschi[oa]?|m[ęe][żz]czy[źz]n[ia]|' +
  'gwryw(?:od|aidd)?|dynion|masc';

/** In small letters only where both stand: an m alone may be metres, and an f anything. */
const BOTH_SMALL =
  /(?<![\p{L}\d/.])(?:m(?=[\s:=]*[<>]?\d[^]{0,40}(?<![\p{L}\d/.])f[\s:=]*[<>]?\d)|f(?=[\s:=]*[<>]?\d[^]{0,40}(?<![\p{L}\d/.])m[\s:=]*[<>]?\d))/u;

const WORDS: readonly (readonly [Sex | 'other', RegExp])[] = [
  ['female', /(?<![\p{L}-])(?:females?|wom[ae]n'?s?|girls?|ladies|lady)(?!\p{L})|♀/iu],
  ['male', /(?<![\p{L}-])(?:males?|m[ae]n'?s?|boys?|gentlem[ae]n)(?![\p{L}])|♂/iu],
  ['female', new RegExp(`(?<!\\p{L})(?:${FEMALE_ABROAD})(?!\\p{L})`, 'iu')],
  ['male', new RegExp(`(?<!\\p{L})(?:${MALE_ABROAD})(?!\\p{L})`, 'iu')],
  ['female', /(?<![\p{L}\d/.])F(?=\s*[:=)]|\s+(?:[<>]|\d))/u],
  ['male', /(?<![\p{L}\d/.])M(?=\s*[:=)]|\s+(?:[<>]|\d))/u],
  ['female', BOTH_SMALL],
  ['male', BOTH_SMALL],
  ['other', /\b(?:trans(?:gender|sexual)?|intersex|cis(?:gender)?|non-?binary)\b/i],
  // What only one sex's body goes through says as much.
  [
    'female',
    /\b(?:pregnan\w*|trimester\w*|gestation\w*|antenatal|post-?partum|puerper\w*|breast-?feeding|lactating|(?:pre|peri|post)?-?menopaus\w*|menstru\w*|follicular|luteal|ovulat\w*|mid-?cycle)\b/i,
  ],
];

/** Codes that name a sex and nothing else. Sources: SNOMED CT; HL7 administrative-gender; HL7 v2 0001, v3. */
const CODES: Readonly<Record<string, Sex | 'other'>> = {
  '248152002': 'female',
  '248153007': 'male',
  '407374003': 'other',
  '407375002': 'other',
  '446151000124109': 'male',
  '446141000124107': 'female',
  female: 'female',
  male: 'male',
  F: 'female',
  M: 'male',
};

/** Codes of `type` that say as much. Source: HL7 FHIR referencerange-meaning. */
const PHASES: ReadonlySet<string> = new Set(['follicular', 'midcycle', 'luteal', 'postmenopausal']);

const textsIn = (concept: Json): readonly string[] =>
  [concept['text'], ...objectsOf(concept['coding']).map(({ display }) => display)].filter(
    (one): one is string => typeof one === 'string',
  );

function sexesIn(text: string, into: Set<Sex | 'other'>): void {
  for (const [sex, words] of WORDS) if (words.test(text)) into.add(sex);
}

function sexesOf(concept: Json, into: Set<Sex | 'other'>): void {
  for (const text of textsIn(concept)) sexesIn(text, into);
  for (const { code } of objectsOf(concept['coding'])) {
    if (typeof code !== 'string') continue;
    if (Object.hasOwn(CODES, code)) into.add(CODES[code] ?? 'other');
    if (PHASES.has(code)) into.add('female');
  }
}

/** The names of a sex, with what ties them to the numbers behind. */
const NAMED = new RegExp(
  `\\(?(?<![\\p{L}\\d/.-])` +
    "(?:(?:adult|mature)\\s+)?(?:females?|males?|wom[ae]n'?s?|m[ae]n'?s?|girls?|boys?|ladies|gentlem[ae]n|" +
    `${FEMALE_ABROAD}|${MALE_ABROAD}|` +
    '[♀♂]|[FM](?=\\s*[:=)]|\\s+(?:[<>]|\\d)))(?!\\p{L})\\)?\\s*[:=,–-]?\\s*',
  'giu',
);

const withoutName = (text: string): string => text.replace(NAMED, '').trim();

/** What of a concept does not name a sex; undefined where nothing is left. */
function conceptLeft(concept: Json): Json | undefined {
  const codings = objectsOf(concept['coding']).flatMap((coding) => {
    if (typeof coding['code'] === 'string' && Object.hasOwn(CODES, coding['code'])) return [];
    if (typeof coding['display'] !== 'string') return [coding];
    const display = withoutName(coding['display']);
    return display === '' ? [] : [{ ...coding, display }];
  });
  const text = typeof concept['text'] === 'string' ? withoutName(concept['text']) : '';
  if (codings.length === 0 && text === '') return undefined;
  return { ...(codings.length > 0 ? { coding: codings } : {}), ...(text === '' ? {} : { text }) };
}

const conceptsOf = (range: Json): readonly JsonDraft[] => [
  ...objectsOf(range['appliesTo']),
  ...objectsOf(range['type']),
  ...objectsOf(range['code']),
];

/** Whatever a sender puts a sex in besides: `gender`, `sex`, or an extension so named. */
function sexesBeside(range: Json, into: Set<Sex | 'other'>): void {
  for (const element of ['gender', 'sex']) {
    const value = range[element];
    if (typeof value === 'string') sexesOf({ coding: [{ code: value }], text: value }, into);
    else for (const concept of objectsOf(value)) sexesOf(concept, into);
  }
  for (const { url, valueCode, valueString, valueCodeableConcept } of objectsOf(range['extension'])) {
    if (typeof url !== 'string' || !/sex|gender/i.test(url)) continue;
    for (const value of [valueCode, valueString])
      if (typeof value === 'string') sexesOf({ coding: [{ code: value }], text: value }, into);
    if (isObject(valueCodeableConcept)) sexesOf(valueCodeableConcept, into);
  }
}

/**
 * The range as it may be shown; null where it goes. `sex` is demographics'; null where they hold neither, and then
 * every range that names one goes.
 */
export function rangeFor(range: JsonDraft, sex: Sex | null): JsonDraft | null {
  const named = new Set<Sex | 'other'>();
  for (const concept of conceptsOf(range)) sexesOf(concept, named);
  if (typeof range['text'] === 'string') sexesIn(range['text'], named);
  sexesBeside(range, named);
  if (named.size === 0) return range;
  if ([...named].some((one) => one !== sex)) return null;
  const left: JsonDraft = { ...range };
  for (const element of ['gender', 'sex', 'extension']) Reflect.deleteProperty(left, element);
  for (const element of ['appliesTo', 'type', 'code']) {
    const value = range[element];
    if (value === undefined) continue;
    const kept = objectsOf(value).flatMap((concept) => conceptLeft(concept) ?? []);
    if (kept.length === 0) Reflect.deleteProperty(left, element);
    else left[element] = Array.isArray(value) ? kept : kept[0];
  }
  if (typeof range['text'] === 'string') {
    const text = withoutName(range['text']);
    if (text === '') Reflect.deleteProperty(left, 'text');
    else left['text'] = text;
  }
  return left;
}

/** `Female` of demographics, or FHIR's `female`; null for anything else. */
export function sexOf(gender: string | undefined): Sex | null {
  const low = gender?.toLowerCase();
  return low === 'female' || low === 'male' ? low : null;
}

function rangesFor(holder: JsonDraft, sex: Sex | null): void {
  const ranges = objectsOf(holder['referenceRange']);
  if (ranges.length === 0) return;
  const kept = ranges.map((range) => rangeFor(range as JsonDraft, sex));
  if (kept.every((range, at) => range === ranges[at])) return;
  const left = kept.filter((range) => range !== null);
  if (left.length === 0) Reflect.deleteProperty(holder, 'referenceRange');
  else holder['referenceRange'] = left;
}

/**
 * Changes an Observation in place, and its parts: no range is left that names a sex.
 * INVARIANT: the flag that the sender put beside a range stays as it was.
 */
export function withoutSexInRanges(observation: JsonDraft, sex: Sex | null): void {
  rangesFor(observation, sex);
  for (const component of objectsOf(observation['component'])) rangesFor(component as JsonDraft, sex);
}
