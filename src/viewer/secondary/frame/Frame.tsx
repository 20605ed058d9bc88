/** What stands around every screen: which program this is, who is signed in, and where one may go. */
import type { ReactNode } from 'react';
import type { SessionAnswer } from '../../../secondary/shapes/http';
import { DOORS, ROLE_NAMES } from '../words/roles';
import { PLACES } from '../place';
import { PlaceLink } from './PlaceLink';
import { signOut, type SignedIn } from './session';

function Me({ session }: { readonly session: SignedIn }) {
  return (
    <div className="wp-header__me">
      <span className="wp-header__who">
        {session.user.name} · <strong>{ROLE_NAMES[session.role]}</strong> · {session.organisation.name}
      </span>
      <button type="button" className="wp-header__link" onClick={signOut}>
        Sign out
      </button>
    </div>
  );
}

const OUTSIDE = [{ to: PLACES.uses, label: 'Register of uses' }];

export function Frame({ session, children }: { readonly session: SessionAnswer; readonly children: ReactNode }) {
  const doors = session.signedIn ? DOORS[session.role] : OUTSIDE;
  return (
    <div className="wp-app wg-app">
      <a className="nhsuk-skip-link" href="#main">
        Skip to main content
      </a>
      <header className="wp-header">
        <span className="wp-header__product">Whole Picture · Secondary use</span>
        <nav className="wp-header__nav" aria-label="Main">
          {doors.map(({ to, label }) => (
            <PlaceLink key={to} to={to} className="wp-header__link">
              {label}
            </PlaceLink>
          ))}
        </nav>
        {session.signedIn ? (
          <Me session={session} />
        ) : (
          <div className="wp-header__me">
            <PlaceLink to={PLACES.home} className="wp-header__link">
              Sign in
            </PlaceLink>
          </div>
        )}
      </header>
      <main className="wp-main" id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="wp-footer">
        <span>Groups of people: nobody can be found here. {session.instance.name}.</span>
        <span>Every question, answer and release is recorded.</span>
      </footer>
    </div>
  );
}
