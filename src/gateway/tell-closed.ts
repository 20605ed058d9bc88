/** Is an attempt that ended closed put on record, where that can still be done? */
import { audit, auditSignIn, type AuditDetails } from './audit/record';
import type { Call } from './call';
import type { Session } from './ports';
import { within } from './time-limit';

/**
 * Milliseconds that an audit of what ended closed may take: it may be the very part that is down, and the user is
 * waiting.
 */
export const CLOSING_LIMIT_MS = 1_000;

/**
 * Whatever broke, the audit tells of the attempt where it still can; nothing of what broke is told, which may quote a
 * record.
 */
export async function tellClosed(call: Call, session: Session | null, error: unknown): Promise<never> {
  const told: AuditDetails = {
    succeeded: false,
    details: {
      why: 'a part of the system did not answer; nothing was shown',
      access: call.params['access'],
      provider: call.params['provider'],
    },
  };
  const telling =
    session === null ? auditSignIn(call, 'refused', null, told) : audit({ ...call, session }, 'refused', told);
  await within(CLOSING_LIMIT_MS, telling).catch(() => undefined);
  throw error;
}
