/** Which versions of the policy are there, and how do two of them differ? For whoever is signed in. */
import type { ComparisonAnswer, PolicyVersion, VersionsAnswer } from '../../domain/policy';
import { json, type Answer, type SignedInCall } from '../call';
import { NOT_FOUND } from '../http/problem';
import { compareVersions } from '../../policy/versions/compare';
import { SNAPSHOTS } from '../../policy/versions/kept';
import { snapshotOf, type PolicySnapshot } from '../../policy/versions/snapshot';

/** What this gateway decides by: the shipped tables with this installation's switches. */
const HERE = 'here';

const versionOf = ({ version, issued, note, digest }: PolicySnapshot, id = version): PolicyVersion => ({
  id,
  version,
  issued,
  note,
  digest,
});

function snapshotsOf({ gateway }: SignedInCall): ReadonlyMap<string, PolicySnapshot> {
  const here = snapshotOf(
    gateway.policy,
    null,
    'In force here, with the switches and value sets of this installation.',
  );
  return new Map([
    ...SNAPSHOTS.map((snapshot): [string, PolicySnapshot] => [snapshot.version, snapshot]),
    [HERE, here],
  ]);
}

/** `GET /api/policy/versions` */
export const listVersions = (call: SignedInCall): Answer => {
  const answer: VersionsAnswer = { versions: [...snapshotsOf(call)].map(([id, snapshot]) => versionOf(snapshot, id)) };
  return Promise.resolve(json(200, answer));
};

/** `GET /api/policy/versions/{from}/{to}` */
export const comparePolicyVersions = (call: SignedInCall): Answer => {
  const snapshots = snapshotsOf(call);
  const [from, to] = [snapshots.get(call.params['from'] ?? ''), snapshots.get(call.params['to'] ?? '')];
  if (from === undefined || to === undefined) return Promise.resolve(NOT_FOUND);
  const answer: ComparisonAnswer = {
    from: versionOf(from, call.params['from']),
    to: versionOf(to, call.params['to']),
    changes: compareVersions(from, to),
  };
  return Promise.resolve(json(200, answer));
};
