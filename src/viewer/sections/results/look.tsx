/**
 * How does a result look on the timeline? Value and unit in full, the word High or Low, the range it is measured
 * against, and the value before it.
 */
import type { RowProps, SectionLook } from '../section-look';
import { PreviousValue } from './PreviousValue';
import { ResultValue } from './ResultValue';

function ResultRow({ entry }: RowProps) {
  return (
    <>
      <span className="wp-row-title">{entry.title}</span> <ResultValue entry={entry} />
      <PreviousValue entry={entry} />
    </>
  );
}

export const results: SectionLook = {
  kind: (entry) => (entry.detail.section === 'results' && entry.detail.isReport ? 'Report' : 'Result'),
  Row: ResultRow,
};
