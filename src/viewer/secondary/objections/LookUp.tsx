/** What is on record for one NHS number or reference, and opting back in. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { nhsNumberDigits } from '../../../domain/nhs-number';
import type { ObjectionKept, ObjectionsFound } from '../../../secondary/shapes/http-desks';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { Table, type TableColumn } from '../../components/Table';
import { Tag } from '../../components/Tag';
import { TextField } from '../../components/TextField';
import { post } from '../ask';
import { Failed } from '../frame/Failed';
import { formatDateTimeOf } from '../words/moments';
import { Acknowledgement } from './Acknowledgement';
import { personOf, type Paper } from './paper';
import { PaperForm } from './PaperForm';

type Decision = ObjectionsFound['decisions'][number];

const COLUMNS: readonly TableColumn<Decision>[] = [
  { heading: 'Reference', header: true, narrow: true, cell: ({ reference }) => reference },
  { heading: 'Decision', cell: ({ decision }) => (decision === 'opted-out' ? 'Opted out' : 'Opted back in') },
  { heading: 'Recorded', narrow: true, cell: ({ decidedAt }) => formatDateTimeOf(decidedAt) },
  { heading: 'By', cell: ({ recordedBy }) => recordedBy },
  { heading: 'In force', cell: ({ active }) => (active ? <Tag look="strong">In force</Tag> : 'No longer') },
];

function OptBackIn({
  decision,
  onDone,
}: {
  readonly decision: Decision;
  readonly onDone: (kept: ObjectionKept) => void;
}) {
  const send = useMutation({
    mutationFn: (paper: Paper) =>
      post<ObjectionKept>(`/api/objections/${encodeURIComponent(decision.id)}/withdraw`, personOf(paper)),
    onSuccess: onDone,
  });
  return (
    <section>
      <h2 className="wp-panel__title">Opt back in</h2>
      <p className="wg-lead">From a form that the person signed, as for opting out.</p>
      {send.isError ? <Failed failure={send.error} title="Nothing was recorded" /> : null}
      <PaperForm
        label="Opt back in"
        action="Record that they opt back in"
        withNumber={false}
        busy={send.isPending}
        onSend={send.mutate}
      />
    </section>
  );
}

function Found({ found, onKept }: { readonly found: ObjectionsFound; readonly onKept: (kept: ObjectionKept) => void }) {
  const [opening, setOpening] = useState(false);
  const active = found.decisions.find((one) => one.active && one.decision === 'opted-out');
  if (found.decisions.length === 0)
    return (
      <p role="status">
        This register holds no record of an objection for it. Objections told to a practice, or nationally, stand in
        other registers.
      </p>
    );
  return (
    <div className="wp-stack">
      {found.reviewDue ? (
        <InsetNotice look="warning" title="Due for review">
          <p>A parent decided for this person, who is now 16. Write to the person: the decision is now theirs.</p>
        </InsetNotice>
      ) : null}
      <Table caption="Decisions, newest first" columns={COLUMNS} rows={found.decisions} rowKey={({ id }) => id} />
      {active === undefined ? null : opening ? (
        <OptBackIn decision={active} onDone={onKept} />
      ) : (
        <Button
          look="secondary"
          onClick={() => {
            setOpening(true);
          }}
        >
          Opt back in
        </Button>
      )}
    </div>
  );
}

export function LookUp() {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [kept, setKept] = useState<ObjectionKept | null>(null);
  const search = useMutation({
    mutationFn: (body: { readonly nhsNumber: string } | { readonly reference: string }) =>
      post<ObjectionsFound>('/api/objections/search', body),
  });
  if (kept !== null)
    return (
      <Acknowledgement
        kept={kept}
        onDone={() => {
          setKept(null);
          search.reset();
        }}
      />
    );
  return (
    <>
      <form
        className="wp-panel"
        noValidate
        aria-label="Look up"
        onSubmit={(event) => {
          event.preventDefault();
          const text = typed.trim();
          const number = nhsNumberDigits(text);
          setWrong(text === '');
          if (text !== '') search.mutate(number === null ? { reference: text } : { nhsNumber: number });
        }}
      >
        <TextField
          id="look-up"
          label="NHS number or reference"
          width={20}
          value={typed}
          error={wrong ? 'Enter an NHS number, or the reference of an acknowledgement' : undefined}
          onChange={setTyped}
        />
        <Button type="submit" busy={search.isPending}>
          Look up
        </Button>
      </form>
      {search.isError ? <Failed failure={search.error} title="Nothing could be looked up" /> : null}
      {search.data === undefined ? null : (
        <section className="wp-panel">
          <Found found={search.data} onKept={setKept} />
        </section>
      )}
    </>
  );
}
