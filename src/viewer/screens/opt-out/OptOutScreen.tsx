/** The opt-out desk: put a person's decision on record, or look up and withdraw one. One task at a time. */
import type { Consent } from 'fhir/r4';
import { useState } from 'react';
import type { OptOutForm } from '../../../domain/api';
import { PageHeading } from '../../components/PageHeading';
import { useVisit } from '../../navigation/navigation';
import { SwitchTask } from '../../components/SwitchTask';
import { Acknowledgement } from './Acknowledgement';
import { LookUp } from './LookUp';
import { RecordOptOut } from './RecordOptOut';

const TASKS = [
  { id: 'record', label: 'Record an opt-out' },
  { id: 'look-up', label: 'History' },
] as const;

type Task = (typeof TASKS)[number]['id'];

/** Coming here by the link again starts with the form, not with the last person's acknowledgement. */
export function OptOutScreen() {
  return <Desk key={useVisit()} />;
}

function Desk() {
  const [task, setTask] = useState<Task>('record');
  const [done, setDone] = useState<{ readonly form: OptOutForm; readonly consent: Consent } | null>(null);
  if (done !== null)
    return (
      <Acknowledgement
        {...done}
        onDone={() => {
          setDone(null);
        }}
      />
    );
  return (
    <div className="wp-page">
      <PageHeading
        lead={
          'For the joined-up health and care record only. ' +
          'The National Data Opt-out, the GP (Type 1) opt-out ' +
          'and Summary Care Record choices are separate and do not change here.'
        }
      >
        Opt-outs
      </PageHeading>
      <SwitchTask label="Task" tasks={TASKS} task={task} onChange={setTask} />
      {task === 'record' ? (
        <RecordOptOut
          onDone={(form, consent) => {
            setDone({ form, consent });
          }}
        />
      ) : (
        <LookUp />
      )}
    </div>
  );
}
