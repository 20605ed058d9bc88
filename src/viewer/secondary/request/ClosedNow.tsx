/** Why no question is answered under a request just now; nothing where one is. */
import type { RequestAnswer } from '../../../secondary/shapes/http';
import { InsetNotice } from '../../components/InsetNotice';

export function ClosedNow({ request: { closed } }: { readonly request: Pick<RequestAnswer, 'closed'> }) {
  if (closed === null) return null;
  return (
    <InsetNotice look="warning" title="No question is answered just now">
      <p>{closed.message}</p>
    </InsetNotice>
  );
}
