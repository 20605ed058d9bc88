/** Why did the way back from the identity provider bring nobody? Fetched only where it did. */
import { useEffect, useState } from 'react';
import { InsetNotice } from '../../components/InsetNotice';
import { NOT_SIGNED_IN } from './not-signed-in';

export function Refused({ code }: { readonly code: string }) {
  const [why] = useState(NOT_SIGNED_IN[code]);
  useEffect(() => {
    history.replaceState(null, '', location.pathname);
  }, []);
  return why === undefined ? null : (
    <div className="wp-refused">
      <InsetNotice look="danger" title="You were not signed in" live>
        <p>{why}</p>
      </InsetNotice>
    </div>
  );
}
