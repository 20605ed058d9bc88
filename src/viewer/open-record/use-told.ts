/** Has anybody said anything yet, or failed to? Until then nothing of the record is worth fetching more for. */
import { useRecordOnScreen, type RecordOnScreen } from './record-context';

export const isTold = ({ states }: Pick<RecordOnScreen, 'states'>): boolean =>
  states.some(({ state }) => state === 'answered') || states.every(({ state }) => state !== 'asking');

export const useTold = (): boolean => isTold(useRecordOnScreen());
