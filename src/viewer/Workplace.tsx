/** Which screen does this address show to this role? Everything but finding a person is loaded only when asked for. */
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import type { SessionAnswer } from '../domain/api';
import type { Role } from '../domain/roles';
import { Header } from './Header';
import { Footer } from './Footer';
import { FindScreen } from './screens/find/FindScreen';
import { NoRecordScreen } from './screens/no-record/NoRecordScreen';
import { SessionWatch } from './SessionWatch';
import { homeOf, mayVisit, PATHS, type Path } from './routes';
import { ScreenBoundary } from './ScreenBoundary';
import { useOpenRecord } from './state/open-record';

const loadRecordScreen = async () => ({ default: (await import('./screens/record/RecordScreen')).RecordScreen });
const RecordScreen = lazy(loadRecordScreen);
const OptOutScreen = lazy(async () => ({ default: (await import('./screens/opt-out/OptOutScreen')).OptOutScreen }));
const AuditScreen = lazy(async () => ({ default: (await import('./screens/audit/AuditScreen')).AuditScreen }));
const AlertsScreen = lazy(async () => ({ default: (await import('./screens/alerts/AlertsScreen')).AlertsScreen }));
const PolicyScreen = lazy(async () => ({ default: (await import('./screens/policy/PolicyScreen')).PolicyScreen }));

function Loading() {
  return (
    <p role="status" aria-busy="true" className="wp-page wp-loading">
      Loading this screen…
    </p>
  );
}

/** Open record, refusal, or nothing at all (a reload, or a record closed): each has its place, none shows what the last person left. */
function RecordPlace() {
  const open = useOpenRecord((state) => state.open);
  const refusal = useOpenRecord((state) => state.refusal);
  if (refusal !== null) return <NoRecordScreen refusal={refusal} />;
  if (open === null) return <Navigate to={PATHS.find} replace />;
  return <RecordScreen key={open.record.access} />;
}

/** While somebody types a number, the screen that will show the record arrives: opening then waits for the gateway alone. */
function useRecordScreenAhead(role: Role): void {
  useEffect(() => {
    if (mayVisit(role, PATHS.record)) void loadRecordScreen().catch(() => undefined);
  }, [role]);
}

export function Workplace({ session }: { readonly session: SessionAnswer }) {
  const { pathname } = useLocation();
  useRecordScreenAhead(session.role);
  const home = <Navigate to={homeOf(session.role)} replace />;
  const only = (path: Path, screen: ReactNode): ReactNode => (mayVisit(session.role, path) ? screen : home);
  return (
    <div className="wp-app">
      <a className="nhsuk-skip-link" href="#content">
        Skip to main content
      </a>
      <Header session={session} />
      <main className="wp-main" id="content" tabIndex={-1}>
        <ScreenBoundary key={pathname}>
          <Suspense fallback={<Loading />}>
            <Routes>
              <Route path={PATHS.find} element={only(PATHS.find, <FindScreen />)} />
              <Route path={PATHS.record} element={only(PATHS.record, <RecordPlace />)} />
              <Route path={PATHS.optOuts} element={only(PATHS.optOuts, <OptOutScreen />)} />
              <Route path={PATHS.whoLooked} element={only(PATHS.whoLooked, <AuditScreen />)} />
              <Route path={PATHS.alerts} element={only(PATHS.alerts, <AlertsScreen />)} />
              <Route path={PATHS.policy} element={<PolicyScreen />} />
              <Route path="*" element={home} />
            </Routes>
          </Suspense>
        </ScreenBoundary>
      </main>
      {pathname === PATHS.record ? null : <Footer />}
      <SessionWatch />
    </div>
  );
}
