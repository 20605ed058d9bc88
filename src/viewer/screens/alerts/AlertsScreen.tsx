/**
 * What must the privacy officer look at? Alerts that nobody has dealt with first, then what users reported as wrong,
 * who is signed in, the list of people whose openings alert at once, and whether the record of who looked is whole.
 */
import { useState, type ComponentType } from 'react';
import { KeepsFocus } from '../../components/KeepsFocus';
import { PageHeading } from '../../components/PageHeading';
import { SwitchTask } from '../../components/SwitchTask';
import { AlertsList } from './AlertsList';
import { ReportsList } from './ReportsList';
import { ServiceChecks } from './ServiceChecks';
import { SessionsList } from './SessionsList';
import { WatchedPeople } from './WatchedPeople';

const TASKS = [
  { id: 'alerts', label: 'Alerts' },
  { id: 'reports', label: 'Reported mistakes' },
  { id: 'sessions', label: 'Who is signed in' },
  { id: 'list', label: 'People on the list' },
  { id: 'checks', label: 'Checks and sources' },
] as const;
type Task = (typeof TASKS)[number]['id'];

const PARTS: Readonly<Record<Task, ComponentType>> = {
  alerts: AlertsList,
  reports: ReportsList,
  sessions: SessionsList,
  list: WatchedPeople,
  checks: ServiceChecks,
};

export function AlertsScreen() {
  const [task, setTask] = useState<Task>('alerts');
  const Part = PARTS[task];
  return (
    <div className="wp-page wp-page--wide">
      <PageHeading
        lead={
          'Emergency access, records opened without a known relationship, ' +
          'unusual use, and people who may have opened their own record.'
        }
      >
        Alerts and reports
      </PageHeading>
      <SwitchTask label="List" tasks={TASKS} task={task} onChange={setTask} />
      <KeepsFocus>
        <Part />
      </KeepsFocus>
    </div>
  );
}
