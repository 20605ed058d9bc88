/**
 * Door B: whom does a link name? Find is filled with it, and whoever is signed in presses "Open record".
 * INVARIANT: nothing of it leaves this page before that.
 */
import { useEffect, useState } from 'react';
import { readTypedDay } from '../../domain/dates/typed';
import { isNhsNumber } from '../../domain/nhs-number';
import { goTo } from '../navigation/navigation';
import { PATHS } from '../navigation/routes';
import { useRecentPeople } from '../state/recent-people';
import { useSession } from '../state/session';
import { takeFragment } from './fragment';
import { LaunchRefused } from './LaunchRefused';
import { SignInToGoOn } from './SignInToGoOn';

interface Linked {
  readonly nhsNumber: string;
  readonly dateOfBirth: string;
}

/** What can be a number and a day; the rest is left for whoever fills the form. */
function readLink(params: URLSearchParams): Linked {
  const number = params.get('patient') ?? '';
  const born = params.get('birthdate') ?? '';
  return {
    nhsNumber: isNhsNumber(number) ? number : '',
    dateOfBirth: readTypedDay(born) === null ? '' : born,
  };
}

let linked: Linked | null = null;

/** The same however often the screen is drawn. */
function thisLink(): Linked {
  linked ??= readLink(takeFragment());
  return linked;
}

/** Another link may come into a window that still waits for a sign-in: then the address alone changes. */
function useLaterLink(): void {
  const [, setVisits] = useState(0);
  useEffect(() => {
    const onHash = (): void => {
      if (location.hash === '') return;
      linked = readLink(new URLSearchParams(location.hash.slice(1)));
      history.replaceState(null, '', location.pathname);
      setVisits((visits) => visits + 1);
    };
    window.addEventListener('hashchange', onHash);
    return () => {
      window.removeEventListener('hashchange', onHash);
    };
  }, []);
}

export function DeepLink() {
  const state = useSession();
  useLaterLink();
  const locked = state.phase === 'signed-in' && state.session.launchedFrom !== undefined;
  const goes = state.phase === 'signed-in' && !locked;
  useEffect(() => {
    if (!goes) return;
    useRecentPeople.getState().fill({ ...thisLink(), from: null });
    linked = null;
    goTo(PATHS.find, 'replace');
  }, [goes]);
  // read before anybody signs in, so that it is here when somebody has
  thisLink();
  if (locked) return <LaunchRefused refusal="launched" />;
  return goes ? null : <SignInToGoOn from={null} launch={null} />;
}
