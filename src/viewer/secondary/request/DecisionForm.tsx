/** A member of the Data Access Group decides: approves, with conditions as rows, or refuses with a reason. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequestAnswer, RequestMoved } from '../../../secondary/shapes/http';
import { Button } from '../../components/Button';
import { DateField } from '../../components/DateField';
import { Radios } from '../../components/Choices';
import { ErrorSummary, hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { Select } from '../../components/Select';
import { TextField } from '../../components/TextField';
import { post } from '../ask';
import { Failed } from '../frame/Failed';
import { Ticks } from '../requests/Ticks';
import { PRECISIONS_IN_ORDER } from '../words/choices';
import { BREAKDOWN_NAMES } from '../words/groups';
import { latestDay } from '../words/latest-day';
import { bodyOf, errorsOf, LEAST_SHOWN, undecided, type Deciding } from './decision';
import { requestKey, requestPath } from './paths';

interface RowsProps {
  readonly request: RequestAnswer;
  readonly deciding: Deciding;
  readonly errors: FormErrors;
  readonly change: (change: Partial<Deciding>) => void;
}

function Conditions({ request, deciding, errors, change }: RowsProps) {
  const { data } = request.form;
  return (
    <>
      <h3 className="wg-head">Conditions</h3>
      <p className="wp-quiet">They can only narrow what was asked for. As they stand, they ask for nothing more.</p>
      <Select
        id="precision"
        label="Dates to the"
        options={PRECISIONS_IN_ORDER}
        value={deciding.precision}
        onChange={(precision) => {
          change({ precision });
        }}
      />
      <Ticks
        id="columns"
        legend="Columns"
        options={data.columns.map((id) => ({ id, label: BREAKDOWN_NAMES[id] }))}
        ticked={deciding.columns}
        error={errors['columns']}
        onChange={(columns) => {
          change({ columns });
        }}
      />
      <TextField
        id="threshold"
        label="Least count that is shown"
        hint={`${String(LEAST_SHOWN)} at least: smaller counts are withheld.`}
        width={10}
        inputMode="numeric"
        value={deciding.leastShown}
        error={errors['threshold']}
        onChange={(leastShown) => {
          change({ leastShown });
        }}
      />
      <DateField
        latest={latestDay}
        id="expiry"
        label="Last day"
        hint="At most 12 months on; left empty, 12 months."
        width={10}
        value={deciding.expiry}
        error={errors['expiry']}
        onChange={(expiry) => {
          change({ expiry });
        }}
      />
      <TextField
        id="other"
        label="Another condition"
        hint="In words, for people. Leave empty if there is no other."
        rows={2}
        value={deciding.other}
        onChange={(other) => {
          change({ other });
        }}
      />
    </>
  );
}

export function DecisionForm({ request }: { readonly request: RequestAnswer }) {
  const { data } = request.form;
  const [deciding, setDeciding] = useState<Deciding>(() => undecided(data));
  const [errors, setErrors] = useState<FormErrors>({});
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: () => post<RequestMoved>(`${requestPath(request.id)}/decision`, bodyOf(deciding, data)),
    onSuccess: () => queries.invalidateQueries({ queryKey: requestKey(request.id) }),
  });
  const change = (part: Partial<Deciding>): void => {
    setDeciding({ ...deciding, ...part });
  };
  return (
    <form
      className="wp-panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = errorsOf(deciding);
        setErrors(found);
        if (!hasErrors(found) && !send.isPending) send.mutate();
      }}
    >
      <h2 className="wp-panel__title">Decide</h2>
      <p>Two members decide, and neither of them asked. The narrower of both sets of conditions holds.</p>
      <ErrorSummary errors={errors} />
      {send.isError ? <Failed failure={send.error} title="Your decision was not kept" /> : null}
      <Radios
        id="decision"
        legend="Decision"
        options={[
          { value: 'approve', label: 'Approve' },
          { value: 'refuse', label: 'Refuse' },
        ]}
        value={deciding.decision}
        error={errors['decision']}
        onChange={(decision) => {
          change({ decision });
        }}
      />
      {deciding.decision === 'approve' ? (
        <Conditions request={request} deciding={deciding} errors={errors} change={change} />
      ) : null}
      {deciding.decision === null ? null : (
        <TextField
          id="reason"
          label="Reason"
          hint={deciding.decision === 'refuse' ? 'Whoever asked is told it.' : 'Optional.'}
          rows={2}
          value={deciding.reason}
          error={errors['reason']}
          onChange={(reason) => {
            change({ reason });
          }}
        />
      )}
      <Button type="submit" busy={send.isPending}>
        Record your decision
      </Button>
    </form>
  );
}
