/** The opt-out desk’s cases, as long as the page or the test lives. */
import { WAITING_STATES } from '../domain/opt-out-desk';
import type { CaseStore, ListedCase, RegisterReader, StoredConsent } from './ports';

const waits = ({ state }: Pick<ListedCase, 'state'>): boolean => WAITING_STATES.includes(state);
const isOverdue = (one: ListedCase, today: string): boolean => waits(one) && one.due !== null && one.due < today;

/** A fresh, empty store. */
export function createMemoryCases(): CaseStore {
  let rows: readonly ListedCase[] = [];
  const people = new Map<string, ReadonlySet<string>>();
  const told = new Set<string>();
  const find = (is: (one: ListedCase) => boolean): Promise<ListedCase | null> =>
    Promise.resolve([...rows].reverse().find(is) ?? null);
  const concerns = (id: string, who: readonly string[]): void => {
    people.set(id, new Set([...(people.get(id) ?? []), ...who]));
  };
  const isAbout = (id: string, who: string): boolean => people.get(id)?.has(who) ?? false;
  return {
    add(one, who) {
      if (rows.some(({ reference }) => reference === one.reference)) return Promise.resolve('reference-taken');
      if (waits(one) && one.content !== null && rows.some((other) => waits(other) && other.content === one.content))
        return Promise.resolve('waiting-already');
      rows = [...rows, { ...one, seq: rows.length + 1 }];
      concerns(one.id, who);
      return Promise.resolve('added');
    },
    get: (id) => find((one) => one.id === id),
    byReference: (reference) => find((one) => one.reference === reference),
    byDecision: (decision) => Promise.resolve(rows.find((one) => one.decision === decision) ?? null),
    withContent: (content) => find((one) => one.content === content),
    ofPerson: (person) => Promise.resolve(rows.filter(({ id }) => isAbout(id, person)).reverse()),
    list({ states, order, count, before = Number.POSITIVE_INFINITY }) {
      const found = rows.filter(({ state, seq }) => states.includes(state) && seq < before);
      const byDue = (a: ListedCase, b: ListedCase): number => (a.due ?? '').localeCompare(b.due ?? '');
      return Promise.resolve((order === 'due' ? [...found].sort(byDue) : [...found].reverse()).slice(0, count));
    },
    heldAmong: (who) =>
      Promise.resolve(rows.some(({ id, state }) => state === 'held' && who.some((one) => isAbout(id, one)))),
    replace(one, version, who = []) {
      const at = rows.findIndex((other) => other.id === one.id && other.version === version);
      if (at < 0) return Promise.resolve(false);
      rows = rows.map((row, index) => (index === at ? { ...one, seq: row.seq, version: version + 1 } : row));
      concerns(one.id, who);
      return Promise.resolve(true);
    },
    overdue: (today) => Promise.resolve(rows.filter((one) => isOverdue(one, today) && !told.has(one.id))),
    told: (id) => Promise.resolve(void told.add(id)),
    counts: (today) =>
      Promise.resolve({
        open: rows.filter(({ state }) => state === 'received-whole').length,
        held: rows.filter(({ state }) => state === 'held').length,
        overdue: rows.filter((one) => isOverdue(one, today)).length,
      }),
  };
}

/** Reads the decisions of a register in memory; a decision’s place is its number in the order of storing. */
export const createMemoryRegister = (consents: readonly StoredConsent[]): RegisterReader => ({
  decisions: (after, count) =>
    Promise.resolve(consents.map((one, at) => ({ ...one, seq: at + 1 })).slice(after, after + count)),
});
