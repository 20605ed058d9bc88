/**
 * What belongs with one problem: its medicines, contacts, results and the rest? Told by what the providers link, and
 * for medicines by the reason they name.
 */
import { tiedEntries, type Tied } from './describe';
import type { Entry, WholeRecord } from './entry';
import { phraseKey } from './fhir/wording';
import { longTermOf } from './sections/problems/long-term';

export interface ProblemLens {
  readonly problem: Entry;
  readonly medicines: readonly Tied[];
  readonly encounters: readonly Tied[];
  readonly results: readonly Tied[];
  /** Appointments, referrals, procedures, letters, plans and related problems. */
  readonly others: readonly Tied[];
}

/** By which names a condition goes: the long-term ones it may be, else its words. */
const namesOf = (text: string): readonly string[] => {
  const listed = longTermOf({ text });
  const phrase = phraseKey(text);
  return listed.length > 0 ? listed : phrase === '' ? [] : [phrase];
};

const NAMED_REASON = 'Given for it, by the reason in words';
const NOT_FOR_IT = 'Not to be given, by the reason in words';

/** Medicines whose stated reason names this problem, though nothing links them. */
function givenFor(problem: Entry, entries: readonly Entry[]): readonly Tied[] {
  const names = namesOf(problem.title);
  return entries.flatMap((entry) =>
    entry.detail.section === 'medications' &&
    entry.detail.reason !== null &&
    namesOf(entry.detail.reason).some((name) => names.includes(name))
      ? [{ entry, relation: entry.detail.doNotGive ? NOT_FOR_IT : NAMED_REASON }]
      : [],
  );
}

/** The lens over one problem; null when the record holds no such problem (any more). */
export function problemLens(record: WholeRecord, id: string): ProblemLens | null {
  const problem = record.entries.find((entry) => entry.id === id && entry.section === 'problems');
  if (problem === undefined) return null;
  const { tied } = tiedEntries(record, id);
  const linked = new Set(tied.map(({ entry }) => entry.id));
  const of = (...sections: readonly Entry['section'][]): readonly Tied[] =>
    tied.filter(({ entry }) => sections.includes(entry.section));
  return {
    problem,
    medicines: [
      ...of('medications'),
      ...givenFor(problem, record.entries).filter(({ entry }) => !linked.has(entry.id)),
    ],
    encounters: of('encounters'),
    results: of('results'),
    others: tied.filter(
      ({ entry }) => entry.section !== 'medications' && entry.section !== 'encounters' && entry.section !== 'results',
    ),
  };
}
