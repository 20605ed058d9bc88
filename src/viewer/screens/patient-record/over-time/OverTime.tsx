/**
 * How long was each medicine taken, each problem there, each stay? Bars under one axis of time, what happened in a
 * moment as marks below; the same in words as a table.
 */
import { useMemo, useState } from 'react';
import type { BarKind, BarRow } from '../../../../record/over-time';
import type { Settling } from '../../../../record/changed/settle';
import type { Entry } from '../../../../record/entry';
import { Button } from '../../../components/Button';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { Choice } from '../views/Choice';
import { Axis } from './Axis';
import { BarRowDrawn } from './BarRowDrawn';
import { MarkRow } from './MarkRow';
import { OverTimeTable } from './OverTimeTable';
import { isIn, stretchOf, ZOOMS, type Stretch, type Zoom } from './window';

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

/** As many rows of one kind as can be looked over. */
const MANY = 40;

interface GroupProps {
  readonly rows: readonly BarRow[];
  readonly stretch: Stretch;
  readonly unsettled: ReadonlyMap<string, string>;
}

function Group({ rows, stretch, unsettled }: GroupProps) {
  const [all, setAll] = useState(false);
  const more = rows.length - MANY;
  return rows.length === 0 ? null : (
    <div className="wp-time__group">
      {rows.slice(0, all ? rows.length : MANY).map((row) => (
        <BarRowDrawn key={row.entry.id} row={row} stretch={stretch} unsettled={unsettled} />
      ))}
      {more > 0 && (
        <Button
          look="text"
          className="wp-more"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? 'Show fewer' : `+ ${String(more)} more`}
        </Button>
      )}
    </div>
  );
}

interface ToolsProps {
  readonly zoom: Zoom;
  readonly later: number;
  readonly look: (zoom: Zoom, later: number) => void;
}

function Tools({ zoom, later, look }: ToolsProps) {
  return (
    <>
      <Choice
        label="Zoom"
        options={Object.entries(ZOOMS).map(([value, text]) => ({ value: value as Zoom, text }))}
        chosen={zoom}
        choose={(next) => {
          look(next, 0);
        }}
      />
      {zoom !== 'all' && (
        <>
          <Button
            look="text"
            onClick={() => {
              look(zoom, later - 1);
            }}
          >
            Earlier
          </Button>
          {later < 0 && (
            <Button
              look="text"
              onClick={() => {
                look(zoom, later + 1);
              }}
            >
              Later
            </Button>
          )}
        </>
      )}
    </>
  );
}

/** What happened in a moment: a name, and when each was. */
export interface Moments {
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly onList?: () => void;
}

interface OverTimeProps {
  /** What is drawn, as a region's name. */
  readonly label: string;
  readonly settling: Settling;
  readonly begin: Zoom;
  /** Left out where a heading says it already. */
  readonly title?: string;
  readonly bars: readonly BarRow[];
  readonly moments: readonly Moments[];
}

export function OverTime({ label, settling, begin, title, bars: all, moments }: OverTimeProps) {
  const { openedAt } = useRecordOnScreen();
  const [{ zoom, later }, setPlace] = useState({ zoom: begin, later: 0 });
  const unsettled = useMemo(() => unsettledOf(settling), [settling]);
  const first = [
    ...all.flatMap((row) => row.bars.map(({ from }) => from)),
    ...moments.flatMap(({ entries }) => entries.flatMap(({ date }) => date?.sort ?? [])),
  ].reduce((a, b) => Math.min(a, b), openedAt);
  const stretch = stretchOf(zoom, later, openedAt, first);
  const rows = unsettledFirst(
    all.filter((row) => row.bars.some((bar) => isIn(bar, stretch))),
    unsettled,
  );
  const without = all.filter((row) => row.bars.length === 0).length;
  const outside = all.length - without - rows.length;
  return (
    <section className="wp-time" aria-label={label}>
      <div className="wp-time__tools wp-screen-only">
        {title !== undefined && <h3 className="wp-changed__title">{title}</h3>}
        <Tools
          zoom={zoom}
          later={later}
          look={(next, by) => {
            setPlace({ zoom: next, later: by });
          }}
        />
        <Legend />
      </div>
      <Axis stretch={stretch} />
      {GROUPS.map((kinds) => (
        <Group
          key={kinds[0]}
          rows={rows.filter(({ kind }) => kinds.includes(kind))}
          stretch={stretch}
          unsettled={unsettled}
        />
      ))}
      <div className="wp-time__group">
        {moments.map((one) => (
          <MarkRow key={one.name} {...one} stretch={stretch} />
        ))}
      </div>
      <p className="wp-source" role="status">
        {outside > 0 && `${String(outside)} before or after these years. `}
        {without > 0 && `${String(without)} without a date to draw. `}
        No bar is longer than its source said. ◆ a result out of range.
      </p>
      <OverTimeTable rows={all} unsettled={unsettled} />
    </section>
  );
}
