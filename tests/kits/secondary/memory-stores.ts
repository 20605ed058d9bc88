/** Where do tests of routes keep things? In maps that forget with the test; each store can be taken down. */
import type { PlacedObjection, StoredAnswer, StoredBuild, Stores } from '../../../src/secondary/ports';
import type { StoredRequest } from '../../../src/secondary/requests/request';
import type { AuditRow, AuditKeys, Session, StoredAlert } from '../../../src/secondary/ports';

export type StoreName = Exclude<keyof Stores, 'ready'>;
export const STORE_NAMES: readonly StoreName[] = [
  'sessions',
  'requests',
  'answers',
  'builds',
  'objections',
  'audit',
  'alerts',
  'limits',
];

const soon = <T>(value: T): Promise<T> => Promise.resolve(structuredClone(value));

export interface MemoryStores {
  readonly stores: Stores;
  /** What was put on record, in order. */
  readonly audited: (AuditRow & { readonly keys: AuditKeys })[];
  readonly alerts: StoredAlert[];
  /** These refuse everything from now on. */
  down(names: readonly StoreName[]): void;
}

function whole(): Omit<MemoryStores, 'down'> {
  const sessions = new Map<string, Session>();
  const requests = new Map<string, StoredRequest>();
  const answers = new Map<string, StoredAnswer>();
  const builds = new Map<string, StoredBuild>();
  const objections: PlacedObjection[] = [];
  const audited: MemoryStores['audited'] = [];
  const alerts: StoredAlert[] = [];
  const uses = new Map<string, number[]>();
  const stores: Stores = {
    sessions: {
      put: (session) => (sessions.set(session.id, session), soon(undefined)),
      get: (id) => soon(sessions.get(id) ?? null),
      touch: (id, seenAt) => {
        const session = sessions.get(id);
        if (session !== undefined) sessions.set(id, { ...session, seenAt });
        return soon(session !== undefined);
      },
      remove: (id) => (sessions.delete(id), soon(undefined)),
    },
    requests: {
      add: (request) => (requests.set(request.id, request), soon(undefined)),
      get: (id) => soon(requests.get(id) ?? null),
      list: () => soon([...requests.values()].reverse()),
      replace: (request) => {
        if (requests.get(request.id)?.version !== request.version - 1) return soon(false);
        requests.set(request.id, request);
        return soon(true);
      },
    },
    answers: {
      add: (answer) => (answers.set(answer.id, answer), soon(undefined)),
      get: (id) => soon(answers.get(id) ?? null),
      of: (request) => soon([...answers.values()].filter((one) => one.request === request)),
      settle: (answer) => {
        if (answers.get(answer.id)?.state !== 'waiting') return soon(false);
        answers.set(answer.id, answer);
        return soon(true);
      },
    },
    builds: {
      get: (id) => soon(builds.get(id) ?? null),
      put: (id, build) => (builds.set(id, build), soon(undefined)),
      running: () => soon([...builds].filter(([, { state }]) => state === 'running').map(([id]) => id)),
    },
    objections: {
      add: (one) => {
        const placed = { ...one, sequence: objections.length + 1 };
        objections.push(placed);
        return soon(placed);
      },
      get: (id) => soon(objections.find((one) => one.id === id) ?? null),
      byReference: (reference) => soon(objections.find((one) => one.reference === reference) ?? null),
      of: (nhsNumber) => soon(objections.filter((one) => one.nhsNumber === nhsNumber)),
      all: () => soon(objections),
      latestOut: () => soon(objections.findLast(({ out }) => out)?.sequence ?? 0),
      latest: () => soon(objections.at(-1)?.sequence ?? 0),
    },
    audit: {
      append: (event, keys) => (audited.push({ seq: audited.length + 1, event, keys }), soon(undefined)),
      search: ({ userId, person, request, from, to }, { count, after }) =>
        soon(
          audited
            .filter(
              ({ seq, event, keys }) =>
                (userId === undefined || keys.userId === userId) &&
                (person === undefined || keys.person === person) &&
                (request === undefined || keys.request === request) &&
                (from === undefined || event.recorded >= from) &&
                (to === undefined || event.recorded <= to) &&
                (after === undefined || seq < after),
            )
            .map(({ seq, event }) => ({ seq, event }))
            .reverse()
            .slice(0, count),
        ),
    },
    alerts: {
      add: (alert) => (alerts.push(alert), soon(undefined)),
      list: (count) => soon([...alerts].reverse().slice(0, count)),
    },
    limits: {
      note: (key, at) => (uses.set(key, [...(uses.get(key) ?? []), at]), soon(undefined)),
      since: (key, since) => soon((uses.get(key) ?? []).filter((at) => at > since)),
    },
    ready: () => soon(undefined),
  };
  return { stores, audited, alerts };
}

type Method = (...given: unknown[]) => Promise<unknown>;

export function memoryStores(): MemoryStores {
  const { stores, audited, alerts } = whole();
  let broken: readonly StoreName[] = [];
  const refuse = (): Promise<never> => Promise.reject(new Error('down'));
  const breakable = (name: StoreName): unknown =>
    Object.fromEntries(
      Object.entries(stores[name] as unknown as Record<string, Method>).map(([method, run]) => [
        method,
        (...given: unknown[]) => (broken.includes(name) ? refuse() : run(...given)),
      ]),
    );
  return {
    audited,
    alerts,
    down: (names) => {
      broken = names;
    },
    stores: {
      ...(Object.fromEntries(STORE_NAMES.map((name) => [name, breakable(name)])) as unknown as Stores),
      ready: () => (broken.length > 0 ? refuse() : stores.ready()),
    },
  };
}
