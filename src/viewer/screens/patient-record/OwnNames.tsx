/**
 * Are the names of this service's own list there, by which the record is to be read? They are asked for as providers
 * answer; while they cannot be had it is said, and asked again.
 */
import { useEffect, useRef, useState } from 'react';
import { askTerminology } from '../../api/terminology';
import { Button } from '../../components/Button';
import { followOwnNames } from '../../open-record/own-names';
import { useRecordOnScreen } from '../../open-record/record-context';
import { readAnew } from '../../open-record/section-rules';

/** Milliseconds until what has not come is said to be missing. */
const PATIENCE_MS = 5_000;
/** Milliseconds until it is asked again, and how long that may grow. */
const AGAIN_MS = 10_000;
const AGAIN_AT_MOST_MS = 120_000;

/** For one opened record and one digest: another has a part of its own. */
export function OwnNames({ digest }: { readonly digest: string }) {
  const { states } = useRecordOnScreen();
  const latest = useRef(states);
  useEffect(() => {
    latest.current = states;
  });
  const [own] = useState(() => followOwnNames(digest, askTerminology));
  const [attempt, setAttempt] = useState(0);
  const [missing, setMissing] = useState(false);
  useEffect(
    () => () => {
      own.leave();
      readAnew();
    },
    [own],
  );
  // Another answer of a provider, or another try: nothing else asks anew.
  const brought = states
    .map((state) => (state.state === 'answered' ? `${state.provider.id} ${state.retrievedAt}` : ''))
    .join('\n');
  useEffect(() => {
    let over = false;
    const say = (): void => {
      if (!over) setMissing(true);
    };
    const late = setTimeout(say, PATIENCE_MS);
    let again: ReturnType<typeof setTimeout> | undefined;
    own.follow(latest.current).then(
      (laid) => {
        clearTimeout(late);
        if (laid) readAnew();
        if (over) return;
        setMissing(false);
        if (attempt > 0) setAttempt(0);
      },
      () => {
        say();
        if (!over)
          again = setTimeout(
            () => {
              setAttempt(attempt + 1);
            },
            Math.min(AGAIN_MS * 2 ** attempt, AGAIN_AT_MOST_MS),
          );
      },
    );
    return () => {
      over = true;
      clearTimeout(late);
      clearTimeout(again);
    };
  }, [own, brought, attempt]);
  if (!missing) return null;
  return (
    <p className="wp-coverage__limits" role="status">
      <span className="wp-coverage__missing">
        Names from this service’s own list could not be loaded; shown as sent. The same entry may stand twice.{' '}
      </span>
      <Button
        look="text"
        onClick={() => {
          setAttempt(attempt + 1);
        }}
      >
        Try again
      </Button>
    </p>
  );
}
