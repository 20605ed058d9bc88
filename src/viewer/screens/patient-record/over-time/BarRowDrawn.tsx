/** How long did one thing last? A bar for each source, under the axis of time, and the same in words. */
import type { Bar, BarRow } from '../../../../record/over-time';
import { rememberOpener } from '../../../open-record/focus';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { KIND_WORDS, lengthWords } from './OverTimeTable';
import { isIn, share, type Stretch } from './window';

interface BarDrawnProps {
  readonly bar: Bar;
  readonly stretch: Stretch;
  readonly warn: boolean;
}

function BarDrawn({ bar, stretch, warn }: BarDrawnProps) {
  const { briefNameOf } = useRecordOnScreen();
  if (!isIn(bar, stretch)) return <span className="wp-time__bar-place" />;
  const [left, right] = [share(bar.from, stretch), share(bar.to, stretch)];
  const who = bar.provider === null ? null : briefNameOf(bar.provider);
  const words = [who, bar.words].filter((part) => part !== null).join(' ');
  const classes = [
    'wp-time__bar',
    `wp-time__bar--${bar.end}`,
    bar.from < stretch.from || bar.startUnknown ? 'wp-time__bar--before' : '',
    warn ? 'wp-time__bar--warn' : '',
  ];
  return (
    <span className="wp-time__bar-place" title={`${words} ${lengthWords(bar)}`.trim()}>
      <span
        className={classes.filter(Boolean).join(' ')}
        style={{ left: `${String(left)}%`, width: `max(3px, ${String(right - left)}%)` }}
      />
      {bar.changes
        .filter((at) => at > stretch.from && at < stretch.to)
        .map((at) => (
          <span key={at} className="wp-time__change" style={{ left: `${String(share(at, stretch))}%` }} />
        ))}
      <span
        className="wp-time__label"
        style={left > 40 ? { right: `${String(100 - left)}%` } : { left: `${String(left)}%` }}
      >
        {words}
      </span>
    </span>
  );
}

interface BarRowDrawnProps {
  readonly row: BarRow;
  readonly stretch: Stretch;
  /** What is to be settled of an entry, by its id. */
  readonly unsettled: ReadonlyMap<string, string>;
}

export function BarRowDrawn({ row, stretch, unsettled }: BarRowDrawnProps) {
  const { briefNameOf } = useRecordOnScreen();
  const open = useReading((state) => state.open);
  const { entry, bars, kind } = row;
  const name = entry.detail.section === 'medications' ? entry.detail.generic.toLowerCase() : entry.title;
  const words = bars.map((bar) =>
    [bar.provider === null ? null : briefNameOf(bar.provider), bar.words, lengthWords(bar)]
      .filter((part) => part !== null)
      .join(' '),
  );
  return (
    <div className="wp-time__row">
      <button
        type="button"
        className={`wp-line__open wp-time__name wp-time__name--${kind}`}
        onClick={(event) => {
          rememberOpener(event.currentTarget);
          open(entry.id);
        }}
      >
        {name}
        <span className="nhsuk-u-visually-hidden">
          , {[KIND_WORDS[kind], unsettled.get(entry.id) ?? null, ...words].filter((part) => part !== null).join('; ')}
        </span>
      </button>
      <span className="wp-time__track" aria-hidden="true">
        {bars.map((bar, at) => (
          <BarDrawn
            key={`${bar.provider ?? ''} ${String(at)}`}
            bar={bar}
            stretch={stretch}
            warn={unsettled.has(entry.id)}
          />
        ))}
      </span>
    </div>
  );
}
