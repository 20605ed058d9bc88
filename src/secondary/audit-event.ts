/**
 * What goes into the audit for one act? Who, as what, on which request. INVARIANT: no NHS number, and no count of
 * people: a person is named by a keyed word alone.
 */
import type { AuditEvent } from 'fhir/r4';
import { INSTANCE_SYSTEM, ROLE_SYSTEM, USER_SYSTEM } from '../domain/audit';
import { toIso } from '../domain/instant';
import { AUDIT_ACT_SYSTEM, AUDIT_ACTS, type AuditAct } from './audit-acts';
import type { Actor } from './requests/request';

export const REQUEST_SYSTEM = 'urn:whole-picture:secondary-use-request';

/** Where nobody is signed in: an administrator's command, or the program by itself. */
export const OPERATOR = { id: 'whole-picture', name: 'Whole Picture, by command' } as const;

export interface AuditFacts {
  readonly act: AuditAct;
  readonly at: number;
  readonly actor: Actor | null;
  /** Who, where nobody is signed in; absent: nobody. */
  readonly by?: typeof OPERATOR;
  readonly request?: string;
  readonly succeeded: boolean;
  /** By name; undefined values are left out. */
  readonly details?: Readonly<Record<string, string | undefined>>;
  readonly instance: { readonly name: string; readonly region: string };
  /** The address of the connection; null where there is none. */
  readonly client: string | null;
}

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';

/** The FHIR R4 AuditEvent. Deterministic: equal facts give an equal event. */
export function auditEvent({
  act,
  at,
  actor,
  by,
  request,
  succeeded,
  details = {},
  instance,
  client,
}: AuditFacts): AuditEvent {
  const { text, interaction, action } = AUDIT_ACTS[act];
  const { id, name } = actor ?? by ?? { id: 'nobody', name: 'Nobody signed in' };
  const all = { organisation: actor?.organisation.name, ods: actor?.organisation.ods, ...details };
  const detail = Object.entries(all).flatMap(([type, valueString]) => (valueString ? [{ type, valueString }] : []));
  return {
    resourceType: 'AuditEvent',
    type: { system: `${TERMINOLOGY}/audit-event-type`, code: 'rest', display: 'RESTful Operation' },
    subtype: [
      { system: 'http://hl7.org/fhir/restful-interaction', code: interaction, display: interaction },
      { system: AUDIT_ACT_SYSTEM, code: act, display: text },
    ],
    action,
    recorded: toIso(at),
    outcome: succeeded ? '0' : '4',
    ...(!succeeded && details['why'] ? { outcomeDesc: details['why'] } : {}),
    purposeOfEvent: [{ coding: [{ system: `${TERMINOLOGY}/v3-ActReason`, code: 'HOPERAT' }] }],
    agent: [
      {
        who: { identifier: { system: USER_SYSTEM, value: id }, display: name },
        name,
        ...(actor === null
          ? {}
          : { role: [{ coding: [{ system: ROLE_SYSTEM, code: actor.role }], text: actor.role }] }),
        requestor: true,
        ...(client === null ? {} : { network: { address: client, type: '2' as const } }),
      },
    ],
    source: {
      site: instance.name,
      observer: { identifier: { system: INSTANCE_SYSTEM, value: instance.region }, display: 'Whole Picture, groups' },
      type: [{ system: `${TERMINOLOGY}/security-source-type`, code: '4', display: 'Application Server' }],
    },
    entity: [
      ...(request === undefined ? [] : [{ what: { identifier: { system: REQUEST_SYSTEM, value: request } } }]),
      ...(detail.length > 0 ? [{ detail }] : []),
    ],
  };
}
