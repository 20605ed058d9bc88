/** What happened, who else looked, and how is this alert closed? */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  ALERT_KINDS,
  ALERT_OUTCOME_IDS,
  ALERT_OUTCOMES,
  OPENING_REASONS,
  type AcknowledgeRequest,
  type Alert,
  type AlertOutcome,
} from '../../../domain/alerts';
import { roleName } from '../../../domain/roles';
import { writeDate } from '../../../domain/dates/written';
import { Unbroken } from '../../components/Unbroken';
import { acknowledgeAlert } from '../../api/desks';
import { describeFailure } from '../../api/failure';
import { Button } from '../../components/Button';
import { Radios } from '../../components/Choices';
import { useFocusOnErrors } from '../../components/focus-on-errors';
import type { FormErrors } from '../../components/ErrorSummary';
import { InsetNotice } from '../../components/InsetNotice';
import { TextField } from '../../components/TextField';
import { useSession } from '../../state/session';
import { AlertAccesses } from './AlertAccesses';

const OUTCOMES = ALERT_OUTCOME_IDS.map((value) => ({ value, label: ALERT_OUTCOMES[value] }));

function Facts({ alert }: { readonly alert: Alert }) {
  const { at, userName, role, organisation, why } = alert;
  const as = [role === undefined ? '' : roleName(role), organisation?.name ?? ''].filter(Boolean).join(', ');
  return (
    <dl className="wp-alert-facts">
      {userName === '' ? null : (
        <div>
          <dt>Who</dt>
          <dd>
            <b>{userName}</b> {as}
          </dd>
        </div>
      )}
      <div>
        <dt>When</dt>
        <dd>{writeDate(at)}</dd>
      </div>
      <div>
        <dt>What</dt>
        <dd>
          <Unbroken text={alert.text} />
        </dd>
      </div>
      {alert.kind === 'self-claimed' || why !== undefined ? (
        <div>
          <dt>Why, they said</dt>
          <dd>{why === undefined ? 'Not said' : OPENING_REASONS[why]}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Closed({ alert }: { readonly alert: Alert }) {
  const { outcome, note, acknowledgedBy = '', acknowledgedAt = '' } = alert;
  return (
    <InsetNotice live title={`Closed: ${outcome === undefined ? 'no outcome given' : ALERT_OUTCOMES[outcome]}`}>
      <p>
        {acknowledgedBy}, {writeDate(acknowledgedAt)}.{note === undefined ? '' : ` “${note}”`}
      </p>
    </InsetNotice>
  );
}

/** INVARIANT: what an officer chose and wrote is never dropped in silence where another was first. */
function NotSaved({ said, by }: { readonly said: AcknowledgeRequest; readonly by: string }) {
  return (
    <InsetNotice look="warning" live title="Yours was not saved">
      <p>{by} closed this alert while you had it open. Only their outcome and note are kept. You had chosen:</p>
      <p>
        {said.outcome === undefined ? '' : `${ALERT_OUTCOMES[said.outcome]}.`}
        {said.note === undefined ? '' : ` “${said.note}”`}
      </p>
      <p>If it should have ended otherwise, tell them.</p>
    </InsetNotice>
  );
}

/** Of people on the list no outcome and no note are told back: then it goes by who closed it. */
const isOf = ({ outcome, note, acknowledgedBy }: Alert, said: AcknowledgeRequest, me: string): boolean =>
  acknowledgedBy === me && (outcome === undefined || (outcome === said.outcome && note === said.note));

interface DetailProps {
  readonly alert: Alert;
  readonly onClosed: (closed: Alert) => void;
}

interface ClosingProps {
  readonly alert: Alert;
  readonly onClosed: (closed: Alert, said: AcknowledgeRequest) => void;
}

function Closing({ alert, onClosed }: ClosingProps) {
  const [outcome, setOutcome] = useState<AlertOutcome | null>(null);
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<FormErrors>({});
  useFocusOnErrors(errors);
  const closing = useMutation({
    mutationFn: (said: AcknowledgeRequest) => acknowledgeAlert(alert.id, said),
    onSuccess: ({ alerts: [closed] }, said) => {
      if (closed !== undefined) onClosed(closed, said);
    },
  });
  return (
    <form
      aria-label="Close this alert"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setErrors({ outcome: outcome === null ? 'Choose an outcome' : undefined });
        if (outcome !== null) closing.mutate({ outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) });
      }}
    >
      <Radios
        id="outcome"
        legend="Outcome"
        inline
        options={OUTCOMES}
        value={outcome}
        onChange={setOutcome}
        error={outcome === null ? errors['outcome'] : undefined}
      />
      <TextField
        id="note"
        label="Note"
        hint="Kept with the alert and in the audit. Other privacy officers can read it."
        rows={3}
        maxLength={2000}
        value={note}
        onChange={setNote}
      />
      {closing.isError ? (
        <InsetNotice look="danger" live title="The alert was not closed">
          <p>{describeFailure(closing.error)}</p>
        </InsetNotice>
      ) : null}
      <Button type="submit" busy={closing.isPending}>
        Save and close alert
      </Button>
    </form>
  );
}

export function AlertDetail({ alert, onClosed }: DetailProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const me = useSession((state) => (state.phase === 'signed-in' ? state.session.user : null));
  const [lost, setLost] = useState<AcknowledgeRequest | null>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <div className="wp-stack">
      <h2 ref={heading} tabIndex={-1} className="wp-alert-heading">
        {ALERT_KINDS[alert.kind] ?? alert.kind}
      </h2>
      <Facts alert={alert} />
      {alert.acknowledgedAt !== undefined ? (
        <>
          {lost === null ? null : <NotSaved said={lost} by={alert.acknowledgedBy ?? 'Another officer'} />}
          <Closed alert={alert} />
        </>
      ) : alert.userId === me?.id ? (
        <InsetNotice title="This is about what you did">
          <p>Another privacy officer must close it.</p>
        </InsetNotice>
      ) : (
        <Closing
          alert={alert}
          onClosed={(closed, said) => {
            if (!isOf(closed, said, me?.name ?? '')) setLost(said);
            onClosed(closed);
            heading.current?.focus();
          }}
        />
      )}
      <AlertAccesses alert={alert} />
    </div>
  );
}
