/** What would this role see of this made-up record, and why? Asked anew with every choice. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listSpecimens, simulatePolicy } from '../../../api/policy';
import { Asked } from '../../../components/Asked';
import { useSession } from '../../../state/session';
import { SimulatedRecord } from './SimulatedRecord';
import { Choices } from './SimulatorChoices';
import { requestOf, type SimulatorForm } from './simulator-form';

function useForm(): readonly [SimulatorForm, (change: Partial<SimulatorForm>) => void] {
  const role = useSession((state) => (state.phase === 'signed-in' ? state.session.role : 'gp'));
  const [form, setForm] = useState<SimulatorForm>({
    role: role === 'privacy-officer' || role === 'opt-out-officer' ? 'gp' : role,
    purpose: 'direct-care',
    emergency: false,
    optedOut: false,
    from: 'inside',
    person: 'ordinary',
    setting: 'gp',
    fhirVersion: 'R4',
    pasted: null,
  });
  return [
    form,
    (change) => {
      setForm((before) => ({ ...before, ...change }));
    },
  ];
}

export function Simulator() {
  const [form, change] = useForm();
  const people = useQuery({
    queryKey: ['policy', 'specimens'],
    queryFn: ({ signal }) => listSpecimens(signal),
    staleTime: Infinity,
  });
  const request = requestOf(form);
  const answer = useQuery({
    queryKey: ['policy', 'simulate', request],
    queryFn: () => (request === null ? Promise.reject(new Error('nothing to try')) : simulatePolicy(request)),
    enabled: request !== null,
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
  });
  return (
    <div className="wp-try">
      <Asked query={people}>{(list) => <Choices form={form} people={list} change={change} />}</Asked>
      <div className="wp-try__answer" aria-busy={answer.isFetching}>
        {request === null ? (
          <p className="wp-panel wp-quiet">Paste a synthetic record and choose “Try this record”.</p>
        ) : (
          <Asked query={answer}>{(simulated) => <SimulatedRecord answer={simulated} role={form.role} />}</Asked>
        )}
      </div>
    </div>
  );
}
