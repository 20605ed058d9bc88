/** What was done, in the words that the audit is written with and read back with? Source: POLICY 7, IHE BALP. */
import type { AuditEvent } from 'fhir/r4';
import { NHS_NUMBER_SYSTEM } from './nhs-number';

export const AUDIT_ACTION_SYSTEM = 'urn:whole-picture:audit-action';
export const USER_SYSTEM = 'urn:whole-picture:user';
export const ROLE_SYSTEM = 'urn:whole-picture:role';
export const ACCESS_SYSTEM = 'urn:whole-picture:access';
export const INSTANCE_SYSTEM = 'urn:whole-picture:instance';

/** Every action that is audited, with its plain English and its FHIR RESTful interaction and CRUDE action. */
export const AUDIT_ACTIONS = {
  'signed-in': { text: 'Signed in', interaction: 'create', action: 'E' },
  'sign-in-refused': { text: 'Was refused at sign-in', interaction: 'create', action: 'E' },
  'signed-out': { text: 'Signed out', interaction: 'delete', action: 'E' },
  'role-changed': { text: 'Changed role', interaction: 'update', action: 'E' },
  'looked-up': { text: 'Looked for a person', interaction: 'search-type', action: 'E' },
  'look-up-refused': { text: 'Was refused when looking for a person', interaction: 'search-type', action: 'E' },
  'record-opened': { text: 'Opened the record', interaction: 'read', action: 'R' },
  'record-shown-again': { text: 'Came back to the open record', interaction: 'read', action: 'R' },
  'record-refused': { text: 'Was refused the record', interaction: 'read', action: 'R' },
  'provider-read': { text: 'Saw what one provider holds', interaction: 'read', action: 'R' },
  'document-read': { text: 'Opened a document', interaction: 'read', action: 'R' },
  'address-read': { text: 'Saw the address and telephone', interaction: 'read', action: 'R' },
  'address-refused': { text: 'Was refused the address and telephone', interaction: 'read', action: 'R' },
  'number-read': { text: 'Saw the number of a contact', interaction: 'read', action: 'R' },
  'pointers-searched': {
    text: 'Asked the National Record Locator who holds a record',
    interaction: 'search-type',
    action: 'E',
  },
  'provider-named': { text: 'Asked a provider by name', interaction: 'update', action: 'U' },
  'record-closed': { text: 'Closed the record', interaction: 'delete', action: 'E' },
  'emergency-opened': { text: 'Opened emergency access', interaction: 'update', action: 'E' },
  'emergency-renewed': { text: 'Renewed emergency access', interaction: 'update', action: 'E' },
  'emergency-refused': { text: 'Was refused emergency access', interaction: 'update', action: 'E' },
  'emergency-ended': { text: 'Ended emergency access', interaction: 'update', action: 'E' },
  printed: { text: 'Printed', interaction: 'read', action: 'R' },
  exported: { text: 'Took a patient summary away', interaction: 'read', action: 'R' },
  'export-refused': { text: 'Was refused a patient summary to take away', interaction: 'read', action: 'R' },
  reported: { text: 'Reported something wrong', interaction: 'create', action: 'C' },
  'opted-out': { text: 'Recorded an opt-out', interaction: 'create', action: 'C' },
  'opted-in': { text: 'Recorded that the person opted back in', interaction: 'create', action: 'C' },
  'opt-out-refused': { text: 'Was refused when recording an opt-out', interaction: 'create', action: 'C' },
  'opt-out-searched': { text: 'Looked up the opt-out register', interaction: 'search-type', action: 'E' },
  'opt-out-kept': { text: 'Kept a form that demographics did not confirm', interaction: 'create', action: 'C' },
  'opt-out-held': { text: 'Held a record as opted out until it is ruled', interaction: 'create', action: 'C' },
  'opt-out-ruled': { text: 'Ruled a form on the opt-out worklist', interaction: 'update', action: 'U' },
  'opt-out-worklist-read': { text: 'Read the opt-out worklist', interaction: 'read', action: 'R' },
  'opt-out-cases-read': { text: 'Read the requests to the opt-out desk', interaction: 'read', action: 'R' },
  'opt-out-case-changed': { text: 'Noted the state of an opt-out request', interaction: 'update', action: 'U' },
  'opt-out-letter-made': { text: 'Wrote an acknowledgement to a person', interaction: 'read', action: 'R' },
  'opt-out-reviews-read': { text: 'Read the opt-outs due for review at 16', interaction: 'read', action: 'R' },
  'opt-out-register-exported': { text: 'Took the opt-out register away', interaction: 'read', action: 'R' },
  'decision-restored': {
    text: 'Brought back a decision of the opt-out register from its copy',
    interaction: 'create',
    action: 'C',
  },
  'register-sealed': { text: 'Sealed the opt-out register as it stood', interaction: 'update', action: 'U' },
  'audit-archived': { text: 'Moved the oldest part of the audit into its archive', interaction: 'update', action: 'U' },
  'database-restored': { text: 'Went on from a restored database', interaction: 'update', action: 'U' },
  'audit-searched': { text: 'Searched the audit', interaction: 'search-type', action: 'E' },
  refused: { text: 'Was refused what the role may not do', interaction: 'read', action: 'E' },
  'alerts-listed': { text: 'Read the alerts', interaction: 'read', action: 'R' },
  'reports-listed': { text: 'Read the reports', interaction: 'read', action: 'R' },
  'why-given': { text: 'Said why the record was opened', interaction: 'update', action: 'U' },
  'report-made': { text: 'Made the report of who looked', interaction: 'read', action: 'R' },
  'sessions-listed': { text: 'Read who is signed in', interaction: 'read', action: 'R' },
  'sessions-ended': { text: 'Ended somebody’s sessions', interaction: 'delete', action: 'D' },
  'list-used': { text: 'Used the list of people whose openings alert at once', interaction: 'update', action: 'E' },
  'alert-acknowledged': { text: 'Acknowledged an alert', interaction: 'update', action: 'U' },
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** One audit event as a person reads it. */
export interface AuditLine {
  readonly recorded: string;
  readonly action: string;
  readonly succeeded: boolean;
  readonly user: string;
  readonly role: string;
  readonly organisation: string;
  readonly nhsNumber: string | null;
  /** The rest, by name: purpose, relationship, reason, emergency, provider, policy version … */
  readonly details: Readonly<Record<string, string>>;
}

/** What is told by name, from every entity of the event. */
function detailsOf(event: Readonly<AuditEvent>): Readonly<Record<string, string>> {
  const details: Record<string, string> = {};
  for (const entity of event.entity ?? [])
    for (const detail of entity.detail ?? [])
      if (detail.valueString !== undefined) details[detail.type] = detail.valueString;
  return details;
}

/** Whose record it was about; null where it was about nobody's. */
function nhsNumberOf(event: Readonly<AuditEvent>): string | null {
  const identifiers = (event.entity ?? []).map(({ what }) => what?.identifier);
  return identifiers.find((identifier) => identifier?.system === NHS_NUMBER_SYSTEM)?.value ?? null;
}

/** Reads an audit event written by the gateway; parts that are missing come out as empty text, never as an error. */
export function readAuditEvent(event: Readonly<AuditEvent>): AuditLine {
  const person = event.agent.find((agent) => agent.requestor);
  const details = detailsOf(event);
  const code = event.subtype?.find((coding) => coding.system === AUDIT_ACTION_SYSTEM);
  return {
    recorded: event.recorded,
    action: code?.display ?? 'Something was done',
    succeeded: event.outcome === '0',
    user: person?.who?.display ?? '',
    role: person?.role?.[0]?.text ?? '',
    organisation: details['organisation'] ?? '',
    nhsNumber: nhsNumberOf(event),
    details,
  };
}
