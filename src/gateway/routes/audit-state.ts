/** Is the record of who looked whole, and since when is that known? `GET /api/audit/state`, for the privacy officer. */
import type { AuditState } from '../../domain/audit-state';
import { json, type Answer, type SignedInCall } from '../call';

/** INVARIANT: of the audit only its length and its soundness are told. Where there is no chain, that is said. */
export async function auditState({ gateway: { ports } }: SignedInCall): Answer {
  const [last] = await ports.stores.audit.search({}, { count: 1 });
  const entries = last?.seq ?? 0;
  const chain = ports.chainState?.();
  const answer: AuditState = chain === undefined ? { kept: false, entries } : { kept: true, entries, ...chain };
  return json(200, answer);
}
