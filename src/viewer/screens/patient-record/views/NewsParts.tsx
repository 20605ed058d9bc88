/** What made the newest NEWS2? Its parts as they were sent; where the total came alone, that is said. */
import { formatDateTime } from '../../../../domain/dates/written';
import type { News } from '../../../../record/news';
import { rememberOpener } from '../../../open-record/focus';
import { useReading } from '../../../open-record/reading';
import { SourceNames } from '../../../sections/EntryLines';

export function NewsParts({ news: { entry, total, previous, range, parts } }: { readonly news: News }) {
  const open = useReading((state) => state.open);
  return (
    <section className="wp-news" aria-label="NEWS2">
      <h3 className="wp-trend__name">
        NEWS2{' '}
        <span className="wp-source">
          {entry.date !== null && `${formatDateTime(entry.date)} · `}
          <SourceNames entry={entry} />
        </span>
      </h3>
      <p>
        <button
          type="button"
          className="wp-cell wp-news__total"
          onClick={(event) => {
            rememberOpener(event.currentTarget);
            open(entry.id);
          }}
        >
          {total}
        </button>{' '}
        <span className="wp-source">
          total score · {previous ?? 'no earlier value here'}
          {range === null ? ' · no range sent' : ` · range ${range}`}
        </span>
      </p>
      {parts.length === 0 ? (
        <p className="wp-source">Only the total was sent, not the parts that made it.</p>
      ) : (
        <table className="wp-table wp-news__parts" aria-label="Parts of NEWS2">
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">As sent</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ name, value }, at) => (
              <tr key={`${name} ${String(at)}`}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
