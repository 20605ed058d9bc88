/** Which requests does the desk have, and what is the next step of each? The leaflet’s secure way, and the letters. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  CASE_STATE_NAMES,
  CASE_WAY_NAMES,
  type CasesAnswer,
  type CaseState,
  type CaseWay,
  type DeskCase,
} from '../../../domain/opt-out-desk';
import { writeDate } from '../../../domain/dates/written';
import { describeFailure } from '../../api/failure';
import { beginRequest, moveRequest, readRequests } from '../../api/opt-out-desk';
import { Asked } from '../../components/Asked';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Choices';
import { InsetNotice } from '../../components/InsetNotice';
import { useFocusOnErrors } from '../../components/focus-on-errors';
import type { FormErrors } from '../../components/ErrorSummary';
import { Said } from '../../components/Said';
import { Select } from '../../components/Select';
import { Table } from '../../components/Table';
import { Tag } from '../../components/Tag';
import { TextField } from '../../components/TextField';
import { CloseRequest } from './CloseRequest';

export const REQUESTS = ['opt-out-requests'];

/** What an officer has done, when they move a request on. */
const MOVES: Readonly<Record<CaseState, string>> = {
  received: 'Received',
  'form-asked-for': 'Secure email sent',
  'received-whole': 'Form has arrived',
  held: 'Held',
  recorded: 'Recorded',
  acknowledged: 'Letter has been sent',
  'carried-over': 'Carried over',
  closed: 'Close',
};

interface RequestsProps {
  readonly onWrite: (id: string) => void;
  readonly onRecord: (request: DeskCase) => void;
}

export function Requests(props: RequestsProps) {
  const [isDone, setIsDone] = useState(false);
  const [before, setBefore] = useState<number | undefined>(undefined);
  const [said, setSaid] = useState('');
  const requests = useQuery({
    queryKey: [...REQUESTS, isDone, before],
    queryFn: ({ signal }) => readRequests(isDone, before, signal),
  });
  return (
    <>
      <Begin onSaid={setSaid} />
      <Said>{said}</Said>
      <Checkbox
        id="done"
        label="Show those that are done"
        checked={isDone}
        onChange={(done) => {
          setBefore(undefined);
          setIsDone(done);
        }}
      />
      <Asked query={requests}>
        {(answer) => <List {...props} answer={answer} onOlder={setBefore} onSaid={setSaid} />}
      </Asked>
    </>
  );
}

/** A message has come, and no form yet. */
/** What somebody of the desk does next, by how the request came. */
const NEXT: Readonly<Record<CaseWay, string>> = {
  'secure-email': 'Send the secure email, then press “Secure email sent” beside it.',
  post: 'Write to them for the form.',
  'in-person': 'Give them the form.',
  'carried-over': '',
};

function Begin({ onSaid }: { readonly onSaid: (said: string) => void }) {
  const client = useQueryClient();
  const [contact, setContact] = useState('');
  const [way, setWay] = useState<CaseWay>('secure-email');
  const [errors, setErrors] = useState<FormErrors>({});
  useFocusOnErrors(errors);
  const beginning = useMutation({
    mutationFn: beginRequest,
    onSuccess: async (begun) => {
      setContact('');
      onSaid(begun === undefined ? '' : `Noted as ${begun.reference}. ${NEXT[way]}`);
      await client.invalidateQueries({ queryKey: REQUESTS });
    },
  });
  return (
    <form
      className="wp-panel"
      noValidate
      aria-label="Note a request"
      onSubmit={(event) => {
        event.preventDefault();
        setErrors({ contact: contact.trim() === '' ? 'Enter who asked' : undefined });
        onSaid('');
        if (contact.trim() !== '' && !beginning.isPending) beginning.mutate({ contact: contact.trim(), way });
      }}
    >
      <p>Somebody asked, and the form is not here yet: note it, and send the secure email.</p>
      <div className="wp-row">
        <TextField
          id="contact"
          label="Who asked"
          hint="Name as they gave it; nothing of their health"
          value={contact}
          error={errors['contact']}
          onChange={setContact}
        />
        <Select
          id="way"
          label="How it came"
          value={way}
          options={(['secure-email', 'post', 'in-person'] as const).map((value) => ({
            value,
            label: CASE_WAY_NAMES[value],
          }))}
          onChange={setWay}
        />
      </div>
      {beginning.isError ? (
        <InsetNotice look="danger" live>
          <p>{describeFailure(beginning.error)}</p>
        </InsetNotice>
      ) : null}
      <Button type="submit" look="secondary" busy={beginning.isPending}>
        Note the request
      </Button>
    </form>
  );
}

interface ListProps extends RequestsProps {
  readonly answer: CasesAnswer;
  readonly onOlder: (before: number) => void;
  readonly onSaid: (said: string) => void;
}

function List({ answer: { cases, next }, onOlder, onWrite, onRecord, onSaid }: ListProps) {
  const client = useQueryClient();
  const [closing, setClosing] = useState<DeskCase | null>(null);
  const moving = useMutation({
    mutationFn: moveRequest,
    onSuccess: (moved) => {
      if (moved !== undefined) onSaid(`${moved.reference}: ${CASE_STATE_NAMES[moved.state].toLowerCase()}.`);
    },
    onSettled: () => client.invalidateQueries({ queryKey: REQUESTS }),
  });
  const move = (request: DeskCase, state: CaseState): void => {
    if (state === 'closed') setClosing(request);
    else moving.mutate({ id: request.id, state });
  };
  return (
    <section className="wp-panel wp-stack" aria-label="Requests">
      {moving.isError ? (
        <InsetNotice look="danger" live>
          <p>{describeFailure(moving.error)}</p>
        </InsetNotice>
      ) : null}
      {cases.length === 0 ? (
        <p>No request here.</p>
      ) : (
        <Table
          caption={`Requests, newest first (${String(cases.length)})`}
          rows={cases}
          rowKey={({ id }) => id}
          columns={[
            { heading: 'Request', header: true, cell: (request) => <Who request={request} /> },
            {
              heading: 'State and next step',
              cell: (request) => (
                <>
                  <State request={request} />
                  <NextSteps request={request} onMove={move} onWrite={onWrite} onRecord={onRecord} />
                </>
              ),
            },
          ]}
        />
      )}
      {next === undefined ? null : (
        <Button
          look="secondary"
          small
          onClick={() => {
            onOlder(next);
          }}
        >
          Older requests
        </Button>
      )}
      {closing === null ? null : (
        <CloseRequest
          request={closing}
          onClose={(note) => {
            if (note !== null) moving.mutate({ id: closing.id, state: 'closed', note });
            setClosing(null);
          }}
        />
      )}
    </section>
  );
}

function Who({ request: { reference, name, kind, way, origin } }: { readonly request: DeskCase }) {
  return (
    <>
      <span className="wp-number">{reference}</span>
      <br />
      {name === '' ? 'No name' : name}
      <br />
      <span className="wp-quiet">
        {kind === 'opt-in' ? 'To opt back in' : 'To opt out'} · {way === 'carried-over' ? origin : CASE_WAY_NAMES[way]}
      </span>
    </>
  );
}

function State({ request: { state, due, steps } }: { readonly request: DeskCase }) {
  const last = steps.at(-1);
  return (
    <>
      <Tag look={state === 'held' ? 'warning' : 'plain'}>{CASE_STATE_NAMES[state].toLowerCase()}</Tag>
      <br />
      <span className="wp-quiet">
        {last === undefined ? '' : `${writeDate(last.at)}, ${last.by}`}
        {due === null ? '' : ` · due ${writeDate(due)}`}
      </span>
      {state === 'received-whole' ? (
        <>
          <br />
          <span className="wp-quiet">
            It stands on the worklist too: close it there, with a note, if it is not recorded.
          </span>
        </>
      ) : null}
      {last?.note === undefined ? null : (
        <>
          <br />
          <span className="wp-quiet">{last.note}</span>
        </>
      )}
    </>
  );
}

interface NextStepsProps extends RequestsProps {
  readonly request: DeskCase;
  readonly onMove: (request: DeskCase, state: CaseState) => void;
}

function NextSteps({ request, onMove, onWrite, onRecord }: NextStepsProps) {
  const { reference, moves, state, hasForm } = request;
  const mayRecord = !hasForm && (state === 'received' || state === 'form-asked-for' || state === 'received-whole');
  return (
    <div className="wp-actions wp-actions--close">
      {mayRecord && request.kind === 'opt-out' ? (
        <Button
          small
          aria-label={`Record the form of ${reference}`}
          onClick={() => {
            onRecord(request);
          }}
        >
          Record the form
        </Button>
      ) : null}
      {state === 'recorded' || state === 'held' ? (
        <Button
          small
          look={state === 'recorded' ? 'primary' : 'secondary'}
          aria-label={`Write to them about ${reference}`}
          onClick={() => {
            onWrite(request.id);
          }}
        >
          {state === 'recorded' ? 'Write letter' : 'Write receipt'}
        </Button>
      ) : null}
      {moves.map((next) => (
        <Button
          key={next}
          small
          look="secondary"
          aria-label={`${MOVES[next]}: ${reference}`}
          onClick={() => {
            onMove(request, next);
          }}
        >
          {MOVES[next]}
        </Button>
      ))}
    </div>
  );
}
