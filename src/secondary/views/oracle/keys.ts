/** By which key do a resource and a reference to it find each other? `Type/id`, without server and version. */
import { isObject } from '../../../domain/json';
import type { Run, Values } from './run';

/** A reference within the same source. */
const RELATIVE = /^([A-Z][A-Za-z]*\/[A-Za-z0-9.-]+)(\/_history\/[A-Za-z0-9.-]+)?$/;
/** The type in any reference that ends in one. */
const TYPE = /(?:^|\/)([A-Z][A-Za-z]*)\/[A-Za-z0-9.-]+(?:\/_history\/[A-Za-z0-9.-]+)?$/;

export function resourceKey({ resource }: Run): Values {
  const { resourceType, id } = resource;
  return typeof resourceType === 'string' && typeof id === 'string' ? [`${resourceType}/${id}`] : [];
}

/**
 * The key of what is referred to. A reference to another server keeps its address, so that it meets nothing of ours;
 * one into the resource itself has no key.
 */
function keyOf(reference: string, type: string | null): Values {
  if (reference.startsWith('#')) return [];
  if (type !== null && TYPE.exec(reference)?.[1] !== type) return [];
  return [RELATIVE.exec(reference)?.[1] ?? reference];
}

export const referenceKey = (references: Values, type: string | null, run: Run): Values =>
  references.flatMap((one) => {
    if (!isObject(one)) return run.fails('getReferenceKey() is asked of a reference');
    const { reference } = one;
    if (reference === undefined || reference === null) return [];
    return typeof reference === 'string' ? keyOf(reference, type) : run.fails('a reference is no text');
  });
