/**
 * Who sees what, and why? The tables that the gateway decides by, what they do to a made-up record, and how versions
 * differ.
 */
import { useState } from 'react';
import { PageHeading } from '../../components/PageHeading';
import { SwitchTask } from '../../components/SwitchTask';
import { PolicyTables } from './PolicyTables';
import { Simulator } from './simulator/Simulator';
import { Versions } from './versions/Versions';
import './policy.scss';

const TASKS = [
  { id: 'tables', label: 'The tables in force' },
  { id: 'try', label: 'Try it on a made-up record' },
  { id: 'versions', label: 'Compare versions' },
] as const;

const LEADS: Readonly<Record<(typeof TASKS)[number]['id'], string>> = {
  tables:
    'Privacy: these tables decide what each role sees. They are applied before anything leaves the ' +
    'gateway, and nothing is shown unless a row allows it.',
  try:
    'Choose who looks and at what: for every part of a made-up record, what the gateway would do with ' +
    'it, and by which rows. No real record is ever used here.',
  versions:
    'Every version of the tables is kept. Lay two side by side to see which rows were added, removed ' +
    'or changed, and for whom.',
};

export function PolicyScreen() {
  const [task, setTask] = useState<(typeof TASKS)[number]['id']>('tables');
  return (
    <div className="wp-page wp-page--wide">
      <PageHeading lead={LEADS[task]}>Who sees what</PageHeading>
      <SwitchTask label="Part of the policy" tasks={TASKS} task={task} onChange={setTask} />
      {task === 'tables' ? <PolicyTables /> : task === 'try' ? <Simulator /> : <Versions />}
    </div>
  );
}
