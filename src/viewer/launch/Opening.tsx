/** What did another system ask this window to open? It opens by itself, once somebody is signed in. */
import { useEffect, useState } from 'react';
import type { LaunchAnswer } from '../../domain/launch';
import { describeFailure } from '../api/failure';
import { readLaunch } from '../api/launch';
import { Button } from '../components/Button';
import { InsetNotice } from '../components/InsetNotice';
import { PageHeading } from '../components/PageHeading';
import { GoTo, goTo } from '../navigation/navigation';
import { PATHS } from '../navigation/routes';
import { SignInFrame } from '../screens/sign-in/SignInScreen';
import { useSession } from '../state/session';
import { LaunchRefused } from './LaunchRefused';
import { openLaunched, type Outcome, type Pending } from './open-launched';
import { SignInToGoOn } from './SignInToGoOn';
import { thisLaunch } from './this-launch';

function Waiting({ from }: { readonly from: string | null }) {
  return (
    <SignInFrame>
      <PageHeading title="Opening">
        {from === null ? 'Opening the record' : `Opening the record from ${from}`}
      </PageHeading>
      <p role="status" aria-busy="true" className="wp-quiet">
        Looking up…
      </p>
    </SignInFrame>
  );
}

function Failed({ words, again }: { readonly words: string; readonly again: () => void }) {
  return (
    <SignInFrame>
      <PageHeading title="Not opened">The record was not opened</PageHeading>
      <InsetNotice look="danger" live>
        <p>{words}</p>
        <Button small look="secondary" onClick={again}>
          Try again
        </Button>
      </InsetNotice>
    </SignInFrame>
  );
}

/** For whom it is certain that this window is the one that was launched; `pressed`: by whoever looks at it. */
function OpenIt({ pending }: { readonly pending: Pending }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let left = false;
    void openOnce(pending, attempt).then((next) => {
      if (!left) setOutcome(next);
    });
    return () => {
      left = true;
    };
  }, [pending, attempt]);
  if (outcome?.kind === 'refused') return <LaunchRefused refusal={outcome.refusal} />;
  if (outcome?.kind === 'failed')
    return (
      <Failed
        words={outcome.words}
        again={() => {
          setOutcome(null);
          setAttempt(attempt + 1);
        }}
      />
    );
  return <Waiting from={pending.launchedFrom} />;
}

let asking: { readonly name: string; readonly outcome: Promise<Outcome> } | null = null;

/** A launch opens once: drawing a screen twice does not ask twice. */
function openOnce(pending: Pending, attempt: number): Promise<Outcome> {
  const name = `${pending.launch} ${String(attempt)}`;
  if (asking?.name === name) return asking.outcome;
  const outcome = openLaunched(pending).finally(() => {
    asking = null;
  });
  asking = { name, outcome };
  return outcome;
}

/** A window that lost which launch it is for asks whoever looks at it. */
function Unsure({ pending }: { readonly pending: Pending }) {
  const [pressed, setPressed] = useState(false);
  if (pressed) return <OpenIt pending={pending} />;
  return (
    <SignInFrame>
      <PageHeading lead="Check the name in the record against the one in your own system.">
        {`${pending.launchedFrom} asked for a record`}
      </PageHeading>
      <Button
        onClick={() => {
          setPressed(true);
        }}
      >
        Open it here
      </Button>
    </SignInFrame>
  );
}

function NothingHere({ launch }: { readonly launch: string | null }) {
  const state = useSession();
  if (state.phase !== 'signed-in') return <LaunchRefused refusal="no-launch" />;
  // a page that was loaded anew finds its record where it is kept
  if (launch !== null && state.session.launch === launch) return <GoTo path={PATHS.record} />;
  if (launch !== null) return <LaunchRefused refusal="no-launch" />;
  return (
    <SignInFrame>
      <PageHeading lead="Go back to the window that you came from, and close this one.">You are signed in</PageHeading>
      <Button
        look="secondary"
        onClick={() => {
          goTo(PATHS.home, 'replace');
        }}
      >
        Go on in this window
      </Button>
    </SignInFrame>
  );
}

export function Opening() {
  const signedIn = useSession((state) => state.phase === 'signed-in');
  const [answer, setAnswer] = useState<LaunchAnswer | Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  const launch = thisLaunch();
  useEffect(() => {
    let left = false;
    const show = (next: LaunchAnswer | Error): void => {
      if (!left) setAnswer(next);
    };
    readLaunch().then(show, (failure: unknown) => {
      show(failure instanceof Error ? failure : new Error());
    });
    return () => {
      left = true;
    };
  }, [attempt]);
  if (answer === null) return <Waiting from={null} />;
  if (answer instanceof Error)
    return (
      <Failed
        words={describeFailure(answer)}
        again={() => {
          setAnswer(null);
          setAttempt(attempt + 1);
        }}
      />
    );
  if (answer.launch === null) return <NothingHere launch={launch} />;
  if (launch !== null && answer.launch !== launch) return <LaunchRefused refusal="other-launch" />;
  if (!signedIn) return <SignInToGoOn from={answer.launchedFrom} hint={answer.loginHint} launch={answer.launch} />;
  return launch === null ? <Unsure pending={answer} /> : <OpenIt pending={answer} />;
}
