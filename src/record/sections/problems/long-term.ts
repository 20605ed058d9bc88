/** Which long-term condition does a concept name, by whichever code or words? */
import type { CodeableConcept } from 'fhir/r4';
import { ICD10, READ_V2, SNOMED, canonicalSystem } from '../../../domain/code-systems';
import { ACUTE_CONDITIONS } from '../../codes/acute-conditions';
import { COMMON_CONDITIONS } from '../../codes/common-conditions';
import { LONG_TERM_CONDITIONS } from '../../codes/conditions';
import { codingsOf, conceptText } from '../../fhir/concept';
import { remembered } from '../../../domain/remembered';
import { LONGEST_NAME, phraseKey } from '../../fhir/wording';

/** The American edition says the same with the few codes that are listed. */
const ICD10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';

const read = (code: string): string => code.slice(0, 5).replace(/\.+$/, '');
/** ICD-10 as the NHS writes it: `I48X` is `I48`, dots do not matter. */
const icd = (code: string): string => code.toUpperCase().replace(/[.\s]/g, '').replace(/X$/, '');

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

const BY_CODE = new Map<string, readonly string[]>();
const BY_PHRASE = new Map<string, readonly string[]>();
/** Those told by name, whatever code stands beside it. */
const LASTING = new Map<string, readonly string[]>();
const NOTHING: readonly string[] = [];
for (const { name, snomed, icd10, read: readCodes, also, byName } of LONG_TERM_CONDITIONS) {
  const codes = [
    ...snomed.map((code) => `sct|${code}`),
    ...icd10.map((code) => `icd|${code}`),
    ...readCodes.map((code) => `read|${code}`),
  ];
  for (const code of codes) BY_CODE.set(code, [...(BY_CODE.get(code) ?? NOTHING), name]);
  for (const words of [name, ...also]) {
    BY_PHRASE.set(phraseKey(words), [name]);
    // Without an id of its own a SNOMED CT code beside the words cannot be told from it, so the words speak.
    if (byName || snomed.length === 0) LASTING.set(phraseKey(words), [name]);
  }
}

const ACUTE_BY_CODE = new Map<string, readonly string[]>();
const ACUTE_BY_PHRASE = new Map<string, readonly string[]>();
/** Acute conditions told by their words, whatever code stands beside them. */
const ACUTE_NAMED = new Map<string, readonly string[]>();
for (const { name, codes, names } of ACUTE_CONDITIONS) {
  for (const code of codes) ACUTE_BY_CODE.set(code, [...(ACUTE_BY_CODE.get(code) ?? NOTHING), `acute|${name}`]);
  const unlisted = !codes.some((code) => code.startsWith('sct|'));
  for (const words of names) {
    ACUTE_BY_PHRASE.set(phraseKey(words), [`acute|${name}`]);
    if (unlisted) ACUTE_NAMED.set(phraseKey(words), [`acute|${name}`]);
  }
}

const addCode = (codes: Map<string, readonly string[]>, code: string, name: string): void => {
  const known = codes.get(code) ?? NOTHING;
  if (!known.includes(name)) codes.set(code, [...known, name]);
};
/** What the first table lists under an id and by its codes alone stays so, in whichever wording comes to the same. */
const BY_CODE_FIRST = new Set(
  LONG_TERM_CONDITIONS.flatMap(({ name, also }) => [name, ...also])
    .map(phraseKey)
    .filter((key) => !LASTING.has(key)),
);
for (const { name, lasts: long, icd10, names } of COMMON_CONDITIONS) {
  const said = long ? name : `acute|${name}`;
  for (const code of icd10) addCode(long ? BY_CODE : ACUTE_BY_CODE, `icd|${code}`, said);
  for (const key of names.map(phraseKey)) {
    (long ? BY_PHRASE : ACUTE_BY_PHRASE).set(key, [said]);
    if (!BY_CODE_FIRST.has(key)) (long ? LASTING : ACUTE_NAMED).set(key, [said]);
  }
}

/**
 * The acute conditions that codes or, where no SNOMED CT or ICD-10 code says something else, words name (those of the
 * common conditions always): almost always none or one, as a code of its own.
 */
export function acuteNames(codes: readonly string[], text: string): readonly string[] {
  for (const code of codes) {
    const known = ACUTE_BY_CODE.get(code);
    if (known !== undefined) return known;
  }
  return namedIn(codes.some((code) => /^(?:sct|icd)\|/.test(code)) ? ACUTE_NAMED : ACUTE_BY_PHRASE, text);
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
  for (const code of codes) {
    const known = BY_CODE.get(code);
    if (known !== undefined) return known;
  }
  const text = conceptText(concept)?.replace(NOT_CERTAIN, '');
  if (text === undefined) return NOTHING;
  return (codes.some((code) => /^(?:sct|icd)\|/.test(code)) ? lastingNamed : conditionNamed)(text);
}

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
  const direct = known.get(phraseKey(whole)) ?? (bracketsAbbreviate(text) ? known.get(phraseKey(bare)) : undefined);
  if (direct !== undefined) return direct;
  // `OSA (obstructive sleep apnoea)`: the abbreviation stands first and its words in the brackets.
  const spelt = /^([A-Z][A-Z0-9]{1,5}) \(([^()]+)\)$/.exec(text)?.[2];
  if (spelt !== undefined) return known.get(phraseKey(spelt)) ?? NOTHING;
  if (left === undefined || right === undefined) return NOTHING;
  if (ABBREVIATION.test(left.trim())) return known.get(phraseKey(right)) ?? NOTHING;
  return ABBREVIATION.test(right.trim()) ? (known.get(phraseKey(left)) ?? NOTHING) : NOTHING;
}

const bracketsAbbreviate = (text: string): boolean => {
  const inside = /[([]([^()[\]]*)[)\]]/.exec(text)?.[1]?.trim() ?? '';
  return (
    ABBREVIATION.test(inside) ||
    /^(?:disorder|finding|situation|X|D|M|V)$/.test(inside) ||
    /^[A-Z][0-9A-Z.]{2,6}$/.test(inside)
  );
};

const conditionNamed = remembered((text) => namedIn(BY_PHRASE, text));
const lastingNamed = remembered((text) => namedIn(LASTING, text));

/** Words that say by themselves that a condition lasts, and those that say that this is but one bout of it. */
const LASTS =
  /\b(?:chronic|congenital|hereditary|familial|inherited|malignant|carcinoma|adenocarcinoma|lymphoma|leuka?emia|myeloma|dystrophy|dementia|sclerosis|cirrhosis|neuropathy|retinopathy|nephropathy|cardiomyopathy|osteoarthritis|spondylosis|lymphoedema|lymphedema|fibrosis|hypertrophy|arthropathy|deafness|hearing loss|osteoporosis|scoliosis|glaucoma|insufficiency|stenosis|regurgitation|aneurysm|disability|incontinence|prolapse)\b/i;
const BOUT = /\b(?:acute|exacerbation|flare|attack|episode|history of|screening|risk|suspected|infective)\b|^h\/o\b/i;

/** True where the words tell that the condition lasts, whichever it is. */
export const lasts = remembered((text): boolean => LASTS.test(text) && !BOUT.test(text));
