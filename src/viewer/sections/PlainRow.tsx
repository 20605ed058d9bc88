/** How is an entry drawn that needs nothing special? Its title, then the rest in quiet words. */
import type { RowProps } from './section-look';

export function PlainRow({ entry }: RowProps) {
  return (
    <>
      <span className="wp-row-title">{entry.title}</span>
      {entry.summary !== null && <span className="wp-row-rest"> {entry.summary}</span>}
    </>
  );
}
