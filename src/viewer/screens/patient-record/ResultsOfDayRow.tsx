/** One row for the results of a day: how many, how many out of range, and which ones it holds; it opens and closes. */
import { dayWords, foldedNames } from '../../open-record/day-results';
import type { ResultsRow } from '../../open-record/timeline-rows';
import { dayLook, RowWhen } from './TimelineRows';

interface ResultsOfDayRowProps {
  readonly row: ResultsRow;
  readonly stop: boolean;
  readonly onToggle: () => void;
}

export function ResultsOfDayRow({ row: { key, results, isOpen, on }, stop, onToggle }: ResultsOfDayRowProps) {
  const { folded } = results;
  return (
    <button
      type="button"
      className={`${dayLook(on)} wp-row-button--results`}
      data-fold-key={key}
      tabIndex={stop ? 0 : -1}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      <RowWhen on={on} />
      <span className="wp-row__kind wp-row__kind--plain">Results</span>{' '}
      <span className="wp-row__text">
        <span className="wp-row-title">{dayWords(results)}</span>
        {!isOpen && (
          <span className="wp-row-rest">
            {' '}
            {folded.length === results.all.length ? '' : `${String(folded.length)} more: `}
            {foldedNames(folded)}
          </span>
        )}
      </span>
      <span className="wp-row__sources" aria-hidden="true">
        {isOpen ? 'Fold ▴' : 'Show ▾'}
      </span>
    </button>
  );
}
