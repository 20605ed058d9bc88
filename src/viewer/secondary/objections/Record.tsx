/** Records an objection from its form; demographics confirm the person before anything is kept. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectionKept } from '../../../secondary/shapes/http-desks';
import { post } from '../ask';
import { Failed } from '../frame/Failed';
import { Acknowledgement } from './Acknowledgement';
import { objectionOf, type Paper } from './paper';
import { PaperForm } from './PaperForm';

export function Record() {
  const [kept, setKept] = useState<ObjectionKept | null>(null);
  const send = useMutation({
    mutationFn: (paper: Paper) => post<ObjectionKept>('/api/objections', objectionOf(paper)),
    onSuccess: setKept,
  });
  if (kept !== null)
    return (
      <Acknowledgement
        kept={kept}
        onDone={() => {
          setKept(null);
          send.reset();
        }}
      />
    );
  return (
    <>
      <p className="wg-lead">
        The opt-out from secondary use alone: whether care teams see the joined-up record is another form. National Data
        Opt-Out forms do not come here.
      </p>
      {send.isError ? <Failed failure={send.error} title="Nothing was recorded" /> : null}
      <PaperForm
        label="Record an objection"
        action="Record the opt-out"
        withNumber
        busy={send.isPending}
        onSend={send.mutate}
      />
    </>
  );
}
