/** What is one event as it goes into the audit, and where does a decision stand in the opt-out register? */
import type { AuditEvent } from 'fhir/r4';

/** What the audit's keys are: whom it is about, and who did it. */
export interface AuditKeys {
  readonly nhsNumber?: string;
  readonly userId?: string;
}

/** One event as it goes into the audit. */
export interface AuditEntry {
  readonly event: AuditEvent;
  readonly keys: AuditKeys;
}

/** Where a decision stands in the register. */
export interface RegisterPlace {
  /** 1 for the first, without gaps. */
  readonly number: number;
  /** Of this decision and all before it. */
  readonly digest: string;
}
