/** Which resources came, under which names do references find them, and where do two share a name? */
import type { FhirResource } from 'fhir/r4';
import type { SectionRow } from '../../domain/section-of';
import type { Setting } from '../../domain/settings';
import { createKnownConcepts, type KnownConcepts } from './known-concepts';
import { createRows } from './rows';

/** A resource of the contribution, or one contained in another. */
export interface Node {
  readonly resource: FhirResource;
  readonly type: string;
  /** Index of the resource it is contained in; −1 when it stands by itself. */
  readonly owner: number;
  /** `Type/id`, or its own content where it has no id. */
  readonly key: string;
  readonly row: SectionRow | null;
}

export interface Nodes {
  readonly list: readonly Node[];
  /** Pairs of nodes that share a key: what holds for one holds for both. */
  readonly twins: readonly (readonly [number, number])[];
  /** The node that a reference inside `from` points to; −1 when none. */
  resolve(reference: string, from: number): number;
}

const isResource = (value: unknown): value is FhirResource & { readonly id?: unknown; readonly contained?: unknown } =>
  typeof value === 'object' && value !== null && typeof (value as { resourceType?: unknown }).resourceType === 'string';

const keyOf = (resource: FhirResource): string =>
  typeof resource.id === 'string' && resource.id !== ''
    ? `${resource.resourceType}/${resource.id}`
    : `${resource.resourceType}#${JSON.stringify(resource)}`;

/** `https://host/base/Type/id/_history/3` → `Type/id`; what has no such tail gives a name that nothing bears. */
function tailOf(reference: string): string {
  const [path = ''] = reference.split(/[?#]/, 1);
  const parts = path.split('/');
  const history = parts.indexOf('_history');
  return parts
    .slice(0, history < 0 ? parts.length : history)
    .slice(-2)
    .join('/');
}

const HASH = '#'.charCodeAt(0);
const RECENT = 32;

/** `known`: the concepts of this contribution that were met already. */
export function createNodes(
  resources: readonly FhirResource[],
  setting: Setting,
  known: KnownConcepts = createKnownConcepts(),
): Nodes {
  const rowOf = createRows(setting, known);
  const list: Node[] = [];
  const byKey = new Map<string, number>();
  const byId = new Map<unknown, number>();
  const twins: (readonly [number, number])[] = [];
  let needsIds = true;

  const name = (key: string, index: number): void => {
    const first = byKey.get(key);
    if (first === undefined) byKey.set(key, index);
    else twins.push([first, index]);
  };
  /**
   * What a resource contains, at any depth, belongs to the one that stands by itself; without an id nothing can refer
   * to it, but its labels count.
   */
  const addContained = (contained: unknown, owner: number): void => {
    if (!Array.isArray(contained)) return;
    for (const inner of contained as readonly unknown[]) {
      if (!isResource(inner)) continue;
      const index = list.length;
      const key = `${String(owner)}#${typeof inner.id === 'string' ? inner.id : `-${String(index)}`}`;
      name(key, index);
      list.push({ resource: inner, type: inner.resourceType, owner, key, row: rowOf(inner) });
      addContained(inner.contained, owner);
    }
  };

  for (const resource of resources) {
    if (!isResource(resource)) continue;
    const key = keyOf(resource);
    const index = list.length;
    name(key, index);
    list.push({ resource, type: resource.resourceType, owner: -1, key, row: rowOf(resource) });
    if (resource.contained !== undefined) addContained(resource.contained, index);
  }

  const resolveUuid = (id: string): number => {
    if (needsIds) {
      list.forEach((node, index) => {
        const own = (node.resource as { id?: unknown }).id;
        if (node.owner < 0 && !byId.has(own)) byId.set(own, index);
      });
      needsIds = false;
    }
    return byId.get(id) ?? -1;
  };

  const find = (reference: string): number => {
    const known = byKey.get(reference);
    if (known !== undefined) return known;
    if (reference.startsWith('urn:uuid:')) return resolveUuid(reference.slice('urn:uuid:'.length));
    // `Type/id` has no other reading; only absolute and versioned references have a tail.
    if (reference.indexOf('/') === reference.lastIndexOf('/')) return -1;
    return byKey.get(tailOf(reference)) ?? -1;
  };

  /** Neighbours refer to the same patient and encounter: the reference met last, of each length, with its answer. */
  const recent = new Array<string>(RECENT).fill('');
  const answers = new Int32Array(RECENT).fill(-1);

  return {
    list,
    twins,
    resolve(reference, from) {
      if (reference.charCodeAt(0) === HASH) {
        const known = byKey.get(reference);
        if (known !== undefined) return known;
        const owner = list[from]?.owner ?? -1;
        return byKey.get(`${String(owner < 0 ? from : owner)}${reference}`) ?? -1;
      }
      const slot = reference.length % RECENT;
      if (recent[slot] === reference) return answers[slot] ?? -1;
      const found = find(reference);
      recent[slot] = reference;
      answers[slot] = found;
      return found;
    },
  };
}
