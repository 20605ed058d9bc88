/**
 * Which resources are left out of every data set, whoever asks? Those that the gateway's own label step marks, over
 * whole resources with their words and whatever they refer to. INVARIANT: ids come out of here, and nothing else.
 */
import type { FhirResource } from 'fhir/r4';
import type { Json, JsonDraft } from '../../../src/domain/json';
import type { Setting } from '../../../src/domain/settings';
import { makeWellFormed, type Addresses } from '../../../src/gateway/intake/clean/well-formed';
import { label } from '../../../src/gateway/label/label';
import { EXCLUDED } from '../../../src/policy/marks';
import type { Policy } from '../../../src/policy/policy';

/** No reference of a file is absolute to somewhere of ours. */
const ADDRESSES: Addresses = { base: 'urn:none:', fullUrls: new Map(), stu3: null };

export type Id = readonly [type: string, id: string];

export interface Judged {
  readonly leftOut: readonly Id[];
  /** Indexes of those that are marked in any way, and so may mark what refers to them. */
  readonly marked: readonly number[];
}

const idOf = (resource: Json): Id => [String(resource['resourceType']), String(resource['id'])];

/** One contribution, or so much of it as hangs together. What cannot be judged is left out. */
export function judged(resources: readonly JsonDraft[], setting: Setting, policy: Policy): Judged {
  const unreadable: Id[] = [];
  const kept: number[] = [];
  resources.forEach((resource, at) => {
    if (makeWellFormed(resource, ADDRESSES)) kept.push(at);
    else unreadable.push(idOf(resource));
  });
  const whole = kept.map((at) => resources[at] as unknown as FhirResource);
  const { nodes, marks } = label(whole, setting, policy);
  const leftOut = new Set<number>();
  const marked = new Set<number>();
  let own = -1;
  nodes.list.forEach(({ owner }, node) => {
    if (owner < 0) own += 1;
    const mark = marks[node] ?? 0;
    const at = kept[own];
    if (mark === 0 || at === undefined) return;
    marked.add(at);
    // what one contains leaves with it, or not at all
    if ((mark & EXCLUDED) !== 0) leftOut.add(at);
  });
  const ids = [...leftOut].map((at) => idOf(resources[at] as Json));
  return { leftOut: [...unreadable, ...ids], marked: [...marked] };
}
