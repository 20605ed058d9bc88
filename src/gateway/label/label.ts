/**
 * How sensitive is each resource of a contribution? Its own marks, and those that reach it along references. Pure; the
 * input is never changed.
 */
import type { FhirResource } from 'fhir/r4';
import type { Json } from '../../domain/json';
import { GENDER, settled, UNJUDGED } from '../../policy/marks';
import type { Policy } from '../../policy/policy';
import type { Setting } from '../../domain/settings';
import type { PdfsRead } from './attached-words';
import { linkByIdentifier, type LogicalReference } from './logical';
import { createNodes, type Node, type Nodes } from './nodes';
import { createReading, type Reading } from './reading';
import { createEdges, isGenderHormone, type Edges } from './spread';
import { MEDICINE_TYPES } from './elements';
import { createWalk, type OnReference } from './walk';

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

/**
 * Everything that refers to one of these is “of it”; a booking is of the clinic whose slot it took, a result of the
 * sample it was found in.
 */
const CONTAINERS: ReadonlySet<string> = new Set([
  'Location',
  'Organization',
  'HealthcareService',
  'PractitionerRole',
  'Slot',
  'Schedule',
  'Specimen',
]);
/** Judged by the name beside the reference, since they may not have come. */
const JUDGED_BY_NAME: ReadonlySet<string> = new Set([...CONTAINERS, 'Encounter', 'EpisodeOfCare', 'Questionnaire']);
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

/** The one state that every pass over a contribution reads and adds to. */
interface Labelling {
  readonly nodes: Nodes;
  readonly reading: Reading;
  readonly edges: Edges;
  readonly own: Int32Array;
  readonly recordedIn: number[];
  /** Medicines of one course: what is told of one is told of the other. */
  readonly courses: (readonly [number, number])[];
  /** Medicine, and what it is given for. */
  readonly indications: (readonly [number, number])[];
  readonly logical: LogicalReference[];
  /** The node whose own words are being judged, and what the names beside its references have told so far. */
  at: number;
  besideReferences: number;
}

const nodeAt = ({ nodes }: Labelling, index: number): Node => nodes.list[index] as Node;

/** From a whole to what is of it: false where the reference tells of no such tie. */
function connectToWhole(labelling: Labelling, from: number, element: string, to: number): boolean {
  const { edges, recordedIn, courses } = labelling;
  const here = nodeAt(labelling, from).type;
  const there = nodeAt(labelling, to).type;
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
  else return false;
  return true;
}

/**
 * A consultation's Lists hold what was recorded in it; the Lists of a section hold what was recorded anywhere.
 * Source: GP Connect 1.6.2.
 */
const isOfConsultation = (labelling: Labelling, at: number, there: string): boolean =>
  there === 'List' || 'encounter' in nodeAt(labelling, at).resource;

/** The edges that one reference stands for, by the types at its ends and the element that holds it. */
function connect(labelling: Labelling, from: number, element: string, to: number): void {
  if (connectToWhole(labelling, from, element, to)) return;
  const { edges, indications } = labelling;
  const here = nodeAt(labelling, from).type;
  const there = nodeAt(labelling, to).type;
  if (PARTS[here] === element) edges.add(from, to, 'exclusions');
  else if (there === 'Binary') edges.add(from, to, 'exclusions');
  else if (here === 'Binary' && element === 'securityContext') edges.add(to, from, 'exclusions');
  else if (here === 'List' && element === 'item' && isOfConsultation(labelling, from, there))
    edges.add(from, to, 'exclusions');
  else if (MEDICINE_TYPES.has(here) && element === 'reasonReference') indications.push([from, to]);
}

/** The name beside a reference, judged whether or not the other resource came: it must not matter that it did. */
function judgeDisplay(labelling: Labelling, element: string, reference: string, to: number, display: string): number {
  const { nodes, reading, at } = labelling;
  const here = nodeAt(labelling, at).type;
  if (here === 'AllergyIntolerance') return 0;
  const there = typeOfReference(reference) || (nodes.list[to]?.type ?? '');
  if (there === 'Medication' || there === 'Substance')
    return reading.medicine(display) | reading.beside(NO_CODINGS, display, true);
  const words =
    there === '' || JUDGED_BY_NAME.has(there) || (AUTHORS.has(element) && DOCUMENTS.has(here))
      ? reading.words(display)
      : 0;
  return there === '' && MEDICINE_TYPES.has(here) ? words | reading.medicine(display) : words;
}

/** First pass: what each resource tells of itself, and whom it refers to. */
function judgeEach(labelling: Labelling, policy: Policy): void {
  const { nodes, own, logical } = labelling;
  const walk = createWalk(policy, labelling.reading);
  const onReference: OnReference = (element, reference, display, identifier) => {
    const { at } = labelling;
    const to = nodes.resolve(reference, at);
    if (to >= 0) connect(labelling, at, element, to);
    else if (identifier !== undefined) logical.push([at, element, identifier]);
    if (display !== undefined) labelling.besideReferences |= judgeDisplay(labelling, element, reference, to, display);
  };
  nodes.list.forEach(({ resource, owner }, at) => {
    labelling.at = at;
    labelling.besideReferences = 0;
    labelling.reading.known.startAt(at);
    const marks = walk.judge(resource as unknown as Json, onReference);
    own[at] = marks | settled(labelling.besideReferences);
    // Labels of a contained resource count for the one that contains it, which stands before it; its codes count where
    // it stands.
    if (owner >= 0) own[owner] = (own[owner] ?? 0) | walk.labels();
  });
}

/** Second pass: references by identifier, and resources of one name. */
function connectTheRest(labelling: Labelling): void {
  const { nodes, edges, own, logical } = labelling;
  const unclear = linkByIdentifier(logical, nodes, (from, element, to) => {
    connect(labelling, from, element, to);
  });
  for (const from of unclear) own[from] = (own[from] ?? 0) | UNJUDGED;
  for (const [a, b] of nodes.twins) {
    edges.add(a, b, 'twin');
    edges.add(b, a, 'twin');
  }
}

/** Last pass: marks along the edges, and then those of a course of hormones once it is known what it is given for. */
function spreadMarks({ edges, own, courses, indications }: Labelling): Int32Array {
  const marks = own.slice();
  edges.spread(marks);
  for (const [from, to] of courses)
    if (isGenderHormone(marks[from] ?? 0, GENDER) && isGenderHormone(marks[to] ?? 0, GENDER))
      edges.add(from, to, 'kin');
  const drugs = indications
    .filter(([drug, reason]) => isGenderHormone(marks[drug] ?? 0, marks[reason] ?? 0))
    .map(([drug]) => drug);
  for (const drug of drugs) marks[drug] = (marks[drug] ?? 0) | GENDER;
  edges.spread(marks);
  return marks;
}

/** `pdfs`: what was read of the PDFs among them. */
export function label(resources: readonly FhirResource[], setting: Setting, policy: Policy, pdfs?: PdfsRead): Labelled {
  const reading = createReading(policy, pdfs);
  const nodes = createNodes(resources, setting, reading.known);
  const labelling: Labelling = {
    nodes,
    reading,
    edges: createEdges(nodes.list.length),
    own: new Int32Array(nodes.list.length),
    recordedIn: [],
    courses: [],
    indications: [],
    logical: [],
    at: 0,
    besideReferences: 0,
  };
  judgeEach(labelling, policy);
  connectTheRest(labelling);
  const { own, recordedIn } = labelling;
  return { nodes, reading, marks: spreadMarks(labelling), own, recordedIn };
}
