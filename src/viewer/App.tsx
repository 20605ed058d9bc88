/** Which of the four states is the viewer in: finding out, signed out, ended, or at work? */
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiFailure } from './api/failure';
import { queryClient } from './api/query-client';
import { readSession } from './api/session';
import { SessionEndedScreen } from './screens/sign-in/SessionEndedScreen';
import { SignInScreen } from './screens/sign-in/SignInScreen';
import { sessionStarted, signedOut, useSession } from './state/session';
import { Workplace } from './Workplace';

function useFirstSession(): void {
  useEffect(() => {
    readSession().then(
      ({ session, idleMs, leftMs }) => { sessionStarted(session, idleMs, leftMs); },
      (failure: unknown) => {
        if (!(failure instanceof ApiFailure) || failure.status !== 401) signedOut();
      },
    );
  }, []);
}

function Gate() {
  const state = useSession();
  useFirstSession();
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
