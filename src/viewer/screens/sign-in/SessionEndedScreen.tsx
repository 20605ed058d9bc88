/** What happened to my work? The session ended; nothing of anybody's record is left in this page. */
import { PageHeading } from '../../components/PageHeading';
import { SignInFrame, WaysToSignIn } from './SignInScreen';

const TOO_MANY =
  'You have signed in at more places than one user may at a time, so the oldest session, this one, has ended. ' +
  'If that was not you, tell your IT team. ';

export function SessionEndedScreen({ because }: { readonly because?: 'too-many' | undefined }) {
  return (
    <SignInFrame>
      <PageHeading
        lead={
          (because === 'too-many' ? TOO_MANY : '') +
          'Any record that was open here is closed, and nothing of it is left in this tab. ' +
          'Sign in to go on; you will need to find the person again.'
        }
      >
        Your session has ended
      </PageHeading>
      <WaysToSignIn />
    </SignInFrame>
  );
}
