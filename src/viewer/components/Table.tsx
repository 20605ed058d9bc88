/**
 * Rows and columns with a caption and header cells; scrolls sideways by itself (and by keyboard) when the page is
 * narrow.
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
        <table className="wp-table" aria-labelledby={captionId}>
          <thead>
            <tr>
              {columns.map(({ heading, narrow }) => (
                <th key={heading} scope="col" className={narrow === true ? 'wp-table__narrow' : undefined}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const detail = below?.(row, index) ?? null;
              return (
                <Fragment key={rowKey(row, index)}>
                  <tr>
                    {columns.map(({ heading, cell, header, narrow }) => {
                      const className = narrow === true ? 'wp-table__narrow' : undefined;
                      return header === true ? (
                        <th key={heading} scope="row" className={className}>
                          {cell(row)}
                        </th>
                      ) : (
                        <td key={heading} className={className}>
                          {cell(row)}
                        </td>
                      );
                    })}
                  </tr>
                  {detail === null ? null : (
                    <tr>
                      <td colSpan={columns.length}>{detail}</td>
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
