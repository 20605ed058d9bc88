/** Which time is it from left to right? As many marks as there is room for. */
import { timeTicks } from '../views/time-axis';
import { useWidth } from '../views/use-width';
import { share, type Stretch } from './window';

/** A mark of time takes about this much room; where there is little, years stand closer. */
const tickPx = (width: number): number => (width < 400 ? 48 : 110);

export function Axis({ stretch }: { readonly stretch: Stretch }) {
  const { place, width } = useWidth();
  return (
    <div className="wp-time__row" aria-hidden="true">
      <span className="wp-time__name" />
      <div className="wp-time__axis" ref={place}>
        {timeTicks(stretch.from, stretch.to, Math.max(2, Math.floor(width / tickPx(width)))).map(({ at, text }) => (
          <span key={at} style={{ left: `${String(share(at, stretch))}%` }}>
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}
