/**
 * Which attendance, stay and letters are one episode of care? They stay entries of their own, linked: by what the
 * providers reference, and
 * where they reference nothing, by place and time. Source: RECORD, encounters.
 */
import { DAY_MS } from '../domain/dates/civil';
import { endOfDate } from '../domain/dates';
import { tiedEntries } from './describe';
import type { Entry, WholeRecord } from './entry';
import { providersOf } from './entry-providers';

export interface Episode {
  /** Attendances, stays and other contacts, the first first. */
  readonly contacts: readonly Entry[];
  readonly letters: readonly Entry[];
  /** Letters that no reference ties to it: found by their provider, kind and date. */
  readonly supposed: ReadonlySet<string>;
}

const PERIOD_OF_CARE = 'Period of care';

/** A period under care holds many episodes: it joins none. */
const isContact = ({ detail }: Entry): boolean => detail.section === 'encounters' && detail.kind !== PERIOD_OF_CARE;

const BY_TIME: ReadonlySet<string> = new Set(['Admission after it', 'Emergency attendance before it']);

/** More than this is no episode but a web of references. */
const MOST = 50;

function connected(record: WholeRecord, start: Entry): ReadonlyMap<string, Entry> {
  const members = new Map<string, Entry>([[start.id, start]]);
  const open = [start];
  for (let from = open.pop(); from !== undefined && members.size < MOST; from = open.pop()) {
    const { tied, near } = tiedEntries(record, from.id);
    for (const { entry } of [...tied, ...near.filter(({ relation }) => BY_TIME.has(relation))]) {
      if (members.has(entry.id) || !(isContact(entry) || entry.section === 'documents')) continue;
      members.set(entry.id, entry);
      open.push(entry);
    }
  }
  return members;
}

/** Written from the last day of a stay to two weeks after it. */
const LETTER_DAYS = 14;
const DISCHARGE = /\bdischarge\b/i;

const lastOf = ({ date, end }: Entry): number | null => (end !== null ? end.sort : date !== null ? date.sort : null);

/** A discharge letter of the same provider belongs to the stay or attendance that ended last before it. */
function supposedLetters(record: WholeRecord, contacts: readonly Entry[]): readonly Entry[] {
  const ended = record.entries.filter(
    (entry) =>
      isContact(entry) &&
      entry.detail.section === 'encounters' &&
      /stay|emergency/i.test(entry.detail.kind) &&
      lastOf(entry) !== null,
  );
  const own = new Set(contacts.map(({ id }) => id));
  return record.entries.filter((letter) => {
    if (letter.section !== 'documents' || letter.date === null || !DISCHARGE.test(letter.title)) return false;
    const written = endOfDate(letter.date);
    const from = providersOf(letter);
    const before = ended.filter((contact) => {
      const last = lastOf(contact) ?? Infinity;
      return (
        providersOf(contact).some((provider) => from.includes(provider)) &&
        last <= written &&
        written - last <= LETTER_DAYS * DAY_MS
      );
    });
    const latest = before.reduce<Entry | undefined>(
      (best, one) => (best === undefined || (lastOf(one) ?? 0) > (lastOf(best) ?? 0) ? one : best),
      undefined,
    );
    return (
      latest !== undefined &&
      own.has(latest.id) &&
      tiedEntries(record, letter.id).tied.every(({ entry }) => !isContact(entry) || own.has(entry.id))
    );
  });
}

const soonestFirst = (a: Entry, b: Entry): number =>
  (a.date?.sort ?? Infinity) - (b.date?.sort ?? Infinity) || (a.id < b.id ? -1 : 1);

/** The episode that a contact or a letter is part of; null for any other entry, and for one that stands alone. */
export function episodeOf(record: WholeRecord, id: string): Episode | null {
  const start = record.entries.find((entry) => entry.id === id && (isContact(entry) || entry.section === 'documents'));
  if (start === undefined) return null;
  const members = connected(record, start);
  const contacts = [...members.values()].filter(isContact).sort(soonestFirst);
  const supposed = supposedLetters(record, contacts).filter((letter) => !members.has(letter.id));
  const letters = [...[...members.values()].filter(({ section }) => section === 'documents'), ...supposed].sort(
    soonestFirst,
  );
  return contacts.length + letters.length < 2 || contacts.length === 0
    ? null
    : { contacts, letters, supposed: new Set(supposed.map((letter) => letter.id)) };
}
