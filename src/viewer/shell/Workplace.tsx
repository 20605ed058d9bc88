/** Which screen does this address show to this role? Everything but finding a person is loaded only when asked for. */
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import type { SessionAnswer } from '../../domain/api';
import type { Role } from '../../domain/roles';
import { Header } from './Header';
import { Footer } from './Footer';
import { FindScreen } from '../screens/find/FindScreen';
import { refusalHere } from '../screens/sign-in/refusal';
import { NoRecord } from '../screens/no-record/NoRecord';
import { SessionWatch } from './SessionWatch';
import { later } from '../navigation/later';
import { GoTo, usePath } from '../navigation/navigation';
import { homeOf, mayVisit, PATHS, type Path } from '../navigation/routes';
import { ScreenBoundary } from '../components/ScreenBoundary';
import { useDialogs } from '../open-record/dialogs';
import { useOpenRecord } from '../state/open-record';

const RecordScreen = later(async () => (await import('../screens/patient-record/RecordScreen')).RecordScreen);
const Reopen = later(async () => (await import('../screens/patient-record/Reopen')).Reopen);
const StillSignedIn = later(async () => (await import('./StillSignedIn')).StillSignedIn);
const NotFound = later(async () => (await import('../screens/NotFoundScreen')).NotFoundScreen);
const HelpDialog = later(async () => (await import('../screens/help/HelpDialog')).HelpDialog);
const RecordClosed = later(async () => (await import('../screens/patient-record/RecordClosed')).RecordClosed);
const LaunchedHome = later(async () => (await import('../launch/LaunchedHome')).LaunchedHome);
const LaunchWatch = later(async () => (await import('../launch/LaunchWatch')).LaunchWatch);
const OptOutScreen = later(async () => (await import('../screens/desks')).OptOutScreen);
const AuditScreen = later(async () => (await import('../screens/desks')).AuditScreen);
const AlertsScreen = later(async () => (await import('../screens/desks')).AlertsScreen);
const PolicyScreen = later(async () => (await import('../screens/policy/PolicyScreen')).PolicyScreen);

function Loading() {
  return (
    <p role="status" aria-busy="true" className="wp-page wp-loading">
      Loading this screen…
    </p>
  );
}

/**
 * Open record, refusal, or nothing at all (a reload, which finds it again, or a record closed), or why it was closed:
 * each has its place, none shows what the last person left.
 */
function RecordPlace({ from }: { readonly from: string | undefined }) {
  const open = useOpenRecord((state) => state.open);
  const refusal = useOpenRecord((state) => state.refusal);
  const shutBy = useOpenRecord((state) => state.shutBy);
  if (shutBy !== null)
    return <RecordClosed.Part from={from} reason={shutBy === 'elsewhere' ? 'elsewhere' : 'access-ended'} />;
  if (refusal !== null) return <NoRecord refusal={refusal} />;
  if (open === null) return from === undefined ? <Reopen.Part /> : <LaunchedHome.Part from={from} />;
  return <RecordScreen.Part key={open.record.access} />;
}

/**
 * While somebody types a number, the screen that will show the record arrives: opening then waits for the gateway
 * alone.
 */
function useRecordScreenAhead(role: Role): void {
  useEffect(() => {
    if (mayVisit(role, PATHS.record)) void RecordScreen.ahead();
  }, [role]);
}

const SCREENS: Readonly<Record<Exclude<Path, '/'>, (from: string | undefined) => ReactNode>> = {
  [PATHS.find]: () => <FindScreen />,
  [PATHS.record]: (from) => <RecordPlace from={from} />,
  [PATHS.optOuts]: () => <OptOutScreen.Part />,
  [PATHS.whoLooked]: () => <AuditScreen.Part />,
  [PATHS.alerts]: () => <AlertsScreen.Part />,
  [PATHS.policy]: () => <PolicyScreen.Part />,
};

/**
 * The screen at this address, if the role may visit it; else where the role starts. A launched session starts at its
 * record, and finds nobody.
 */
function screenAt(path: string, { role, launchedFrom }: SessionAnswer): ReactNode {
  const screenHere = SCREENS[path as keyof typeof SCREENS] as (typeof SCREENS)['/find'] | undefined;
  if (screenHere === undefined && path !== PATHS.home && !path.startsWith('/launch')) return <NotFound.Part />;
  const home = homeOf(role);
  const finds = home === PATHS.find && launchedFrom !== undefined;
  return screenHere !== undefined && mayVisit(role, path as Path) && !(finds && path === PATHS.find) ? (
    screenHere(launchedFrom)
  ) : (
    <GoTo path={finds ? PATHS.record : home} />
  );
}

/** Over a record its own dialogs are drawn, this one among them. */
function Help({ path }: { readonly path: string }) {
  const asked = useDialogs(({ dialog }) => dialog?.kind === 'help');
  const onRecord = useOpenRecord(({ open }) => open !== null) && path === PATHS.record;
  if (!asked || onRecord) return null;
  return (
    <Suspense>
      <HelpDialog.Part at={path} onClose={useDialogs.getState().close} />
    </Suspense>
  );
}

export function Workplace({ session }: { readonly session: SessionAnswer }) {
  const path = usePath();
  const [refused] = useState(refusalHere);
  useRecordScreenAhead(session.role);
  return (
    <div className="wp-app">
      <a className="nhsuk-skip-link" href="#content">
        Skip to main content
      </a>
      <Header session={session} />
      <main className="wp-main" id="content" tabIndex={-1}>
        {refused === null ? null : (
          <Suspense>
            <StillSignedIn.Part code={refused} />
          </Suspense>
        )}
        <ScreenBoundary key={path}>
          <Suspense fallback={<Loading />}>{screenAt(path, session)}</Suspense>
        </ScreenBoundary>
      </main>
      {path === PATHS.record ? null : <Footer />}
      <Help path={path} />
      <SessionWatch />
      {session.launchedFrom === undefined ? null : (
        <Suspense>
          <LaunchWatch.Part />
        </Suspense>
      )}
    </div>
  );
}
