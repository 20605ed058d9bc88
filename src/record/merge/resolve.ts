/**
 * What does a reference of this provider point to? Within its own contribution only, by `Type/id`, `urn:uuid:`,
 * absolute address or `#contained`.
 */
import type { FhirResource } from 'fhir/r4';

/** The resource that is being read, whose name is known: its section asks for it again, and need not make it again. */
let reading: FhirResource | undefined;
let name = '';

/** `Type/id` of a resource as it came. */
export const referenceOf = (resource: Readonly<FhirResource>): string =>
  resource === reading ? name : `${resource.resourceType}/${resource.id ?? ''}`;

/** `https://host/fhir/Medication/3/_history/1` and `Medication/3` name the same thing here. */
export function localReference(reference: string): string {
  if (!reference.includes(':') && !reference.includes('_history')) return reference;
  const parts = reference.split('/_history/')[0]?.split('/') ?? [];
  return parts.length < 2 ? reference : parts.slice(-2).join('/');
}

export interface Resolver {
  /** Call before reading each resource, so that `#…` is looked up inside it; and once after the last. */
  enter(resource: FhirResource, reference: string): void;
  leave(): void;
  resolve(reference: string | undefined): FhirResource | undefined;
}

export function resolverOver(byReference: ReadonlyMap<string, FhirResource>): Resolver {
  let current: FhirResource | undefined;
  let byId: Map<string, FhirResource> | undefined;
  const contained = (id: string): FhirResource | undefined => {
    const inside = (current as { readonly contained?: unknown } | undefined)?.contained;
    return Array.isArray(inside) ? (inside as FhirResource[]).find((one) => one?.id === id) : undefined;
  };
  return {
    enter(resource, reference) {
      current = resource;
      reading = resource;
      name = reference;
    },
    leave() {
      current = undefined;
      reading = undefined;
    },
    resolve(reference) {
      if (typeof reference !== 'string' || reference === '') return undefined;
      if (reference.startsWith('#')) return contained(reference.slice(1));
      const direct = byReference.get(reference);
      if (direct !== undefined) return direct;
      if (reference.startsWith('urn:')) {
        byId ??= new Map([...byReference.values()].map((resource) => [resource.id ?? '', resource]));
        return byId.get(reference.slice(reference.lastIndexOf(':') + 1)) ?? byId.get(reference);
      }
      return byReference.get(localReference(reference));
    },
  };
}
