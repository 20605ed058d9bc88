/**
 * How are lanes drawn and driven by keyboard? A grid with one tab stop: arrows go to the next cell that holds
 * something, + and − zoom.
 */
import { useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { type SectionId, SECTION_NAMES } from '../../../../domain/sections';
import { columnWords, type Lane, type LaneCell, type Span } from '../../../open-record/lanes';

interface LaneRowsProps {
  readonly lanes: readonly Lane[];
  readonly span: Span;
  readonly onChoose: (cell: LaneCell) => void;
  readonly onZoom: (closer: boolean) => void;
}

const entriesWord = (count: number): string => `${String(count)} ${count === 1 ? 'entry' : 'entries'}`;

type Place = readonly [lane: number, cell: number];

/** The cell of a lane that lies nearest to a column. */
function nearestCell(lane: Lane | undefined, column: number): number {
  let best = -1;
  lane?.cells.forEach((cell, at) => {
    const nearest = lane.cells[best];
    if (nearest === undefined || Math.abs(cell.column - column) < Math.abs(nearest.column - column)) best = at;
  });
  return best;
}

function nextPlace(lanes: readonly Lane[], [lane, cell]: Place, key: string): Place | null {
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const to = cell + (key === 'ArrowLeft' ? -1 : 1);
    return lanes[lane]?.cells[to] === undefined ? null : [lane, to];
  }
  const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  const column = lanes[lane]?.cells[cell]?.column ?? 0;
  for (let to = lane + step; step !== 0 && to >= 0 && to < lanes.length; to += step) {
    const at = nearestCell(lanes[to], column);
    if (at >= 0) return [to, at];
  }
  return null;
}

/** A few marks of time above the columns, as many as fit. */
function Scale({ span }: { readonly span: Span }) {
  const every = Math.max(1, Math.ceil(span.columns / 6));
  const marks = Array.from({ length: Math.ceil(span.columns / every) }, (_, at) => at * every).filter(
    (column) => column === 0 || column < span.columns * 0.93,
  );
  return (
    <div className="wp-lanes__scale" aria-hidden="true">
      {marks.map((column) => (
        <span key={column} style={{ left: `${String((column / span.columns) * 100)}%` }}>
          {columnWords(span, column).replace(/ to .*/, '')}
        </span>
      ))}
    </div>
  );
}

const barLabel = (section: SectionId, when: string, count: number): string =>
  `${SECTION_NAMES[section]}, ${when}: ${entriesWord(count)}`;

export function LaneRows({ lanes, span, onChoose, onZoom }: LaneRowsProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>([-1, -1]);
  const first = lanes.findIndex(({ cells }) => cells.length > 0);
  const stop: Place =
    lanes[place[0]]?.cells[place[1]] === undefined ? [first, (lanes[first]?.cells.length ?? 0) - 1] : place;
  const most = Math.max(1, ...lanes.flatMap(({ cells }) => cells.map(({ count }) => count)));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === '+' || event.key === '=' || event.key === '-') {
      event.preventDefault();
      onZoom(event.key !== '-');
      return;
    }
    const next = nextPlace(lanes, stop, event.key);
    if (next === null) return;
    event.preventDefault();
    setPlace(next);
    grid.current?.querySelector<HTMLElement>(`[data-place="${next.join(' ')}"]`)?.focus();
  };

  return (
    <div
      className="wp-lanes__grid"
      role="grid"
      aria-label="Entries by section along time"
      ref={grid}
      onKeyDown={onKeyDown}
      style={{ '--wp-columns': span.columns } as CSSProperties}
    >
      <Scale span={span} />
      {lanes.map(({ section, cells, vague }, lane) => (
        <div key={section} role="row" className="wp-lane">
          <span role="rowheader" className="wp-lane__name">
            {SECTION_NAMES[section]}
            {vague > 0 && (
              <span className="wp-lane__vague">
                {' '}
                {vague} {span.zoom === 'all' ? 'without a date' : 'dated less exactly'}
              </span>
            )}
          </span>
          <div className="wp-lane__track" role="presentation">
            {cells.map((cell, at) => (
              <span
                key={cell.column}
                role="gridcell"
                className="wp-lane__cell"
                style={{ '--wp-at': cell.column } as CSSProperties}
              >
                <button
                  type="button"
                  className="wp-lane__bar"
                  data-place={`${String(lane)} ${String(at)}`}
                  tabIndex={lane === stop[0] && at === stop[1] ? 0 : -1}
                  aria-label={barLabel(section, columnWords(span, cell.column), cell.count)}
                  title={`${columnWords(span, cell.column)}: ${String(cell.count)}`}
                  onFocus={() => {
                    setPlace([lane, at]);
                  }}
                  onClick={() => {
                    onChoose(cell);
                  }}
                >
                  <span
                    className="wp-lane__fill"
                    style={{ '--wp-share': Math.max(0.16, Math.sqrt(cell.count / most)) } as CSSProperties}
                  />
                </button>
              </span>
            ))}
            {cells.length === 0 && (
              <span role="gridcell" className="nhsuk-u-visually-hidden">
                In this stretch of time nothing is shown
              </span>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
