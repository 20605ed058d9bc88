/** How does a section fill the side-by-side table: one labelled line, one value per source? */
import { formatDateTime } from '../../domain/dates/written';
import type { Fact, RecordDate } from '../entry';
import type { FactBase } from '../section';

/** One line of the table over a group; left out by `factTable` when no source says anything. */
export const factLine = <F extends FactBase>(
  label: string,
  group: readonly F[],
  value: (fact: F) => string | null,
): Fact => ({
  label,
  values: group.map((fact) => ({ provider: fact.provider.id, reference: fact.reference, value: value(fact) })),
});

export const factTable = (lines: readonly Fact[]): readonly Fact[] =>
  lines.filter((line) => line.values.some(({ value }) => value !== null));

export const dateText = (date: RecordDate | null): string | null => (date === null ? null : formatDateTime(date));
