/**
 * Whom did I open a moment ago? This session only; the number and the date are filled in, the purpose is asked again.
 */
import { formatNhsNumber } from '../../../domain/nhs-number';
import { useRecentPeople, type RecentPerson } from '../../state/recent-people';
import { writeDate } from '../../../domain/dates/written';

export function RecentPeople({ choose }: { readonly choose: (person: RecentPerson) => void }) {
  const people = useRecentPeople((state) => state.people);
  return (
    <section className="wp-panel" aria-labelledby="recent-people">
      <h2 className="wp-panel__title" id="recent-people">
        Recent people
      </h2>
      {people.length === 0 ? (
        <p className="wp-quiet">People you open appear here until you sign out.</p>
      ) : (
        <ul className="wp-recent">
          {people.map((person) => (
            <li key={person.nhsNumber}>
              <button
                type="button"
                className="wp-text-button"
                onClick={() => {
                  choose(person);
                }}
              >
                {person.name}
              </button>
              <span className="wp-quiet wp-number">
                {writeDate(person.dateOfBirth)} · {formatNhsNumber(person.nhsNumber)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
