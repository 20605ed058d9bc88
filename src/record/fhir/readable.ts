/** What leaves the timeline before its section reads it: entered in error, or of no readable shape? */
import type { FhirResource } from 'fhir/r4';
import type { FactBase, ReadContext, ReadResult } from '../section';
import { list } from './shape';

export { referenceOf } from '../merge/resolve';

interface Stated {
  readonly status?: unknown;
  readonly docStatus?: unknown;
  readonly lifecycleStatus?: unknown;
  readonly verificationStatus?: unknown;
}

const isError = (status: unknown): boolean => {
  if (status === undefined || status === null) return false;
  if (typeof status === 'string') return status === 'entered-in-error';
  const { coding } = status as { readonly coding?: readonly { readonly code?: unknown }[] };
  return list(coding).some(({ code }) => code === 'entered-in-error');
};

/** True when any status of the resource says that it was entered in error. */
export const enteredInError = (resource: FhirResource): boolean => {
  const { status, docStatus, lifecycleStatus, verificationStatus } = resource as Stated;
  return isError(status) || isError(docStatus) || isError(lifecycleStatus) || isError(verificationStatus);
};

/**
 * A section's reading behind two guards: what was entered in error leaves with that reason, and content of an
 * impossible
 * shape becomes a named warning.
 */
export const guarded =
  <F extends FactBase>(read: (resource: FhirResource, context: ReadContext) => F | string) =>
  (resource: FhirResource, context: ReadContext): ReadResult<F> => {
    if (enteredInError(resource)) return { ok: false, reason: 'entered in error' };
    try {
      const fact = read(resource, context);
      return typeof fact === 'string' ? { ok: false, reason: fact } : { ok: true, fact };
    } catch {
      // INVARIANT: one resource that no section can read is named in the warnings and never takes the others with it.
      return { ok: false, reason: 'could not be read' };
    }
  };
