/**
 * What did each test show on each day, and how does it go over time? Tests down, dates across; every value of a day,
 * each with its own unit and range.
 */
import { useMemo, useState } from 'react';
import { formatDate } from '../../../../domain/dates/written';
import { SECTION_NAMES } from '../../../../domain/sections';
import type { Cell, Column, Row } from '../../../../record/sections/results/cumulative';
import { tableIn, trendsIn } from '../../../../record/trends';
import { Button } from '../../../components/Button';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { SectionAbsence } from '../../../sections/SectionAbsence';
import { usePreferences } from '../../../state/preferences';
import { rememberOpener } from '../../../open-record/focus';
import { TrendPanel } from './TrendPanel';
import { ViewHead } from './ViewHead';

/** Dates on the screen at once. */
const ACROSS = 8;

const latestOf = (
  { cells }: Row,
  columns: readonly Column[],
): { readonly cell: Cell; readonly column: Column } | null => {
  for (const column of columns) {
    const cell = cells.get(column.key)?.at(-1);
    if (cell !== undefined) return { cell, column };
  }
  return null;
};

function Values({
  cells,
  unit,
  onOpen,
}: {
  readonly cells: readonly Cell[];
  readonly unit: string | null;
  readonly onOpen: (entry: string, from: HTMLElement) => void;
}) {
  return cells.map((cell, at) => {
    const text = unit !== null && cell.text.endsWith(` ${unit}`) ? cell.text.slice(0, -unit.length - 1) : cell.text;
    return (
      <button
        key={`${cell.entry} ${String(at)}`}
        type="button"
        className={cell.flag === null ? 'wp-cell' : 'wp-cell wp-result--out'}
        onClick={(event) => {
          onOpen(cell.entry, event.currentTarget);
        }}
      >
        {text}
        {cell.flag !== null && ` ${cell.flag}`}
        {cell.interim && ' (not final)'}
        {cell.inConflict && ' (sources differ)'}
      </button>
    );
  });
}

export function ResultsView() {
  const { record } = useRecordOnScreen();
  const open = useReading((state) => state.open);
  const { oldestFirst, setOldestFirst } = usePreferences();
  const [find, setFind] = useState('');
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<string | null>(null);
  const table = useMemo(() => tableIn(record), [record]);
  const trends = useMemo(() => trendsIn(record), [record]);
  const sought = find.trim().toLowerCase();
  const rows = table.rows.filter(({ name }) => name.toLowerCase().includes(sought));
  const pages = Math.max(1, Math.ceil(table.columns.length / ACROSS));
  const newest = table.columns.slice(page * ACROSS, (page + 1) * ACROSS);
  const columns = oldestFirst ? newest.toReversed() : newest;
  const drawn =
    trends.find(({ test }) => test.key === chosen) ??
    trends.toSorted((a, b) => b.test.measurements.length - a.test.measurements.length)[0];
  const partner = drawn?.trends[0]?.drawnWith ?? null;
  const shown =
    drawn === undefined
      ? []
      : [
          drawn,
          ...trends.filter(
            (other) =>
              other !== drawn && partner !== null && other.trends.some(({ drawnWith }) => drawnWith === partner),
          ),
        ];
  const openFrom = (entry: string, from: HTMLElement): void => {
    rememberOpener(from);
    open(entry);
  };
  return (
    <section className="wp-view" aria-label="Results">
      <ViewHead
        title={SECTION_NAMES.results}
        about={`${String(table.rows.length)} tests on ${String(table.columns.length)} dates, from every provider that has answered. ${oldestFirst ? 'Oldest date on the left.' : 'Newest date on the left.'}`}
      >
        <label className="wp-view__find">
          Find a test{' '}
          <input
            type="search"
            value={find}
            onChange={(event) => {
              setFind(event.target.value);
            }}
            autoComplete="off"
            spellCheck={false}
          />
        </label>
        <Button
          look="text"
          aria-pressed={oldestFirst}
          onClick={() => {
            setOldestFirst(!oldestFirst);
          }}
        >
          Oldest on the left
        </Button>
        {pages > 1 && (
          <span className="wp-view__pages" role="group" aria-label="Dates">
            <Button
              look="text"
              busy={page === 0}
              onClick={() => {
                setPage(page - 1);
              }}
            >
              Newer dates
            </Button>
            <span role="status">
              {page * ACROSS + 1} to {Math.min(table.columns.length, (page + 1) * ACROSS)} of {table.columns.length}
            </span>
            <Button
              look="text"
              busy={page === pages - 1}
              onClick={() => {
                setPage(page + 1);
              }}
            >
              Older dates
            </Button>
          </span>
        )}
      </ViewHead>
      <SectionAbsence sections={['results']} empty={table.rows.length === 0} />
      <TrendPanel
        tests={shown}
        onOpen={(entry) => {
          open(entry);
        }}
      />
      {rows.length === 0 && table.rows.length > 0 && <p>No test that you can see here has “{find}” in its name.</p>}
      {rows.length > 0 && (
        <div className="wp-table-scroll wp-view__table" role="group" aria-label="Results by test and date" tabIndex={0}>
          <table className="wp-table wp-grid">
            <thead>
              <tr>
                <th scope="col">Test</th>
                <th scope="col">Latest</th>
                {columns.map(({ key, heading, longHeading }) => (
                  <th key={key} scope="col" aria-label={longHeading}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const latest = latestOf(row, table.columns);
                return (
                  <tr key={row.key} className={row.key === drawn?.test.key ? 'wp-grid__chosen' : undefined}>
                    <th scope="row">
                      {trends.some(({ test }) => test.key === row.key) ? (
                        <button
                          type="button"
                          className="wp-line__open"
                          aria-pressed={row.key === drawn?.test.key}
                          onClick={() => {
                            setChosen(row.key);
                          }}
                        >
                          {row.name}
                        </button>
                      ) : (
                        row.name
                      )}
                      <span className="wp-source">
                        {' '}
                        {[row.specimen, row.unit].filter((part) => part !== null).join(' · ')}
                      </span>
                    </th>
                    <td>
                      {latest === null ? null : (
                        <>
                          <Values cells={[latest.cell]} unit={row.unit} onOpen={openFrom} />{' '}
                          <span className="wp-source wp-nowrap">
                            {latest.cell.date === null ? latest.column.heading : formatDate(latest.cell.date)}
                          </span>
                        </>
                      )}
                    </td>
                    {columns.map(({ key }) => (
                      <td key={key}>
                        <Values cells={row.cells.get(key) ?? []} unit={row.unit} onOpen={openFrom} />
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
