/**
 * How does the record lie along time, section under section? The list's equal in shape: every cell leads nearer, and at
 * last into the list.
 */
import { useMemo, useState } from 'react';
import { londonDay } from '../../../../domain/dates';
import {
  columnWords,
  lanesOf,
  monthOfColumn,
  spanOf,
  ZOOMS,
  type LaneCell,
  type Span,
  type Zoom,
} from '../../../open-record/lanes';
import { useRecordOnScreen } from '../../../open-record/record-context';
import type { Line } from '../../../open-record/timeline-rows';
import { LaneRows } from './LaneRows';

interface LanesProps {
  readonly lines: readonly Line[];
  /** Shows this entry's place in the list. */
  readonly onShow: (key: string) => void;
}

const ZOOM_WORDS: Readonly<Record<Zoom, string>> = {
  all: 'All years',
  decade: '10 years',
  years: '2 years',
  month: '1 month',
};
/** How far a step earlier or later goes, in months. */
const STEPS: Readonly<Record<Zoom, number>> = { all: 0, decade: 60, years: 12, month: 1 };

const nearer = (zoom: Zoom): Zoom | null => ZOOMS[ZOOMS.indexOf(zoom) + 1] ?? null;
const farther = (zoom: Zoom): Zoom | null => ZOOMS[ZOOMS.indexOf(zoom) - 1] ?? null;

const spanWords = (span: Span): string =>
  span.columns === 1
    ? columnWords(span, 0)
    : `${columnWords(span, 0).replace(/ to .*/, '')} to ${columnWords(span, span.columns - 1).replace(/.* to /, '')}`;

export function Lanes({ lines, onShow }: LanesProps) {
  const { openedAt } = useRecordOnScreen();
  const [{ zoom, around }, setPlace] = useState(() => {
    const { year, month } = londonDay(openedAt);
    return { zoom: 'all' as Zoom, around: year * 12 + month - 1 };
  });
  const span = useMemo(() => spanOf(zoom, lines, around), [zoom, lines, around]);
  const lanes = useMemo(() => lanesOf(lines, span), [lines, span]);
  const choose = ({ column, key }: LaneCell): void => {
    const next = nearer(zoom);
    if (next === null) onShow(key);
    else setPlace({ zoom: next, around: monthOfColumn(span, column) });
  };
  const step = (by: number): void => {
    setPlace({ zoom, around: around + by * STEPS[zoom] });
  };
  const zoomTo = (next: Zoom | null): void => {
    if (next !== null) setPlace({ zoom: next, around });
  };
  const outside = lanes.reduce((sum, lane) => sum + lane.outside, 0);
  return (
    <div className="wp-lanes">
      <div className="wp-lanes__tools" role="group" aria-label="Zoom">
        {ZOOMS.map((one) => (
          <button
            key={one}
            type="button"
            className="wp-chip"
            aria-pressed={one === zoom}
            onClick={() => {
              zoomTo(one);
            }}
          >
            {ZOOM_WORDS[one]}
          </button>
        ))}
        {zoom !== 'all' && (
          <>
            <button
              type="button"
              className="wp-chip"
              onClick={() => {
                step(-1);
              }}
            >
              Earlier
            </button>
            <button
              type="button"
              className="wp-chip"
              onClick={() => {
                step(1);
              }}
            >
              Later
            </button>
          </>
        )}
        <span className="wp-lanes__span" role="status">
          {spanWords(span)}
          {outside > 0 && ` · ${String(outside)} before or after`}
        </span>
      </div>
      <LaneRows
        lanes={lanes}
        span={span}
        onChoose={choose}
        onZoom={(closer) => {
          zoomTo(closer ? nearer(zoom) : farther(zoom));
        }}
      />
      <p className="wp-lanes__note">
        Click or press Enter to zoom in, and from a day into the list. The list holds the same entries in words.
      </p>
    </div>
  );
}
