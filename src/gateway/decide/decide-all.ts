/**
 * What is decided for every resource of a contribution? One decision each, then what depends on others: twins, the last
 * three, reports and forms with nothing left.
 * INVARIANT (non-interference): every decision is the one that would have been made had the withheld resources never
 * been sent.
 */
import type { Json } from '../../domain/json';
import { planCodeOf } from '../../domain/section-of';
import { isElsewhere } from '../label/elsewhere';
import { hasNoQuestionLeft } from '../label/questions';
import type { Labelled } from '../label/label';
import type { Node } from '../label/nodes';
import type { Viewer } from '../pipeline';
import type { Setting } from '../../domain/settings';
import { enteredInError } from '../../domain/status-said';
import { decide, type Decision, type Facts } from './decide';
import { CRISIS_PLAN } from '../../policy/tables/label-caps';
import { CAPPED } from '../../policy/marks';
import type { Policy } from '../../policy/policy';
import { isOwnHome } from './own-home';
import { keptInSummary, startOf } from './summary-keeps';
import { LAST_THREE } from '../../policy/tables/summaries';

const withheld = ({ rules }: Decision, rule: string): Decision => ({
  effect: 'withhold',
  rules: [...rules, rule],
  shape: null,
  why: [],
});

interface Form {
  readonly title?: unknown;
  readonly data?: unknown;
  readonly contentType?: unknown;
}

const planOf = ({ row, resource }: Node): Facts['plan'] => {
  if (row?.section !== 'care-plans') return null;
  const code = planCodeOf(resource);
  return code === null ? null : code === CRISIS_PLAN ? 'crisis' : 'listed';
};

/** The one state that every pass over a contribution reads and changes. */
interface Deciding {
  readonly policy: Policy;
  readonly viewer: Viewer;
  readonly setting: Setting;
  readonly labelled: Labelled;
  /** By section row (or type without one), then by marks and plan: few differ among thousands of resources. */
  readonly made: Map<object | string, Map<number, Decision>>;
  /** By node. A pass only ever withholds more, or gives another reason for the same effect. */
  readonly decisions: Decision[];
}

const factsOf = ({ setting }: Deciding, node: Node, marks: number, plan = planOf(node)): Facts => ({
  type: node.type,
  row: node.row,
  marks,
  plan,
  setting,
});

/** What the rules say of a resource so marked, by itself. */
function decideNode(deciding: Deciding, node: Node, marks: number): Decision {
  const { policy, viewer, made } = deciding;
  const plan = planOf(node);
  const kind = node.row ?? node.type;
  let ofKind = made.get(kind);
  if (ofKind === undefined) made.set(kind, (ofKind = new Map()));
  const key = marks * 3 + (plan === null ? 0 : plan === 'listed' ? 1 : 2);
  let decision = ofKind.get(key);
  if (decision === undefined)
    ofKind.set(key, (decision = decide(policy, viewer, factsOf(deciding, node, marks, plan))));
  return decision;
}

function isWithheld({ decisions }: Deciding, at: number): boolean {
  const { effect } = decisions[at] as Decision;
  return effect !== 'release' && effect !== 'summary';
}

function withhold({ decisions }: Deciding, at: number, rule: string): void {
  decisions[at] = withheld(decisions[at] as Decision, rule);
}

/** Decisions by node, in the order of the nodes. */
export function decideAll(policy: Policy, viewer: Viewer, setting: Setting, labelled: Labelled): readonly Decision[] {
  const deciding: Deciding = { policy, viewer, setting, labelled, made: new Map(), decisions: [] };
  decideEach(deciding);
  agreeAmongTwins(deciding);
  if (policy.tables.lastThreeRoles.includes(viewer.role)) withholdBeyondLastThree(deciding);
  agreeAmongTwins(deciding);
  withholdWhatWithheldEncountersCap(deciding);
  withholdEmptyReports(deciding);
  agreeAmongTwins(deciding);
  return deciding.decisions;
}

function decideEach(deciding: Deciding): void {
  const { nodes, marks } = deciding.labelled;
  nodes.list.forEach((node, at) => {
    const made = decideNode(deciding, node, marks[at] ?? 0);
    const decision = node.type === 'Location' && isOwnHome(node.resource) ? withheld(made, 'D-home') : made;
    const { shape } = decision;
    deciding.decisions.push(
      shape !== null && !keptInSummary(shape, node.resource) ? withheld(decision, shape.id) : decision,
    );
  });
}

/**
 * What holds for one of a name holds for all. Each pair begins with the first of the name: the first round withholds it
 * where any of its name is withheld, the second all others.
 */
function agreeAmongTwins(deciding: Deciding): void {
  for (let round = 1; round <= 2; round += 1)
    for (const [a, b] of deciding.labelled.nodes.twins)
      if (isWithheld(deciding, a) !== isWithheld(deciding, b))
        withhold(deciding, isWithheld(deciding, a) ? b : a, 'D-twin');
}

/**
 * Of the encounters that would be shown in summary, the three that began last stay; the order of arrival breaks ties,
 * and one sent twice counts once.
 */
function withholdBeyondLastThree(deciding: Deciding): void {
  const { list, twins } = deciding.labelled.nodes;
  const repeated = new Set(twins.map(([, second]) => second));
  const candidates: { readonly at: number; readonly start: string }[] = [];
  list.forEach((node, at) => {
    if (node.owner >= 0 || repeated.has(at) || deciding.decisions[at]?.shape?.only !== 'last-three') return;
    // One that never was takes no place from one that was.
    if (enteredInError(node.resource)) withhold(deciding, at, 'RV-last-three');
    else candidates.push({ at, start: startOf(node.resource) });
  });
  // Sorting is stable: of those that began alike the first that came stays first.
  candidates.sort((a, b) => (a.start < b.start ? 1 : a.start > b.start ? -1 : 0));
  for (const { at } of candidates.slice(LAST_THREE)) withhold(deciding, at, 'RV-last-three');
}

/**
 * A cap that comes only from an encounter which is itself withheld must not be seen in what is left of the content:
 * where it changes the decision, the content goes too. Repeats while that withholds further encounters. Where it
 * changes only the reason, the reason is the one that the rest gives.
 * INVARIANT: what goes in emergency access goes before it too, or opening it would take an alert away, and so tell of
 * the encounter.
 */
function withholdWhatWithheldEncountersCap(deciding: Deciding): void {
  const { nodes, marks, own, recordedIn } = deciding.labelled;
  if (recordedIn.length === 0) return;
  const contents = contentsByEncounter(recordedIn);
  const withheldAt = (at: number): boolean => isWithheld(deciding, at);
  const isSilent = (encounter: number): boolean => withheldAt(encounter) && ((marks[encounter] ?? 0) & CAPPED) !== 0;
  for (let changed = [...contents.keys()].some(isSilent); changed;) {
    changed = false;
    const seen = capsSeen(own, contents, twinsOf(nodes.twins), withheldAt);
    for (const content of nodes.list.keys())
      if (!withheldAt(content) && withholdIfCapped(deciding, content, seen[content] ?? 0)) changed = true;
    agreeAmongTwins(deciding);
  }
}

/** Decides a content again by the caps that may be seen; true where it had to be withheld. */
function withholdIfCapped(deciding: Deciding, at: number, seen: number): boolean {
  const node = deciding.labelled.nodes.list[at] as Node;
  const marks = deciding.labelled.marks[at] ?? 0;
  const without = (marks & ~CAPPED) | (seen & CAPPED);
  if (without === marks) return false;
  if (isOneEffect(deciding, node, marks, without)) {
    deciding.decisions[at] = decideNode(deciding, node, without);
    return false;
  }
  withhold(deciding, at, 'D-silent-cap');
  return true;
}

/** Now, and as emergency access would have it. */
function isOneEffect(deciding: Deciding, node: Node, a: number, b: number): boolean {
  const { policy, viewer } = deciding;
  const effect = (emergency: boolean, marks: number) =>
    decide(policy, { ...viewer, emergency }, factsOf(deciding, node, marks)).effect;
  return effect(viewer.emergency, a) === effect(viewer.emergency, b) && effect(true, a) === effect(true, b);
}

function withholdEmptyReports(deciding: Deciding): void {
  deciding.labelled.nodes.list.forEach((node, at) => {
    if (node.row?.type === 'DiagnosticReport' && !isWithheld(deciding, at) && !hasSomethingLeft(deciding, node, at))
      withhold(deciding, at, 'D-nothing-left');
    if (node.row?.type === 'QuestionnaireResponse' && !isWithheld(deciding, at) && isEmptied(deciding, node))
      withhold(deciding, at, 'D-nothing-left');
  });
}

function isEmptied({ labelled: { reading } }: Deciding, { resource }: Node): boolean {
  const mayPass = (text: string): boolean => reading.words(text) === 0;
  return hasNoQuestionLeft(resource as object as Json, { mayPass, conceptPasses: reading.mayPass });
}

/** True where a report still says something: a conclusion, a form, or a result that is not withheld. */
function hasSomethingLeft(deciding: Deciding, { resource }: Node, at: number): boolean {
  const { policy, labelled } = deciding;
  const { result, conclusion, conclusionCode, presentedForm } = resource as {
    result?: unknown;
    conclusion?: unknown;
    conclusionCode?: unknown;
    presentedForm?: unknown;
  };
  if (typeof conclusion === 'string' && saysSomething(policy, conclusion)) return true;
  if (Array.isArray(conclusionCode) && conclusionCode.length > 0) return true;
  if (Array.isArray(presentedForm) && (presentedForm as readonly Form[]).some((form) => formPasses(deciding, form)))
    return true;
  return (Array.isArray(result) ? (result as readonly { reference?: unknown }[]) : []).some((to) => {
    const target =
      typeof to?.reference === 'string' && !isElsewhere(to.reference) ? labelled.nodes.resolve(to.reference, at) : -1;
    return target >= 0 && !isWithheld(deciding, target);
  });
}

function formPasses({ policy, labelled }: Deciding, form: Form | null): boolean {
  if (form === null) return false;
  if (typeof form.title === 'string' && !saysSomething(policy, form.title)) return false;
  return typeof form.data !== 'string' || labelled.reading.letter(form.data, form.contentType) === 0;
}

/** True for words that may be shown, and are not blank. */
const saysSomething = (policy: Policy, text: string): boolean => text.trim() !== '' && policy.text.words(text) === 0;

function contentsByEncounter(recordedIn: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const contents = new Map<number, number[]>();
  for (let at = 0; at < recordedIn.length; at += 2) {
    const encounter = recordedIn[at] ?? 0;
    const known = contents.get(encounter);
    if (known === undefined) contents.set(encounter, [recordedIn[at + 1] ?? 0]);
    else known.push(recordedIn[at + 1] ?? 0);
  }
  return contents;
}

/** Both ways: whatever caps one of a name caps the other. */
function twinsOf(pairs: readonly (readonly [number, number])[]): ReadonlyMap<number, readonly number[]> {
  const twins = new Map<number, number[]>();
  for (const [a, b] of pairs) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = twins.get(one);
      if (known === undefined) twins.set(one, [other]);
      else known.push(other);
    }
  }
  return twins;
}

const NOBODY: readonly number[] = [];

/**
 * Per node: its own caps, its twins', and those of the encounters that are not withheld. A fixed point, linear in the
 * number of references.
 */
function capsSeen(
  own: Int32Array,
  contents: ReadonlyMap<number, readonly number[]>,
  twins: ReadonlyMap<number, readonly number[]>,
  isWithheld: (i: number) => boolean,
): Int32Array {
  const seen = own.slice();
  const waiting = [...contents.keys(), ...twins.keys()];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    const caps = (seen[from] ?? 0) & CAPPED;
    if (caps === 0) continue;
    for (const to of [
      ...(twins.get(from) ?? NOBODY),
      ...(isWithheld(from) ? NOBODY : (contents.get(from) ?? NOBODY)),
    ]) {
      const had = seen[to] ?? 0;
      if ((had | caps) === had) continue;
      seen[to] = had | caps;
      if (contents.has(to) || twins.has(to)) waiting.push(to);
    }
  }
  return seen;
}
