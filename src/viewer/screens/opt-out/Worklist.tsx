/** Which forms wait to be ruled, the most pressing first, and how is one ruled? */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatNhsNumber } from '../../../domain/nhs-number';
import type { WorklistRow } from '../../../domain/opt-out-desk';
import { writeDate } from '../../../domain/dates/written';
import { readWorklist } from '../../api/opt-out-desk';
import { Asked } from '../../components/Asked';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { Said } from '../../components/Said';
import { Table } from '../../components/Table';
import { Tag } from '../../components/Tag';
import { RuleDialog } from './RuleDialog';

export const WORKLIST = ['opt-out-worklist'];

export function Worklist({ onWrite }: { readonly onWrite: (id: string) => void }) {
  const worklist = useQuery({ queryKey: WORKLIST, queryFn: ({ signal }) => readWorklist(signal) });
  const client = useQueryClient();
  const [ruling, setRuling] = useState<WorklistRow | null>(null);
  const [said, setSaid] = useState('');
  return (
    <>
      <Said>{said}</Said>
      <Asked query={worklist}>
        {(rows) => (
          <section className="wp-panel wp-stack" aria-label="Worklist">
            {rows.length === 0 ? (
              <p>Nothing waits to be dealt with.</p>
            ) : (
              <>
                <Overdue rows={rows} />
                <Rows
                  rows={rows}
                  onRule={(row) => {
                    setSaid('');
                    setRuling(row);
                  }}
                  onWrite={onWrite}
                />
              </>
            )}
            <p className="wp-quiet">
              A form is due within five working days, Monday to Friday. Bank holidays are not counted out.
            </p>
          </section>
        )}
      </Asked>
      {ruling === null ? null : (
        <RuleDialog
          row={ruling}
          onClose={(outcome) => {
            setRuling(null);
            if (outcome !== '') setSaid(outcome);
            void client.invalidateQueries({ queryKey: WORKLIST });
          }}
        />
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly WorklistRow[];
  readonly onRule: (row: WorklistRow) => void;
  readonly onWrite: (id: string) => void;
}

function Rows({ rows, onRule, onWrite }: RowsProps) {
  return (
    <Table
      caption={`Forms that wait, by the day they are due (${String(rows.length)})`}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          heading: 'Due',
          narrow: true,
          header: true,
          cell: (row) => (
            <>
              {writeDate(row.due)} {row.overdue ? <Tag look="danger">overdue</Tag> : null}
              <br />
              <span className="wp-quiet">{row.reference}</span>
              <br />
              <Button
                small
                aria-label={`Deal with ${row.reference}`}
                onClick={() => {
                  onRule(row);
                }}
              >
                Deal with
              </Button>
              <br />
              <Button
                look="text"
                aria-label={`Write receipt about ${row.reference}`}
                onClick={() => {
                  onWrite(row.id);
                }}
              >
                Write receipt
              </Button>
            </>
          ),
        },
        { heading: 'As on the form', cell: (row) => <OnForm row={row} /> },
        { heading: 'Why it waits', cell: (row) => <Why row={row} /> },
      ]}
    />
  );
}

function Overdue({ rows }: { readonly rows: readonly WorklistRow[] }) {
  const count = rows.filter(({ overdue }) => overdue).length;
  if (count === 0) return null;
  return (
    <InsetNotice look="danger" title={`${String(count)} overdue`}>
      <p>The privacy officer is told of each form that was not dealt with by its day.</p>
    </InsetNotice>
  );
}

function OnForm({ row: { familyName, givenName, nhsNumber, dateOfBirth, postcode } }: { readonly row: WorklistRow }) {
  const name = [familyName, givenName].filter(Boolean).join(', ');
  const rest = [dateOfBirth === '' ? '' : `born ${writeDate(dateOfBirth)}`, postcode.replaceAll(' ', '\u00a0')]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <strong>{name === '' ? 'No name' : name}</strong>
      <br />
      <span className="wp-number">{nhsNumber === '' ? 'No NHS number' : formatNhsNumber(nhsNumber)}</span>
      <br />
      {rest}
    </>
  );
}

function Why({ row: { state, why, origin, kind } }: { readonly row: WorklistRow }) {
  return (
    <>
      {state === 'held' ? <Tag look="warning">held as opted out</Tag> : <Tag>no effect yet</Tag>} {why}
      <br />
      <span className="wp-quiet">
        {kind === 'opt-in' ? 'To opt back in · ' : ''}
        {origin}
      </span>
    </>
  );
}
