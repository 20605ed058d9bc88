/** How much room has the record's page? One column on a phone, and on a wide screen the folds open. */
import { useSyncExternalStore } from 'react';

export type Room = 'one-column' | 'columns' | 'wide';

/** As in `_shapes.scss`, in rem, so that a larger type counts as a smaller window. */
const NARROW = '(max-width: 56.25rem)';
const WIDE = '(min-width: 112.5rem)';

/** A page that is drawn nowhere, as in a test of words, has the room of a laptop. */
const matches = (query: string): boolean => typeof matchMedia === 'function' && matchMedia(query).matches;

const room = (): Room => (matches(NARROW) ? 'one-column' : matches(WIDE) ? 'wide' : 'columns');

function follow(changed: () => void): () => void {
  if (typeof matchMedia !== 'function') return () => undefined;
  const queries = [NARROW, WIDE].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

export const useRoom = (): Room => useSyncExternalStore(follow, room);
