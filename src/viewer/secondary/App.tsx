/** Which screen: for whoever is signed in, and for the public, who may read the register of uses and nothing else. */
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ScreenBoundary } from '../components/ScreenBoundary';
import { AlertsScreen } from './alerts/AlertsScreen';
import { Answered } from './frame/Answered';
import { Frame } from './frame/Frame';
import { answers, useSession, type SignedIn } from './frame/session';
import { SessionEnd } from './frame/SessionEnd';
import { SignInScreen } from './frame/SignInScreen';
import { ObjectionsScreen } from './objections/ObjectionsScreen';
import { goTo, PLACES, requestAt, usePlace } from './place';
import { UsesScreen } from './register/UsesScreen';
import { AskScreen } from './requests/AskScreen';
import { RequestsScreen } from './requests/RequestsScreen';
import { RequestPlace } from './request/RequestPlace';
import { homeOf, mayVisit } from './words/roles';
import { WorklistScreen } from './worklist/WorklistScreen';

function Elsewhere({ to }: { readonly to: string }) {
  useEffect(() => {
    goTo(to, 'replace');
  }, [to]);
  return null;
}

function Screen({ session, path }: { readonly session: SignedIn; readonly path: string }) {
  const { role } = session;
  const request = requestAt(path);
  if (request !== null && mayVisit(role, PLACES.requests)) return <RequestPlace {...request} role={role} />;
  if (path === PLACES.ask && role === 'analyst') return <AskScreen session={session} />;
  if (path === PLACES.uses) return <UsesScreen />;
  if (!mayVisit(role, path)) return <Elsewhere to={homeOf(role)} />;
  if (path === PLACES.worklist) return <WorklistScreen />;
  if (path === PLACES.objections) return <ObjectionsScreen />;
  if (path === PLACES.alerts) return <AlertsScreen />;
  return <RequestsScreen role={role} />;
}

function Place() {
  const query = useSession();
  const path = usePlace();
  return (
    <Answered query={query}>
      {(answer) => (
        <Frame session={answer}>
          {answer.signedIn ? <SessionEnd session={answer} /> : null}
          <ScreenBoundary key={path}>
            {answer.signedIn ? (
              <Screen session={answer} path={path} />
            ) : path === PLACES.uses ? (
              <UsesScreen />
            ) : (
              <SignInScreen />
            )}
          </ScreenBoundary>
        </Frame>
      )}
    </Answered>
  );
}

export function App() {
  return (
    <QueryClientProvider client={answers}>
      <Place />
    </QueryClientProvider>
  );
}
