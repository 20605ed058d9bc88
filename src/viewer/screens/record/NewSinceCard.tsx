/** Holds the place of what is new: fetched once the first answers are painted; last in its column, so that it moves nothing. */
import { useArrived } from '../../later';
import { useRecordOnScreen } from '../../record/record-context';
import { LaterPart } from './LaterPart';
import { NewSincePart } from './parts';

export function NewSinceCard() {
  const { states } = useRecordOnScreen();
  const arrived = useArrived(states.some(({ state }) => state === 'answered'), NewSincePart);
  return arrived ? <LaterPart what="What is new" place={null}><NewSincePart.Part /></LaterPart> : null;
}
