/** What has this person decided, and when? Every decision, what waits, and the way back in. */
import type { OptOutDecision } from '../../../domain/api';
import { CASE_STATE_NAMES, type DeskSearchAnswer } from '../../../domain/opt-out-desk';
import { writeDate } from '../../../domain/dates/written';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { Table, type TableColumn } from '../../components/Table';
import { Tag } from '../../components/Tag';

export interface HistoryProps {
  readonly answer: DeskSearchAnswer;
  readonly onOptIn: (decision: OptOutDecision, nhsNumber: string) => void;
  /** `isSent`: the letter was sent before, and is written again. */
  readonly onWrite: (id: string, isSent: boolean) => void;
}

export function History({ answer, onOptIn, onWrite }: HistoryProps) {
  const { optedOut, history, held, reviewDue, cases, nhsNumber } = answer;
  return (
    <div className="wp-panel wp-stack">
      <InsetNotice live look={optedOut ? 'warning' : 'plain'} title={optedOut ? 'Opted out' : 'Not opted out'}>
        <p>
          {optedOut
            ? 'This person’s information is not available through the joined-up record in North Central London.'
            : history.length === 0
              ? 'This register holds no decision about this NHS number.'
              : 'The last decision in force lets the joined-up record show this person’s information.'}
        </p>
      </InsetNotice>
      {held ? (
        <InsetNotice look="warning" title="A form is held">
          <p>The record counts as opted out until the form is dealt with on the worklist.</p>
        </InsetNotice>
      ) : null}
      {reviewDue ? (
        <InsetNotice title="Review due at 16">
          <p>A parent decided this, and the person is 16 or over. It stays in force until they decide themselves.</p>
        </InsetNotice>
      ) : null}
      {history.length === 0 ? null : (
        <Table
          caption="Decisions, newest first"
          rows={history}
          rowKey={({ id }) => id}
          columns={[
            {
              heading: 'Decision',
              header: true,
              cell: (decision) => (
                <>
                  {decision.decision === 'opted-out' ? 'Opted out' : 'Opted back in'}{' '}
                  {decision.active ? <Tag look="strong">in force</Tag> : null}
                  {decision.active && decision.decision === 'opted-out' ? (
                    <div className="wp-actions--after">
                      <Button
                        small
                        look="secondary"
                        onClick={() => {
                          onOptIn(decision, nhsNumber);
                        }}
                      >
                        Opt back in
                      </Button>
                    </div>
                  ) : null}
                </>
              ),
            },
            ...DECISIONS,
          ]}
        />
      )}
      {cases.length === 0 ? null : <Cases cases={cases} onWrite={onWrite} />}
    </div>
  );
}

const DECISIONS: readonly TableColumn<OptOutDecision>[] = [
  { heading: 'Decided', narrow: true, cell: ({ decidedAt }) => writeDate(decidedAt) },
  { heading: 'Reference', narrow: true, cell: ({ reference }) => reference ?? '–' },
  { heading: 'Recorded by', cell: ({ recordedBy }) => recordedBy },
  { heading: 'From', cell: ({ origin }) => origin },
];

function Cases({ cases, onWrite }: Pick<DeskSearchAnswer, 'cases'> & Pick<HistoryProps, 'onWrite'>) {
  return (
    <Table
      caption="Requests and forms, newest first"
      rows={cases}
      rowKey={({ id }) => id}
      columns={[
        { heading: 'Reference', narrow: true, header: true, cell: ({ reference }) => reference },
        { heading: 'State', cell: ({ state }) => CASE_STATE_NAMES[state] },
        { heading: 'Since', narrow: true, cell: ({ steps, openedAt }) => writeDate(steps.at(-1)?.at ?? openedAt) },
        {
          heading: 'Letter',
          narrow: true,
          cell: ({ id, reference, state }) =>
            state === 'closed' || state === 'carried-over' ? null : (
              <Button
                small
                look="secondary"
                aria-label={`Write letter about ${reference}`}
                onClick={() => {
                  onWrite(id, state === 'acknowledged');
                }}
              >
                Write letter
              </Button>
            ),
        },
      ]}
    />
  );
}
