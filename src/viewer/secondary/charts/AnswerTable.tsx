/**
 * An answer as a table whose last column draws it: a dot with its interval in the row of its own figures. No drawing
 * stands without the table.
 */
import { Fragment, type ReactNode } from 'react';
import { writeDate } from '../../../domain/dates/written';
import type { Answer, AnswerRow } from '../../../secondary/shapes/answer';
import { count, isWithheld, percentInWords, standingInWords } from '../words/figures';
import { groupName } from '../words/groups';
import type { Breakdown } from '../../../secondary/shapes/question';
import { drawnOf, shareOfWhole } from './figures';
import { intervalInWords } from './intervals';
import { PlotAxis, PlotRow } from './Marks';
import { usePracticeNames, type NamesByCode } from './practice-names';
import { scaleFor, type Scale } from './scale';
import { Withheld } from './Withheld';

interface AnswerTableProps {
  readonly answer: Pick<Answer, 'rows' | 'total'>;
  readonly by: readonly Breakdown[];
  readonly caption: string;
  /** What the outcome counts, as a heading: `No record`. */
  readonly outcome: string;
}

/** Shares that the axis must reach. */
const sharesOf = (rows: readonly AnswerRow[]): readonly number[] =>
  rows.flatMap((row) => {
    const drawn = drawnOf(row);
    if (drawn.kind === 'point') return [drawn.interval.low, drawn.interval.high];
    return drawn.kind === 'band' ? [drawn.from, 1] : [];
  });

interface Group {
  /** The first breakdown's value, where there are several breakdowns. */
  readonly head: string | null;
  readonly rows: readonly AnswerRow[];
}

function groupsOf(rows: readonly AnswerRow[], by: readonly Breakdown[], practices: NamesByCode): readonly Group[] {
  const [first] = by;
  if (first === undefined || by.length < 2) return [{ head: null, rows }];
  const groups = new Map<string, AnswerRow[]>();
  for (const row of rows) {
    const head = groupName(first, row.by[first] ?? '', practices);
    groups.set(head, [...(groups.get(head) ?? []), row]);
  }
  return [...groups].map(([head, own]) => ({ head, rows: own }));
}

const nameOf = (row: AnswerRow, by: readonly Breakdown[], practices: NamesByCode): string =>
  by.map((one) => groupName(one, row.by[one] ?? '', practices)).join(', ');

function Cell({ heading, children, className }: { heading: string; children: ReactNode; className?: string }) {
  return (
    <td role="cell" data-heading={heading} className={className}>
      {children}
    </td>
  );
}

const shown = (value: AnswerRow['population']): ReactNode => (isWithheld(value) ? <Withheld /> : count(value));

interface RowProps {
  readonly row: AnswerRow;
  readonly name: string;
  readonly outcome: string;
  readonly scale: Scale;
  readonly whole: number | null;
}

function Row({ row, name, outcome, scale, whole }: RowProps) {
  const drawn = drawnOf(row);
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {name}
        {row.figureOf === undefined ? null : (
          <span className="wp-quiet wg-about">figure of {writeDate(row.figureOf)}, still shown</span>
        )}
        {row.populationOf === undefined ? null : (
          <span className="wp-quiet wg-about">people of {writeDate(row.populationOf)}, still shown</span>
        )}
      </th>
      <Cell heading="People" className="wg-number">
        {shown(row.population)}
      </Cell>
      <Cell heading={outcome} className="wg-number">
        {shown(row.outcome)}
      </Cell>
      <Cell heading="Share" className="wg-number wg-share">
        {isWithheld(row.percent) ? <Withheld /> : percentInWords(row.percent)}
      </Cell>
      <Cell heading="95 % interval" className="wg-number wg-interval">
        {drawn.kind === 'point' ? intervalInWords(drawn.interval) : '–'}
      </Cell>
      <Cell heading="Against all shown" className="wg-standing">
        {standingInWords(row)}
      </Cell>
      <td role="cell" className="wg-answer__plot">
        <PlotRow row={row} scale={scale} whole={whole} />
      </td>
    </tr>
  );
}

function Head({ outcome, scale }: { readonly outcome: string; readonly scale: Scale }) {
  const numbers = ['People', outcome, 'Share', '95 % interval'];
  return (
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">
          Group
        </th>
        {numbers.map((heading) => (
          <th key={heading} role="columnheader" scope="col" className="wg-number">
            {heading}
          </th>
        ))}
        <th role="columnheader" scope="col">
          Against all shown
        </th>
        <th role="columnheader" scope="col" className="wg-answer__plot">
          <span className="nhsuk-u-visually-hidden">The same as a drawing</span>
          <PlotAxis scale={scale} />
        </th>
      </tr>
    </thead>
  );
}

export function AnswerTable({ answer, by, caption, outcome }: AnswerTableProps) {
  const { rows, total } = answer;
  const practices = usePracticeNames();
  const whole = shareOfWhole(total);
  const scale = scaleFor([...sharesOf(rows), ...(whole === null ? [] : [whole])]);
  const groups = groupsOf(rows, by, practices);
  const inner = groups.length === 1 && groups[0]?.head === null ? by : by.slice(1);
  return (
    <div className="wp-table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="wg-answer" role="table" aria-label={caption}>
        <Head outcome={outcome} scale={scale} />
        <tbody role="rowgroup">
          {groups.map(({ head, rows: own }) => (
            <Fragment key={head ?? ''}>
              {head === null ? null : (
                <tr role="row" className="wg-answer__group">
                  <th role="rowheader" scope="rowgroup" colSpan={6}>
                    {head}
                  </th>
                  <td role="cell" className="wg-answer__plot">
                    <PlotRow row={NOTHING} scale={scale} whole={whole} />
                  </td>
                </tr>
              )}
              {own.map((row) => (
                <Row
                  key={JSON.stringify(row.by)}
                  row={row}
                  name={nameOf(row, inner, practices)}
                  outcome={outcome}
                  scale={scale}
                  whole={whole}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
        <tfoot role="rowgroup">
          <tr role="row">
            <th role="rowheader" scope="row">
              All shown
            </th>
            <Cell heading="People" className="wg-number">
              {shown(total.population)}
            </Cell>
            <Cell heading={outcome} className="wg-number">
              {shown(total.outcome)}
            </Cell>
            <Cell heading="Share" className="wg-number wg-share">
              {isWithheld(total.percent) ? <Withheld /> : percentInWords(total.percent)}
            </Cell>
            <td role="cell" colSpan={3} className="wg-answer__key">
              {whole === null ? null : 'The dashed line. '}A diamond marks a group that stands apart from it by more
              than chance.
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const NOTHING: AnswerRow = { by: {}, population: 'withheld', outcome: 'withheld', percent: 'withheld', stands: null };
