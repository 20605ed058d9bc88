/**
 * Which Consents speak of who decides for the person, or of what they have decided in advance? The others are not
 * carried. Source: POLICY 4.
 */
import type { CodeableConcept } from 'fhir/r4';
import { SNOMED } from './code-systems';

export interface LegalDecisionRow {
  readonly id: string;
  /** Codes of the category or scope, as `system|code`; or words of its name. */
  readonly known: 'codes' | 'words';
  readonly values: readonly string[];
  readonly why: string;
  readonly hazard: string;
}

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';

/** SNOMED CT UK; HL7 consentscope and consentcategorycodes. Powers of attorney of before 2007 still stand. */
export const LEGAL_DECISIONS: readonly LegalDecisionRow[] = [
  {
    id: 'LD-attorney',
    known: 'codes',
    values: [`${SNOMED}|816361000000101`],
    why: 'Who holds a power of attorney for health and welfare must be asked.',
    hazard: 'H-12',
  },
  {
    id: 'LD-advance',
    known: 'codes',
    values: [
      `${SNOMED}|816301000000100`,
      `${SNOMED}|1052911000000106`,
      `${TERMINOLOGY}/consentscope|adr`,
      ...['acd', 'dnr', 'hcd', 'polst'].map((code) => `${TERMINOLOGY}/consentcategorycodes|${code}`),
    ],
    why: 'What the person has decided in advance binds those who treat them.',
    hazard: 'H-12',
  },
  {
    id: 'LD-words',
    known: 'words',
    values: [
      'lasting power of attorney',
      'enduring power of attorney',
      'power of attorney',
      'LPA',
      'advance decision',
      'advance directive',
      'advanced decision',
      'advanced directive',
      'living will',
      'ADRT',
      'DNACPR',
      'do not attempt',
    ],
    why: 'Local systems say it in words alone; never where the scope is privacy or research.',
    hazard: 'H-12',
  },
];

/** A consent of these scopes is carried only where a code of its category says that it is one of the above. */
const OTHER_SCOPES: readonly string[] = ['patient-privacy', 'research'];

const CODES: ReadonlySet<string> = new Set(
  LEGAL_DECISIONS.flatMap(({ known, values }) => (known === 'codes' ? values : [])),
);
const WORDS = new RegExp(
  `\\b(?:${LEGAL_DECISIONS.flatMap(({ known, values }) => (known === 'words' ? values : [])).join('|')})\\b`,
  'i',
);

const hasCode = ({ coding = [] }: CodeableConcept): boolean =>
  coding.some(({ system, code }) => CODES.has(`${system ?? ''}|${code ?? ''}`));
const hasWords = ({ coding = [], text = '' }: CodeableConcept): boolean =>
  WORDS.test(text) || coding.some(({ display = '' }) => WORDS.test(display));

/** True where category or scope says so, by code or, outside privacy and research, in words. */
export function isLegalDecision(categories: readonly CodeableConcept[], scope: CodeableConcept | undefined): boolean {
  const told = scope === undefined ? categories : [...categories, scope];
  if (told.some(hasCode)) return true;
  const ofOtherScope = scope?.coding?.some(({ code = '' }) => OTHER_SCOPES.includes(code)) === true;
  return !ofOtherScope && told.some(hasWords);
}
