/**
 * What is left of the released resources? By allow-list, in the order of arrival, under opaque names, with what they
 * reach: as fresh copies, or as text that is written at once.
 */
import type { FhirResource } from 'fhir/r4';
import type { Json } from '../../domain/json';
import { isUnread } from '../../domain/modifier-extensions';
import type { SectionId } from '../../domain/sections';
import type { Labelled } from '../label/label';
import type { Node } from '../label/nodes';
import type { DocumentLocation } from '../pipeline';
import type { Decision } from '../decide/decide';
import type { PolicyTables } from '../../policy/tables';
import type { Plan } from './copier';
import { asCopy, asText, startRedacting, type Form, type Redacting, type Redaction } from './forms';
import { createOutput } from './output';
import { barePlanOf, fullPlan, planOfSummary, supportingPlan } from './plans';
import { containedIdOf, idOf, isShown, keyOf, referenceTo, type Shown } from './reaching';
import { tagsOf, tagsWithin } from './tags';

export type { Redaction } from './forms';

interface Left<T> {
  readonly made: readonly T[];
  /** The provider's own name of each, in the same order. */
  readonly names: readonly string[];
  /** `Type/id` of each, as released. */
  readonly references: readonly string[];
  readonly documents: ReadonlyMap<string, DocumentLocation>;
  /** Sections of which something is in `made`. */
  readonly sections: ReadonlySet<SectionId>;
  /**
   * Sections in which a released resource is one of several that the provider sent under the same name, with different
   * content.
   */
  readonly doubled: ReadonlySet<SectionId>;
}

export interface Redacted extends Omit<Left<never>, 'made'> {
  readonly resources: readonly FhirResource[];
}

/** As `Redacted`, each resource as the JSON that stands in the answer, in UTF-8 and one behind the other. */
export interface Written extends Omit<Left<never>, 'made'> {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each ends. */
  readonly ends: readonly number[];
}

/** By the decision and not by the marks: a cap that only a withheld encounter told is no longer in it. */
const isSafeguarding = (rule: string): boolean => rule.startsWith('LC-safeguarding-');

/**
 * INVARIANT: what was recorded under a condition that cannot be read stands in a summary without its content, and a
 * person who may be rung under such a condition never with a number. Source: RECORD, “A condition that cannot be read”.
 */
function planFor({ type, resource }: Node, decision: Shown, tables: PolicyTables): Plan {
  if (isUnread(resource) && (decision.effect === 'summary' || type === 'RelatedPerson')) return barePlanOf(type);
  return decision.effect === 'release' ? fullPlan(type) : planOfSummary(decision.shape, tables);
}

/** What has to be known of a node while its elements are kept. */
function startNode(redacting: Redacting, index: number): Node {
  const node = redacting.redaction.labelled.nodes.list[index] as Node;
  redacting.reaching.at = index;
  redacting.attachments = 0;
  redacting.context.keepsNames = node.type === 'AllergyIntolerance';
  redacting.redaction.labelled.reading.known.startAt(index);
  return node;
}

/** One that stands by itself, with what is inside it and may go with it. */
function madeWhole<T>(redacting: Redacting, form: Form<T>, index: number, plan: Plan): T {
  const { reaching, redaction } = redacting;
  const { effect, shape, why, rules } = redaction.decisions[index] as Decision;
  const node = startNode(redacting, index);
  reaching.top = index;
  reaching.inFull = effect === 'release' && node.row !== null;
  form.open(node, plan, idOf(reaching, index), tagsOf(why, node.resource) as Json | undefined);
  const { containedWaiting } = reaching;
  for (let inner = containedWaiting.pop(); inner !== undefined; inner = containedWaiting.pop()) {
    const within = startNode(redacting, inner);
    const by = within.row === null ? supportingPlan(within.type) : fullPlan(within.type);
    form.contain(within, by, containedIdOf(reaching, index, within), tagsWithin(within.resource) as Json | undefined);
  }
  const isConcern = shape?.id === 'HL-flag' && rules.some(isSafeguarding);
  return form.close(isConcern ? `Concern recorded; contact ${redaction.providerName}` : null);
}

/** INVARIANT: told of released resources only; where one copy may not be shown, none of that name is. */
function doubledAmong({ list, twins }: Labelled['nodes'], isMade: (index: number) => boolean): ReadonlySet<SectionId> {
  const doubled = new Set<SectionId>();
  for (const [first, second] of twins) {
    const one = list[first] as Node;
    if (!isMade(first) || one.row === null || doubled.has(one.row.section)) continue;
    if (JSON.stringify(one.resource) !== JSON.stringify((list[second] as Node).resource)) doubled.add(one.row.section);
  }
  return doubled;
}

function leave<T>(redacting: Redacting, form: Form<T>): Left<T> {
  const { reaching, documents, redaction } = redacting;
  const { nodes } = redaction.labelled;
  const { list } = nodes;
  const made: T[] = [];
  const indexes: number[] = [];
  const twins = new Set(nodes.twins.map(([, second]) => second));
  const sections = new Set<SectionId>();
  for (let index = 0; index < list.length; index += 1) {
    const node = list[index] as Node;
    const decision = redaction.decisions[index];
    if (node.owner >= 0 || node.row === null || !isShown(decision) || twins.has(index)) continue;
    sections.add(node.row.section);
    made.push(madeWhole(redacting, form, index, planFor(node, decision, redaction.tables)));
    indexes.push(index);
  }
  const shown = nodes.twins.length === 0 ? null : new Set(indexes);
  const doubled = doubledAmong(nodes, (index) => shown?.has(index) === true);
  // INVARIANT: what is only referred to stands in the order in which what is released refers to it: where it came may
  // rest on who else referred to it.
  const { waiting } = reaching;
  for (let next = 0; next < waiting.length; next += 1) {
    const index = waiting[next] as number;
    made.push(madeWhole(redacting, form, index, supportingPlan((list[index] as Node).type)));
    indexes.push(index);
  }
  return {
    made,
    names: indexes.map((index) => keyOf(reaching, index)),
    references: indexes.map((index) => referenceTo(reaching, index)),
    documents,
    sections,
    doubled,
  };
}

export function redact(redaction: Redaction): Redacted {
  const redacting = startRedacting(redaction);
  const { made, ...left } = leave(redacting, asCopy(redacting));
  return { ...left, resources: made as unknown as readonly FhirResource[] };
}

/**
 * Bytes of a resource, as a first guess: a larger answer finds its room by itself, at the cost of a copy. Room that is
 * not written costs nothing.
 */
const BYTES_OF_ONE = 1500;

/** The same, written at once; nothing is copied first. */
export function redactWritten(redaction: Redaction): Written {
  const redacting = startRedacting(redaction);
  const output = createOutput(BYTES_OF_ONE * redaction.labelled.nodes.list.length);
  const { made, ...left } = leave(redacting, asText(redacting, output));
  return { ...left, bytes: output.bytes.subarray(0, output.at), ends: made };
}
