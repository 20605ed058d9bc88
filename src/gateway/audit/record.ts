/**
 * How does a route put on record what it is about to answer? Durable first, answer after; no audit, no answer (POLICY
 * 7).
 */
import type { AuditAction } from '../../domain/audit';
import type { Call } from '../call';
import type { AuditEntry, RegisterPlace } from '../entries';
import type { Access, Session } from '../ports';
import { placeDetails } from './place';
import { auditEvent, type AuditFacts, type Place } from './event';

export type AuditDetails = Partial<Pick<AuditFacts, 'nhsNumber' | 'emergency' | 'details' | 'query'>> & {
  readonly succeeded?: boolean;
};

/** The configured origin where there is one; a Host header is only what the sender says. */
function placeOf({ gateway, request }: Call): Place {
  const { config, ports } = gateway;
  const { hostname } = new URL(config.publicUrl ?? request.url);
  const id = ports.requestId?.() ?? null;
  return {
    instance: config.instance,
    server: hostname.replace(/^\[|\]$/g, ''),
    client: ports.addressOf?.(request) ?? null,
    ...(id === null ? {} : { request: id }),
  };
}

/** What is said of everything done within one opened record: why it is open, and under which policy. */
export function toldOfAccess(
  { gateway }: Call,
  access: Access,
  emergency: boolean,
): Pick<Required<AuditDetails>, 'nhsNumber' | 'emergency'> & {
  readonly details: NonNullable<AuditDetails['details']>;
} {
  return {
    nhsNumber: access.nhsNumber,
    emergency,
    details: {
      access: access.id,
      purpose: access.purpose,
      relationship: access.relationship,
      reason: emergency ? access.emergency?.reason : access.reason,
      emergency: emergency ? 'yes' : 'no',
      'policy version': gateway.policy.version,
      'policy digest': gateway.policy.digest,
    },
  };
}

/** Who acted, as what and where; null where nobody is signed in. */
type Actor = Pick<Session, 'user' | 'membership'>;

function entryOf(call: Call, actor: Actor | null, action: AuditAction, told: AuditDetails): AuditEntry {
  const { now } = call;
  const { nhsNumber, succeeded = true } = told;
  const { user, membership } = actor ?? { user: null, membership: null };
  const event = auditEvent({ ...told, action, at: now, user, membership, succeeded, place: placeOf(call) });
  return { event, keys: { ...(nhsNumber ? { nhsNumber } : {}), ...(actor ? { userId: actor.user.id } : {}) } };
}

async function append(call: Call, actor: Actor | null, action: AuditAction, told: AuditDetails): Promise<void> {
  const { event, keys } = entryOf(call, actor, action, told);
  await call.gateway.ports.stores.audit.append(event, keys);
}

/** What tells of a decision of the opt-out register: it is stored with it, and holds its digest. */
export const decisionEntry = (
  call: Call & { readonly session: Session },
  action: 'opted-out' | 'opted-in',
  told: AuditDetails,
  place: RegisterPlace,
): AuditEntry => entryOf(call, call.session, action, { ...told, details: { ...told.details, ...placeDetails(place) } });

/** Resolves when the event is durable; rejects when the audit cannot take it, and the caller then answers nothing. */
export const audit = (
  call: Call & { readonly session: Session },
  action: AuditAction,
  told: AuditDetails = {},
): Promise<void> => append(call, call.session, action, told);

/** The same, where nobody is signed in yet (or a session has just begun). */
export const auditSignIn = (
  call: Call,
  action: AuditAction,
  actor: Actor | null,
  told: AuditDetails = {},
): Promise<void> => append(call, actor, action, told);
