/** What may a question of this request and this data set say? Everything else is refused by name. */
import type { Breakdown, Window } from '../shapes/question';
import type { Precision } from '../shapes/request';

export interface Allowed {
  readonly questions: readonly string[];
  readonly by: readonly Breakdown[];
  /** Columns that the data set holds: a population may be drawn by these. */
  readonly columns: readonly Breakdown[];
  readonly concepts: readonly string[];
  readonly precision: Precision;
  readonly period: Window;
  /** The instance's index date: the ages of the data set are of this day. */
  readonly index: string;
  /** Lower edges of the age bands of the data set. */
  readonly ageEdges: readonly number[];
}
