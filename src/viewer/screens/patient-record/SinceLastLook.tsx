/**
 * Is anything new since the reader last looked? One line that always has its place, so that nothing moves when it is
 * told; at the first opening it says nothing.
 */
import { useState } from 'react';
import type { ProviderState } from '../../../record/entry';
import { Button } from '../../components/Button';
import { listOf } from '../../open-record/absence-words';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';
import type { ChangesState } from '../../open-record/use-whats-new';
import type { WhatsNew } from '../../open-record/whats-new';
import { sinceWords } from './since-words';
import { WithdrawnLines } from './WithdrawnLines';

interface LineProps {
  readonly news: WhatsNew;
  readonly since: string;
}

/** INVARIANT: "nothing new" is said only when nobody is still being asked, and names whoever could not be compared. */
function Line({ news, since }: LineProps) {
  const { states, briefNameOf, inOrder } = useRecordOnScreen();
  const fresh = useReading((state) => state.fresh);
  const [naming, setNaming] = useState(false);
  const count = news.entries.size;
  const gone = news.withdrawn.length;
  const asking = states.some(({ state }) => state === 'asking');
  const unheard = inOrder([
    ...news.notCompared,
    ...states.filter(({ state }) => state !== 'answered' && state !== 'asking').map(({ provider }) => provider.id),
  ]);
  return (
    <>
      {count > 0 && (
        <button
          type="button"
          className="wp-chip"
          aria-pressed={fresh !== null}
          onClick={() => {
            useReading.getState().setFresh(fresh === null ? 'all' : null);
          }}
        >
          Since you last looked <span className="wp-chip__count">{count}</span>
        </button>
      )}{' '}
      {gone > 0 && (
        <button
          type="button"
          className="wp-chip wp-chip--more"
          aria-expanded={naming}
          onClick={() => {
            setNaming(!naming);
          }}
        >
          Withdrawn <span className="wp-chip__count">{gone}</span>
        </button>
      )}{' '}
      <span className="wp-source">
        {count + gone > 0
          ? `since ${sinceWords(since)}`
          : asking
            ? ''
            : `Nothing new since you last looked, ${sinceWords(since)}`}
        {!asking && unheard.length > 0 && `; not compared: ${listOf(unheard.map(briefNameOf))}`}
      </span>
      {naming && gone > 0 && <WithdrawnLines withdrawn={news.withdrawn} />}
    </>
  );
}

/** More is to come: somebody has answered, and what is new in it is still being asked. */
const isComing = (told: ChangesState, states: readonly ProviderState[]): boolean =>
  told.state === 'asking' ? states.some(({ state }) => state === 'answered') : told.state === 'told' && told.more;

export function SinceLastLook({ told }: { readonly told: ChangesState }) {
  const { states } = useRecordOnScreen();
  // Read out once it is whole, and never taken for "nothing new" while it is empty.
  return (
    <div className="wp-controls__since" role="status" aria-busy={isComing(told, states) || undefined}>
      {told.state === 'not-told' && (
        <span className="wp-source">
          What is new since you last looked could not be told.{' '}
          <Button look="text" onClick={told.retry}>
            Try again
          </Button>
        </span>
      )}
      {told.state === 'told' && told.news.since !== null && <Line news={told.news} since={told.news.since} />}
    </div>
  );
}
