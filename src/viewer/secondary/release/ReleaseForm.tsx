/** Releases one answer, or refuses it with a reason. What is released cannot be called back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerLine, ReleaseAnswer, ReleaseBody, RequestAnswer } from '../../../secondary/shapes/http';
import { Button } from '../../components/Button';
import { TextField } from '../../components/TextField';
import { post } from '../ask';
import { Failed } from '../frame/Failed';
import { requestKey } from '../request/paths';

interface ReleaseFormProps {
  readonly request: RequestAnswer;
  readonly line: AnswerLine;
}

export function ReleaseForm({ request, line }: ReleaseFormProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (body: ReleaseBody) => post<ReleaseAnswer>(`/api/answers/${encodeURIComponent(line.id)}/release`, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: requestKey(request.id) }),
  });
  const id = `reason-${line.id}`;
  return (
    <div className="wg-release">
      {send.isError ? <Failed failure={send.error} title="Nothing was decided" /> : null}
      <TextField
        id={id}
        label="Reason"
        hint="Needed to refuse it. Whoever asked is told it."
        rows={2}
        value={reason}
        error={missing ? 'Give the reason why it is not released' : undefined}
        onChange={(text) => {
          setReason(text);
          setMissing(false);
        }}
      />
      <div className="wp-actions">
        <Button
          busy={send.isPending}
          onClick={() => {
            send.mutate({ decision: 'release' });
          }}
        >
          Release it
        </Button>
        <Button
          look="secondary"
          busy={send.isPending}
          onClick={() => {
            if (reason.trim() !== '') {
              send.mutate({ decision: 'refuse', reason: reason.trim() });
              return;
            }
            setMissing(true);
            document.getElementById(id)?.focus();
          }}
        >
          Refuse it
        </Button>
      </div>
      <p className="wp-quiet">A released report stands on the public register and cannot be called back.</p>
    </div>
  );
}
