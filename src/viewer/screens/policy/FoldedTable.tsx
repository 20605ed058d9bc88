/** One table of the policy under its heading, folded until somebody wants it. */
import { useState, type ReactNode } from 'react';
import { Table } from '../../components/Table';
import { Depth, isDepth } from './Depth';
import type { PolicyTable } from './policy-tables';

interface FoldedTableProps {
  readonly table: PolicyTable;
  readonly hazards: ReadonlyMap<string, string>;
  readonly openAtFirst: boolean;
  /** True on paper: shown whatever is folded. */
  readonly forced: boolean;
}

export function FoldedTable({ table: { id, title, about, columns, rows }, hazards, openAtFirst, forced }: FoldedTableProps) {
  const [unfolded, setUnfolded] = useState(openAtFirst);
  const open = unfolded || forced;
  const cell = (heading: string, text: string): ReactNode => {
    if (isDepth(text)) return <Depth text={text} />;
    if (heading === 'Hazard' && hazards.has(text)) return <><b>{text}</b> {hazards.get(text)}</>;
    return text;
  };
  return (
    <section className="wp-panel wp-policy" id={`table-${id}`} aria-label={title}>
      <h2 className="wp-policy__title">
        <button type="button" className="wp-policy__fold" aria-expanded={open} onClick={() => { setUnfolded(!unfolded); }}>
          {title} <span className="wp-policy__count">{rows.length === 1 ? '1 row' : `${String(rows.length)} rows`}</span>
        </button>
      </h2>
      {about === null ? null : <p className="wp-policy__about">{about}</p>}
      {open && (
        <Table
          caption={<span className="nhsuk-u-visually-hidden">{title}</span>}
          rows={rows}
          rowKey={(_, index) => String(index)}
          columns={columns.map((heading, index) => ({ heading, header: index === 0, cell: (row: readonly string[]) => cell(heading, row[index] ?? '') }))}
        />
      )}
    </section>
  );
}
