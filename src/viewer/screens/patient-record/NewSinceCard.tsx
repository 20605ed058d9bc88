/**
 * Holds the place of what is new: fetched once the first answers are painted; last in its column, so that it moves
 * nothing.
 */
import { useArrived } from '../../navigation/later';
import { useRecordOnScreen } from '../../open-record/record-context';
import { LaterPart } from './LaterPart';
import { NewSincePart } from './parts';

/** Takes no room, for there is seldom anything to say; but it says that something may come. */
const PLACE = <div aria-busy="true" />;

export function NewSinceCard() {
  const { states } = useRecordOnScreen();
  const wanted = states.some(({ state }) => state === 'answered');
  const arrived = useArrived(wanted, NewSincePart);
  if (!arrived) return wanted ? PLACE : null;
  return (
    <LaterPart what="What is new" place={PLACE}>
      <NewSincePart.Part />
    </LaterPart>
  );
}
