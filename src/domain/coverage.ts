/** How does the gateway say, for one provider, what each section's silence means? Source: CONTRACT `$everything`. */
import type { OperationOutcome } from 'fhir/r4';
import { isSection, type SectionId } from './sections';

export const COVERAGE_SYSTEM = 'urn:whole-picture:coverage';

/** In order of precedence: the first that holds is the one that is said. */
export const COVERAGE_CODES = ['withheld-by-role', 'not-supplied', 'partial', 'answered', 'none-recorded'] as const;

export type CoverageCode = (typeof COVERAGE_CODES)[number];

/** Why a list was sent empty. Source: FHIR R4 list-empty-reason; GP Connect 1.6.2. */
export type EmptyList = 'nilknown' | 'notasked' | 'notstarted' | 'closed' | 'no-content-recorded';

/** What is said of a section of which nothing was released. */
export const NOTHING_TO_SHOW = 'Answered; nothing to show here.';

const EMPTY_WORDS: Readonly<Record<EmptyList, string>> = {
  nilknown: 'nil known',
  notasked: 'not asked',
  notstarted: 'not started',
  closed: 'closed',
  'no-content-recorded': 'no content recorded',
};

/**
 * The same of a list that was sent empty with the reason. INVARIANT: as its sender words it, and never as a denial: a
 * “nil known” makes no “No known allergies”.
 */
export const nothingToShow = (reasons: readonly EmptyList[]): string =>
  [NOTHING_TO_SHOW, ...[...new Set(reasons)].map((why) => `Its list was sent empty: “${EMPTY_WORDS[why]}”.`)].join(' ');

/** What such a sentence says of the list; '' where it says nothing. */
export const emptyListSaid = (text: string): string =>
  text.startsWith(NOTHING_TO_SHOW) ? text.slice(NOTHING_TO_SHOW.length).trim() : '';

/** One section's coverage at one provider; `text` is a sentence a user can read. */
export interface SectionCoverage {
  readonly section: SectionId;
  readonly code: CoverageCode;
  readonly text: string;
}

/**
 * What a provider's OperationOutcome said: coverage per section, and warnings of its own that belong to no one section.
 */
export interface StatedCoverage {
  readonly sections: readonly SectionCoverage[];
  readonly warnings: readonly string[];
  /** That the provider also holds kinds of record that are not shown here; null where it does not say so. */
  readonly notCarried: string | null;
}

/** Marks the one issue that says which kinds are not shown: the same for everybody, and no warning. */
export const NOT_CARRIED_CODE = 'not-carried';

const isCoverageCode = (value: unknown): value is CoverageCode =>
  (COVERAGE_CODES as readonly unknown[]).includes(value);

/**
 * Reads the coverage out of the one OperationOutcome of a gateway answer.
 * A section that is not stated is simply absent from `sections`: the reader must treat that as "not known", never as
 * "none".
 */
export function readCoverage(outcome: Readonly<OperationOutcome>): StatedCoverage {
  const sections: SectionCoverage[] = [];
  const warnings: string[] = [];
  let notCarried: string | null = null;
  for (const issue of outcome.issue) {
    const code = issue.details?.coding?.find((coding) => coding.system === COVERAGE_SYSTEM)?.code;
    const section = issue.expression?.[0];
    if (isSection(section) && isCoverageCode(code)) sections.push({ section, code, text: issue.diagnostics ?? '' });
    else if (code === NOT_CARRIED_CODE) notCarried = issue.diagnostics ?? null;
    else if (issue.diagnostics) warnings.push(issue.diagnostics);
  }
  return { sections, warnings, notCarried };
}
