/** Who sees what? The very tables that the gateway decides by, with their version; the same for every person. */
import { useQuery } from '@tanstack/react-query';
import { readPolicy } from '../../api/desks';
import { Asked } from '../../components/Asked';
import { PageHeading } from '../../components/PageHeading';
import { Table } from '../../components/Table';
import { readPolicyTables, type PolicyTable } from './policy-tables';

function PolicyTableSection({ table: { id, title, about, columns, rows } }: { readonly table: PolicyTable }) {
  return (
    <section className="wp-panel wp-policy" id={`table-${id}`} aria-label={title}>
      <Table
        caption={
          <>
            {title}
            {about === null ? null : <span className="wp-policy__about"> {about}</span>}
          </>
        }
        rows={rows}
        rowKey={(_, index) => String(index)}
        columns={columns.map((heading, index) => ({ heading, header: index === 0, cell: (row: readonly string[]) => row[index] ?? '' }))}
      />
    </section>
  );
}

export function PolicyScreen() {
  const policy = useQuery({ queryKey: ['policy'], queryFn: ({ signal }) => readPolicy(signal) });
  return (
    <div className="wp-page wp-page--wide">
      <PageHeading lead="Privacy: these tables decide what each role sees. They are applied before anything leaves the gateway, and nothing is shown unless a row allows it.">
        Who sees what
      </PageHeading>
      <Asked query={policy}>
        {(answer) => {
          const { facts, tables: all } = readPolicyTables(answer);
          const tables = all.filter(({ rows }) => rows.length > 0);
          return (
            <>
              <div className="wp-panel wp-stack">
                <dl className="wp-facts">
                  {facts.map(({ name, value }) => (
                    <div key={name} className="wp-facts__pair">
                      <dt>{name}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
                </dl>
                <nav aria-label="Tables" className="wp-screen-only">
                  <ul className="wp-policy__contents">
                    {tables.map(({ id, title }) => (
                      <li key={id}>
                        <a href={`#table-${id}`}>{title}</a>
                      </li>
                    ))}
                  </ul>
                </nav>
              </div>
              {tables.map((table) => (
                <PolicyTableSection key={table.id} table={table} />
              ))}
            </>
          );
        }}
      </Asked>
    </div>
  );
}
