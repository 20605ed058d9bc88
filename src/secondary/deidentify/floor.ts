/**
 * Which values may stand in the table of people, so that each combination is shared? First a few are withheld; beyond
 * that a whole column is made coarser. INVARIANT: what comes back leaves nobody in a combination of fewer than FLOOR.
 */
import { columnRow } from '../rules/columns';
import { FLOOR, MOST_WITHHELD_PERCENT } from '../rules/floor';
import type { Breakdown } from '../shapes/question';
import { coded, groupsAt, isLeftOut, sizesOf, textsAt, type Coded, type Combination, type Steps } from './combinations';
import { withheldOf } from './withhold';

export interface Floored {
  /** Those that are left. */
  readonly columns: readonly Breakdown[];
  /** How often each column was made coarser, those alone that were. */
  readonly steps: Readonly<Partial<Record<Breakdown, number>>>;
  /** For each combination that was given, its values in the columns that are left. */
  readonly shown: readonly (readonly string[])[];
  /** People of whom something is withheld. */
  readonly withheld: number;
}

const inSmall = (given: Coded, steps: Steps): number => {
  let people = 0;
  for (const size of sizesOf(given, groupsAt(given, steps)).values()) if (size < FLOOR) people += size;
  return people;
};

const isFew = (people: number, all: number): boolean => people * 100 <= all * MOST_WITHHELD_PERCENT;

/** The steps with the one that frees most people; null where no column can give more. */
function coarser(given: Coded, steps: Steps, kept: readonly Breakdown[]): Steps | null {
  let best: { readonly steps: Steps; readonly small: number } | null = null;
  given.columns.forEach(({ name }, at) => {
    const step = (steps[at] ?? 0) + 1;
    if (step > columnRow(name).steps || (isLeftOut(name, step) && kept.includes(name))) return;
    const next = steps.with(at, step);
    const small = inSmall(given, next);
    if (best === null || small < best.small) best = { steps: next, small };
  });
  return (best as { readonly steps: Steps } | null)?.steps ?? null;
}

function withSteps(given: Coded, steps: Steps): Floored | null {
  const shown = Array.from(given.people, (_, one) => textsAt(given, steps, one));
  const held = withheldOf(
    shown,
    given.people,
    given.columns.map(({ name }, at) => !isLeftOut(name, steps[at] ?? 0)),
  );
  if (held === null || !isFew(held.people, given.all)) return null;
  const left = given.columns.flatMap(({ name }, at) => (isLeftOut(name, steps[at] ?? 0) ? [] : [at]));
  return {
    columns: left.map((at) => given.columns[at]?.name).filter((name) => name !== undefined),
    steps: Object.fromEntries(given.columns.flatMap(({ name }, at) => (steps[at] ? [[name, steps[at]]] : []))),
    shown: held.shown.map((values) => left.map((at) => values[at] ?? '')),
    withheld: held.people,
  };
}

/** Null where no ladder leads to it without a column that a question is broken down by (`kept`). */
export function floored(
  columns: readonly Breakdown[],
  combinations: readonly Combination[],
  kept: readonly Breakdown[],
): Floored | null {
  const given = coded(columns, combinations);
  let steps: Steps | null = columns.map(() => 0);
  while (steps !== null) {
    const found: Floored | null = isFew(inSmall(given, steps), given.all) ? withSteps(given, steps) : null;
    if (found !== null) return found;
    steps = coarser(given, steps, kept);
  }
  return null;
}
