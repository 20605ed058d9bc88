/** What has this person decided, and when? The history of the register, and the way back in. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OptOutDecision, OptOutHistory } from '../../../domain/api';
import { nhsNumberDigits } from '../../../domain/nhs-number';
import { describeFailure } from '../../api/failure';
import { searchOptOuts, withdrawOptOut } from '../../api/desks';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorSummary, hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { InsetNotice } from '../../components/InsetNotice';
import { Table } from '../../components/Table';
import { Tag } from '../../components/Tag';
import { TextField } from '../../components/TextField';
import { writeDate } from '../../../domain/dates/written';
import { nhsNumberError } from '../find/find-form';

export function LookUp() {
  const [number, setNumber] = useState('');
  const [errors, setErrors] = useState<FormErrors>({});
  const search = useMutation({
    mutationFn: searchOptOuts,
    onError: (failure) => {
      setErrors({ '': describeFailure(failure) });
    },
  });
  const look = (): void => {
    const problems = { nhsNumber: nhsNumberError(number) };
    setErrors(problems);
    search.reset();
    if (!hasErrors(problems)) search.mutate(nhsNumberDigits(number) ?? '');
  };
  return (
    <>
      <form
        className="wp-panel"
        noValidate
        aria-label="Look up an opt-out"
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <ErrorSummary errors={errors} />
        <TextField
          id="nhsNumber"
          label="NHS number"
          hint="10 digits, like 999 012 3454"
          width={10}
          inputMode="numeric"
          value={number}
          error={errors['nhsNumber']}
          onChange={setNumber}
        />
        <Button type="submit" busy={search.isPending}>
          Search
        </Button>
      </form>
      {search.data === undefined ? null : <History answer={search.data} onChanged={look} />}
    </>
  );
}

function History({
  answer: { optedOut, history },
  onChanged,
}: {
  readonly answer: OptOutHistory;
  readonly onChanged: () => void;
}) {
  const [asking, setAsking] = useState<OptOutDecision | null>(null);
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
      {history.length === 0 ? null : (
        <Table
          caption="Decisions, newest first"
          rows={history}
          rowKey={({ id }) => id}
          columns={[
            {
              heading: 'Decision',
              header: true,
              cell: ({ decision, active }) => (
                <>
                  {decision === 'opted-out' ? 'Opted out' : 'Opted back in'}{' '}
                  {active ? <Tag look="strong">in force</Tag> : null}
                </>
              ),
            },
            { heading: 'Decided', narrow: true, cell: ({ decidedAt }) => writeDate(decidedAt) },
            { heading: 'Recorded by', cell: ({ recordedBy }) => recordedBy },
            { heading: 'From', cell: ({ origin }) => origin },
            {
              heading: 'Change',
              narrow: true,
              cell: (decision) =>
                decision.active && decision.decision === 'opted-out' ? (
                  <Button
                    small
                    look="secondary"
                    onClick={() => {
                      setAsking(decision);
                    }}
                  >
                    Withdraw
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      {asking === null ? null : (
        <Withdraw
          decision={asking}
          onClose={() => {
            setAsking(null);
          }}
          onDone={() => {
            setAsking(null);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

interface WithdrawProps {
  readonly decision: OptOutDecision;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Withdraw({ decision, onClose, onDone }: WithdrawProps) {
  const withdrawal = useMutation({ mutationFn: withdrawOptOut, onSuccess: onDone });
  return (
    <Dialog title="Opt this person back in?" onClose={onClose}>
      <p>
        From the moment you confirm, the joined-up record may show this person’s information again. The earlier decision
        stays in the history.
      </p>
      {withdrawal.isError ? (
        <InsetNotice look="danger" live>
          <p>{describeFailure(withdrawal.error)}</p>
        </InsetNotice>
      ) : null}
      <div className="wp-dialog__actions">
        <Button
          busy={withdrawal.isPending}
          onClick={() => {
            withdrawal.mutate(decision.id);
          }}
        >
          Withdraw the opt-out
        </Button>
        <Button look="secondary" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
