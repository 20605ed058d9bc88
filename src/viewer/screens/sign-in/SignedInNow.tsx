/**
 * Is somebody signed in in another tab of this browser? Then they can go on here, by their own decision and under their
 * own name.
 */
import { Suspense } from 'react';
import { later } from '../../navigation/later';
import { usePresent } from '../../state/present';

const GoOnHere = later(async () => (await import('./GoOnHere')).GoOnHere);

export function SignedInNow() {
  const session = usePresent((state) => state.session);
  return session === null ? null : (
    <Suspense>
      <GoOnHere.Part session={session} />
    </Suspense>
  );
}
