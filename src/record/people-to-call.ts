/**
 * Whom can one call about this person, and of whom has one to ask first? Never a contact that is over or that a newer
 * source calls former; never two next of kin without saying that they differ. Source: RECORD, alerts.
 */
import { isHeadedUnread } from '../domain/modifier-extensions';
import type { Detail, Entry } from './entry';
import { providersOf } from './entry-providers';

export interface Contact {
  readonly entry: Entry;
  /** “Daughter”, “Next of kin”; null where nobody says. */
  readonly relation: string | null;
  /** Null where the role is not shown it, or nobody says. */
  readonly name: string | null;
  /** Null where there is none to show, and always where one has to ask first. */
  readonly number: string | null;
  /** “Contact recorded at Parkside; ask Parkside before ringing”. */
  readonly askFirst: boolean;
}

/** A worker, team or organisation of social care: their numbers stand open. */
export interface Team {
  readonly entry: Entry;
  readonly number: string | null;
}

export interface PeopleToCall {
  readonly contacts: readonly Contact[];
  /** True where two providers name different next of kin. */
  readonly kinDiffer: boolean;
  readonly teams: readonly Team[];
}

type AlertDetail = Extract<Detail, { section: 'alerts' }>;

const ASK = /^Contact recorded at .*; ask .* before ringing$/;

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** “Next-of-Kin, Daughter: Ann EXAMPLE” in its two parts, as the reader of contacts joins them. */
function partsOf(title: string): Pick<Contact, 'relation' | 'name'> {
  const colon = title.indexOf(': ');
  if (colon >= 0) return { relation: title.slice(0, colon), name: title.slice(colon + 2) };
  return { relation: title === 'Contact' ? null : title, name: null };
}

function contactOf(entry: Entry, detail: AlertDetail): Contact {
  const askFirst = ASK.test(entry.title) || isHeadedUnread(entry.title);
  if (askFirst) return { entry, relation: null, name: null, number: null, askFirst };
  return { entry, ...partsOf(entry.title), number: detail.contact, askFirst };
}

const isKin = ({ relation }: Contact): boolean => relation !== null && /\bnext[- ]of[- ]kin\b/i.test(relation);

/** Another source of the same name says that it is over, and is not older than what says that it stands. */
const isCalledFormer = (contact: Contact, over: readonly Contact[]): boolean =>
  contact.name !== null &&
  over.some((other) => {
    if (other.name === null || plain(other.name) !== plain(contact.name ?? '')) return false;
    const since = other.entry.end ?? other.entry.date;
    const { date } = contact.entry;
    return since === null || date === null || since.sort >= date.sort;
  });

/** All that stands, contacts in the order of the record, teams with a number first. */
export function peopleToCall(entries: readonly Entry[]): PeopleToCall {
  const all = entries.flatMap((entry) =>
    entry.detail.section === 'alerts' && (entry.detail.kind === 'contact' || ASK.test(entry.title))
      ? [{ contact: contactOf(entry, entry.detail), active: entry.detail.active }]
      : [],
  );
  const over = all.filter(({ active }) => !active).map(({ contact }) => contact);
  const contacts = all
    .filter(({ active, contact }) => active && !isCalledFormer(contact, over))
    .map(({ contact }) => contact);
  const kin = contacts.filter((one) => isKin(one) && one.name !== null);
  const kinDiffer = kin.some((a) =>
    kin.some(
      (b) =>
        plain(a.name ?? '') !== plain(b.name ?? '') &&
        !providersOf(a.entry).some((provider) => providersOf(b.entry).includes(provider)),
    ),
  );
  const teams = entries.flatMap((entry): Team[] =>
    entry.detail.section === 'social-care' &&
    entry.detail.current &&
    entry.detail.kind === 'package' &&
    (entry.detail.contact !== null || /\b(?:social work|allocated|team|worker)\b/i.test(entry.title))
      ? [{ entry, number: entry.detail.contact }]
      : [],
  );
  return {
    contacts,
    kinDiffer,
    teams: teams.toSorted((a, b) => Number(b.number !== null) - Number(a.number !== null)),
  };
}
