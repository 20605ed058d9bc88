/**
 * Whom did I open a moment ago? This session and role only, for direct care; one press opens the record anew, asked and
 * recorded like every other. (Hazard H-64.)
 */
import { Suspense } from 'react';
import { later } from '../../navigation/later';
import { useRecentPeople, type RecentPerson } from '../../state/recent-people';

/** Nobody is in it before the first record: its script does not come before that one either. */
const List = later(async () => (await import('./RecentList')).RecentList);

interface RecentPeopleProps {
  readonly busy: boolean;
  readonly open: (person: RecentPerson) => void;
}

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
        <Suspense>
          <List.Part people={people} busy={busy} open={open} />
        </Suspense>
      )}
    </section>
  );
}
