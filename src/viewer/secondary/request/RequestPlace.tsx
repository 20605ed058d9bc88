/** One request: where it stands, along a strip, and the part of it that the address names. */
import { useQuery } from '@tanstack/react-query';
import type { RequestAnswer } from '../../../secondary/shapes/http';
import type { SecondaryRole } from '../../../secondary/shapes/request';
import { get } from '../ask';
import { BuildScreen } from '../build/BuildScreen';
import { PracticeNames } from '../charts/practice-names';
import { Answered } from '../frame/Answered';
import type { Part } from '../place';
import { QuestionScreen } from '../question/QuestionScreen';
import { ReleaseScreen } from '../release/ReleaseScreen';
import { RequestScreen } from './RequestScreen';
import { requestKey, requestPath } from './paths';
import { Steps } from './Steps';

interface RequestPlaceProps {
  readonly id: string;
  readonly part: Part;
  readonly role: SecondaryRole;
}

function Shown({ request, part, role }: Omit<RequestPlaceProps, 'id'> & { readonly request: RequestAnswer }) {
  switch (part) {
    case 'build':
      return <BuildScreen request={request} role={role} />;
    case 'question':
      return <QuestionScreen request={request} />;
    case 'release':
      return <ReleaseScreen request={request} />;
    case 'request':
      return <RequestScreen request={request} />;
  }
}

export function RequestPlace({ id, part, role }: RequestPlaceProps) {
  const query = useQuery({ queryKey: requestKey(id), queryFn: () => get<RequestAnswer>(requestPath(id)) });
  return (
    <Answered query={query}>
      {(request) => (
        <PracticeNames value={request.practices}>
          <Steps request={request} part={part} role={role} />
          <Shown request={request} part={part} role={role} />
        </PracticeNames>
      )}
    </Answered>
  );
}
