/**
 * What do the tables in force say? All of them, with a search over every row; technical ones folded until wanted, and
 * unfolded on paper.
 */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { readPolicy } from '../../api/policy';
import { Asked } from '../../components/Asked';
import { Button } from '../../components/Button';
import { TextField } from '../../components/TextField';
import { foundIn, hazardTitles, inReadingOrder, OPEN_AT_FIRST } from './find-rows';
import { FoldedTable } from './FoldedTable';
import { readPolicyTables, type PolicyOnScreen } from './policy-tables';
import { reasonsOf } from './rule-reasons';
import { usePrinting } from './use-printing';

function Tables({
  policy: { facts, tables: all },
  reasons,
}: {
  readonly policy: PolicyOnScreen;
  readonly reasons: ReadonlyMap<string, string>;
}) {
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed).trim();
  const printing = usePrinting();
  const tables = inReadingOrder(all.filter(({ rows }) => rows.length > 0));
  const hazards = hazardTitles(tables);
  const found = foundIn(tables, wanted);
  const rows = found.reduce((sum, table) => sum + table.rows.length, 0);
  return (
    <>
      <div className="wp-panel wp-policy-head">
        <dl className="wp-facts">
          {facts.map(({ name, value }) => (
            <div key={name} className="wp-facts__pair">
              <dt>{name}</dt>
              <dd className={name.endsWith('igest') ? 'wp-digest' : undefined}>{value}</dd>
            </div>
          ))}
        </dl>
        <div className="wp-policy-head__search wp-screen-only" role="search">
          <TextField
            id="policy-search"
            label="Search the policy"
            hint="A role, a word, a code or a row such as EX-1"
            value={typed}
            onChange={setTyped}
          />
          <p role="status" className="wp-quiet">
            {wanted === ''
              ? `${String(rows)} rows in ${String(found.length)} tables`
              : `${rows === 1 ? '1 row' : `${String(rows)} rows`} with “${wanted}”`}
          </p>
        </div>
        <Button
          className="wp-screen-only"
          small
          look="secondary"
          onClick={() => {
            window.print();
          }}
        >
          Print the policy
        </Button>
      </div>
      {found.map((table) => (
        <FoldedTable
          key={`${table.id} ${String(wanted !== '')}`}
          table={table}
          hazards={hazards}
          reasons={reasons}
          openAtFirst={wanted !== '' || OPEN_AT_FIRST.includes(table.id)}
          forced={printing}
        />
      ))}
    </>
  );
}

export function PolicyTables() {
  const policy = useQuery({ queryKey: ['policy'], queryFn: ({ signal }) => readPolicy(signal), staleTime: Infinity });
  return (
    <Asked query={policy}>{(answer) => <Tables policy={readPolicyTables(answer)} reasons={reasonsOf(answer)} />}</Asked>
  );
}
