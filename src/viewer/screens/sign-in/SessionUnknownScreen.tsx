/** Am I still signed in? It cannot be told just now: nothing is shown, and nobody is signed out for it. */
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { PageHeading } from '../../components/PageHeading';
import { SignInFrame } from './SignInScreen';

const LEAD =
  'Whole Picture cannot tell who is signed in: a part of it is not answering. Nobody has been signed out by this.';

export function SessionUnknownScreen({ askAgain }: { readonly askAgain: () => void }) {
  return (
    <SignInFrame>
      <PageHeading lead={LEAD}>Nothing can be opened just now</PageHeading>
      <InsetNotice look="danger" live>
        <p>
          This page asks again by itself. If it goes on, contact the care organisations by phone, and tell your IT team.
        </p>
        <Button small look="secondary" onClick={askAgain}>
          Try again
        </Button>
      </InsetNotice>
    </SignInFrame>
  );
}
