/** What happened to my work? The session ended; nothing of anybody's record is left in this page. */
import { PageHeading } from '../../components/PageHeading';
import { SignInFrame, WaysToSignIn } from './SignInScreen';

export function SessionEndedScreen() {
  return (
    <SignInFrame>
      <PageHeading
        lead={
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
