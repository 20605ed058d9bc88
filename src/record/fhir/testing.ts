/** How do the sections' tests read one resource as one provider's fact? */
import type { FhirResource } from 'fhir/r4';
import { parseDate } from '../../domain/dates';
import type { Setting } from '../../domain/settings';
import type { FactBase, ReadContext, SectionRules } from '../section';

/** A provider named `id`, whose other resources are `around`. */
export function contextOf(
  id: string,
  around: readonly FhirResource[] = [],
  setting: Setting = id === 'gp' ? 'gp' : 'acute',
  now = 0,
): ReadContext {
  return {
    provider: { id, name: id, setting },
    now,
    resolve: (reference) => around.find((resource) => `${resource.resourceType}/${resource.id ?? ''}` === reference),
  };
}

/** The fact a section reads from a resource; throws with the reason when it reads none. */
export function factOf<F extends FactBase>(
  rules: SectionRules<F>,
  resource: FhirResource,
  provider = 'gp',
  around: readonly FhirResource[] = [],
  setting?: Setting,
): F {
  const result = rules.read(resource, contextOf(provider, around, setting));
  if (!result.ok) throw new Error(result.reason);
  return result.fact;
}

/** Both ways round, and only when they meet in a bucket: does the engine join these two? */
export function joined<F extends FactBase>(rules: SectionRules<F>, a: F, b: F): boolean {
  const forth = rules.same(a, b);
  const back = rules.same(b, a);
  if ((forth === null) !== (back === null)) throw new Error('not symmetric');
  const keys = new Set(rules.keys(a));
  return forth !== null && rules.keys(b).some((key) => keys.has(key));
}

/** Milliseconds of a FHIR date. */
export function at(text: string): number {
  const date = parseDate(text);
  if (date === null) throw new Error(`not a date: ${text}`);
  return date.sort;
}
