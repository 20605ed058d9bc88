/** What do the kinds of record that people miss say, all in one shape? */
import type { RecordDate } from '../../entry';
import type { FactBase, Link } from '../../section';
import type { Line } from '../care-plans/parts';

export interface OtherFact extends FactBase {
  readonly other: true;
  /** What kind of thing it is, in words: `Imaging study`. */
  readonly kind: string;
  readonly title: string;
  readonly code: { readonly system: string; readonly code: string } | null;
  /** The rest of the row. */
  readonly summary: string | null;
  readonly status: string | null;
  /** A short word where the status is not the ordinary one: `not done`, `cancelled`. */
  readonly tag: string | null;
  readonly end: RecordDate | null;
  readonly lines: readonly Line[];
  readonly identity: readonly string[];
  readonly links: readonly Link[];
}

/** What a reader of one type gives; the rest is the same for all. */
export type OtherParts = Pick<OtherFact, 'kind' | 'title' | 'date' | 'lines'> &
  Partial<Pick<OtherFact, 'code' | 'summary' | 'end' | 'links' | 'status' | 'tag'>> & {
    /** Keys by which it is known again besides its own identifiers. */
    readonly knownBy?: readonly string[];
  };

export const isOther = (fact: FactBase): fact is OtherFact => (fact as Partial<OtherFact>).other === true;
