/**
 * Is it known that what this tab shows may still be shown? Until the gateway has said so, it stands hidden behind this
 * question.
 */
import { useState, type ReactNode } from 'react';
import { signOut } from '../api/session';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { checkSession, useVeil } from '../state/session-check';
import { signedOut } from '../state/session';

const TITLES = {
  checking: 'Checking that you are still signed in',
  failed: 'It could not be checked that you are still signed in',
} as const;

function Checking({ veil }: { readonly veil: keyof typeof TITLES }) {
  const [asking, setAsking] = useState(false);
  const again = (): void => {
    setAsking(true);
    void checkSession()
      .catch(() => undefined)
      .finally(() => {
        setAsking(false);
      });
  };
  return (
    <Dialog title={TITLES[veil]} look="warning" onClose={() => undefined}>
      <p role="status">
        {veil === 'failed'
          ? 'The gateway did not answer. What was on the screen stays hidden until it does. ' +
            'Check your network connection and try again.'
          : 'What was on the screen is hidden until the gateway has answered.'}
      </p>
      {veil === 'failed' ? (
        <div className="wp-dialog__actions">
          <Button busy={asking} onClick={again}>
            Try again
          </Button>
          <Button
            look="secondary"
            onClick={() => {
              signedOut();
              void signOut().catch(() => undefined);
            }}
          >
            Sign out
          </Button>
        </div>
      ) : null}
    </Dialog>
  );
}

/** Its children keep their place while they are hidden: nothing that was typed is lost. */
export function Veil({ children }: { readonly children: ReactNode }) {
  const veil = useVeil((state) => state.veil);
  return (
    <>
      <div hidden={veil !== 'off'}>{children}</div>
      {veil === 'off' ? null : <Checking veil={veil} />}
    </>
  );
}
