/**
 * What must the privacy officer look at? Alerts that nobody has dealt with first, then what users reported as wrong.
 */
import { useState } from 'react';
import { PageHeading } from '../../components/PageHeading';
import { SwitchTask } from '../../components/SwitchTask';
import { AlertsList } from './AlertsList';
import { ReportsList } from './ReportsList';

const TASKS = [
  { id: 'alerts', label: 'Alerts' },
  { id: 'reports', label: 'Reports of something wrong' },
] as const;

export function AlertsScreen() {
  const [task, setTask] = useState<(typeof TASKS)[number]['id']>('alerts');
  return (
    <div className="wp-page wp-page--wide">
      <PageHeading
        lead={
          'Emergency access, records opened without a known relationship, ' +
          'and people who may have opened their own record.'
        }
      >
        Alerts and reports
      </PageHeading>
      <SwitchTask label="List" tasks={TASKS} task={task} onChange={setTask} />
      {task === 'alerts' ? <AlertsList /> : <ReportsList />}
    </div>
  );
}
