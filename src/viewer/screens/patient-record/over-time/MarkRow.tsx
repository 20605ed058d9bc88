/** When was something done or measured? One mark to each two-hundredth of the axis: as many as can be told apart. */
import { formatDate } from '../../../../domain/dates/written';
import type { Entry } from '../../../../record/entry';
import { titleInView } from '../../../../record/safeguarding';
import { share, type Stretch } from './window';

interface MarkRowProps {
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly stretch: Stretch;
  /** Leads to the same in words. */
  readonly onList?: () => void;
}

/** True where its date is exact enough for a mark, and in this stretch of time. */
const isDrawn = ({ date }: Entry, { from, to }: Stretch): boolean =>
  date !== null && date.precision !== 'year' && date.sort >= from && date.sort <= to;

/** At each place what is out of range stands before what is not. */
function marksOf(entries: readonly Entry[], stretch: Stretch): ReadonlyMap<number, Entry> {
  const places = new Map<number, Entry>();
  for (const entry of entries) {
    if (entry.date === null || !isDrawn(entry, stretch)) continue;
    const place = Math.round(share(entry.date.sort, stretch) * 2);
    const isOut = entry.detail.section === 'results' && entry.detail.worst !== null;
    if (isOut || !places.has(place)) places.set(place, entry);
  }
  return places;
}

function lookOf({ detail }: Entry): string {
  if (detail.section !== 'results') return 'wp-time__mark';
  return `wp-time__mark ${detail.worst === null ? 'wp-time__mark--in' : 'wp-time__mark--out'}`;
}

export function MarkRow({ name, entries, stretch, onList }: MarkRowProps) {
  const drawn = entries.filter((entry) => isDrawn(entry, stretch)).length;
  const words = `${name} ${String(drawn)}${drawn < entries.length ? ` of ${String(entries.length)}` : ''}`;
  return (
    <div className="wp-time__row">
      {onList === undefined ? (
        <span className="wp-time__name">{words}</span>
      ) : (
        <button type="button" className="wp-line__open wp-time__name" onClick={onList}>
          {words}
          <span className="nhsuk-u-visually-hidden"> in this stretch of time: show the list</span>
        </button>
      )}
      <span className="wp-time__track" aria-hidden="true">
        <span className="wp-time__bar-place">
          {[...marksOf(entries, stretch)].map(([place, entry]) => (
            <span
              key={place}
              className={lookOf(entry)}
              title={`${titleInView(entry)}${entry.date === null ? '' : `, ${formatDate(entry.date)}`}`}
              style={{ left: `${String(place / 2)}%` }}
            />
          ))}
        </span>
      </span>
    </div>
  );
}
