/**
 * What belongs with one problem: its medicines, contacts, results and the rest? Told by what the providers link, and
 * by the reason that a medicine, a contact or a referral names.
 */
import { tiedEntries, type Tied } from './describe';
import type { Entry, WholeRecord } from './entry';
import { phraseKey } from './fhir/wording';
import { longTermOf } from './sections/problems/long-term';

/** An entry that belongs with the problem, and by whose word. */
export interface Belonging extends Tied {
  /** `linked`: its provider refers from one to the other. `words`: we know it by the words of a reason alone. */
  readonly by: 'linked' | 'words';
}

export interface ProblemLens {
  readonly problem: Entry;
  readonly medicines: readonly Belonging[];
  readonly encounters: readonly Belonging[];
  readonly results: readonly Belonging[];
  /** Appointments, referrals, procedures, letters, plans and related problems. */
  readonly others: readonly Belonging[];
}

/** By which names a condition goes: the long-term ones it may be, else its words. */
const namesOf = (text: string): readonly string[] => {
  const listed = longTermOf({ text });
  const phrase = phraseKey(text);
  return listed.length > 0 ? listed : phrase === '' ? [] : [phrase];
};

const NAMED_REASON = 'Given for it, by the reason in words';
const NOT_FOR_IT = 'Not to be given, by the reason in words';
const SEEN_FOR_IT = 'Seen for it, by the reason in words';
const ASKED_FOR_IT = 'Asked for because of it, by its words';

/** What an entry says that it is for, in words, and what it then is to the problem; null where it says nothing. */
function reasonOf({ detail, title, summary }: Entry): { readonly words: readonly string[]; relation: string } | null {
  switch (detail.section) {
    case 'medications':
      return detail.reason === null
        ? null
        : { words: [detail.reason], relation: detail.doNotGive ? NOT_FOR_IT : NAMED_REASON };
    case 'encounters':
      return detail.reason === null ? null : { words: detail.reason.split(', '), relation: SEEN_FOR_IT };
    case 'appointments':
      return detail.kind === 'referral'
        ? {
            words: [title.replace(/ (?:nurse |clinic )?referral$/i, ''), ...(summary ?? '').split(' · ')],
            relation: ASKED_FOR_IT,
          }
        : null;
    default:
      return null;
  }
}

/** Entries whose stated reason names this problem, though nothing links them. */
function inWords(problem: Entry, entries: readonly Entry[]): readonly Belonging[] {
  const names = namesOf(problem.title);
  return entries.flatMap((entry): readonly Belonging[] => {
    const reason = reasonOf(entry);
    return reason?.words.some((words) => namesOf(words).some((name) => names.includes(name))) === true
      ? [{ entry, relation: reason.relation, by: 'words' }]
      : [];
  });
}

const APART: ReadonlySet<string> = new Set(['medications', 'encounters', 'results']);

/**
 * The lens over one problem: what providers link first, then what a stated reason names. Null when the record holds no
 * such problem (any more).
 * INVARIANT: what we know by words alone says so; what merely happened at the same time is not here.
 */
export function problemLens(record: WholeRecord, id: string): ProblemLens | null {
  const problem = record.entries.find((entry) => entry.id === id && entry.section === 'problems');
  if (problem === undefined) return null;
  const linked = tiedEntries(record, id).tied.map((tied): Belonging => ({ ...tied, by: 'linked' }));
  const known = new Set(linked.map(({ entry }) => entry.id));
  const all = [...linked, ...inWords(problem, record.entries).filter(({ entry }) => !known.has(entry.id))];
  const of = (section: Entry['section']): readonly Belonging[] => all.filter(({ entry }) => entry.section === section);
  return {
    problem,
    medicines: of('medications'),
    encounters: of('encounters'),
    results: of('results'),
    others: all.filter(({ entry }) => !APART.has(entry.section)),
  };
}
