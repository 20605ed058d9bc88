/** Who am I here, as what, and where can I go? Holds the page's one "Close record" while a record is open. */
import type { SessionAnswer } from '../../domain/api';
import { atSeveral } from '../../domain/membership';
import { roleName } from '../../domain/roles';
import { signOut } from '../api/session';
import { goTo, PlaceLink } from '../navigation/navigation';
import { Suspense } from 'react';
import { later } from '../navigation/later';
import { navOf, PATHS } from '../navigation/routes';
import { useDialogs } from '../open-record/dialogs';
import { closeOpenRecord } from '../state/close-record';
import { useOpenRecord } from '../state/open-record';
import { signedOut } from '../state/session';

/** Fetched for those who hold several. */
const RoleSwitch = later(async () => (await import('./RoleSwitch')).RoleSwitch);

function CloseRecord() {
  const open = useOpenRecord((state) => state.open);
  if (open === null) return null;
  return (
    <button
      type="button"
      className="wp-header__link"
      onClick={() => {
        goTo(PATHS.find, 'replace');
        closeOpenRecord();
      }}
    >
      Close record
    </button>
  );
}

export function Header({ session }: { readonly session: SessionAnswer }) {
  const isOpen = useOpenRecord((state) => state.open !== null);
  return (
    <header className="wp-header">
      <span className="wp-header__product">Whole Picture</span>
      {session.launchedFrom === undefined ? (
        <span className="wp-header__instance">{session.instance.name}</span>
      ) : (
        <span className="wp-header__who">Opened from {session.launchedFrom}</span>
      )}
      <nav className="wp-header__nav" aria-label="Main">
        {navOf(session.role).map(({ path, label }) =>
          path === PATHS.find && session.launchedFrom !== undefined ? null : (
            <PlaceLink key={path} path={path} className="wp-header__link">
              {label}
            </PlaceLink>
          ),
        )}
        {isOpen ? (
          <PlaceLink path={PATHS.record} className="wp-header__link">
            This record
          </PlaceLink>
        ) : null}
      </nav>
      <div className="wp-header__me">
        <span className="wp-header__who">
          {session.user.name} ·{' '}
          {session.memberships.length > 1 ? (
            <Suspense>
              <RoleSwitch.Part session={session} />
            </Suspense>
          ) : (
            <strong>{roleName(session.role)}</strong>
          )}
          {atSeveral(session.memberships) ? null : ` · ${session.organisation.name}`}
        </span>
        {session.roleUrl ? (
          <a className="wp-header__link" href={session.roleUrl}>
            Change role
          </a>
        ) : null}
        {session.renewUrl ? (
          <a className="wp-header__link" href={session.renewUrl}>
            Renew sign-in
          </a>
        ) : null}
        <CloseRecord />
        <button
          type="button"
          className="wp-header__link"
          aria-haspopup="dialog"
          onClick={() => {
            useDialogs.getState().show({ kind: 'help' });
          }}
        >
          Help
        </button>
        <button
          type="button"
          className="wp-header__link"
          onClick={() => {
            // INVARIANT: the screen is empty at once, even when the gateway cannot hear the sign-out.
            signedOut();
            void signOut().catch(() => undefined);
          }}
        >
          Sign out
        </button>
      </div>
    </header>
  );
}
