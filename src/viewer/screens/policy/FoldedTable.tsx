/** One table of the policy under its heading, folded until somebody wants it. */
import { useState, type ReactNode } from 'react';
import { Table } from '../../components/Table';
import { cellRule } from './cell-rule';
import { Depth, isDepth } from './Depth';
import { Folded } from './Folded';
import type { PolicyTable } from './policy-tables';

interface FoldedTableProps {
  readonly table: PolicyTable;
  readonly hazards: ReadonlyMap<string, string>;
  /** Row id → why it stands. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly openAtFirst: boolean;
  /** True on paper: shown whatever is folded. */
  readonly forced: boolean;
}

interface AskWhyProps {
  readonly rule: string;
  readonly text: string;
  readonly isAsked: boolean;
  /** The row that is asked about now, or none. */
  readonly onAsk: (rule: string | null) => void;
}

/** A cell whose row says why it stands. */
function AskWhy({ rule, text, isAsked, onAsk }: AskWhyProps) {
  return (
    <button
      type="button"
      className="wp-policy__cell"
      aria-expanded={isAsked}
      onClick={() => {
        onAsk(isAsked ? null : rule);
      }}
    >
      <Depth text={text} />
      <span className="nhsuk-u-visually-hidden">: why?</span>
    </button>
  );
}

export function FoldedTable({
  table: { id, title, about, columns, rows },
  hazards,
  reasons,
  openAtFirst,
  forced,
}: FoldedTableProps) {
  /** The row of the policy whose reason is being read. */
  const [asked, setAsked] = useState<string | null>(null);
  const ruleOf = (row: readonly string[], heading: string): string | null => {
    const rule = cellRule(id, row[0] ?? '', heading);
    return rule !== null && reasons.has(rule) ? rule : null;
  };
  const hasReasons = rows.some((row) => columns.some((heading) => ruleOf(row, heading) !== null));
  const cell = (row: readonly string[], heading: string, text: string): ReactNode => {
    const rule = isDepth(text) ? ruleOf(row, heading) : null;
    if (rule !== null) return <AskWhy rule={rule} text={text} isAsked={asked === rule} onAsk={setAsked} />;
    if (isDepth(text)) return <Depth text={text} />;
    if (heading === 'Hazard' && hazards.has(text))
      return (
        <>
          <b>{text}</b> {hazards.get(text)}
        </>
      );
    return text;
  };
  const reason = (row: readonly string[]): ReactNode => {
    const rule = asked !== null && columns.some((heading) => ruleOf(row, heading) === asked) ? asked : null;
    return rule === null ? null : (
      <p role="status" className="wp-policy__reason">
        {reasons.get(rule)} <span className="wp-quiet">Row {rule}.</span>
      </p>
    );
  };
  return (
    <Folded
      id={`table-${id}`}
      title={title}
      count={rows.length === 1 ? '1 row' : `${String(rows.length)} rows`}
      openAtFirst={openAtFirst}
      forced={forced}
    >
      {(open) => (
        <>
          {about === null ? null : (
            <p className="wp-policy__about">
              {about}
              {open && hasReasons ? <span className="wp-screen-only"> Choose a cell to read why.</span> : null}
            </p>
          )}
          {open && (
            <Table
              caption={<span className="nhsuk-u-visually-hidden">{title}</span>}
              rows={rows}
              rowKey={(_, index) => String(index)}
              columns={columns.map((heading, index) => ({
                heading,
                header: index === 0,
                cell: (row: readonly string[]) => cell(row, heading, row[index] ?? ''),
              }))}
              below={reason}
            />
          )}
        </>
      )}
    </Folded>
  );
}
