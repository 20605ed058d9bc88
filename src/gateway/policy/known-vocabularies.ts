/**
 * Which vocabularies need no words beside their codes? Closed ones that say what sort of thing it is, and name no condition, test, treatment or
 * place: a bare code of theirs tells of no excluded category that is not in the tables here.
 */
import { LEGAL_DECISIONS } from '../../domain/legal-decisions';
import { PLAN_CODES } from '../../domain/section-of';
import { familyOf } from './code-family';
import { COMMUNICATION_NEED_CODES } from './summaries';

export interface VocabularyRow {
  /** The beginning of its address. */
  readonly start: string;
  readonly why: string;
}

export const KNOWN_VOCABULARIES: readonly VocabularyRow[] = [
  { start: 'http://terminology.hl7.org/', why: 'HL7’s own: statuses, classes, categories, roles. Source: HL7 Terminology.' },
  { start: 'http://hl7.org/fhir/', why: 'The value sets of FHIR itself, in STU3 and R4; the addresses below /sid/ are other people’s.' },
  { start: 'https://fhir.hl7.org.uk/CodeSystem/UKCore', why: 'UK Core’s own small lists: kinds of service, of contact, of delivery. Source: UK Core.' },
  { start: 'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect', why: 'Care Connect’s own small lists. Source: Care Connect.' },
  { start: 'https://fhir.nhs.uk/STU3/CodeSystem/', why: 'GP Connect’s own small lists. Source: GP Connect 1.6.2.' },
  { start: 'https://fhir.nhs.uk/CodeSystem/', why: 'NHS England’s own small lists.' },
];

const OTHERS = 'http://hl7.org/fhir/sid/';
const TABLED: ReadonlySet<string> = new Set([...Object.keys(PLAN_CODES), ...LEGAL_DECISIONS.flatMap(({ known, values }) => (known === 'codes' ? values.map((value) => value.split('|')[1] ?? value) : [])), ...COMMUNICATION_NEED_CODES]);

/** A treatment function is known by the whole of its list, in which the tables name those that tell. Source: NHS Data Dictionary. */
export function isKnownVocabulary(system: string | undefined, code: string): boolean {
  const address = (system ?? '').trim().replace(/^https?:\/\/www\./, 'http://');
  if (familyOf(system) === 'function') return true;
  if (address.startsWith(OTHERS)) return false;
  return KNOWN_VOCABULARIES.some(({ start }) => address.startsWith(start)) || TABLED.has(code.trim());
}
