/** What does one entry among the problems say? */
import type { RecordDate } from '../../entry';
import type { Side } from '../../../domain/sides';
import type { FactBase } from '../../section';

/** `statement`: that there are none, or not this one: never a problem, and joined with none. */
export type ProblemKind = 'problem' | 'encounter-diagnosis' | 'context' | 'family-history' | 'statement';
/** What it is read as: `confirmed` too where nothing was said, `unclear` where what was said disagrees. */
export type Certainty = 'confirmed' | 'suspected' | 'refuted' | 'unclear';

export interface ProblemFact extends FactBase {
  readonly kind: ProblemKind;
  readonly title: string;
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly codes: readonly string[];
  /** The words for comparing; empty where there are none. */
  readonly phrase: string;
  /** The long-term conditions it may be, almost always one; empty for any other condition. */
  readonly longTerm: readonly string[];
  /** Its own words say that it lasts, though it is of no listed kind. */
  readonly lasts: boolean;
  /** By whichever name it goes: `longTerm`, `acute|…`, codes and `words|…`; read only where the starts agree. */
  readonly called: readonly string[];
  /** What it is a kind of, likewise. */
  readonly wider: readonly string[];
  readonly side: Side | null;
  /** The body site for comparing, and as it was said. */
  readonly site: string | null;
  readonly siteText: string | null;
  readonly certainty: Certainty;
  /** As it was said; null where nothing was. */
  readonly certaintyText: string | null;
  readonly identity: readonly string[];
  /** Null where the source does not say. */
  readonly active: boolean | null;
  readonly status: string | null;
  readonly onset: RecordDate | null;
  readonly end: RecordDate | null;
  readonly summary: string | null;
  readonly recorder: string | null;
  readonly note: string | null;
  readonly relation: string | null;
  /** When it began and ended, where that was said in other words than one date. */
  readonly onsetText: string | null;
  readonly endText: string | null;
  readonly evidence: string | null;
  /** A negative code beside words that are none: shown as written, in quotes. */
  readonly toCheck: boolean;
  /** A statement that there are no problems at all. */
  readonly none: boolean;
}

/** What neither background nor family history says of itself. */
export const NOTHING_MORE = {
  longTerm: [],
  lasts: false,
  called: [],
  wider: [],
  certainty: 'confirmed',
  certaintyText: null,
  summary: null,
  side: null,
  site: null,
  siteText: null,
  onset: null,
  onsetText: null,
  active: null,
  end: null,
  endText: null,
  evidence: null,
  relation: null,
  toCheck: false,
  none: false,
} as const satisfies Partial<ProblemFact>;
