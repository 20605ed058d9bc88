/**
 * Which of the five states is the viewer in: finding out, signed out, ended, left by what another tab did, or at work?
 */
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { queryClient } from '../api/query-client';
import { later } from '../navigation/later';
import { usePath } from '../navigation/navigation';
import { SessionEndedScreen } from '../screens/sign-in/SessionEndedScreen';
import { SessionUnknownScreen } from '../screens/sign-in/SessionUnknownScreen';
import { SignInScreen } from '../screens/sign-in/SignInScreen';
import { useSession } from '../state/session';
import { firstSession } from '../state/session-check';
import { Veil } from './Veil';
import { Workplace } from './Workplace';

const LaunchPlace = later(async () => (await import('../launch/LaunchPlace')).LaunchPlace);
const LeftScreen = later(async () => (await import('../screens/sign-in/LeftScreen')).LeftScreen);

/** Milliseconds: a gateway that is back is found by itself. */
const ASK_AGAIN_MS = 10_000;

/** True while the gateway cannot tell whether somebody is signed in; the function asks it again. */
function useFirstSession(): readonly [unknown: boolean, askAgain: () => void] {
  const [unknown, setUnknown] = useState(false);
  const find = useCallback(() => {
    void firstSession().then((found) => {
      setUnknown(found === 'unknown');
    });
  }, []);
  useEffect(find, [find]);
  useEffect(() => {
    if (!unknown) return undefined;
    const asking = setInterval(find, ASK_AGAIN_MS);
    return () => {
      clearInterval(asking);
    };
  }, [unknown, find]);
  return [unknown, find];
}

function Gate() {
  const state = useSession();
  const launching = usePath().startsWith('/launch/');
  const [unknown, askAgain] = useFirstSession();
  if (launching && state.phase !== 'checking') return <LaunchPlace.Part />;
  switch (state.phase) {
    case 'checking':
      return unknown ? (
        <SessionUnknownScreen askAgain={askAgain} />
      ) : (
        <main aria-busy="true" aria-label="Whole Picture is starting" />
      );
    case 'signed-out':
      return <SignInScreen />;
    case 'ended':
      return <SessionEndedScreen because={state.because} />;
    case 'left':
      return <LeftScreen.Part by={state.by} />;
    case 'signed-in': {
      // A changed role or organisation, or another session, starts every screen afresh.
      const { user, role, organisation, marks } = state.session;
      return (
        <Veil>
          <Workplace key={`${user.id} ${role} ${organisation.ods} ${marks?.session ?? ''}`} session={state.session} />
        </Veil>
      );
    }
  }
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Suspense>
        <Gate />
      </Suspense>
    </QueryClientProvider>
  );
}
