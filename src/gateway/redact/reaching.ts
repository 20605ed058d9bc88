/**
 * Whom may a released resource refer to, and what does it thereby reach? Only what is released itself, what stands
 * inside it, and the person.
 */
import { isElsewhere } from '../label/elsewhere';
import type { Labelled } from '../label/label';
import type { Node } from '../label/nodes';
import type { Decision } from '../decide/decide';
import type { OpaqueId } from '../opaque-id';
import type { SummaryRow } from '../../policy/tables/summaries';

const isPatientReference = (reference: string): boolean =>
  reference.startsWith('Patient/') ||
  (reference.includes('/Patient/') && /\/Patient\/[^/]+(?:\/_history\/[^/]+)?$/.test(reference));

export type Shown = Decision &
  ({ readonly effect: 'release' } | { readonly effect: 'summary'; readonly shape: SummaryRow });

/**
 * INVARIANT: deny unless permitted: an effect that nobody knows, or a summary without its allow-list, shows nothing.
 */
export const isShown = (decision: Decision | undefined): decision is Shown =>
  decision?.effect === 'release' || (decision?.effect === 'summary' && decision.shape !== null);

/** A reference that is cut, one to the person, and one of which no more passes than that it is a relative. */
export const CUT = -1;
export const TO_PATIENT = -2;
export const TO_RELATIVE = -3;

export interface Reaching {
  readonly labelled: Labelled;
  readonly decisions: readonly Decision[];
  readonly opaqueId: OpaqueId;
  readonly reached: Uint8Array;
  readonly ids: (string | undefined)[];
  /** As each is referred to, where anything did; the one that contains it alone refers to what it contains. */
  readonly references: (string | undefined)[];
  /** What is only referred to, in the order in which what is released refers to it. */
  readonly waiting: number[];
  /** What stands inside the resource at hand and is yet to be put behind it. */
  readonly containedWaiting: number[];
  /** The node whose elements are being kept, and the resource by itself that it is or stands in. */
  at: number;
  top: number;
  inFull: boolean;
}

export function createReaching(labelled: Labelled, decisions: readonly Decision[], opaqueId: OpaqueId): Reaching {
  const { length } = labelled.nodes.list;
  return {
    labelled,
    decisions,
    opaqueId,
    reached: new Uint8Array(length),
    ids: new Array<string | undefined>(length),
    references: new Array<string | undefined>(length),
    waiting: [],
    containedWaiting: [],
    at: 0,
    top: 0,
    inFull: false,
  };
}

const nodeAt = ({ labelled }: Reaching, index: number): Node => labelled.nodes.list[index] as Node;
export const keyOf = (reaching: Reaching, index: number): string => nodeAt(reaching, index).key;
export const idOf = (reaching: Reaching, index: number): string =>
  (reaching.ids[index] ??= reaching.opaqueId(keyOf(reaching, index)));

/** INVARIANT: made from the names of owner and content alone: where they stood among others must not show. */
export const containedIdOf = (reaching: Reaching, owner: number, { resource }: Node): string =>
  reaching.opaqueId(`${keyOf(reaching, owner)}#${String(resource.id)}`);

/** The node that a reference of the resource at hand may lead to, or one of the words above. `only`: types; or any. */
export function reach(reaching: Reaching, reference: string, only: ReadonlySet<string> | null): number {
  if (isPatientReference(reference)) return only === null || only.has('Patient') ? TO_PATIENT : CUT;
  if (isElsewhere(reference)) return CUT;
  const { labelled, decisions, reached, top } = reaching;
  const to = labelled.nodes.resolve(reference, reaching.at);
  const node = labelled.nodes.list[to];
  const decision = decisions[to];
  if (node === undefined || !isShown(decision))
    return node?.type === 'Patient' && node.owner === top && (only === null || only.has('Patient')) ? TO_PATIENT : CUT;
  if (only !== null && !only.has(node.type)) return CUT;
  if (node.owner < 0) {
    if (node.row === null && !reached[to]) {
      reached[to] = 1;
      reaching.waiting.push(to);
    }
    return to;
  }
  return reachWithin(reaching, to, node, decision);
}

/** The same of what stands inside a resource. */
function reachWithin(reaching: Reaching, to: number, node: Node, { effect }: Shown): number {
  // INVARIANT: a relative who stands inside another resource is said to be one, and never named. Source: POLICY 8.
  if (node.type === 'RelatedPerson') return TO_RELATIVE;
  if (node.owner !== reaching.top || (node.row !== null && !(reaching.inFull && effect === 'release'))) return CUT;
  if (!reaching.reached[to]) reaching.containedWaiting.push(to);
  reaching.reached[to] = 1;
  return to;
}

/** How a node that was reached is referred to in what is released. */
export function referenceTo(reaching: Reaching, to: number): string {
  const known = reaching.references[to];
  if (known !== undefined) return known;
  const node = nodeAt(reaching, to);
  const reference =
    node.owner < 0 ? `${node.type}/${idOf(reaching, to)}` : `#${containedIdOf(reaching, reaching.top, node)}`;
  reaching.references[to] = reference;
  return reference;
}
