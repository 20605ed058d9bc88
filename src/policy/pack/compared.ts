/** How do two tables differ, cell by cell, in the ways that matter to the floor and to what a pack widens? */
import type { ScopeRow } from '../tables/opt-out-scopes';

/** What of `wanted` is not in `given`. */
export const missingFrom = (given: readonly string[] = [], wanted: readonly string[] = []): readonly string[] =>
  wanted.filter((one) => !given.includes(one));

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

const SIDES = ['inside', 'outside'] as const;

/** Every question that an opt-out asks of its table. */
export const SCOPE_QUESTIONS = SIDES.flatMap((viewer) =>
  SIDES.flatMap((provider) => (['gp', 'other'] as const).map((setting) => ({ viewer, provider, setting }))),
);

/** What the first row that holds says; where none holds, suppress. */
export const scopeEffect = (
  rows: readonly ScopeRow[],
  { viewer, provider, setting }: (typeof SCOPE_QUESTIONS)[number],
): ScopeRow['effect'] =>
  rows.find(
    (row) => row.viewer === viewer && row.provider === provider && (row.setting === 'any' || row.setting === setting),
  )?.effect ?? 'suppress';
