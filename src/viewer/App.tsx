/**
 * Which of the five states is the viewer in: finding out, signed out, ended, left by what another tab did, or at work?
 */
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryClient } from './api/query-client';
import { LeftScreen } from './screens/sign-in/LeftScreen';
import { SessionEndedScreen } from './screens/sign-in/SessionEndedScreen';
import { SignInScreen } from './screens/sign-in/SignInScreen';
import { useSession } from './state/session';
import { firstSession } from './state/session-check';
import { Veil } from './Veil';
import { Workplace } from './Workplace';

function Gate() {
  const state = useSession();
  useEffect(() => { void firstSession(); }, []);
  switch (state.phase) {
    case 'checking':
      return <main aria-busy="true" aria-label="Whole Picture is starting" />;
    case 'signed-out':
      return <SignInScreen />;
    case 'ended':
      return <SessionEndedScreen />;
    case 'left':
      return <LeftScreen by={state.by} />;
    case 'signed-in':
      // A changed role, or another session, starts every screen afresh.
      return (
        <Veil>
          <Workplace key={`${state.session.user.id} ${state.session.role} ${state.session.marks?.session ?? ''}`} session={state.session} />
        </Veil>
      );
  }
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Gate />
    </QueryClientProvider>
  );
}
