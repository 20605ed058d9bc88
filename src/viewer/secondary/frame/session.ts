/** Who is signed in here? Asked once; whatever says that nobody is empties the page at once. */
import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
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

/** INVARIANT: the page is empty at once, even where nothing answers. */
function emptyPage(): void {
  answers.setQueryData<SessionAnswer>(SESSION, (before) =>
    before === undefined ? before : { signedIn: false, instance: before.instance },
  );
  forgetAnswers();
}

/** Our clock may be wrong: the program is asked whether it is so. */
export function sessionOver(): void {
  emptyPage();
  forget();
}

export function signOut(): void {
  void remove('/api/session')
    .catch(() => undefined)
    .then(forget);
  emptyPage();
  goTo(PLACES.home, 'replace');
}

/** Milliseconds since an answer last renewed the session. */
export const sinceAnswered = (): number => Date.now() - lastAnswer;

/** Asks for nothing but to be kept signed in. A failure leaves the page as it is. */
export async function stay(): Promise<void> {
  const answer = await get<SessionAnswer>('/api/session');
  answers.setQueryData<SessionAnswer>(SESSION, answer);
  if (!answer.signedIn) forgetAnswers();
}
