/**
 * What is said when the gateway no longer knows this access? That it ended, that nothing is kept, and where to go on.
 */
import { useEffect } from 'react';
import { Button } from '../../components/Button';
import { PageHeading } from '../../components/PageHeading';
import { goTo } from '../../navigation/navigation';
import { PATHS } from '../../navigation/routes';
import { closeOpenRecord } from '../../state/close-record';
import { sessionRefused } from '../../state/session';

export type ClosedBy = 'access-ended' | 'session-ended' | 'elsewhere';

const CLEARED =
  'Access to this record has ended, and everything that was shown has been cleared. ' +
  'It may have been closed in another tab or open too long, ' +
  'your role may have changed, or the person’s choices may have changed.';
const ELSEWHERE =
  'It was closed in another tab, so it is closed here too, and everything that was shown has been cleared. ' +
  'To go on, find the person again.';

const LAUNCHED = (from: string): string =>
  'Everything that was shown has been cleared. ' +
  `Another record may have been opened from ${from} since, or this one was open too long. ` +
  `To go on with this person, open the record from ${from} again.`;

interface RecordClosedProps {
  readonly reason: ClosedBy;
  /** The system that the session was launched from, where it was. */
  readonly from?: string | undefined;
}

export function RecordClosed({ reason, from }: RecordClosedProps) {
  useEffect(() => {
    if (reason === 'session-ended') sessionRefused();
  }, [reason]);
  return (
    <div className="wp-page wp-page--narrow">
      <PageHeading lead={from === undefined ? (reason === 'elsewhere' ? ELSEWHERE : CLEARED) : LAUNCHED(from)}>
        This record is closed
      </PageHeading>
      <Button
        onClick={() => {
          closeOpenRecord();
          goTo(PATHS.find);
        }}
      >
        {from === undefined ? 'Find a person' : 'Go on'}
      </Button>
    </div>
  );
}
