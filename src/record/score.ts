/** How well does the merge agree with what is known to be true? Pairwise precision and recall, section by section. */
import type { Entry } from './entry';
import type { SectionId } from '../domain/sections';

/** Two references, `provider/Type/id`, in alphabetical order. */
export type Pair = readonly [string, string];

export interface SectionScore {
  readonly section: SectionId;
  /** Pairs that are one fact in truth. */
  readonly labelled: number;
  /** Pairs that the merge put on one line. */
  readonly joined: number;
  readonly precision: number;
  readonly recall: number;
  /** Joined and not one: a false merge hides a fact. */
  readonly wrong: readonly Pair[];
  /** One and not joined: a missed merge repeats a fact. */
  readonly missed: readonly Pair[];
}

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function pairsOf(references: readonly string[]): readonly string[] {
  const distinct = [...new Set(references)];
  return distinct.flatMap((a, i) => distinct.slice(i + 1).map((b) => pairKey(a, b)));
}

const toPair = (key: string): Pair => key.split(' ') as unknown as Pair;

/** A ratio of nothing is whole: no pair was there to be got wrong. */
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/**
 * Scores one or several records' entries against groups that are each one fact. A reference that stands in no group is
 * a fact of its own; a group's references that no entry holds are not counted, since the merge was never given them.
 */
export function scoreEntries(entries: readonly Entry[], same: readonly (readonly string[])[]): readonly SectionScore[] {
  const sectionOf = new Map<string, SectionId>();
  const joined = new Map<SectionId, Set<string>>();
  for (const { section, sources } of entries) {
    const references = sources.map(({ provider, reference }) => `${provider}/${reference}`);
    for (const reference of references) sectionOf.set(reference, section);
    const pairs = joined.get(section) ?? new Set<string>();
    for (const pair of pairsOf(references)) pairs.add(pair);
    joined.set(section, pairs);
  }
  const labelled = new Map<SectionId, Set<string>>();
  for (const group of same) {
    for (const pair of pairsOf(group.filter((reference) => sectionOf.has(reference)))) {
      const section = sectionOf.get(toPair(pair)[0]);
      if (section === undefined) continue;
      const pairs = labelled.get(section) ?? new Set<string>();
      labelled.set(section, pairs.add(pair));
    }
  }
  return [...new Set([...joined.keys(), ...labelled.keys()])].sort().map((section) => {
    const joins = [...(joined.get(section) ?? [])];
    const truth = labelled.get(section) ?? new Set<string>();
    const right = joins.filter((pair) => truth.has(pair)).length;
    return {
      section,
      labelled: truth.size,
      joined: joins.length,
      precision: ratio(right, joins.length),
      recall: ratio(right, truth.size),
      wrong: joins.filter((pair) => !truth.has(pair)).map(toPair),
      missed: [...truth].filter((pair) => !joins.includes(pair)).map(toPair),
    };
  });
}

/** One line per section, and one for each failing pair with what `why` says of it. */
export const scoreText = (scores: readonly SectionScore[], why: (pair: Pair) => string = () => ''): string =>
  scores
    .flatMap(({ section, labelled, joined, precision, recall, wrong, missed }) => [
      `${section.padEnd(14)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} ` +
        `(${labelled} labelled, ${joined} joined)`,
      ...wrong.map((pair) => failing('wrong ', pair, why)),
      ...missed.map((pair) => failing('missed', pair, why)),
    ])
    .join('\n');

const failing = (word: string, pair: Pair, why: (pair: Pair) => string): string =>
  `  ${word}  ${[pair.join(' + '), why(pair)].filter((part) => part !== '').join(': ')}`;
