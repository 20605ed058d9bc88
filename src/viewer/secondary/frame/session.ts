/** Who is signed in here? Asked once; whatever says that nobody is empties the page at once. */
import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fromIso } from '../../../domain/instant';
import type { SessionAnswer } from '../../../secondary/shapes/http';
import { get, keepSession, post, remove } from '../ask';
import { goTo, PLACES } from '../place';

export type SignedIn = Extract<SessionAnswer, { readonly signedIn: true }>;

const SESSION = ['session'];

export const answers = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, gcTime: 0 },
    mutations: { networkMode: 'always', retry: false, gcTime: 0 },
  },
});

/** The same for everybody: asked for by the very screen that comes next, and not to be taken from it. */
const FOR_EVERYBODY: readonly unknown[] = [...SESSION, 'identity', 'register'];

const forgetAnswers = (): void => {
  answers.removeQueries({ predicate: ({ queryKey }) => !FOR_EVERYBODY.includes(queryKey[0]) });
};

/** What was read for whoever was signed in is forgotten before anything else is drawn. */
function forget(): void {
  forgetAnswers();
  void answers.invalidateQueries({ queryKey: SESSION });
}

let lastAnswer = Date.now();
keepSession({
  ended: forget,
  answered: () => {
    lastAnswer = Date.now();
  },
});

export const useSession = (): UseQueryResult<SessionAnswer> =>
  useQuery({ queryKey: SESSION, queryFn: () => get<SessionAnswer>('/api/session'), staleTime: Infinity });

export async function signInAs(userId: string): Promise<void> {
  await post('/api/session', { userId });
  goTo(PLACES.home, 'replace');
  forget();
}

/** INVARIANT: the page is empty at once, even where nothing hears of it. */
export function signOut(): void {
  void remove('/api/session')
    .catch(() => undefined)
    .then(forget);
  answers.setQueryData<SessionAnswer>(SESSION, (before) =>
    before === undefined ? before : { signedIn: false, instance: before.instance },
  );
  forgetAnswers();
  goTo(PLACES.home, 'replace');
}

const TICK_MS = 5_000;

/** Empties the page when the session has stood idle, or at all, for as long as it may; our clock may be wrong. */
export function useSessionEnd(session: SignedIn | null): void {
  useEffect(() => {
    if (session === null) return undefined;
    const read = Date.now();
    const [idle, whole] = [fromIso(session.idleEndsAt) - read, fromIso(session.endsAt) - read];
    const watching = setInterval(() => {
      if (Date.now() - lastAnswer > idle || Date.now() - read > whole) forget();
    }, TICK_MS);
    return () => {
      clearInterval(watching);
    };
  }, [session]);
}
