/** Alerts, openings and the list in memory, for the page and for tests: by the same rules as in the database. */
import type { Alert } from '../domain/alerts';
import type { AuditPage } from './ports';
import type {
  AlertGroupRow,
  AlertGrouping,
  AlertQuery,
  AlertRow,
  AlertStore,
  Opening,
  OpeningStore,
  StoredAlert,
  WatchStore,
} from './privacy-ports';

const keyOf = ({ stored: { alert, personKey, userKey } }: AlertRow, by: AlertGrouping): string =>
  (by === 'person' ? personKey : userKey) ?? alert.id;

function isFor({ alert, audience = 'instance' }: StoredAlert, { organisation, keepsList }: AlertQuery): boolean {
  if (audience === 'everyone') return true;
  if (audience === 'list-officers') return keepsList;
  return organisation === null || (audience === 'organisation' && alert.organisation?.ods === organisation);
}

function meets(row: AlertRow, query: AlertQuery): boolean {
  const open = row.stored.alert.acknowledgedAt === undefined;
  return (
    (query.state === 'all' || (query.state === 'open') === open) &&
    isFor(row.stored, query) &&
    (query.group === undefined || keyOf(row, query.group.by) === query.group.key)
  );
}

const cut = <R extends AlertRow>(rows: readonly R[], { count, after = Infinity }: AuditPage): readonly R[] =>
  rows.filter(({ seq }) => seq < after).slice(0, count);

export function memoryAlerts(): AlertStore {
  const kept = new Map<string, AlertRow>();
  const found = (query: AlertQuery): readonly AlertRow[] =>
    [...kept.values()].reverse().filter((row) => meets(row, query));
  const put = (row: AlertRow, alert: Alert): Alert => {
    kept.set(alert.id, { ...row, stored: { ...row.stored, alert } });
    return alert;
  };
  return {
    add(alert, more = {}) {
      if (kept.has(alert.id)) return Promise.resolve(false);
      kept.set(alert.id, { seq: kept.size + 1, stored: { ...more, alert } });
      return Promise.resolve(true);
    },
    list: () => Promise.resolve([...kept.values()].reverse().map(({ stored }) => stored.alert)),
    page: (query, page) => Promise.resolve(cut(found(query), page)),
    groups(query, by, page) {
      const groups = new Map<string, AlertGroupRow>();
      for (const row of found(query)) {
        const key = keyOf(row, by);
        const newest = groups.get(key) ?? { ...row, key, count: 0 };
        groups.set(key, { ...newest, count: newest.count + 1 });
      }
      return Promise.resolve(cut([...groups.values()], page));
    },
    countOpen: (query) => Promise.resolve(found({ ...query, state: 'open' }).length),
    get: (id) => Promise.resolve(kept.get(id)?.stored ?? null),
    acknowledge(id, by, at, told = {}) {
      const row = kept.get(id);
      if (row === undefined) return Promise.resolve(null);
      const { alert } = row.stored;
      if (alert.acknowledgedAt !== undefined) return Promise.resolve(alert);
      return Promise.resolve(put(row, { ...alert, ...told, acknowledgedBy: by, acknowledgedAt: at }));
    },
    tellWhy(access, why) {
      for (const row of kept.values()) if (row.stored.access === access) put(row, { ...row.stored.alert, why });
      return Promise.resolve();
    },
  };
}

export function memoryOpenings(): OpeningStore {
  const all: Opening[] = [];
  const since = (moment: number): readonly Opening[] => all.filter(({ at }) => at >= moment);
  return {
    note: (opening) => (all.push(opening), Promise.resolve()),
    unrelated(personKey, moment) {
      const found = since(moment).filter((one) => one.personKey === personKey && !one.related);
      return Promise.resolve({
        users: new Set(found.map(({ userId }) => userId)).size,
        organisations: new Set(found.map(({ ods }) => ods)).size,
      });
    },
    byUser: ({ userId, role, ods }, moment) =>
      Promise.resolve(
        since(moment).filter((one) => one.userId === userId && one.role === role && one.ods === ods).length,
      ),
    byColleagues(role, ods, moment) {
      const counts = new Map<string, number>();
      for (const one of since(moment))
        if (one.role === role && one.ods === ods) counts.set(one.userId, (counts.get(one.userId) ?? 0) + 1);
      return Promise.resolve(counts);
    },
  };
}

export function memoryWatched(): WatchStore {
  const people = new Map<string, { readonly addedAt: string; readonly addedBy: string; readonly entry: string }>();
  return {
    add(personKeys, { at, name }) {
      const entry = personKeys[0] ?? '';
      for (const key of personKeys) if (!people.has(key)) people.set(key, { addedAt: at, addedBy: name, entry });
      return Promise.resolve();
    },
    remove(personKeys) {
      for (const key of personKeys) people.delete(key);
      return Promise.resolve();
    },
    has: (personKeys) => Promise.resolve(personKeys.some((key) => people.has(key))),
    list: () =>
      Promise.resolve(
        [...people]
          .filter(([key, { entry }]) => key === entry)
          .map(([, { addedAt, addedBy }]) => ({ addedAt, addedBy }))
          .reverse(),
      ),
  };
}
