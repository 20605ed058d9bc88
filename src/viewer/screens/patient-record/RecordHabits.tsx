/** What does the record do by keys and by Back? Nothing is drawn: it comes once there is more than the first lines. */
import { useEffect } from 'react';
import { PATHS } from '../../navigation/routes';
import { followBack } from '../../open-record/back-steps';
import { useRecordKeys } from './use-record-keys';

/** What was opened before it came has its step too. */
export function RecordHabits() {
  useRecordKeys();
  useEffect(() => followBack(PATHS.record), []);
  return null;
}
