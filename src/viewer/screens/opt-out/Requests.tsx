/** Which requests does the desk have, and what is the next step of each? The leaflet’s secure way, and the letters. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  CASE_STATE_NAMES,
  CASE_WAY_NAMES,
  type CasesAnswer,
  type CaseState,
  type DeskCase,
} from '../../../domain/opt-out-desk';
import { writeDate } from '../../../domain/dates/written';
import { describeFailure } from '../../api/failure';
import { moveRequest, readRequests } from '../../api/opt-out-desk';
import { Asked } from '../../components/Asked';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Choices';
import { InsetNotice } from '../../components/InsetNotice';
import { Said } from '../../components/Said';
import { Table } from '../../components/Table';
import { Tag } from '../../components/Tag';
import { CloseRequest } from './CloseRequest';
import { NoteRequest, REQUESTS } from './NoteRequest';

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
      <NoteRequest onSaid={setSaid} />
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
