/**
 * When did most of it happen? A row per year with its months as bars; choosing a year jumps there and opens its months.
 */
import { memo, useState } from 'react';
import { parseDate } from '../../../domain/dates';
import { formatDate, formatLong } from '../../../domain/dates/written';
import type { Density, MonthDensity, YearDensity } from '../../open-record/density';

interface DensityStripProps {
  readonly density: Density;
  readonly onJump: (key: string) => void;
}

const HEIGHT = 12;
const MONTHS = 12;

const many = (count: number): string => `${String(count)} ${count === 1 ? 'entry' : 'entries'}`;

/**
 * Twelve bars; what has no month is a line under them all, never a January. Roots, so that one entry is still seen
 * beside a thousand.
 */
function Bars({ months, most }: { readonly months: readonly MonthDensity[]; readonly most: number }) {
  return (
    <svg className="wp-density__bars" viewBox={`0 0 ${String(MONTHS * 3)} ${String(HEIGHT)}`} aria-hidden="true">
      {months.map(({ month, count }) => {
        if (month === null)
          return <rect key="no month" className="wp-density__vague" y={HEIGHT - 1.5} width={MONTHS * 3} height="1.5" />;
        const height = Math.max(2, HEIGHT * Math.sqrt(count / most));
        return <rect key={month} x={(month - 1) * 3} y={HEIGHT - height} width="2.4" height={height} />;
      })}
    </svg>
  );
}

function Month({
  year,
  month,
  count,
  onJump,
}: {
  readonly year: number;
  readonly month: number | null;
  readonly count: number;
  readonly onJump: () => void;
}) {
  const date = month === null ? null : parseDate(`${String(year)}-${String(month).padStart(2, '0')}`);
  return (
    <button
      type="button"
      className="wp-density__month"
      onClick={onJump}
      aria-label={`${date === null ? `${String(year)}, month not recorded` : formatLong(date)}: ${many(count)}`}
    >
      <span>{date === null ? 'no month' : formatDate(date).slice(0, 3)}</span>{' '}
      <span className="wp-density__count">{count}</span>
    </button>
  );
}

export const DensityStrip = memo(function DensityStrip({
  density: { years, upcoming, undated },
  onJump,
}: DensityStripProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  const most = Math.max(1, ...years.flatMap(({ months }) => months.map(({ count }) => count)));
  if (years.length + Number(upcoming !== null) + Number(undated !== null) < 2) return null;
  const choose = ({ year, key }: YearDensity): void => {
    onJump(key);
    setChosen(year);
  };
  return (
    <nav className="wp-density wp-screen-only" aria-label="Years and months">
      <ol>
        {upcoming !== null && (
          <li>
            <button
              type="button"
              className="wp-density__lane"
              onClick={() => {
                onJump(upcoming);
              }}
            >
              Upcoming
            </button>
          </li>
        )}
        {years.map((year) => (
          <li key={year.year}>
            <button
              type="button"
              className="wp-density__year"
              aria-expanded={chosen === year.year}
              aria-label={`${String(year.year)}: ${many(year.count)}`}
              onClick={() => {
                if (chosen === year.year) setChosen(null);
                else choose(year);
              }}
            >
              <span>{year.year}</span>
              <Bars months={year.months} most={most} />
            </button>
            {chosen === year.year && (
              <ol className="wp-density__months">
                {year.months.map(({ month, count, key }) => (
                  <li key={month ?? 0}>
                    <Month
                      year={year.year}
                      month={month}
                      count={count}
                      onJump={() => {
                        onJump(key);
                      }}
                    />
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
        {undated !== null && (
          <li>
            <button
              type="button"
              className="wp-density__lane"
              onClick={() => {
                onJump(undated);
              }}
            >
              No date
            </button>
          </li>
        )}
      </ol>
    </nav>
  );
});
