/**
 * What happened in another tab, and how do I go on in this one? Nothing of the session before is left here, not even
 * whose it was.
 */
import { PageHeading } from '../../components/PageHeading';
import { usePresent } from '../../state/present';
import type { LeftBy } from '../../state/tab-words';
import { SignInFrame, WaysToSignIn } from './SignInScreen';

const NOTHING_LEFT = 'Any record that was open here is closed, and nothing of it is left in this tab.';
const AGAIN = 'You will need to find the person again.';

const WORDS: Readonly<Record<LeftBy, { readonly heading: string; readonly lead: string }>> = {
  'signed-out-elsewhere': {
    heading: 'You signed out in another tab',
    lead: `${NOTHING_LEFT} Sign in again to go on. ${AGAIN}`,
  },
  'another-user': {
    heading: 'Another user signed in on this computer',
    lead: `${NOTHING_LEFT} To go on as yourself, sign in again.`,
  },
  'signed-in-elsewhere': {
    heading: 'You signed in again in another tab',
    lead: `${NOTHING_LEFT} Go on with the session you have now. ${AGAIN}`,
  },
  'role-elsewhere': {
    heading: 'You changed role in another tab',
    lead: `A change of role closes every record. ${NOTHING_LEFT} ${AGAIN}`,
  },
};

/** The same user's next launch: the record here is another person's now. */
const launchedElsewhere = (from: string): (typeof WORDS)[LeftBy] => ({
  heading: `Another record was opened from ${from}`,
  lead: `${NOTHING_LEFT} Go on in the window that opened last, or open this person’s record from ${from} again.`,
});

export function LeftScreen({ by }: { readonly by: LeftBy }) {
  const from = usePresent((state) => state.session?.launchedFrom);
  const { heading, lead } = by === 'signed-in-elsewhere' && from !== undefined ? launchedElsewhere(from) : WORDS[by];
  return (
    <SignInFrame>
      <PageHeading key={heading} lead={lead}>
        {heading}
      </PageHeading>
      <WaysToSignIn />
    </SignInFrame>
  );
}
