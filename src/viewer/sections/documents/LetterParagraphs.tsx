/**
 * How do the words of a letter stand on the screen? As paragraphs, lists and tables of this page; never as markup of
 * theirs.
 */
import type { ReactNode } from 'react';
import type { Paragraph, Place } from '../../../letters/paragraph';

type Item = Extract<Paragraph, { readonly kind: 'item' }>;
type Row = Extract<Paragraph, { readonly kind: 'row' }>;
type Run =
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'table'; readonly rows: readonly Row[] }
  | Exclude<Paragraph, Item | Row>;

const BESIDE: Readonly<Record<Place, string>> = {
  header: 'At the top of the page: ',
  footer: 'At the foot of the page: ',
  note: 'Note: ',
};

/** Points that follow each other are one list, and rows one table. */
function runsOf(paragraphs: readonly Paragraph[]): readonly Run[] {
  const runs: Run[] = [];
  let items: Item[] = [];
  let rows: Row[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.kind === 'item') {
      if (items.length === 0 || runs.at(-1)?.kind !== 'list') runs.push({ kind: 'list', items: (items = []) });
      items.push(paragraph);
    } else if (paragraph.kind === 'row') {
      if (rows.length === 0 || runs.at(-1)?.kind !== 'table') runs.push({ kind: 'table', rows: (rows = []) });
      rows.push(paragraph);
    } else runs.push(paragraph);
  }
  return runs;
}

// What is written from right to left turns nothing beside it.
const Cell = ({ head, children }: { readonly head: boolean; readonly children: string }) =>
  head ? (
    <th scope="col" dir="auto">
      {children}
    </th>
  ) : (
    <td dir="auto">{children}</td>
  );

function drawn(run: Run, key: string): ReactNode {
  switch (run.kind) {
    case 'list':
      return (
        <ul key={key} className="wp-letter__list">
          {run.items.map(({ marker, text }, at) => (
            <li key={at} dir="auto">
              {marker} {text}
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table key={key} className="wp-letter__table">
          <tbody>
            {run.rows.map(({ head, cells }, at) => (
              <tr key={at}>
                {cells.map((cell, column) => (
                  <Cell key={column} head={head}>
                    {cell}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'heading':
      return (
        <h4 key={key} className="wp-letter__heading" dir="auto">
          {run.text}
        </h4>
      );
    case 'beside':
      return (
        <p key={key} className="wp-source">
          {BESIDE[run.place]}
          <bdi>{run.text}</bdi>
        </p>
      );
    case 'paragraph':
      return (
        <p key={key} dir="auto">
          {run.text}
        </p>
      );
  }
}

export function LetterParagraphs({ paragraphs }: { readonly paragraphs: readonly Paragraph[] }) {
  return runsOf(paragraphs).map((run, at) => drawn(run, String(at)));
}
