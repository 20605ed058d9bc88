/**
 * How sensitive is each resource of a contribution? Its own marks, and those that reach it along references. Pure; the
 * input is never changed.
 */
import type { FhirResource } from 'fhir/r4';
import { GENDER, settled, UNJUDGED } from '../../policy/marks';
import type { Policy } from '../../policy/policy';
import type { Setting } from '../../domain/settings';
import { linkByIdentifier, type LogicalReference } from './logical';
import { createNodes, type Node, type Nodes } from './nodes';
import { createReading, type Reading } from './reading';
import { createEdges, isGenderHormone } from './spread';
import { createWalk, MEDICINE_TYPES } from './walk';

export interface Labelled {
  readonly nodes: Nodes;
  readonly reading: Reading;
  /** Per node: everything it is marked with. */
  readonly marks: Int32Array;
  /** Per node: what it told of itself, before anything reached it. */
  readonly own: Int32Array;
  /**
   * Encounter, what was recorded in it, encounter, …: the only way that caps travel. Flat, since nearly every resource
   * has one.
   */
  readonly recordedIn: readonly number[];
}

/** Everything that refers to one of these is “of it”; a booking is of the clinic whose slot it took. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'Location',
  'Organization',
  'HealthcareService',
  'PractitionerRole',
  'Slot',
  'Schedule',
]);
/** Judged by the name beside the reference, since they may not have come. */
const JUDGED_BY_NAME: ReadonlySet<string> = new Set([...CONTAINERS, 'Encounter', 'EpisodeOfCare']);
/** A document that cannot be read is judged by its author too, whoever that is. */
const DOCUMENTS: ReadonlySet<string> = new Set(['DocumentReference', 'Composition']);
const AUTHORS: ReadonlySet<string> = new Set(['author', 'authenticator', 'custodian', 'party']);
const IN_ENCOUNTER: ReadonlySet<string> = new Set(['encounter', 'context', 'partOf']);
const IN_EPISODE: ReadonlySet<string> = new Set(['episodeOfCare', 'context', 'encounter']);
/** What is done as a part of one of these is of it. */
const HAS_PARTS: ReadonlySet<string> = new Set(['Procedure', 'CarePlan']);
/**
 * What is a part of another, by the element of the other that names it: the report of a procedure, the goal of a plan,
 * the booking that an encounter came of.
 */
const PARTS: Readonly<Record<string, string>> = {
  Procedure: 'report',
  CarePlan: 'goal',
  Encounter: 'appointment',
  DiagnosticReport: 'result',
  Observation: 'hasMember',
};

const NO_CODINGS: readonly unknown[] = [];

const typeOfReference = (reference: string): string =>
  /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(reference)?.[1] ?? '';

export function label(resources: readonly FhirResource[], setting: Setting, policy: Policy): Labelled {
  const nodes = createNodes(resources, setting);
  const reading = createReading(policy);
  const walk = createWalk(policy, reading);
  const { list } = nodes;
  const nodeAt = (index: number): Node => list[index] as Node;
  const own = new Int32Array(list.length);
  const edges = createEdges(list.length);
  const recordedIn: number[] = [];
  const courses: (readonly [number, number])[] = [];
  const indications: (readonly [number, number])[] = [];
  const logical: LogicalReference[] = [];

  /**
   * A consultation's Lists hold what was recorded in it; the Lists of a section hold what was recorded anywhere.
   * Source: GP Connect 1.6.2.
   */
  const isOfConsultation = (at: number, there: string): boolean =>
    there === 'List' || 'encounter' in nodeAt(at).resource;

  const connect = (from: number, element: string, to: number): void => {
    const here = nodeAt(from).type;
    const there = nodeAt(to).type;
    if (CONTAINERS.has(there)) edges.add(to, from, 'exclusions');
    else if (there === 'Medication' || there === 'Substance') edges.add(to, from, 'product');
    else if (there === 'Encounter' && IN_ENCOUNTER.has(element)) {
      edges.add(to, from, 'caps-too');
      recordedIn.push(to, from);
    } else if (there === 'EpisodeOfCare' && IN_EPISODE.has(element)) edges.add(to, from, 'exclusions');
    else if (MEDICINE_TYPES.has(here) && MEDICINE_TYPES.has(there)) {
      edges.add(to, from, 'kin');
      courses.push([from, to]);
    } else if (element === 'partOf' && HAS_PARTS.has(there)) edges.add(to, from, 'exclusions');
    else if (PARTS[here] === element) edges.add(from, to, 'exclusions');
    else if (there === 'Binary') edges.add(from, to, 'exclusions');
    else if (here === 'Binary' && element === 'securityContext') edges.add(to, from, 'exclusions');
    else if (here === 'List' && element === 'item' && isOfConsultation(from, there)) edges.add(from, to, 'exclusions');
    else if (MEDICINE_TYPES.has(here) && element === 'reasonReference') indications.push([from, to]);
  };

  let at = 0;
  let extra = 0;
  /** The name beside a reference, judged whether or not the other resource came: it must not matter that it did. */
  const judgeDisplay = (element: string, reference: string, to: number, display: string): number => {
    const here = nodeAt(at).type;
    if (here === 'AllergyIntolerance') return 0;
    const there = typeOfReference(reference) || (list[to]?.type ?? '');
    if (there === 'Medication' || there === 'Substance')
      return reading.medicine(display) | reading.beside(NO_CODINGS, display, true);
    const told =
      there === '' || JUDGED_BY_NAME.has(there) || (AUTHORS.has(element) && DOCUMENTS.has(here))
        ? reading.words(display)
        : 0;
    return there === '' && MEDICINE_TYPES.has(here) ? told | reading.medicine(display) : told;
  };

  const onReference = (
    element: string,
    reference: string,
    display: string | undefined,
    identifier: string | undefined,
  ) => {
    const to = nodes.resolve(reference, at);
    if (to >= 0) connect(at, element, to);
    else if (identifier !== undefined) logical.push([at, element, identifier]);
    if (display !== undefined) extra |= judgeDisplay(element, reference, to, display);
  };

  list.forEach(({ resource, owner }, index) => {
    at = index;
    extra = 0;
    const told = walk.judge(resource as unknown as Readonly<Record<string, unknown>>, onReference);
    own[at] = told | settled(extra);
    // Labels of a contained resource count for the one that contains it, which stands before it; its codes count where
    // it stands.
    if (owner >= 0) own[owner] = (own[owner] ?? 0) | walk.labels();
  });
  for (const from of linkByIdentifier(logical, nodes, connect)) own[from] = (own[from] ?? 0) | UNJUDGED;
  for (const [a, b] of nodes.twins) {
    edges.add(a, b, 'twin');
    edges.add(b, a, 'twin');
  }

  const marks = own.slice();
  edges.spread(marks);
  for (const [from, to] of courses)
    if (isGenderHormone(marks[from] ?? 0, GENDER) && isGenderHormone(marks[to] ?? 0, GENDER))
      edges.add(from, to, 'kin');
  const found = indications
    .filter(([drug, reason]) => isGenderHormone(marks[drug] ?? 0, marks[reason] ?? 0))
    .map(([drug]) => drug);
  for (const drug of found) marks[drug] = (marks[drug] ?? 0) | GENDER;
  edges.spread(marks);
  return { nodes, reading, marks, own, recordedIn };
}
