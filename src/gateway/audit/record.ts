/** How does a route put on record what it is about to answer? Durable first, answer after; no audit, no answer (POLICY 7). */
import type { AuditAction } from '../../domain/audit';
import type { Call } from '../call';
import type { User } from '../config';
import type { Session } from '../ports';
import { auditEvent, type AuditFacts } from './event';

export type Told = Partial<Pick<AuditFacts, 'nhsNumber' | 'emergency' | 'details'>> & { readonly succeeded?: boolean };

async function append({ gateway, now }: Call, user: User | null, role: AuditFacts['role'], action: AuditAction, told: Told): Promise<void> {
  const { nhsNumber, succeeded = true } = told;
  const event = auditEvent({ ...told, action, at: now, user, role, succeeded });
  await gateway.ports.stores.audit.append(event, {
    ...(nhsNumber ? { nhsNumber } : {}),
    ...(user ? { userId: user.id } : {}),
  });
}

/** Resolves when the event is durable; rejects when the audit cannot take it, and the caller then answers nothing. */
export const audit = (call: Call & { readonly session: Session }, action: AuditAction, told: Told = {}): Promise<void> =>
  append(call, call.session.user, call.session.role, action, told);

/** The same, where nobody is signed in yet (or a session has just begun). */
export const auditSignIn = (call: Call, action: AuditAction, user: User | null, told: Told = {}): Promise<void> =>
  append(call, user, user?.role ?? null, action, told);
