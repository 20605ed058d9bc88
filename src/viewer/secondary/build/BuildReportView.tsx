/** What went in, what was left out by which rule, and what had to be made coarser: in rounded counts. */
import { writeDate } from '../../../domain/dates/written';
import type { BuildReport } from '../../../secondary/shapes/http';
import { Table, type TableColumn } from '../../components/Table';
import { PlaceLink } from '../frame/PlaceLink';
import { PLACES } from '../place';
import { count } from '../words/figures';

const rounded = (value: number | string): string => (typeof value === 'number' ? count(value) : value);

const SOURCES: readonly TableColumn<BuildReport['sources'][number]>[] = [
  { heading: 'Source', header: true, cell: ({ name }) => name },
  { heading: 'Taken', narrow: true, cell: ({ takenAt }) => (takenAt === null ? 'Not known' : writeDate(takenAt)) },
  { heading: 'State', cell: ({ state }) => state },
];

const COUNTS: readonly TableColumn<BuildReport['counts'][number]>[] = [
  { heading: 'Rule', header: true, narrow: true, cell: ({ rule }) => rule },
  { heading: 'What it takes out', cell: ({ words }) => words },
  { heading: 'How many, rounded', narrow: true, cell: (row) => rounded(row.count) },
];

export function BuildReportView({ report }: { readonly report: BuildReport }) {
  const { sources, counts, ladder, worklist } = report;
  return (
    <>
      <section className="wp-panel">
        <Table caption="Sources" columns={SOURCES} rows={sources} rowKey={({ id }) => id} />
      </section>
      <section className="wp-panel">
        <Table
          caption="Left out, by rule"
          columns={COUNTS}
          rows={counts}
          rowKey={({ rule, words }) => `${rule} ${words}`}
        />
      </section>
      <section className="wp-panel">
        <h2 className="wp-panel__title">Made coarser, so that at least 10 people share each combination</h2>
        {ladder.length === 0 ? (
          <p>No step had to be taken.</p>
        ) : (
          <ul className="wg-list">
            {ladder.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        )}
      </section>
      <section className="wp-panel">
        <h2 className="wp-panel__title">Not linked</h2>
        <p>
          Waiting for a ruling: {rounded(worklist)}. Their rows are in no data set.{' '}
          <PlaceLink to={PLACES.worklist}>Open the worklist</PlaceLink>
        </p>
      </section>
    </>
  );
}
