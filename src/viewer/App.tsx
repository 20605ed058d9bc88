/** Which of the four states is the viewer in: finding out, signed out, ended, or at work? */
import { QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { ApiFailure } from './api/failure';
import { queryClient } from './api/query-client';
import { readSession } from './api/session';
import { SessionEndedScreen } from './screens/sign-in/SessionEndedScreen';
import { SessionUnknownScreen } from './screens/sign-in/SessionUnknownScreen';
import { SignInScreen } from './screens/sign-in/SignInScreen';
import { sessionStarted, signedOut, useSession } from './state/session';
import { Workplace } from './Workplace';

/** True while the gateway cannot tell whether somebody is signed in; the function asks it again. */
function useFirstSession(): readonly [unknown: boolean, askAgain: () => void] {
  const [unknown, setUnknown] = useState(false);
  const find = useCallback(() => {
    readSession().then(
      ({ session, idleMs, leftMs }) => { sessionStarted(session, idleMs, leftMs); },
      (failure: unknown) => {
        // INVARIANT: a session that cannot be looked up is not one that has ended: nobody is sent to sign in for it.
        if (failure instanceof ApiFailure && failure.status === 503) setUnknown(true);
        else if (!(failure instanceof ApiFailure) || failure.status !== 401) signedOut();
      },
    );
  }, []);
  useEffect(find, [find]);
  return [unknown, find];
}

function Gate() {
  const state = useSession();
  const [unknown, askAgain] = useFirstSession();
  if (state.phase === 'checking' && unknown) return <SessionUnknownScreen askAgain={askAgain} />;
  if (state.phase === 'checking') return <main aria-busy="true" aria-label="Whole Picture is starting" />;
  if (state.phase === 'signed-out') return <SignInScreen />;
  if (state.phase === 'ended') return <SessionEndedScreen />;
  // A changed role or organisation starts every screen afresh.
  const { user, role, organisation } = state.session;
  return <Workplace key={`${user.id} ${role} ${organisation.ods}`} session={state.session} />;
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Gate />
    </QueryClientProvider>
  );
}
