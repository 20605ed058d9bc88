/** What goes into the audit for one act? Who, whose record, why, under which policy; never what was withheld (POLICY 7). */
import type { AuditEvent } from 'fhir/r4';
import { AUDIT_ACTIONS, AUDIT_ACTION_SYSTEM, ROLE_SYSTEM, USER_SYSTEM, type AuditAction } from '../../domain/audit';
import { toIso } from '../../domain/instant';
import { NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import { ROLE_NAMES, type Role } from '../../domain/roles';
import type { User } from '../config';

export interface AuditFacts {
  readonly action: AuditAction;
  readonly at: number;
  readonly user: User | null;
  readonly role: Role | null;
  readonly nhsNumber?: string;
  /** False for what was refused or failed. */
  readonly succeeded: boolean;
  readonly emergency?: boolean;
  /** By name; empty and undefined values are left out. INVARIANT: no code, no count and no name of anything withheld. */
  readonly details?: Readonly<Record<string, string | undefined>>;
}

const PURPOSE = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';

/** The FHIR R4 AuditEvent, shaped after IHE BALP (PatientRead, PatientQuery). Deterministic: equal facts give an equal event. */
export function auditEvent({ action, at, user, role, nhsNumber, succeeded, emergency = false, details = {} }: AuditFacts): AuditEvent {
  const { text, interaction, action: crude } = AUDIT_ACTIONS[action];
  const all = { organisation: user?.organisation.name, ods: user?.organisation.ods, ...details };
  const detail = Object.entries(all).flatMap(([type, valueString]) => (valueString ? [{ type, valueString }] : []));
  return {
    resourceType: 'AuditEvent',
    type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest', display: 'RESTful Operation' },
    subtype: [
      { system: 'http://hl7.org/fhir/restful-interaction', code: interaction },
      { system: AUDIT_ACTION_SYSTEM, code: action, display: text },
    ],
    action: crude,
    recorded: toIso(at),
    outcome: succeeded ? '0' : '4',
    purposeOfEvent: [{ coding: [{ system: PURPOSE, code: emergency ? 'ETREAT' : 'TREAT' }] }],
    agent: [
      {
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
        who: { identifier: { system: USER_SYSTEM, value: user?.id ?? 'nobody' }, display: user?.name ?? 'Nobody signed in' },
        ...(role ? { role: [{ coding: [{ system: ROLE_SYSTEM, code: role }], text: ROLE_NAMES[role] }] } : {}),
        requestor: true,
      },
    ],
    source: {
      observer: { display: 'Whole Picture gateway' },
      type: [{ system: 'http://terminology.hl7.org/CodeSystem/security-source-type', code: '4', display: 'Application Server' }],
    },
    entity: [
      ...(nhsNumber
        ? [
            {
              what: { identifier: { system: NHS_NUMBER_SYSTEM, value: nhsNumber } },
              type: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '1', display: 'Person' },
              role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1', display: 'Patient' },
            },
          ]
        : []),
      ...(detail.length > 0
        ? [
            {
              type: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '2', display: 'System Object' },
              detail,
            },
          ]
        : []),
    ],
  };
}
