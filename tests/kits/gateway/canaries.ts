/**
 * How is a trace of a resource recognised wherever it comes out? A word of its own in every string it holds, and in its
 * name.
 */
import type { FhirResource } from 'fhir/r4';
import type { Json } from '../../../src/domain/json';

/** `words`: every string that holds neither its place nor its depth. `everything`: every string but type and name. */
export type Planting = 'words' | 'everything';

const STRUCTURE: ReadonlySet<string> = new Set([
  'resourceType',
  'id',
  'reference',
  'system',
  'code',
  'url',
  'status',
  'intent',
  'start',
  'versionId',
]);
const NAME: ReadonlySet<string> = new Set(['resourceType', 'id']);

/**
 * The same value with the canary in its strings; each contained resource gets one of its own from `inner`, and a coding
 * more in every concept.
 */
export function planted(
  value: unknown,
  canary: string,
  planting: Planting,
  inner: (at: number) => string = () => canary,
  at = '',
): unknown {
  if (typeof value === 'string')
    return (planting === 'words' ? STRUCTURE : NAME).has(at) ? value : `${value} ${canary}`;
  if (Array.isArray(value))
    return [
      ...(value as readonly unknown[]).map((item, index) =>
        planted(item, at === 'contained' ? inner(index) : canary, planting, inner, at === 'contained' ? '' : at),
      ),
      ...(at === 'coding' ? [{ system: `urn:${canary}`, code: canary, display: canary }] : []),
    ];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([element, item]) => [element, planted(item, canary, planting, inner, element)]),
  );
}

export const nameOf = ({ resourceType, id }: FhirResource): string => `${resourceType}/${id ?? ''}`;

/** The same record, in which a name that `rename` knows is another, wherever it stands. */
export function renamed<T>(value: T, names: ReadonlyMap<string, string>): T {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const copy = Object.fromEntries(
      Object.entries(node).map(([element, item]) => {
        if (element !== 'reference' || typeof item !== 'string') return [element, walk(item)];
        const [, base = '', name = ''] = /^(.*?)([A-Za-z]+\/\w+)$/.exec(item) ?? [];
        return [element, names.has(name) ? `${base}${names.get(name) ?? ''}` : item];
      }),
    );
    const name = nameOf(node as FhirResource);
    if (names.has(name)) copy['id'] = names.get(name)?.split('/')[1];
    return copy;
  };
  return walk(value) as T;
}

/** Names of what is inside others: `Condition/1#c1`. */
export const containedOf = (resource: FhirResource): readonly FhirResource[] =>
  ((resource as { readonly contained?: unknown }).contained ?? []) as readonly FhirResource[];

export const textOf = (value: unknown): string =>
  JSON.stringify(
    value,
    (_key, item: unknown) => (item instanceof Map ? [...(item as Map<unknown, unknown>)] : item) as Json,
  );
