/** The desk for objections to secondary use: record one, look one up, opt back in, and those due for review at 16. */
import { useState } from 'react';
import { PageHeading } from '../../components/PageHeading';
import { SwitchTask } from '../../components/SwitchTask';
import { LookUp } from './LookUp';
import { Record } from './Record';
import { Reviews } from './Reviews';

const TASKS = [
  { id: 'record', label: 'Record an opt-out' },
  { id: 'look-up', label: 'Look up' },
  { id: 'reviews', label: 'Due for review at 16' },
] as const;

type Task = (typeof TASKS)[number]['id'];

export function ObjectionsScreen() {
  const [task, setTask] = useState<Task>('record');
  return (
    <div className="wp-page">
      <PageHeading>Objections to secondary use</PageHeading>
      <SwitchTask label="Tasks" tasks={TASKS} task={task} onChange={setTask} />
      {task === 'record' ? <Record /> : task === 'look-up' ? <LookUp /> : <Reviews />}
    </div>
  );
}
