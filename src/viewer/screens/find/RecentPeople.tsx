/**
 * Whom did I open a moment ago? This session and role only, for direct care; one press opens the record anew, asked and
 * recorded like every other. (Hazard H-64.)
 */
import { formatNhsNumber } from '../../../domain/nhs-number';
import { useRecentPeople, type RecentPerson } from '../../state/recent-people';
import { formatTime, writeDate } from '../../../domain/dates/written';

interface RecentPeopleProps {
  readonly busy: boolean;
  readonly open: (person: RecentPerson) => void;
}

const clock = (at: number): string => formatTime({ text: '', sort: at, precision: 'time' }) ?? '';

export function RecentPeople({ busy, open }: RecentPeopleProps) {
  const people = useRecentPeople((state) => state.people);
  return (
    <section className="wp-panel" aria-labelledby="recent-people">
      <h2 className="wp-panel__title" id="recent-people">
        Recent people
      </h2>
      {people.length === 0 ? (
        <p className="wp-quiet">People you open appear here until you sign out or reload this page.</p>
      ) : (
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
      )}
    </section>
  );
}
