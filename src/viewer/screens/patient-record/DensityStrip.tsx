/**
 * When did most of it happen? A bar for each year along one line; the strip is one control that jumps to a year, by
 * pointer or by arrow keys.
 */
import { memo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Density } from '../../open-record/density';

interface DensityStripProps {
  readonly density: Density;
  readonly onJump: (key: string) => void;
}

const HEIGHT = 20;
const WIDTH = 10;
const LABELS = 3;

const many = (count: number): string => `${String(count)} ${count === 1 ? 'entry' : 'entries'}`;

/** Roots, so that one entry is still seen beside a thousand. */
const heightOf = (count: number, most: number): number => Math.max(3, (HEIGHT - 2) * Math.sqrt(count / most));

/** To which of the years that hold something does a key lead? They stand newest first. */
function yearReached(key: string, current: number, years: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: current + 1,
    ArrowDown: current + 1,
    ArrowRight: current - 1,
    ArrowUp: current - 1,
    Home: years - 1,
    End: 0,
    Enter: current,
  };
  const to = moves[key];
  return to === undefined ? undefined : Math.min(years - 1, Math.max(0, to));
}

interface YearsProps {
  readonly years: Density['years'];
  readonly onJump: (key: string) => void;
}

function Years({ years, onJump }: YearsProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  const newest = years[0];
  const oldest = years.at(-1);
  if (newest === undefined || oldest === undefined) return null;
  const span = newest.year - oldest.year + 1;
  const most = Math.max(...years.map(({ count }) => count));
  const found = years.findIndex(({ year }) => year === chosen);
  const current = years[Math.max(0, found)] ?? newest;
  const go = (to: number | undefined): void => {
    const year = to === undefined ? undefined : years[to];
    if (year === undefined) return;
    setChosen(year.year);
    onJump(year.key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = yearReached(event.key, Math.max(0, found), years.length);
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  const onClick = ({ clientX, currentTarget }: MouseEvent): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const at = oldest.year + ((clientX - left) / Math.max(1, width)) * span - 0.5;
    const distances = years.map(({ year }) => Math.abs(year - at));
    go(distances.indexOf(Math.min(...distances)));
  };
  const labels = new Set(
    Array.from({ length: LABELS + 1 }, (_, place) => oldest.year + Math.round((place * (span - 1)) / LABELS)),
  );
  return (
    <div
      className="wp-density__years"
      role="slider"
      tabIndex={0}
      aria-label="Year"
      aria-valuemin={oldest.year}
      aria-valuemax={newest.year}
      aria-valuenow={current.year}
      aria-valuetext={`${String(current.year)}: ${many(current.count)}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <svg
        className="wp-density__bars"
        viewBox={`0 0 ${String(span * WIDTH)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {years.map(({ year, count }) => {
          const height = heightOf(count, most);
          return (
            <rect
              key={year}
              className={year === chosen ? 'wp-density__chosen' : undefined}
              x={(year - oldest.year) * WIDTH + 0.5}
              y={HEIGHT - height}
              width={WIDTH - 1}
              height={height}
            />
          );
        })}
      </svg>
      <span className="wp-density__labels" aria-hidden="true">
        {[...labels].map((year) => (
          <span key={year}>{year}</span>
        ))}
      </span>
    </div>
  );
}

export const DensityStrip = memo(function DensityStrip({
  density: { years, upcoming, undated },
  onJump,
}: DensityStripProps) {
  if (years.length + Number(upcoming !== null) + Number(undated !== null) < 2) return null;
  const lane = (words: string, key: string | null) =>
    key !== null && (
      <button
        type="button"
        className="wp-density__lane"
        onClick={() => {
          onJump(key);
        }}
      >
        {words}
      </button>
    );
  return (
    <nav className="wp-density wp-screen-only" aria-label="Years">
      {lane('No date', undated)}
      <Years years={years} onJump={onJump} />
      {lane('Upcoming', upcoming)}
    </nav>
  );
});
