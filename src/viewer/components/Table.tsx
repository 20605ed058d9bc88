/**
 * Rows and columns with a caption and header cells. On a phone each row stands by itself, every cell after its heading;
 * what is still too wide scrolls sideways by itself, and by keyboard.
 */
import { Fragment, useId, type ReactNode } from 'react';

export interface TableColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  /** True for the column that names the row. */
  readonly header?: boolean;
  /** Keeps dates and numbers on one line. */
  readonly narrow?: boolean;
}

interface TableProps<Row> {
  readonly caption: ReactNode;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  /** What stands below a row, over its whole width; null for nothing. */
  readonly below?: (row: Row, index: number) => ReactNode;
}

export function Table<Row>({ caption, columns, rows, rowKey, below }: TableProps<Row>) {
  const captionId = useId();
  return (
    <>
      <p className="wp-table__caption" id={captionId}>
        {caption}
      </p>
      <div className="wp-table-scroll" role="group" aria-labelledby={captionId} tabIndex={0}>
        <table className="wp-table wp-table--rows" role="table" aria-labelledby={captionId}>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map(({ heading, narrow }) => (
                <th
                  key={heading}
                  scope="col"
                  role="columnheader"
                  className={narrow === true ? 'wp-table__narrow' : undefined}
                >
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row, index) => {
              const detail = below?.(row, index) ?? null;
              return (
                <Fragment key={rowKey(row, index)}>
                  <tr role="row">
                    {columns.map(({ heading, cell, header, narrow }) => {
                      const className = narrow === true ? 'wp-table__narrow' : undefined;
                      return header === true ? (
                        <th key={heading} scope="row" role="rowheader" data-heading={heading} className={className}>
                          {cell(row)}
                        </th>
                      ) : (
                        <td key={heading} role="cell" data-heading={heading} className={className}>
                          {cell(row)}
                        </td>
                      );
                    })}
                  </tr>
                  {detail === null ? null : (
                    <tr role="row">
                      <td role="cell" colSpan={columns.length}>
                        {detail}
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
