/** Those whom this session opened a moment ago, one press each. */
import { formatNhsNumber } from '../../../domain/nhs-number';
import type { RecentPerson } from '../../state/recent-people';
import { formatTime, writeDate } from '../../../domain/dates/written';

export interface RecentListProps {
  readonly people: readonly RecentPerson[];
  readonly busy: boolean;
  readonly open: (person: RecentPerson) => void;
}

const clock = (at: number): string => formatTime({ text: '', sort: at, precision: 'time' }) ?? '';

export function RecentList({ people, busy, open }: RecentListProps) {
  return (
    <>
      <ul className="wp-recent">
        {people.map((person) => (
          <li key={person.nhsNumber}>
            <button
              type="button"
              className="wp-recent__person"
              aria-disabled={busy || undefined}
              onClick={() => {
                if (!busy) open(person);
              }}
            >
              <span className="wp-recent__name">
                <bdi>{person.name}</bdi>
              </span>
              <span className="wp-recent__at">opened {clock(person.openedAt)}</span>
              <span className="wp-recent__who">
                Born {writeDate(person.dateOfBirth)} · NHS No. {formatNhsNumber(person.nhsNumber)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="wp-quiet">
        One press opens the record for direct care, recorded as such. Cleared when you sign out or reload this page.
      </p>
    </>
  );
}
