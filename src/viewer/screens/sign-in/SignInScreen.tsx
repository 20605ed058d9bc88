/** How does somebody sign in? By picking a demo user, or at the organisation's own identity provider. */
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState, type ReactNode } from 'react';
import type { IdentityAnswer } from '../../../domain/api';
import { describeFailure } from '../../api/failure';
import { readIdentity } from '../../api/session';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { PageHeading } from '../../components/PageHeading';
import { later } from '../../navigation/later';
import { refusalHere } from './refusal';
import { SignedInNow } from './SignedInNow';

export function SignInFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="wp-app">
      <header className="wp-header">
        <span className="wp-header__product">Whole Picture</span>
        <span className="wp-header__instance">Shared care record</span>
      </header>
      <main className="wp-main">
        <div className="wp-page">{children}</div>
      </main>
    </div>
  );
}

export function WaysToSignIn() {
  return (
    <>
      <SignedInNow />
      <Ways />
    </>
  );
}

const ASKING = (
  <p aria-busy="true" className="wp-quiet">
    Asking how to sign in…
  </p>
);

/** Nobody in earnest is a demo user: fetched where they are the way in, and there before it is said that they are. */
const DemoUsers = later(async () => (await import('./DemoUsers')).DemoUsers);

async function waysIn({ signal }: { readonly signal: AbortSignal }): Promise<IdentityAnswer> {
  const answer = await readIdentity(signal);
  if (answer.mode === 'demo') await DemoUsers.ahead();
  return answer;
}

function Ways() {
  const identity = useQuery({ queryKey: ['identity'], queryFn: waysIn });
  if (identity.isPending) return ASKING;
  if (identity.isError) {
    return (
      <InsetNotice look="danger" title="You cannot sign in just now" live>
        <p>{describeFailure(identity.error)}</p>
        <Button small look="secondary" onClick={() => void identity.refetch()}>
          Try again
        </Button>
      </InsetNotice>
    );
  }
  if (identity.data.mode === 'oidc') {
    return (
      <p>
        <a className="nhsuk-button" href={identity.data.loginUrl}>
          Sign in with your organisation’s account
        </a>
      </p>
    );
  }
  return (
    <Suspense fallback={ASKING}>
      <DemoUsers.Part users={identity.data.users} />
    </Suspense>
  );
}

const Refused = later(async () => (await import('./Refused')).Refused);

export function SignInScreen() {
  const [code] = useState(refusalHere);
  return (
    <SignInFrame>
      <PageHeading
        lead={
          'One person, many care organisations, one record. ' +
          'You see what your role may see; every look-up is recorded.'
        }
      >
        Sign in
      </PageHeading>
      {code === null ? null : (
        <Suspense>
          <Refused.Part code={code} />
        </Suspense>
      )}
      <WaysToSignIn />
      <a href="/public">For residents</a> · <a href="/public/accessibility">Accessibility</a>
    </SignInFrame>
  );
}
