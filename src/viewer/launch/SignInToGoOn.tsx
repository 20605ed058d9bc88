/**
 * Who is opening this? Nothing of a launch opens before somebody has signed in with us, whatever the other system said
 * of its user.
 */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readIdentity } from '../api/session';
import { PageHeading } from '../components/PageHeading';
import { SignedInNow } from '../screens/sign-in/SignedInNow';
import { SignInFrame, WaysToSignIn } from '../screens/sign-in/SignInScreen';
import { maySignInUnseen } from './this-launch';

interface Going {
  /** By which name people know the system; null for a link, which says nothing of it. */
  readonly from: string | null;
  readonly hint?: string | undefined;
  /** The launch that goes on after a sign-in that leaves this page; null where the page must stay. */
  readonly launch: string | null;
}

const loginAddress = (loginUrl: string, hint: string | undefined, unseen: boolean): string =>
  `${loginUrl}?${new URLSearchParams({
    next: 'launch',
    ...(unseen ? { prompt: 'none' } : {}),
    ...(hint === undefined ? {} : { login_hint: hint }),
  }).toString()}`;

/** At the identity provider: unseen where that may be, else by a press. */
function AtTheProvider({ loginUrl, going: { hint, launch } }: { readonly loginUrl: string; readonly going: Going }) {
  useEffect(() => {
    if (launch !== null && maySignInUnseen(launch)) location.replace(loginAddress(loginUrl, hint, true));
  }, [launch, loginUrl, hint]);
  if (launch !== null)
    return (
      <a className="nhsuk-button" href={loginAddress(loginUrl, hint, false)}>
        Sign in with your organisation’s account
      </a>
    );
  return (
    <>
      <SignedInNow />
      <a className="nhsuk-button" href={loginAddress(loginUrl, hint, true)} target="_blank" rel="noreferrer">
        Sign in with your organisation’s account (opens a new window)
      </a>
      <p className="wp-quiet">Then come back to this window: what the link says of the person stays here alone.</p>
    </>
  );
}

export function SignInToGoOn(going: Going) {
  const identity = useQuery({ queryKey: ['identity'], queryFn: ({ signal }) => readIdentity(signal) });
  const from = going.from ?? 'your own system';
  return (
    <SignInFrame>
      <PageHeading lead={`You came from ${from}. Sign in here, and you go on to the record that it asked for.`}>
        Sign in to go on
      </PageHeading>
      {identity.data?.mode === 'oidc' ? (
        <AtTheProvider loginUrl={identity.data.loginUrl} going={going} />
      ) : (
        <WaysToSignIn />
      )}
    </SignInFrame>
  );
}
