/**
 * How do levels combine? The lattice of POLICY 5 (N nothing, B nothing until emergency access, S summary, F full) and
 * the one table that says what comes of the lowest.
 */
import { LEVELS, type Level } from '../../policy/tables/label-caps';

export type Outcome = 'release' | 'summary' | 'headline' | 'withhold';

/**
 * The combining rule. The role’s cell for the section and the cell of every label that caps it are laid side by side;
 * while emergency access is open each B reads F; then the lowest counts: N < B < S < F. Exclusions are no level: they
 * were decided before, for everybody. What comes of the lowest, in any section, and for an alert that the role sees in
 * full, whose headline no label ever takes away:
 */
export const COMBINED: Readonly<Record<Level, { readonly any: Outcome; readonly alert: Outcome }>> = {
  F: { any: 'release', alert: 'release' },
  S: { any: 'summary', alert: 'headline' },
  B: { any: 'withhold', alert: 'headline' },
  N: { any: 'withhold', alert: 'headline' },
};

/**
 * INVARIANT: where one of the levels is none that is known there is no lowest, whatever stands beside it, and nothing
 * is seen.
 */
export const lowest = (levels: readonly Level[]): Level | undefined =>
  levels.every((level) => LEVELS.includes(level)) ? LEVELS.find((level) => levels.includes(level)) : undefined;

export const isLower = (level: Level, than: Level): boolean => LEVELS.indexOf(level) < LEVELS.indexOf(than);

/** A cell as it reads now: B is opened by emergency access alone, and then caps nothing. */
export const readNow = (level: Level, emergency: boolean): Level => (level === 'B' && emergency ? 'F' : level);
