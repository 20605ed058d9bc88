/**
 * Does a code or a phrase say that resuscitation is to be attempted, or that it is not? Only where it says that and
 * nothing else; of all other words about resuscitation nobody may act without reading what was recorded.
 * (Hazard H-40.)
 */
import type { CodeableConcept } from 'fhir/r4';
import { SNOMED } from '../../../domain/code-systems';
import { list } from '../../fhir/shape';

/** `read`: that there is a form, or that it was discussed; which way it went stands elsewhere. */
export type CprSays = 'attempt' | 'do not attempt' | 'read';

export interface CprRow {
  readonly system: string;
  readonly code: string;
  readonly says: CprSays;
  readonly term: string;
  readonly source: string;
}

const SCR = 'Summary Care Record inclusion data set, CPR status; SNOMED CT';

/** One row a code; `tests` of it hold each check digit, and that the term says what the row says. */
export const CPR_DECISIONS: readonly CprRow[] = [
  {
    system: SNOMED,
    code: '450475007',
    says: 'attempt',
    term: 'For attempted cardiopulmonary resuscitation',
    source: SCR,
  },
  {
    system: SNOMED,
    code: '450476008',
    says: 'do not attempt',
    term: 'Not for attempted cardiopulmonary resuscitation',
    source: SCR,
  },
  { system: SNOMED, code: '304252001', says: 'attempt', term: 'For resuscitation', source: SCR },
  { system: SNOMED, code: '304253006', says: 'do not attempt', term: 'Not for resuscitation', source: SCR },
  { system: SNOMED, code: '304251008', says: 'read', term: 'Resuscitation status', source: 'SNOMED CT' },
  {
    system: SNOMED,
    code: '143021000119109',
    says: 'read',
    term: 'Do not resuscitate status with supporting documentation',
    source: SCR,
  },
  {
    system: SNOMED,
    code: '931761000000106',
    says: 'read',
    term: 'Discussion about do not attempt cardiopulmonary resuscitation not appropriate at this time',
    source: 'SNOMED CT UK',
  },
  {
    system: SNOMED,
    code: '845151000000104',
    says: 'read',
    term: 'Not aware of do not attempt cardiopulmonary resuscitation clinical decision',
    source: 'NHS Digital domain message specification, resuscitation status; SNOMED CT UK',
  },
  {
    system: 'http://terminology.hl7.org/CodeSystem/consentcategorycodes',
    code: 'dnr',
    says: 'read',
    term: 'Do Not Resuscitate',
    source: 'HL7 terminology, consent category codes: a document, which has to be read',
  },
];

const BY_CODE: ReadonlyMap<string, CprSays> = new Map(
  CPR_DECISIONS.map(({ system, code, says }) => [`${system}|${code}`, says]),
);

const CPR = '(?:cpr|cardio-?\\s?pulmonary resuscitation|resuscitation|resuscitate)';
const ALSO = '(?: \\((?:dnacpr|dnar|cpr)\\))?(?: (?:decision|order|status))?(?: (?:in place|made|recorded))?';

/** Whole phrases, each with one meaning and no other word beside it. */
const PHRASES: readonly (readonly [CprSays, RegExp])[] = [
  [
    'do not attempt',
    new RegExp(`^(?:dnacpr|dnar|(?:not for|do not)(?: attempt(?:ed)?)? ${CPR}|not to be resuscitated)${ALSO}$`, 'i'),
  ],
  ['attempt', new RegExp(`^(?:for|do)(?: full)?(?: attempt(?:ed)?)? ${CPR}${ALSO}$`, 'i')],
];

const ABOUT = /\b(?:dnacpr|dna-?cpr|dnar|dnr|cpr|resus|resuscitat\w*)\b/i;

const plain = (words: string): string => words.trim().replace(/\s+/g, ' ').replace(/\.$/, '');

/** What a phrase says by itself; null of every other words, whatever they are about. */
export const cprPhrase = (words: string): CprSays | null =>
  PHRASES.find(([, phrase]) => phrase.test(plain(words)))?.[0] ?? null;

/** Whether words are about resuscitation at all. */
export const isAboutCpr = (words: string): boolean => ABOUT.test(words);

/** What the table says of a code; null of every other. */
export const cprCode = (system: string | undefined, code: string | undefined): CprSays | null =>
  BY_CODE.get(`${String(system)}|${String(code)}`) ?? null;

/**
 * What a concept says in all its codings and words together; null where nothing of it is about resuscitation.
 * INVARIANT: a direction only where every code and every word of it says that one direction: anything beside it that is
 * not understood, or says otherwise, leaves it to be read.
 */
export function cprSaysOf(concept: CodeableConcept | undefined): CprSays | null {
  const said: (CprSays | null)[] = [];
  let isAbout = false;
  const hear = (words: unknown): void => {
    if (typeof words !== 'string' || words.trim() === '') return;
    isAbout ||= isAboutCpr(words);
    said.push(cprPhrase(words) ?? CPR_DECISIONS.find(({ term }) => term === plain(words))?.says ?? 'read');
  };
  for (const { system, code, display } of list(concept?.coding)) {
    const byCode = cprCode(system, code);
    if (byCode !== null) {
      isAbout = true;
      said.push(byCode);
    }
    hear(display);
  }
  hear(concept?.text);
  if (!isAbout) return null;
  const [first = 'read'] = said;
  return said.every((one) => one === first) ? first : 'read';
}
