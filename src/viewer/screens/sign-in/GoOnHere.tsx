/** Who is signed in in another tab of this browser, and how do they go on in this one? */
import { useMutation } from '@tanstack/react-query';
import type { SessionAnswer } from '../../../domain/api';
import { roleName } from '../../../domain/roles';
import { describeFailure } from '../../api/failure';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { goOnAs } from '../../state/session-check';

export function GoOnHere({ session }: { readonly session: SessionAnswer }) {
  const going = useMutation({ mutationFn: goOnAs });
  const { name } = session.user;
  return (
    <InsetNotice live title={`${name} is signed in now`}>
      <p>
        {`${roleName(session.role)} · ${session.organisation.name}. `}
        {`If that is not you, sign in below: that signs ${name} out in every tab.`}
      </p>
      {going.isError ? <p role="alert">{describeFailure(going.error)}</p> : null}
      <div className="wp-actions wp-actions--after">
        <Button
          busy={going.isPending}
          onClick={() => {
            going.mutate(session);
          }}
        >
          Go on in this tab
        </Button>
      </div>
    </InsetNotice>
  );
}
