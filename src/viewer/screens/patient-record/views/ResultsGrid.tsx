/** What did each test show on each day? Tests down, dates across; every value of a day with its own unit. */
import { Fragment } from 'react';
import { formatDate } from '../../../../domain/dates/written';
import type { Cell, Column, Row } from '../../../../record/sections/results/cumulative';
import { rememberOpener } from '../../../open-record/focus';
import { useReading } from '../../../open-record/reading';

interface Latest {
  readonly cell: Cell;
  readonly column: Column;
}

/** The newest value of a test; `dates` are newest first. */
function latestOf({ cells }: Row, dates: readonly Column[]): Latest | null {
  for (const column of dates) {
    const cell = cells.get(column.key)?.at(-1);
    if (cell !== undefined) return { cell, column };
  }
  return null;
}

interface ValuesProps {
  readonly cells: readonly Cell[];
  readonly unit: string | null;
}

function Values({ cells, unit }: ValuesProps) {
  const open = useReading((state) => state.open);
  return cells.map((cell, at) => {
    const text = unit !== null && cell.text.endsWith(` ${unit}`) ? cell.text.slice(0, -unit.length - 1) : cell.text;
    return (
      <Fragment key={`${cell.entry} ${String(at)}`}>
        {at > 0 && ', '}
        <button
          type="button"
          className={cell.flag === null ? 'wp-cell' : 'wp-cell wp-result--out'}
          onClick={(event) => {
            rememberOpener(event.currentTarget);
            open(cell.entry);
          }}
        >
          {text}
          {cell.flag !== null && ` ${cell.flag}`}
          {cell.interim && ' (not final)'}
          {cell.inConflict && ' (sources differ)'}
        </button>
      </Fragment>
    );
  });
}

interface ResultRowProps {
  readonly row: Row;
  readonly latest: Latest | null;
  /** `previous 5.1, falling`; null where none can be said. */
  readonly previous: string | null;
  readonly columns: readonly Column[];
  readonly chosen: boolean;
  /** Draws the test over time; null where nothing of it can be drawn. */
  readonly choose: ((test: string) => void) | null;
}

function ResultRow({ row, latest, previous, columns, chosen, choose }: ResultRowProps) {
  return (
    <tr role="row" className={chosen ? 'wp-grid__chosen' : undefined}>
      <th scope="row" role="rowheader">
        {choose === null ? (
          row.name
        ) : (
          <button
            type="button"
            className="wp-line__open"
            aria-pressed={chosen}
            onClick={() => {
              choose(row.key);
            }}
          >
            {row.name}
          </button>
        )}
        <span className="wp-source"> {[row.specimen, row.unit].filter((part) => part !== null).join(' · ')}</span>
      </th>
      <td role="cell" data-heading="Latest">
        {latest === null ? null : (
          <>
            <Values cells={[latest.cell]} unit={row.unit} />{' '}
            <span className="wp-source wp-nowrap">
              {latest.cell.date === null ? latest.column.heading : formatDate(latest.cell.date)}
            </span>
          </>
        )}
      </td>
      <td role="cell" data-heading="Previous" className="wp-source">
        {previous === null ? (
          'no earlier value here'
        ) : (
          <>
            <span className="nhsuk-u-visually-hidden">previous </span>
            {previous.replace(/^previous /, '')}
          </>
        )}
      </td>
      {columns.map(({ key, heading }) => {
        const cells = row.cells.get(key) ?? [];
        return (
          <td key={key} role="cell" data-heading={heading}>
            {cells.length > 0 && <Values cells={cells} unit={row.unit} />}
          </td>
        );
      })}
    </tr>
  );
}

interface ResultsGridProps {
  readonly rows: readonly Row[];
  /** The dates on the screen, as they stand. */
  readonly columns: readonly Column[];
  /** All dates, newest first. */
  readonly dates: readonly Column[];
  /** The tests that the reader chose to draw. */
  readonly chosen: readonly string[];
  /** Tests that can be drawn. */
  readonly drawable: ReadonlySet<string>;
  readonly previousOf: (row: string) => string | null;
  readonly choose: (test: string) => void;
}

export function ResultsGrid({ rows, columns, dates, chosen, drawable, previousOf, choose }: ResultsGridProps) {
  return (
    <div className="wp-table-scroll wp-view__table" role="group" aria-label="Results by test and date" tabIndex={0}>
      <table className="wp-table wp-table--rows wp-grid" role="table" aria-label="Results by test and date">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              Test
            </th>
            <th scope="col" role="columnheader">
              Latest
            </th>
            <th scope="col" role="columnheader">
              Previous
            </th>
            {columns.map(({ key, heading, longHeading }) => (
              <th key={key} scope="col" role="columnheader" aria-label={longHeading}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <ResultRow
              key={row.key}
              row={row}
              latest={latestOf(row, dates)}
              columns={columns}
              chosen={chosen.includes(row.key)}
              previous={previousOf(row.key)}
              choose={drawable.has(row.key) ? choose : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
