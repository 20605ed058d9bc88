/** Logouts of an identity provider in memory, over the sessions of a gateway in memory. */
import type { Session, Stores } from '../../../src/gateway/ports';
import type { LogoutStore, OverAtProvider } from '../../../server/database/logout-store';

export function memoryLogouts({ sessions, accesses }: Pick<Stores, 'sessions' | 'accesses'>): LogoutStore {
  const taken = new Set<string>();
  const remembered: (OverAtProvider & { readonly issuedAt: number; readonly until: number })[] = [];
  return {
    async end(logout, until) {
      const { issuer, sid, subject, jti, issuedAt } = logout;
      remembered.push({
        issuer,
        issuedAt,
        until: until.remembered,
        subject,
        sid,
      } as never);
      if (taken.has(jti)) return 'replayed';
      taken.add(jti);
      const meant = (await sessions.list()).filter(
        ({ vouched }: Session) =>
          vouched?.issuer === issuer &&
          (sid === undefined || vouched.sid === sid || (vouched.sid === undefined && subject !== undefined)) &&
          (subject === undefined || vouched.subject === subject),
      );
      for (const { id } of meant) {
        await accesses.removeOfSession(id);
        await sessions.remove(id);
      }
      return meant;
    },
    isOver: ({ issuer, sid, subject }, issuedAt, now) =>
      Promise.resolve(
        remembered.some(
          (one) =>
            one.issuer === issuer &&
            (one.sid === undefined || (sid === undefined && one.subject !== undefined)
              ? one.subject === subject
              : one.sid === sid) &&
            one.issuedAt >= issuedAt &&
            one.until >= now,
        ),
      ),
  };
}
