/** How was this data set built: from which sources, leaving out whom and why, by which steps? No person stands here. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { formatDateTimeOf } from '../words/moments';
import type { BuildAnswer, RequestAnswer } from '../../../secondary/shapes/http';
import type { SecondaryRole } from '../../../secondary/shapes/request';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { PageHeading } from '../../components/PageHeading';
import { get, post } from '../ask';
import { Answered } from '../frame/Answered';
import { Failed } from '../frame/Failed';
import { requestKey, requestPath } from '../request/paths';
import { BuildReportView } from './BuildReportView';
import { ManifestView } from './ManifestView';

const EVERY_MS = 2_000;

interface BuildScreenProps {
  readonly request: RequestAnswer;
  readonly role: SecondaryRole;
}

function Standing({ build }: { readonly build: BuildAnswer }) {
  const { state, step, startedAt, endedAt, refused } = build;
  switch (state) {
    case 'never':
      return <p>No data set has been built for this request yet.</p>;
    case 'running':
      return (
        <p role="status" aria-busy="true">
          Building{step === null ? '' : `: ${step}`}. Started {formatDateTimeOf(startedAt)}.
        </p>
      );
    case 'failed':
      return (
        <InsetNotice look="danger" live title="The build stopped">
          <p>
            {refused?.message ?? 'No reason is on record.'}
            {step === null ? '' : ` It had come to: ${step}.`} Nothing of it is kept; what was built before still
            stands.
          </p>
          {refused?.rules === undefined ? null : <p className="wp-quiet">Rule {refused.rules.join(', ')}.</p>}
        </InsetNotice>
      );
    case 'built':
      return <p>Built {formatDateTimeOf(endedAt)}.</p>;
  }
}

function Start({ request }: { readonly request: RequestAnswer }) {
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () => post<unknown>(`${requestPath(request.id)}/build`),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <>
      {start.isError ? <Failed failure={start.error} title="No build was started" /> : null}
      <Button
        busy={start.isPending || request.build === 'running'}
        onClick={() => {
          start.mutate();
        }}
      >
        {request.build === 'never' ? 'Build the data set' : 'Build it again'}
      </Button>
    </>
  );
}

export function BuildScreen({ request, role }: BuildScreenProps) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['build', request.id],
    queryFn: async () => {
      const build = await get<BuildAnswer>(`${requestPath(request.id)}/build`);
      if (build.state !== request.build) void queries.invalidateQueries({ queryKey: requestKey(request.id) });
      return build;
    },
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? EVERY_MS : false),
  });
  return (
    <div className="wp-page wp-page--wide wp-stack">
      <PageHeading lead="Objections first, then links, then names are gone. Counts here are rounded; nobody is named.">
        Build
      </PageHeading>
      {role === 'linkage-team' && request.mayDo.includes('build') ? <Start request={request} /> : null}
      <Answered query={query}>
        {(build) => (
          <>
            <Standing build={build} />
            {build.manifest === null ? null : <ManifestView manifest={build.manifest} />}
            {build.state === 'built' && build.manifest === null ? (
              <p className="wp-quiet">Its digest is not told to those who see answers.</p>
            ) : null}
            {build.report === null ? null : <BuildReportView report={build.report} />}
          </>
        )}
      </Answered>
    </div>
  );
}
