/** What is left of an operation's words without what senders add about the way it went, and what did they add? */
import type { CodeableConcept, Coding } from 'fhir/r4';
import { remembered } from '../../../domain/remembered';
import { codingsOf } from '../../fhir/concept';
import { LONGEST_NAME, phraseKey, sideOf } from '../../fhir/wording';
import type { Side } from '../../../domain/sides';

/** OPCS-4 as anybody names it: `https://fhir.nhs.uk/Id/opcs-4`, its OID. */
const IS_OPCS = /opcs|2\.16\.840\.1\.113883\.2\.1\.3\.2\.4\.16$/i;

export const isOpcs = ({ system }: Coding): boolean => system !== undefined && IS_OPCS.test(system);

export const opcsCode = (code: unknown): string => String(code).toUpperCase().replace(/[.\s]/g, '');

/** Chapters Y and Z say how and where, never what. Source: OPCS-4, subsidiary classifications. */
const isSubsidiary = (coding: Coding): boolean => isOpcs(coding) && /^[YZ]/.test(opcsCode(coding.code));

/**
 * INVARIANT: the code of a side or an approach is shared by operations that have nothing else in common: it joins none.
 */
export function withoutSubsidiary(concept: CodeableConcept | undefined): CodeableConcept | undefined {
  const codings = codingsOf(concept);
  return concept === undefined || !codings.some(isSubsidiary)
    ? concept
    : { ...concept, coding: codings.filter((coding) => !isSubsidiary(coding)) };
}

/** Source: OPCS-4, Z94 laterality of operation. */
const OPCS_SIDES: Readonly<Record<string, Side>> = { Z941: 'both', Z942: 'right', Z943: 'left' };

/** A note that is nothing but a side, as a GP record keeps it: `Left`, `right ear`; `left early` is none. */
const ONLY_A_SIDE = new RegExp(
  String.raw`^\W*(?:on the |the )?(?:left|right|both|bilateral|lt|rt|l|r)(?: (?:${[
    'sided?|ears?|eyes?|knees?|hips?|(?:fore)?arms?|elbows?|wrists?|hands?|thumb|finger|shoulders?|breasts?',
    'legs?|thigh|calf|ankles?|foot|feet|heel|toe|groin|kidney|lung|ovary|testis|axilla|cheek|ear canal',
  ].join('|')}))?\W*$`,
  'i',
);

/** `RT 20Gy` is radiotherapy, and no right side. */
const RADIOTHERAPY = /\bRT(?=\s*\d)|(?<=\b(?:palliative|adjuvant|radical|neoadjuvant)\s)RT\b|\bDXT\b|\bXRT\b/gi;

/** An eye in two letters, where the words are of an eye alone. */
const EYE_WORDS = /\b(?:cataract|lens|iol|phaco\w*|vitrectomy|intravitreal|trabeculectomy|capsulotomy|iridotomy)\b/i;
export const eyeSpelt = (text: string): string =>
  EYE_WORDS.test(text) ? text.replace(/\b(LE|RE)\b/, (eye) => (eye === 'LE' ? 'left eye' : 'right eye')) : text;

export const sideDone = (
  title: string,
  sites: readonly CodeableConcept[],
  code: CodeableConcept | undefined,
  notes: readonly (string | null)[],
): Side | null =>
  sideOf(eyeSpelt(title).replace(RADIOTHERAPY, 'radiotherapy'), sites) ??
  codingsOf(code).flatMap((coding) => (isOpcs(coding) ? (OPCS_SIDES[opcsCode(coding.code)] ?? []) : []))[0] ??
  notes.flatMap((note) => (note !== null && ONLY_A_SIDE.test(note) ? (sideOf(note) ?? []) : []))[0] ??
  null;

export type Approach = 'open' | 'keyhole';

const KEYHOLE = /\b(?:laparoscop\w*|lap|keyhole|key hole|robot\w*|thoracoscop\w*|arthroscop\w*|vats)\b/i;
const OPEN = /\bopen\b(?! reduction| heart)/i;

/** How it was gone about; null where nobody says, or where it was begun one way and ended another. */
export function approachOf(title: string, code: CodeableConcept | undefined): Approach | null {
  const keyhole =
    KEYHOLE.test(title) || codingsOf(code).some((one) => isOpcs(one) && /^Y7[456]/.test(opcsCode(one.code)));
  const open = OPEN.test(title);
  return keyhole === open ? null : open ? 'open' : 'keyhole';
}

/** What was done besides at an examination. */
const BESIDES: readonly (readonly [string, RegExp])[] = [
  ['biopsy', /\b(?:biops(?:y|ies)|bxs?)\b/i],
  ['polypectomy', /\bpolypectom(?:y|ies)\b|\bpolyps? remov/i],
  ['dilatation', /\bdilat(?:at)?ion\b/i],
];

export const besidesOf = (title: string): readonly string[] =>
  BESIDES.flatMap(([what, words]) => (words.test(title) ? [what] : []));

/**
 * What senders add and a name does not have: a code in words, doses and numbers, how it was guided, fixed, gone about,
 * where it was done, and that it went well. What makes it another thing (failed, removed, cancelled) stays.
 */
const ADDED: readonly (readonly [RegExp, string])[] = [
  [RADIOTHERAPY, 'radiotherapy'],
  [/^(?:psh(?:x|istory)?|pmhx?|hx|h\/o|history of)\s*(?:of\b|[:–-])?\s*/i, ' '],
  [/\s[-–]\s(?:b[1-5][ab]?(?:\s[a-z ]+)?|benign|malignant|no malignancy)$/i, ' '],
  [/\b\d{1,2} ?(?:ch|fr|french|gauge)\b|\b\d+ ?[mg]bq\b/gi, ' '],
  [/\((?:opcs|snomed|read)[^()]*\)/gi, ' '],
  [/\s[-–]\s(?:DGH|NHS|OPD|ED|MIU|DSU|ITU|HDU)$/g, ' '],
  [/\s[-–]\s(?:passed|pass|normal|negative|nad|clear|bilateral pass|clear responses? (?:in )?both ears)$/gi, ' '],
  [/\s*\((?:in |at )?(?:hosp(?:ital)?|acute|nhs|private)\)/gi, ' '],
  [/\s(?:in|at) (?:acute|(?:[\w']+ )?hospital)$/gi, ' '],
  [/\b\d+(?:\.\d+)?\s*gy\b(?:\s*\/\s*\d+\s*#?)?|\b\d+\s*(?:#|fractions?\b)/gi, ' '],
  [/\bx ?\d+\b|\b\d+ units?\b|\bday \d+\b/gi, ' '],
  [
    /\b(?:uss?|ultrasound|ct|image|x-?ray)[- ]guided\b|\bunder (?:uss?|ultrasound|ct|x-?ray) (?:guidance|control)\b/gi,
    ' ',
  ],
  [/\bunder (?:(?:general|local|spinal) ana?esthe(?:tic|sia)|ga|la|sedation)\b/gi, ' '],
  [/\b(?:not using|using|without) cement\b|\b(?:uncemented|cementless|cemented)\b/gi, ' '],
  [/\b(?:laparoscopic(?:ally)?|lap|keyhole|robotic(?:ally)?|assisted|elective|emergency|primary)\b/gi, ' '],
  [/\bopen\b(?! reduction| heart)/gi, ' '],
  [/\b(?:oral |open )?food challenge\b/gi, 'challenge'],
  [/\bant\.(?= )/gi, 'anterior'],
  [/\bnewborn blood ?spot (?:sample taken|sample|test|screening|screen)\b/gi, 'newborn bloodspot'],
  [/(?<=\b(?:picc|portacath|port-a-cath)\b.{0,40})\b(?:arm|ijv|chest)\b/gi, ' '],
  [/[,;:]/g, ' '],
  [/\s(?:negative|passed)\s*$/gi, ' '],
];

/** One word for putting in and one for making, whichever way it is said; veins and lines that the name implies. */
const VERBS: Readonly<Record<string, string>> = {
  inserted: 'insertion',
  fitted: 'insertion',
  fitting: 'insertion',
  fit: 'insertion',
  placed: 'insertion',
  placement: 'insertion',
  implantation: 'insertion',
  implanted: 'insertion',
  implant: 'insertion',
  formed: 'formation',
  created: 'formation',
  creation: 'formation',
  palliative: '',
  and: '',
  with: '',
  to: '',
  line: '',
};

/** The words that two names of one operation have in common, in a fixed order. */
export const looseKey = remembered((text) => {
  if (text.length > LONGEST_NAME) return phraseKey(text);
  const bare = ADDED.reduce((words, [added, instead]) => words.replace(added, instead), text);
  const words = phraseKey(bare)
    .split(' ')
    .map((word) => VERBS[word] ?? word)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.sort().join(' ');
});

/** A dose in gray is given by radiotherapy alone, whatever region is named. */
export const isDoseOfRadiation = (text: string): boolean =>
  /\d\s*gy\b/i.test(text) && looseKey(text).split(' ').includes('radiotherapy');

/** For what it was done, at the end of its name: `for sigmoid ca`. */
export const withoutReason = (text: string): string => text.replace(/ for [a-z ]+$/i, '');

/** `(OPCS D15.1)` in the words. */
export const opcsInWords = (text: string): string | null =>
  /\bOPCS(?:-?4)?:? ?([A-Z]\d{2}(?:\.?\d)?)\b/.exec(text)?.[1] ?? null;
