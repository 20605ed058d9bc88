/** Why did a sign-in of somebody who is signed in not go through? Stands above what is open until it is put away. */
import { useEffect, useState } from 'react';
import { Button } from '../components/Button';
import { InsetNotice } from '../components/InsetNotice';
import { NOT_SIGNED_IN } from '../screens/sign-in/not-signed-in';

export function StillSignedIn({ code }: { readonly code: string }) {
  const [shown, setShown] = useState(true);
  useEffect(() => {
    history.replaceState(null, '', location.pathname);
  }, []);
  const why = NOT_SIGNED_IN[code];
  if (!shown || why === undefined) return null;
  return (
    <div className="wp-still-signed-in">
      <InsetNotice look="danger" title="The sign-in did not go through" live>
        <p>{why}</p>
        <p>You are still signed in as before.</p>
        <Button
          look="text"
          onClick={() => {
            setShown(false);
          }}
        >
          Hide this message
        </Button>
      </InsetNotice>
    </div>
  );
}
