/** What happened to my work? The session ended; nothing of anybody's record is left in this page. */
import { PageHeading } from '../../components/PageHeading';
import { SignInFrame, WaysToSignIn } from './SignInScreen';

export function SessionEndedScreen() {
  return (
    <SignInFrame>
      <PageHeading lead="The open record was closed and nothing of it is left on this device. Sign in to go on where you were; you will be asked to find the person again.">
        Your session has ended
      </PageHeading>
      <WaysToSignIn />
    </SignInFrame>
  );
}
