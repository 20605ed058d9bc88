/** What leaves the timeline before its section reads it: entered in error, or of no readable shape? */
import type { FhirResource } from 'fhir/r4';
import { enteredInError } from '../../domain/status-said';
import type { FactBase, ReadContext, ReadResult } from '../section';

export { referenceOf } from '../merge/resolve';
export { enteredInError };

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
