/** Why did nothing open, and where can I go on? One screen for all refusals of a launch. */
import { signOut } from '../api/session';
import { Button } from '../components/Button';
import { PageHeading } from '../components/PageHeading';
import { SignInFrame } from '../screens/sign-in/SignInScreen';
import { signedOut } from '../state/session';
import { wordsOf, type Refusal } from './refusal-words';

export function LaunchRefused({ refusal }: { readonly refusal: Refusal }) {
  const { heading, what, next } = wordsOf(refusal);
  return (
    <SignInFrame>
      <PageHeading key={refusal} title="Not opened">
        {heading}
      </PageHeading>
      <div className="wp-panel wp-stack">
        <p>{what}</p>
        <h2 className="wp-panel__title">What you can do</h2>
        <ul className="wp-bullets">
          {next.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {refusal === 'other-user' ? (
          <div className="wp-actions">
            <Button
              onClick={() => {
                signedOut();
                void signOut().catch(() => undefined);
              }}
            >
              Sign out
            </Button>
          </div>
        ) : null}
        <p className="wp-quiet">
          <a href="/">Go to Whole Picture</a>
        </p>
      </div>
    </SignInFrame>
  );
}
