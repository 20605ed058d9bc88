/**
 * How grave and how likely is each hazard, before its controls and with them? Proposed, and signed by nobody: a
 * clinical safety officer decides. Printed into docs/hazard-log.md from hazard-scores.csv.
 */
import { textOf } from '../documents';

/** Gravest last: one person's death or lasting harm is major, that of several is catastrophic. */
export const SEVERITIES: readonly string[] = ['minor', 'significant', 'considerable', 'major', 'catastrophic'];
/** Likeliest last. */
export const LIKELIHOODS: readonly string[] = ['very low', 'low', 'medium', 'high', 'very high'];

/** By likelihood, then severity, as the two lists run. Source: DCB0129 implementation guidance, risk matrix. */
const MATRIX: readonly (readonly number[])[] = [
  [1, 1, 2, 2, 3],
  [1, 2, 2, 3, 4],
  [2, 2, 3, 3, 4],
  [2, 3, 3, 4, 5],
  [3, 4, 4, 5, 5],
];

export interface Score {
  readonly severity: string;
  readonly likelihood: string;
}

/** 1 (acceptable) to 5 (unacceptable); NaN for words that are in neither list. */
export const riskOf = ({ severity, likelihood }: Score): number =>
  MATRIX[LIKELIHOODS.indexOf(likelihood)]?.[SEVERITIES.indexOf(severity)] ?? Number.NaN;

export interface ScoredHazard {
  readonly id: string;
  readonly initial: Score;
  readonly residual: Score;
  /** Tests that hold the control, by path. */
  readonly tests: readonly string[];
}

const [, ...LINES] = textOf('tests/kits/assurance/hazard-scores.csv').trim().split('\n');

/** In the order of the log. */
export const HAZARD_SCORES: readonly ScoredHazard[] = LINES.map((line) => {
  const [id = '', severity = '', likelihood = '', severityLeft = '', likelihoodLeft = '', tests = ''] = line.split(',');
  return {
    id,
    initial: { severity, likelihood },
    residual: { severity: severityLeft, likelihood: likelihoodLeft },
    tests: tests.split(' ').filter(Boolean),
  };
});

const words = (score: Score): string => `${score.severity} × ${score.likelihood} = **${String(riskOf(score))}**`;

/** The matrix and the scores, as they stand in docs/hazard-log.md. */
export const printedScores = (): string =>
  [
    `| likelihood ↓ severity → | ${SEVERITIES.join(' | ')} |`,
    `|---|${SEVERITIES.map(() => '---').join('|')}|`,
    ...[...LIKELIHOODS]
      .reverse()
      .map(
        (likelihood) =>
          `| ${likelihood} | ${SEVERITIES.map((severity) => riskOf({ severity, likelihood })).join(' | ')} |`,
      ),
    '',
    '| id | before its controls | with them | held by |',
    '|---|---|---|---|',
    ...HAZARD_SCORES.map(
      ({ id, initial, residual, tests }) =>
        `| ${id} | ${words(initial)} | ${words(residual)} | ${tests.map((path) => `\`${path}\``).join(', ') || '–'} |`,
    ),
    '',
  ].join('\n');
