/**
 * How long was each medicine taken, each problem there, each stay? Bars under one axis of time, encounters and results
 * as marks below; the same in words as a table.
 */
import { useMemo, useState } from 'react';
import { formatDate } from '../../../../domain/dates/written';
import { barsOf, type Bar, type BarKind, type BarRow } from '../../../../record/over-time';
import type { Settling } from '../../../../record/changed/settle';
import type { Entry } from '../../../../record/entry';
import { titleInView } from '../../../../record/safeguarding';
import { Button } from '../../../components/Button';
import { rememberOpener } from '../../../open-record/focus';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { Choice } from './Choice';
import { KIND_WORDS, lengthWords, OverTimeTable } from './OverTimeTable';
import { timeTicks } from './time-axis';
import { useWidth } from './use-width';

const YEAR = 365.25 * 86_400_000;
const ZOOMS = { all: 'All', ten: '10 years', three: '3 years', one: '1 year' } as const;
type Zoom = keyof typeof ZOOMS;
const LENGTHS: Readonly<Record<Exclude<Zoom, 'all'>, number>> = { ten: 10 * YEAR, three: 3 * YEAR, one: YEAR };

interface Span {
  readonly from: number;
  readonly to: number;
}

const isIn = ({ from, to }: { readonly from: number; readonly to: number }, span: Span): boolean =>
  to >= span.from && from <= span.to;

const share = (at: number, { from, to }: Span): number => Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));

interface Marked {
  readonly rows: readonly BarRow[];
  readonly span: Span;
  readonly unsettled: ReadonlyMap<string, string>;
}

function BarDrawn({ bar, span, warn }: { readonly bar: Bar; readonly span: Span; readonly warn: boolean }) {
  const { briefNameOf } = useRecordOnScreen();
  if (!isIn(bar, span)) return <span className="wp-time__bar-place" />;
  const [left, right] = [share(bar.from, span), share(bar.to, span)];
  const who = bar.provider === null ? null : briefNameOf(bar.provider);
  const words = [who, bar.words].filter((part) => part !== null).join(' ');
  const classes = [
    'wp-time__bar',
    `wp-time__bar--${bar.end}`,
    bar.from < span.from || bar.startUnknown ? 'wp-time__bar--before' : '',
    warn ? 'wp-time__bar--warn' : '',
  ];
  return (
    <span className="wp-time__bar-place" title={`${words} ${lengthWords(bar)}`.trim()}>
      <span
        className={classes.filter(Boolean).join(' ')}
        style={{ left: `${String(left)}%`, width: `max(3px, ${String(right - left)}%)` }}
      />
      {bar.changes
        .filter((at) => at > span.from && at < span.to)
        .map((at) => (
          <span key={at} className="wp-time__change" style={{ left: `${String(share(at, span))}%` }} />
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

function Row({ row, span, unsettled }: Omit<Marked, 'rows'> & { readonly row: BarRow }) {
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
          <BarDrawn key={`${bar.provider ?? ''} ${String(at)}`} bar={bar} span={span} warn={unsettled.has(entry.id)} />
        ))}
      </span>
    </div>
  );
}

/** Points in time, one to each two-hundredth of the axis: as many as can be told apart. */
function Marks({
  name,
  entries,
  span,
}: {
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly span: Span;
}) {
  const places = new Map<number, Entry>();
  for (const entry of entries) {
    const { date } = entry;
    if (date === null || date.sort < span.from || date.sort > span.to || date.precision === 'year') continue;
    const place = Math.round(share(date.sort, span) * 2);
    const isOut = entry.detail.section === 'results' && entry.detail.worst !== null;
    if (isOut || !places.has(place)) places.set(place, entry);
  }
  return (
    <div className="wp-time__row" aria-hidden="true">
      <span className="wp-time__name">{name}</span>
      <span className="wp-time__track">
        <span className="wp-time__bar-place">
          {[...places].map(([place, entry]) => (
            <span
              key={place}
              className={
                entry.detail.section === 'results'
                  ? `wp-time__mark ${entry.detail.worst === null ? 'wp-time__mark--in' : 'wp-time__mark--out'}`
                  : 'wp-time__mark'
              }
              title={`${titleInView(entry)}${entry.date === null ? '' : `, ${formatDate(entry.date)}`}`}
              style={{ left: `${String(place / 2)}%` }}
            />
          ))}
        </span>
      </span>
    </div>
  );
}

/** A mark of time takes about this much room. */
const TICK_PX = 110;

function Axis({ span }: { readonly span: Span }) {
  const { place, width } = useWidth();
  return (
    <div className="wp-time__row" aria-hidden="true">
      <span className="wp-time__name" />
      <div className="wp-time__axis" ref={place}>
        {timeTicks(span.from, span.to, Math.max(2, Math.floor(width / TICK_PX))).map(({ at, text }) => (
          <span key={at} style={{ left: `${String(share(at, span))}%` }}>
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

const unsettledOf = ({ items }: Settling): ReadonlyMap<string, string> =>
  new Map(
    items.flatMap((item) =>
      item.kind === 'allergies'
        ? []
        : [[item.entry.id, item.kind === 'not-on-gp-list' ? 'not on the GP’s list' : 'providers differ'] as const],
    ),
  );

const GROUPS: readonly (readonly BarKind[])[] = [['medicine'], ['stay', 'episode'], ['problem']];

/** What must be settled stands first in its group. */
const unsettledFirst = (rows: readonly BarRow[], unsettled: ReadonlyMap<string, string>): readonly BarRow[] => [
  ...rows.filter(({ entry }) => unsettled.has(entry.id)),
  ...rows.filter(({ entry }) => !unsettled.has(entry.id)),
];

function Legend() {
  return (
    <span className="wp-source">
      Blue: goes on. Outlined: ended, or until when is not recorded. Amber: providers differ, or not on the GP’s list. ◂
      begins earlier, or when is not recorded.
    </span>
  );
}

export function OverTime({ settling }: { readonly settling: Settling }) {
  const { record, openedAt } = useRecordOnScreen();
  const [zoom, setZoom] = useState<Zoom>('three');
  const [later, setLater] = useState(0);
  const all = useMemo(() => barsOf(record), [record]);
  const unsettled = useMemo(() => unsettledOf(settling), [settling]);
  const first = all
    .flatMap(({ bars }) => bars.map(({ from }) => from))
    .reduce((a, b) => Math.min(a, b), openedAt - YEAR);
  const length = zoom === 'all' ? openedAt - first : LENGTHS[zoom];
  const to = openedAt + length * 0.03 + (zoom === 'all' ? 0 : (later * length) / 2);
  const span = { from: to - length * 1.03, to };
  const rows = unsettledFirst(
    all.filter(({ bars }) => bars.some((bar) => isIn(bar, span))),
    unsettled,
  );
  const without = all.filter(({ bars }) => bars.length === 0).length;
  return (
    <section className="wp-time" aria-label="Medicines over time">
      <div className="wp-time__tools wp-screen-only">
        <h3 className="wp-changed__title">Over time</h3>
        <Choice
          label="Zoom"
          options={Object.entries(ZOOMS).map(([value, text]) => ({ value: value as Zoom, text }))}
          chosen={zoom}
          choose={(next) => {
            setZoom(next);
            setLater(0);
          }}
        />
        {zoom !== 'all' && (
          <>
            <Button
              look="text"
              onClick={() => {
                setLater(later - 1);
              }}
            >
              Earlier
            </Button>
            {later < 0 && (
              <Button
                look="text"
                onClick={() => {
                  setLater(later + 1);
                }}
              >
                Later
              </Button>
            )}
          </>
        )}
        <Legend />
      </div>
      <Axis span={span} />
      {GROUPS.map((kinds) => (
        <div key={kinds[0]} className="wp-time__group">
          {rows
            .filter(({ kind }) => kinds.includes(kind))
            .map((row) => (
              <Row key={row.entry.id} row={row} span={span} unsettled={unsettled} />
            ))}
        </div>
      ))}
      <div className="wp-time__group">
        <Marks
          name="Encounters"
          entries={record.entries.filter(({ section }) => section === 'encounters')}
          span={span}
        />
        <Marks name="Results" entries={record.entries.filter(({ section }) => section === 'results')} span={span} />
      </div>
      <p className="wp-source">
        {without > 0 && `${String(without)} without a date to draw. `}
        No bar is longer than its source said. ◆ a result out of range.
      </p>
      <OverTimeTable rows={all} unsettled={unsettled} />
    </section>
  );
}
