/**
 * What is left of the released resources? Fresh copies by allow-list, in the order of arrival, under opaque names, with
 * what they reach.
 */
import type { FhirResource } from 'fhir/r4';
import type { Json } from '../../domain/json';
import { isUnread } from '../../domain/modifier-extensions';
import type { SectionId } from '../../domain/sections';
import { isElsewhere } from '../label/elsewhere';
import type { Labelled } from '../label/label';
import type { Node } from '../label/nodes';
import type { DocumentLocation } from '../pipeline';
import type { Decision } from '../decide/decide';
import { DOOR_CODE } from '../../policy/marks';
import type { PolicyTables } from '../../policy/tables';
import type { SummaryRow } from '../../policy/tables/summaries';
import { keepElements, type Context, type Plan } from './copier';
import type { OpaqueId } from '../opaque-id';
import { barePlanOf, fullPlan, planOfSummary, supportingPlan } from './plans';
import { documentLocation, NOWHERE } from './document-location';
import { tagsOf } from './tags';

export interface Redaction {
  readonly labelled: Labelled;
  readonly decisions: readonly Decision[];
  /** Of the policy that decided. */
  readonly tables: PolicyTables;
  readonly opaqueId: OpaqueId;
  /** Names a content alike for every provider of this access. */
  readonly sameContent: (hash: string) => string;
  /** The gateway's own Patient: `Patient/{access}`. */
  readonly patient: string;
  readonly providerName: string;
}

export interface Redacted {
  readonly resources: readonly FhirResource[];
  /** The provider's own name of each, in the same order. */
  readonly names: readonly string[];
  readonly documents: ReadonlyMap<string, DocumentLocation>;
  /** Sections of which something is in `resources`. */
  readonly sections: ReadonlySet<SectionId>;
  /**
   * Sections in which a released resource is one of several that the provider sent under the same name, with different
   * content.
   */
  readonly doubled: ReadonlySet<SectionId>;
}

type Copy = Record<string, unknown>;
/** By the decision and not by the marks: a cap that only a withheld encounter told is no longer in it. */
const isSafeguarding = (rule: string): boolean => rule.startsWith('LC-safeguarding-');
const isPatientReference = (reference: string): boolean =>
  reference.startsWith('Patient/') ||
  (reference.includes('/Patient/') && /\/Patient\/[^/]+(?:\/_history\/[^/]+)?$/.test(reference));

type Shown = Decision & ({ readonly effect: 'release' } | { readonly effect: 'summary'; readonly shape: SummaryRow });

/**
 * INVARIANT: deny unless permitted: an effect that nobody knows, or a summary without its allow-list, shows nothing.
 */
const isShown = (decision: Decision | undefined): decision is Shown =>
  decision?.effect === 'release' || (decision?.effect === 'summary' && decision.shape !== null);

/**
 * INVARIANT: what was recorded under a condition that cannot be read stands in a summary without its content, and a
 * person who may be rung under such a condition never with a number. Source: RECORD, “A condition that cannot be read”.
 */
function planFor({ type, resource }: Node, decision: Shown, tables: PolicyTables): Plan {
  if (isUnread(resource) && (decision.effect === 'summary' || type === 'RelatedPerson')) return barePlanOf(type);
  return decision.effect === 'release' ? fullPlan(type) : planOfSummary(decision.shape, tables);
}

export function redact(redaction: Redaction): Redacted {
  const { labelled, decisions, tables, opaqueId, sameContent, patient, providerName } = redaction;
  const { nodes, reading } = labelled;
  const { list } = nodes;
  const copies = new Array<Copy | undefined>(list.length);
  const reached = new Uint8Array(list.length);
  const ids = new Array<string | undefined>(list.length);
  const references = new Array<Json | undefined>(list.length);
  const toPatient: Json = { reference: patient };
  const waiting: number[] = [];
  const twins = new Set(nodes.twins.map(([, second]) => second));
  const documents = new Map<string, DocumentLocation>();
  const sections = new Set<SectionId>();

  let at = 0;
  let top = 0;
  let inFull = false;
  let attachments = 0;
  const containedWaiting: number[] = [];

  const context: Context & { keepsNames: boolean; id: string; meta: Json | undefined } = {
    keepsNames: false,
    id: '',
    meta: undefined,
    mayPass: (text) => reading.words(text) === 0,
    letterPasses: (data, contentType) => reading.letter(data, contentType) === 0,
    sameContent,
    conceptPasses: reading.mayPass,
    nameStays: (name) => (reading.words(name) & DOOR_CODE) === 0,
    refer(reference, only) {
      if (isPatientReference(reference)) return only === null ? toPatient : undefined;
      if (isElsewhere(reference)) return undefined;
      const to = nodes.resolve(reference, at);
      const node = list[to];
      const decision = decisions[to];
      if (node === undefined || !isShown(decision)) {
        return node?.type === 'Patient' && node.owner === top && only === null ? toPatient : undefined;
      }
      if (only !== null && !only.has(node.type)) return undefined;
      if (node.owner >= 0) {
        // INVARIANT: a relative who stands inside another resource is said to be one, and never named. Source: POLICY 8.
        if (node.type === 'RelatedPerson') return { type: node.type };
        if (node.owner !== top || (node.row !== null && !(inFull && decision.effect === 'release'))) return undefined;
        if (!reached[to]) containedWaiting.push(to);
        reached[to] = 1;
        return { reference: `#${opaqueId(containedName(top, node))}` };
      }
      if (node.row === null && !reached[to]) {
        reached[to] = 1;
        waiting.push(to);
      }
      return (references[to] ??= { reference: `${node.type}/${idOf(to)}` });
    },
    document(attachment) {
      attachments += 1;
      const { url, data } = attachment;
      if (typeof data !== 'string' && (typeof url !== 'string' || url === '')) return null;
      const id = opaqueId(`${keyOf(at)}|attachment|${String(attachments)}`);
      const location = documentLocation(attachment, at, labelled.nodes, decisions);
      documents.set(id, location ?? NOWHERE);
      return `Binary/${id}`;
    },
  };

  const keyOf = (index: number): string => (list[index] as Node).key;
  const idOf = (index: number): string => (ids[index] ??= opaqueId(keyOf(index)));

  /** INVARIANT: made from the names of owner and content alone: where they stood among others must not show. */
  const containedName = (owner: number, { resource }: Node): string => `${keyOf(owner)}#${String(resource.id)}`;

  const copy = (index: number, id: string, plan: Plan, meta: Json | undefined): Copy => {
    const { resource, type } = list[index] as Node;
    at = index;
    attachments = 0;
    context.keepsNames = type === 'AllergyIntolerance';
    context.id = id;
    context.meta = meta;
    const kept = keepElements(resource as unknown as Json, plan, context) ?? { resourceType: type };
    // INVARIANT: the resource itself stays as it was read; only one that came without an id can have passed whole.
    const made: Copy = kept === (resource as unknown) ? { ...kept } : kept;
    made['id'] = id;
    if (meta !== undefined) made['meta'] = meta;
    return made;
  };

  const copyWithContained = (index: number, wholePlan: Plan): Copy => {
    const { effect, shape, why } = decisions[index] as Decision;
    const node = list[index] as Node;
    top = index;
    inFull = effect === 'release' && node.row !== null;
    const made = copy(index, idOf(index), wholePlan, tagsOf(why, node.resource));
    const contained: Copy[] = [];
    for (let inner = containedWaiting.pop(); inner !== undefined; inner = containedWaiting.pop()) {
      const contents = list[inner] as Node;
      const plan = contents.row === null ? supportingPlan(contents.type) : fullPlan(contents.type);
      contained.push(copy(inner, opaqueId(containedName(index, contents)), plan, undefined));
    }
    if (contained.length > 0) made['contained'] = contained;
    if (shape?.id === 'HL-flag' && decisions[index]?.rules.some(isSafeguarding)) {
      // INVARIANT: a capped safeguarding flag says that there is a concern and whom to ask, never which.
      delete made['category'];
      made['code'] = { text: `Concern recorded; contact ${providerName}` };
    }
    return made;
  };

  for (let index = 0; index < list.length; index += 1) {
    const node = list[index] as Node;
    const decision = decisions[index];
    if (node.owner >= 0 || node.row === null || !isShown(decision) || twins.has(index)) continue;
    sections.add(node.row.section);
    copies[index] = copyWithContained(index, planFor(node, decision, tables));
  }
  const doubled = new Set<SectionId>();
  for (const [first, second] of nodes.twins) {
    const one = list[first] as Node;
    // INVARIANT: told of released resources only; where one copy may not be shown, none of that name is.
    if (copies[first] === undefined || one.row === null || doubled.has(one.row.section)) continue;
    if (JSON.stringify(one.resource) !== JSON.stringify((list[second] as Node).resource)) doubled.add(one.row.section);
  }
  // INVARIANT: what is only referred to stands in the order in which what is released refers to it: where it came may
  // rest on who else referred to it.
  const supporting: Copy[] = [];
  for (let next = 0; next < waiting.length; next += 1) {
    const index = waiting[next] as number;
    supporting.push(copyWithContained(index, supportingPlan((list[index] as Node).type)));
  }
  const resources: Copy[] = [];
  const names: string[] = [];
  copies.forEach((made, index) => {
    if (made === undefined) return;
    resources.push(made);
    names.push(keyOf(index));
  });
  supporting.forEach((made, at) => {
    resources.push(made);
    names.push(keyOf(waiting[at] as number));
  });
  return { resources: resources as unknown as FhirResource[], names, documents, sections, doubled };
}
