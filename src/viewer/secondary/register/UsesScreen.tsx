/** For anybody, without signing in: who uses data of groups of people, what for, by which law, and what came of it? */
import { useQuery } from '@tanstack/react-query';
import type { RegisterAnswer } from '../../../secondary/shapes/http';
import { PageHeading } from '../../components/PageHeading';
import { get } from '../ask';
import { Answered } from '../frame/Answered';
import { OneUse } from './OneUse';

const LEAD =
  'Every use that was approved, open or ended: which organisation asked, and what for. It names no person, and never ' +
  'says how many objected.';

export function UsesScreen() {
  const query = useQuery({ queryKey: ['register'], queryFn: () => get<RegisterAnswer>('/api/register') });
  return (
    <div className="wp-page">
      <PageHeading lead={LEAD}>Register of uses</PageHeading>
      <Answered query={query}>
        {({ uses }) =>
          uses.length === 0 ? (
            <p>No use has been approved yet.</p>
          ) : (
            uses.map((use) => <OneUse key={use.id} use={use} />)
          )
        }
      </Answered>
    </div>
  );
}
