/** How does a whole STU3 bundle read in R4, and which reference did each resource come under? */
import type { FhirResource } from 'fhir/r4';
import { isObject } from '../domain/json';
import { toR4, typeInR4 } from './convert';
import type { Clashes } from './respell';

export interface BundleWarning {
  /** `Type/id` as in the input; `Type` alone or `entry[3]` where there is none. */
  readonly reference: string;
  readonly reason: string;
}

export interface BundleInR4 {
  readonly resources: readonly FhirResource[];
  /** R4 `Type/id` → the reference as in the input, for the few that changed. */
  readonly origins: ReadonlyMap<string, string>;
  /** What was left behind: whole resources, and single elements. */
  readonly warnings: readonly BundleWarning[];
  /** The references of the whole resources that could not be carried. */
  readonly dropped: ReadonlySet<string>;
}

/** Ids that a ReferralRequest and a ProcedureRequest share; both become ServiceRequests. */
export function clashesIn(resources: Iterable<unknown>): Clashes {
  const referrals = new Set<string>();
  const procedures = new Set<string>();
  for (const resource of resources) {
    if (!isObject(resource) || typeof resource['id'] !== 'string') continue;
    if (resource['resourceType'] === 'ReferralRequest') referrals.add(resource['id']);
    if (resource['resourceType'] === 'ProcedureRequest') procedures.add(resource['id']);
  }
  return new Set([...procedures].filter((id) => referrals.has(id)));
}

const referenceOf = (resource: unknown, at: number): string => {
  if (!isObject(resource) || typeof resource['resourceType'] !== 'string') return `entry[${String(at)}]`;
  return typeof resource['id'] === 'string'
    ? `${resource['resourceType']}/${resource['id']}`
    : resource['resourceType'];
};

/** Every resource of an STU3 Bundle as R4, in order. Entries without a resource are skipped; what fails is named. */
export function bundleToR4(bundle: unknown): BundleInR4 {
  const entries = isObject(bundle) && Array.isArray(bundle['entry']) ? (bundle['entry'] as unknown[]) : [];
  const inputs = entries.flatMap((entry) =>
    isObject(entry) && entry['resource'] !== undefined ? [entry['resource']] : [],
  );
  const clashes = clashesIn(inputs);
  const resources: FhirResource[] = [];
  const warnings: BundleWarning[] = [];
  const origins = new Map<string, string>();
  const dropped = new Set<string>();
  inputs.forEach((input, at) => {
    const reference = referenceOf(input, at);
    const converted = toR4(input, clashes);
    if (!converted.ok) {
      warnings.push({ reference, reason: converted.reason });
      dropped.add(reference);
      return;
    }
    resources.push(converted.resource);
    for (const reason of converted.warnings) warnings.push({ reference, reason });
    if (typeInR4(reference.split('/')[0] ?? '') !== reference.split('/')[0] && converted.resource.id !== undefined)
      origins.set(`${converted.resource.resourceType}/${converted.resource.id}`, reference);
  });
  return { resources, origins, warnings, dropped };
}
