/** When did most of it happen? One bar per year that has entries; choosing a year jumps there. */
import type { YearDensity } from '../../record/timeline-rows';

interface DensityStripProps {
  readonly years: readonly YearDensity[];
  readonly onJump: (key: string) => void;
}

export function DensityStrip({ years, onJump }: DensityStripProps) {
  const most = Math.max(1, ...years.map(({ count }) => count));
  if (years.length < 2) return null;
  return (
    <nav className="wp-density wp-screen-only" aria-label="Years">
      <ol>
        {years.map(({ year, count, key }) => (
          <li key={key}>
            <button type="button" className="wp-density__year" onClick={() => { onJump(key); }} aria-label={`${String(year)}: ${String(count)} ${count === 1 ? 'entry' : 'entries'}`}>
              <span className="wp-density__label">{year}</span>
              <svg className="wp-density__bar" viewBox="0 0 30 8" preserveAspectRatio="none" aria-hidden="true"><rect width={Math.max(2, 30 * Math.sqrt(count / most))} height="8" /></svg>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
