/** Stores that live as long as the page or the test: for the gateway mounted inside the page, never for real use. */
import type { Report } from '../domain/api';
import { USER_SYSTEM } from '../domain/audit';
import { NHS_NUMBER_SYSTEM } from '../domain/nhs-number';
import type { AuditEvent } from 'fhir/r4';
import { placeOfEvent } from './audit/never-named';
import { asWellAsked } from './as-well-asked';
import { memoryAlerts, memoryOpenings, memoryWatched } from './memory-privacy-stores';
import { createMemoryLimits } from './limit-store';
import type { LaunchStore } from './launch-ports';
import type {
  Access,
  AccessStore,
  AuditPage,
  AuditQuery,
  AuditRow,
  AuditStore,
  SeenRow,
  SeenStore,
  Session,
  SessionStore,
  StoredConsent,
  Stores,
} from './ports';
import { createMemoryCases, createMemoryRegister } from './memory-cases';

const matches = (event: AuditEvent, { nhsNumber, userId, from, to, organisation }: AuditQuery): boolean =>
  (nhsNumber === undefined ||
    (event.entity ?? []).some(
      ({ what }) => what?.identifier?.system === NHS_NUMBER_SYSTEM && what.identifier.value === nhsNumber,
    )) &&
  (userId === undefined ||
    event.agent.some(({ who }) => who?.identifier?.system === USER_SYSTEM && who.identifier.value === userId)) &&
  (from === undefined || event.recorded >= from) &&
  (to === undefined || event.recorded <= to) &&
  (organisation === undefined || placeOfEvent(event).ods === organisation);

/** The last written first, from the row before `after` on. */
function pageOf(events: readonly AuditEvent[], query: AuditQuery, { count, after }: AuditPage): readonly AuditRow[] {
  const rows: AuditRow[] = [];
  for (let seq = Math.min(after ?? Infinity, events.length + 1) - 1; seq > 0 && rows.length < count; seq -= 1) {
    const event = events[seq - 1];
    if (event !== undefined && matches(event, query)) rows.push({ seq, event });
  }
  return rows;
}

function createMemorySeen(): SeenStore {
  const prints = new Map<string, Pick<SeenRow, 'at' | 'prints'>>();
  const told = new Map<string, SeenRow>();
  const nameOf = (...parts: readonly string[]): string => JSON.stringify(parts);
  return {
    last: (scope, provider, access) =>
      Promise.resolve({
        last: prints.get(nameOf(scope, provider)) ?? null,
        told: told.get(nameOf(access, scope, provider)) ?? null,
      }),
    put(row) {
      prints.set(nameOf(row.scope, row.provider), row);
      told.set(nameOf(row.access, row.scope, row.provider), row);
      return Promise.resolve();
    },
    of: (scope, access) =>
      Promise.resolve([...told.values()].filter((row) => row.scope === scope && row.access === access)),
  };
}

/** As long as the page or the test lives, nothing is used twice. */
function createMemoryLaunches(): LaunchStore {
  const used = new Set<string>();
  return {
    use: (key) => Promise.resolve(!used.has(key) && used.add(key).has(key)),
    release: (key) => (used.delete(key), Promise.resolve()),
  };
}

const memoryAccesses = (accesses: Map<string, Access>): AccessStore => ({
  put: (access) => (accesses.set(access.id, access), Promise.resolve()),
  get: (id) => Promise.resolve(accesses.get(id) ?? null),
  replace(access) {
    const kept = accesses.get(access.id);
    if (kept !== undefined) accesses.set(access.id, asWellAsked(access, kept));
    return Promise.resolve(kept !== undefined);
  },
  askAlso(id, providers) {
    const kept = accesses.get(id);
    if (kept === undefined) return Promise.resolve(null);
    const asked = asWellAsked(kept, { asked: providers });
    accesses.set(id, asked);
    return Promise.resolve(asked);
  },
  remove: (id) => (accesses.delete(id), Promise.resolve()),
  ofSession: (sessionId) => Promise.resolve([...accesses.values()].filter((access) => access.sessionId === sessionId)),
  removeOfSession(sessionId) {
    for (const access of accesses.values()) if (access.sessionId === sessionId) accesses.delete(access.id);
    return Promise.resolve();
  },
  launchedAnew(userId, next) {
    const ended = [...accesses.values()].filter((one) => one.userId === userId && one.launched !== undefined);
    for (const { id } of ended) accesses.delete(id);
    if (next !== undefined) accesses.set(next.id, next);
    return Promise.resolve(ended);
  },
});

function memorySessions(sessions: Map<string, Session>, accesses: Map<string, Access>): SessionStore {
  const done = Promise.resolve();
  const ended = new Set<string>();
  const end = ({ id }: Session): void => {
    sessions.delete(id);
    for (const access of accesses.values()) if (access.sessionId === id) accesses.delete(access.id);
  };
  const of = (userId: string): readonly Session[] => [...sessions.values()].filter(({ user }) => user.id === userId);
  return {
    put(session, limit) {
      const counted = of(session.user.id).filter(
        ({ seenAt, startedAt }) => limit !== undefined && seenAt > limit.seenAfter && startedAt > limit.startedAfter,
      );
      const tooMany = counted.sort((a, b) => b.startedAt - a.startedAt).slice(Math.max(0, (limit?.most ?? 0) - 1));
      for (const one of tooMany) {
        end(one);
        ended.add(one.id);
      }
      sessions.set(session.id, session);
      return Promise.resolve(tooMany.length);
    },
    get: (id) => Promise.resolve(sessions.get(id) ?? null),
    endedBecause: (id) => Promise.resolve(ended.has(id) ? 'too-many-sessions' : null),
    touch(id, seenAt) {
      const session = sessions.get(id);
      if (session !== undefined) sessions.set(id, { ...session, seenAt });
      return Promise.resolve(session !== undefined);
    },
    replace: (session) =>
      Promise.resolve(sessions.has(session.id) && sessions.set(session.id, session).has(session.id)),
    remove: (id) => (sessions.delete(id), done),
    list: () => Promise.resolve([...sessions.values()]),
    removeOfUser(userId) {
      const theirs = of(userId);
      theirs.forEach(end);
      return Promise.resolve(theirs.length);
    },
  };
}

/** Fresh, empty stores. */
export function createMemoryStores(): Stores {
  const sessions = new Map<string, Session>();
  const accesses = new Map<string, Access>();
  const consents: StoredConsent[] = [];
  const events: AuditEvent[] = [];
  const reports: Report[] = [];
  const done = Promise.resolve();
  const audit: AuditStore = {
    append: (event) => (events.push(event), done),
    search: (query, page) => Promise.resolve(pageOf(events, query, page)),
  };
  return {
    sessions: memorySessions(sessions, accesses),
    accesses: memoryAccesses(accesses),
    optOuts: {
      async add(consent, told) {
        if (consents.some(({ id }) => id === consent.id)) throw new Error('this decision is stored already');
        // nothing here can be changed behind the gateway, so that no digest has to prove it
        const { event, keys } = told({ number: consents.length + 1, digest: '' });
        await audit.append(event, keys);
        consents.push(consent);
      },
      get: (id) => Promise.resolve(consents.find((consent) => consent.id === id) ?? null),
      of: (nhsNumber) => Promise.resolve(consents.filter((consent) => consent.nhsNumber === nhsNumber)),
    },
    cases: createMemoryCases(),
    register: createMemoryRegister(consents),
    audit,
    alerts: memoryAlerts(),
    openings: memoryOpenings(),
    watched: memoryWatched(),
    reports: {
      add: (report) => (reports.push(report), done),
      list: () => Promise.resolve([...reports].reverse()),
    },
    seen: createMemorySeen(),
    limits: createMemoryLimits(),
    launches: createMemoryLaunches(),
    ready: () => done,
  };
}
