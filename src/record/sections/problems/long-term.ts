/** Which long-term condition does a concept name, by whichever code or words? */
import type { CodeableConcept } from 'fhir/r4';
import { ICD10, READ_V2, SNOMED, canonicalSystem } from '../../../domain/code-systems';
import { fromTables } from '../../../terminology/in-force';
import { acuteConditions, commonConditions, kindsOfConditions, longTermConditions } from '../../codes/conditions';
import { codingsOf, conceptText } from '../../fhir/concept';
import { rememberedByTables } from '../../../terminology/in-force';
import { LONGEST_NAME, phraseKey } from '../../fhir/wording';
import { withoutRemarks } from './remark';

/** The American edition says the same with the few codes that are listed. */
const ICD10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';

const read = (code: string): string => code.slice(0, 5).replace(/\.+$/, '');
/**
 * ICD-10 as the NHS writes it: `I48X` is `I48`, dots do not matter. A fracture is closed where nobody says that it is
 * open, so that `S72.10` is `S72.1`. Source: WHO ICD-10, chapter XIX, fifth character.
 */
const icd = (code: string): string =>
  code
    .toUpperCase()
    .replace(/[.\s]/g, '')
    .replace(/X$/, '')
    .replace(/^(S\d2\d)0$/, '$1');

/** A code so written that equal codes are equal text; null where the system is not said. */
export function codeKey(given: string | undefined, code: unknown): string | null {
  const text = code === undefined || code === null ? '' : String(code).trim();
  if (text === '' || given === undefined) return null;
  const system = canonicalSystem(given);
  if (system === SNOMED) return `sct|${text}`;
  if (system === ICD10 || system === ICD10_CM) return `icd|${icd(text)}`;
  if (system === READ_V2) return `read|${read(text)}`;
  return `${system}|${text}`;
}

type Names = Map<string, readonly string[]>;

interface LookUps {
  readonly byCode: Names;
  readonly byPhrase: Names;
  /** Those told by name, whatever code stands beside it. */
  readonly lasting: Names;
  readonly acuteByCode: Names;
  readonly acuteByPhrase: Names;
  /** Acute conditions told by their words, whatever code stands beside them. */
  readonly acuteNamed: Names;
}

const NOTHING: readonly string[] = [];

const addCode = (codes: Names, code: string, name: string): void => {
  const known = codes.get(code) ?? NOTHING;
  if (!known.includes(name)) codes.set(code, [...known, name]);
};

function addLongTerm({ byCode, byPhrase, lasting }: LookUps): void {
  for (const { name, snomed, icd10, read: readCodes, also, byName } of longTermConditions()) {
    for (const code of snomed) addCode(byCode, `sct|${code}`, name);
    for (const code of icd10) addCode(byCode, `icd|${code}`, name);
    for (const code of readCodes) addCode(byCode, `read|${code}`, name);
    for (const key of [name, ...also].map(phraseKey)) {
      byPhrase.set(key, [name]);
      // Without an id of its own a SNOMED CT code beside the words cannot be told from it, so the words speak.
      if (byName || snomed.length === 0) lasting.set(key, [name]);
    }
  }
}

function addAcute({ acuteByCode, acuteByPhrase, acuteNamed }: LookUps): void {
  for (const { name, codes, names } of acuteConditions()) {
    const said = `acute|${name}`;
    for (const code of codes) addCode(acuteByCode, code, said);
    const unlisted = !codes.some((code) => code.startsWith('sct|'));
    for (const key of names.map(phraseKey)) {
      acuteByPhrase.set(key, [said]);
      if (unlisted) acuteNamed.set(key, [said]);
    }
  }
}

function addCommon({ byCode, byPhrase, lasting, acuteByCode, acuteByPhrase, acuteNamed }: LookUps): void {
  /** What the first table lists under an id and by its codes alone stays so, in whichever wording comes to the same. */
  const byCodeFirst = new Set(
    longTermConditions()
      .flatMap(({ name, also }) => [name, ...also])
      .map(phraseKey)
      .filter((key) => !lasting.has(key)),
  );
  for (const { name, lasts: long, icd10, names } of commonConditions()) {
    const said = long ? name : `acute|${name}`;
    for (const code of icd10) addCode(long ? byCode : acuteByCode, `icd|${code}`, said);
    for (const key of names.map(phraseKey)) {
      (long ? byPhrase : acuteByPhrase).set(key, [said]);
      if (!byCodeFirst.has(key)) (long ? lasting : acuteNamed).set(key, [said]);
    }
  }
}

const lookUps = fromTables(() => {
  const made: LookUps = {
    byCode: new Map(),
    byPhrase: new Map(),
    lasting: new Map(),
    acuteByCode: new Map(),
    acuteByPhrase: new Map(),
    acuteNamed: new Map(),
  };
  addLongTerm(made);
  addAcute(made);
  addCommon(made);
  return made;
});

/**
 * The acute conditions that codes or, where no SNOMED CT or ICD-10 code says something else, words name (those of the
 * common conditions always): almost always none or one, as a code of its own.
 */
export function acuteNames(codes: readonly string[], text: string): readonly string[] {
  for (const code of codes) {
    const known = lookUps().acuteByCode.get(code);
    if (known !== undefined) return known;
  }
  return namedIn(
    codes.some((code) => /^(?:sct|icd)\|/.test(code)) ? lookUps().acuteNamed : lookUps().acuteByPhrase,
    text,
  );
}

export const conceptCodes = (concept: CodeableConcept | undefined): readonly string[] =>
  codingsOf(concept).flatMap(({ system, code }) => codeKey(system, code) ?? []);

/**
 * The long-term conditions a concept may name, almost always one: ICD-10 I10 is the code of both hypertension and
 * essential
 * hypertension, which themselves stay apart. Empty where it names none. A listed code decides before words. Words
 * decide where no SNOMED CT or
 * ICD-10 code has said something else; a Read term is its code's own wording, so there the words may speak.
 */
export function longTermOf(concept: CodeableConcept | undefined): readonly string[] {
  const codes = conceptCodes(concept);
  const text = withoutRemarks(conceptText(concept)?.replace(NOT_CERTAIN, '') ?? '');
  for (const code of codes) {
    const known = lookUps().byCode.get(code);
    if (known !== undefined) return closerByWords(known, text) ?? known;
  }
  if (text === '') return NOTHING;
  return (codes.some((code) => /^(?:sct|icd)\|/.test(code)) ? lastingNamed : conditionNamed)(text);
}

/**
 * ICD-10 counts more coarsely than people write: `N18.3` beside “CKD G3b” is the kind that the words name.
 * Null where the words name no kind of what the code says.
 */
function closerByWords(known: readonly string[], text: string): readonly string[] | null {
  const named = text === '' ? NOTHING : conditionNamed(text);
  return named.length > 0 && named.every((one) => known.some((wider) => isKindOf(one, wider))) ? named : null;
}

const isKindOf = (one: string, wider: string): boolean => kindsOfConditions().get(one)?.includes(wider) === true;

/** Words that say it is only suspected: compared apart from what the condition is. */
export const NOT_CERTAIN = /^(?:suspected|possible|probable|query|provisional|\?+)\s*:?\s*/i;

/**
 * `COPD - Chronic obstructive pulmonary disease` and `Asthma (mild)`: the words without what stands in brackets, and
 * both sides of a dash.
 */
const wordings = (text: string): readonly string[] => [
  text,
  text.replace(/\s*[([][^()[\]]*[)\]]/g, ' '),
  ...(/^(.+?) [-–] (.+)$/.exec(text)?.slice(1) ?? []),
];

/** An abbreviation beside its words says nothing more; any other word beside a name may narrow it. */
const ABBREVIATION = /^[A-Z][A-Z0-9]{1,5}$/;

function namedIn(known: ReadonlyMap<string, readonly string[]>, text: string): readonly string[] {
  if (text.length > LONGEST_NAME) return NOTHING;
  const [whole = text, bare = text, left, right] = wordings(text);
  const direct =
    known.get(phraseKey(whole)) ??
    // `Dementia - Alzheimer's`: all its words are one name, in whichever order.
    known.get(phraseKey(whole.replace(/\s[-–]+\s/g, ' '))) ??
    (bracketsAbbreviate(text) && !bracketsNameAnother(known, text, bare) ? known.get(phraseKey(bare)) : undefined);
  if (direct !== undefined) return direct;
  // `OSA (obstructive sleep apnoea)`: the abbreviation stands first and its words in the brackets.
  const spelt = /^([A-Z][A-Z0-9]{1,5}) \(([^()]+)\)$/.exec(text)?.[2];
  if (spelt !== undefined) return known.get(phraseKey(spelt)) ?? NOTHING;
  if (left === undefined || right === undefined) return NOTHING;
  if (ABBREVIATION.test(left.trim())) return known.get(phraseKey(right)) ?? NOTHING;
  return ABBREVIATION.test(right.trim()) ? (known.get(phraseKey(left)) ?? NOTHING) : NOTHING;
}

/** `MI (NSTEMI)`: the abbreviation is a condition of its own. */
function bracketsNameAnother(known: ReadonlyMap<string, readonly string[]>, text: string, bare: string): boolean {
  const inside = known.get(phraseKey(/[([]([^()[\]]*)[)\]]/.exec(text)?.[1] ?? ''));
  return inside !== undefined && !inside.some((name) => known.get(phraseKey(bare))?.includes(name) === true);
}

const bracketsAbbreviate = (text: string): boolean => {
  const inside = /[([]([^()[\]]*)[)\]]/.exec(text)?.[1]?.trim() ?? '';
  return (
    ABBREVIATION.test(inside) ||
    /^(?:disorder|finding|situation|X|D|M|V)$/.test(inside) ||
    /^[A-Z][0-9A-Z.]{2,6}$/.test(inside)
  );
};

/** What a code alone names: long-term conditions, and `acute|…` for others; null where it is not listed. */
export const listedUnder = (code: string): readonly string[] | null =>
  lookUps().byCode.get(code) ?? lookUps().acuteByCode.get(code) ?? null;

/** What words alone name, likewise. */
export const namedByWords = (text: string): readonly string[] => {
  const long = conditionNamed(text);
  return long.length > 0 ? long : acuteNames([], text);
};

const conditionNamed = rememberedByTables((text) => namedIn(lookUps().byPhrase, text));
const lastingNamed = rememberedByTables((text) => namedIn(lookUps().lasting, text));

/** Words that say by themselves that a condition lasts, and those that say that this is but one bout of it. */
const LASTS =
  /\b(?:chronic|congenital|hereditary|familial|inherited|malignant|carcinoma|adenocarcinoma|lymphoma|leuka?emia|myeloma|dystrophy|dementia|sclerosis|cirrhosis|developmental|neuropathy|retinopathy|nephropathy|cardiomyopathy|osteoarthritis|spondylosis|lymphoedema|lymphedema|fibrosis|hypertrophy|arthropathy|deafness|hearing loss|osteoporosis|scoliosis|glaucoma|insufficiency|stenosis|regurgitation|aneurysm|disability|incontinence|prolapse)\b/i;
const BOUT = /\b(?:acute|exacerbation|flare|attack|episode|history of|screening|risk|suspected|infective)\b|^h\/o\b/i;

/** True where the words tell that the condition lasts, whichever it is. */
export const lasts = rememberedByTables((text): boolean => LASTS.test(text) && !BOUT.test(text));
