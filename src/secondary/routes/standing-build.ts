/** Which build of a request stands: one that was begun here, or a later one by command? */
import type { StoredBuild } from '../ports';
import type { StoredRequest } from '../requests/request';

export const NEVER: StoredBuild = {
  state: 'never',
  step: null,
  startedAt: null,
  endedAt: null,
  manifest: null,
  refused: null,
  report: null,
};

/** `stored`: as begun here; null where none was. A data set that a command built later stands in its place. */
export function buildOf({ built }: Pick<StoredRequest, 'built'>, stored: StoredBuild | null): StoredBuild {
  const begun = stored ?? NEVER;
  if (built === null) return begun;
  const isLater = begun.state === 'never' || (begun.endedAt !== null && begun.endedAt < built.at);
  if (isLater && begun.state !== 'running')
    return { ...NEVER, state: 'built', endedAt: built.at, manifest: built.manifest };
  return { ...begun, manifest: begun.manifest ?? built.manifest };
}
