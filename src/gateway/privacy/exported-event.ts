/**
 * How does an event leave for another system? With no service named whose name tells, its subject by a keyed hash, and
 * nothing that somebody typed: the number and the words go only where whoever exports says so. (Hazard H-47.)
 */
import type { AuditEvent, AuditEventEntity } from 'fhir/r4';
import { isNhsNumber, NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import { maskedEvent, type IsNeverNamed } from '../audit/never-named';
import { REGISTER_DIGEST, REGISTER_NUMBER } from '../audit/place';
import type { AuditRow } from '../ports';
import { withoutAsked } from './events-for';
import { subjectKey } from './keyed';

/** The system of a keyed subject: the same person has the same value in every export of this instance. */
export const SUBJECT_SYSTEM = 'urn:whole-picture:subject';

/** Stands for what was given and does not leave. */
export const NOT_EXPORTED = 'given';

/**
 * Details that are words of ours, names of places and colleagues, or ids that nobody can guess. What is not listed
 * (`reason`, `note`, `signed by`, `case reference` …) may name a person, and is told as given.
 */
export const EXPORTED_DETAILS: ReadonlySet<string> = new Set([
  'access',
  'action',
  'alert',
  'asked',
  'audit lost after row',
  'audit lost up to row at least',
  'case',
  'consent',
  'decided at',
  'decision',
  'decisions brought back',
  'emergency',
  'format',
  'from',
  'kind',
  'letter',
  'ods',
  'opened for',
  'organisation',
  'origin',
  'outcome',
  'policy digest',
  'policy version',
  'provider',
  'purpose',
  REGISTER_DIGEST,
  REGISTER_NUMBER,
  'relationship',
  'released',
  'result',
  'staff named',
  'state',
  'supersedes',
  'to',
  'to ods',
  'to organisation',
  'user',
  'what',
  'why',
  'withheld by role',
]);

/** Not preceded or followed by what makes it a part of something longer, such as a digest. */
const NUMBER = /(?<![\da-z])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\da-z])/gi;
/** Whatever the list says, no NHS number is in what leaves. */
const withoutNumbers = (text: string): string =>
  text.replace(NUMBER, (found) => (isNhsNumber(found.replace(/[ -]/g, '')) ? '(NHS number)' : found));

const detailOf = (type: string, text: string): string =>
  EXPORTED_DETAILS.has(type) ? withoutNumbers(text) : NOT_EXPORTED;

/** Which fields were asked by, and of the values the keyed subject alone. */
function queryWithoutPerson(key: Uint8Array, query: string): string {
  let asked: unknown = null;
  try {
    asked = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(query), (unit) => unit.charCodeAt(0))));
  } catch {
    // what nobody can read tells nothing
  }
  const told = Object.entries(asked !== null && typeof asked === 'object' ? asked : {}).map(
    ([name, value]: [string, unknown]) => [
      name,
      name === 'nhsNumber' && typeof value === 'string' ? subjectKey(key, value.replace(/\s/g, '')) : NOT_EXPORTED,
    ],
  );
  return btoa(JSON.stringify(Object.fromEntries(told)));
}

function entityWithoutPerson(key: Uint8Array, { what, detail, query, ...rest }: AuditEventEntity): AuditEventEntity {
  const number = what?.identifier?.system === NHS_NUMBER_SYSTEM ? (what.identifier.value ?? '') : null;
  const subject = { type: 'Patient', identifier: { system: SUBJECT_SYSTEM, value: subjectKey(key, number ?? '') } };
  return {
    ...(what === undefined ? {} : { what: number === null ? what : subject }),
    ...rest,
    ...(query === undefined ? {} : { query: queryWithoutPerson(key, query) }),
    ...(detail === undefined
      ? {}
      : { detail: detail.map(({ type, valueString = '' }) => ({ type, valueString: detailOf(type, valueString) })) }),
  };
}

export interface Exporting {
  readonly neverNamed: IsNeverNamed;
  /** The instance's own key, by which subjects are told; null where the NHS number and every word go too. */
  readonly subjects: Uint8Array | null;
}

/** The event under its number in the chain. INVARIANT: the services that are not named are so with the subject too. */
export function exportedEvent({ neverNamed, subjects }: Exporting, { seq, event }: AuditRow): AuditEvent {
  const shown: AuditEvent = { ...withoutAsked(maskedEvent(neverNamed, event)), id: String(seq) };
  if (subjects === null) return shown;
  return {
    ...shown,
    ...(shown.outcomeDesc === undefined ? {} : { outcomeDesc: withoutNumbers(shown.outcomeDesc) }),
    ...(shown.entity === undefined ? {} : { entity: shown.entity.map((one) => entityWithoutPerson(subjects, one)) }),
  };
}
