/**
 * What is decided for every resource of a contribution? One decision each, then what depends on others: twins, the last
 * three, reports
 * with nothing left.
 * INVARIANT (non-interference): every decision is the one that would have been made had the withheld resources never
 * been sent.
 */
import { planCodeOf } from '../../domain/section-of';
import { marksOfData } from '../label/attached-words';
import { isElsewhere } from '../label/elsewhere';
import type { Labelled } from '../label/label';
import type { Node } from '../label/nodes';
import type { Viewer } from '../pipeline';
import type { Setting } from '../../domain/settings';
import { decide, type Decision, type Facts } from './decide';
import { CRISIS_PLAN } from '../../policy/tables/label-caps';
import { CAPPED } from '../../policy/marks';
import type { Policy } from '../../policy/policy';
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

/** Decisions by node, in the order of the nodes. */
export function decideAll(
  policy: Policy,
  viewer: Viewer,
  setting: Setting,
  { nodes, marks, own, recordedIn }: Labelled,
): readonly Decision[] {
  const { list } = nodes;
  /** By section row (or type without one), then by marks and plan: few differ among thousands of resources. */
  const known = new Map<object | string, Map<number, Decision>>();
  const factsOf = (node: Node, nodeMarks: number, plan = planOf(node)): Facts => ({
    type: node.type,
    row: node.row,
    marks: nodeMarks,
    plan,
    setting,
  });
  const decideNode = (node: Node, nodeMarks: number): Decision => {
    const { row, type } = node;
    const plan = planOf(node);
    const kind = row ?? type;
    let ofRow = known.get(kind);
    if (ofRow === undefined) known.set(kind, (ofRow = new Map()));
    const key = nodeMarks * 3 + (plan === null ? 0 : plan === 'listed' ? 1 : 2);
    let decision = ofRow.get(key);
    if (decision === undefined) ofRow.set(key, (decision = decide(policy, viewer, factsOf(node, nodeMarks, plan))));
    return decision;
  };

  const reports: number[] = [];
  const decisions = list.map((node, i) => {
    if (node.row?.type === 'DiagnosticReport') reports.push(i);
    const decision = decideNode(node, marks[i] ?? 0);
    const { shape } = decision;
    return shape !== null && !keptInSummary(shape, node.resource) ? withheld(decision, shape.id) : decision;
  });
  const isWithheld = (i: number): boolean => {
    const { effect } = decisions[i] as Decision;
    return effect !== 'release' && effect !== 'summary';
  };
  const withhold = (i: number, rule: string): void => {
    decisions[i] = withheld(decisions[i] as Decision, rule);
  };

  agreeAmongTwins();
  if (policy.tables.lastThreeRoles.includes(viewer.role))
    lastThree(list, new Set(nodes.twins.map(([, second]) => second)), decisions, withhold);
  agreeAmongTwins();
  withholdWhatWithheldEncountersCap();
  for (const i of reports) if (!isWithheld(i) && !hasSomethingLeft(list[i] as Node, i)) withhold(i, 'D-nothing-left');
  agreeAmongTwins();
  return decisions;

  /**
   * What holds for one of a name holds for all. Each pair begins with the first of the name: the first round tells it,
   * the second all others.
   */
  function agreeAmongTwins(): void {
    for (let round = 1; round <= 2; round += 1)
      for (const [a, b] of nodes.twins) if (isWithheld(a) !== isWithheld(b)) withhold(isWithheld(a) ? b : a, 'D-twin');
  }

  /**
   * A cap that comes only from an encounter which is itself withheld must not be seen in what is left of the content:
   * where it changes
   * the decision, the content goes too. Repeats while that withholds further encounters. Where it changes only the
   * reason, the reason is
   * the one that the rest gives.
   * INVARIANT: what goes in emergency access goes before it too, or opening it would take an alert away, and so tell of
   * the encounter.
   */
  function withholdWhatWithheldEncountersCap(): void {
    if (recordedIn.length === 0) return;
    const contents = contentsByEncounter(recordedIn);
    const isSilent = (encounter: number): boolean => isWithheld(encounter) && ((marks[encounter] ?? 0) & CAPPED) !== 0;
    for (let changed = [...contents.keys()].some(isSilent); changed;) {
      changed = false;
      const told = capsTold(own, contents, twinsOf(nodes.twins), isWithheld);
      for (const [content, node] of list.entries()) {
        if (isWithheld(content)) continue;
        const without = ((marks[content] ?? 0) & ~CAPPED) | ((told[content] ?? 0) & CAPPED);
        if (without === marks[content]) continue;
        if (isOneEffect(node, marks[content] ?? 0, without)) {
          decisions[content] = decideNode(node, without);
          continue;
        }
        withhold(content, 'D-silent-cap');
        changed = true;
      }
      agreeAmongTwins();
    }
  }

  /** Now, and as emergency access would have it. */
  function isOneEffect(node: Node, a: number, b: number): boolean {
    const effect = (emergency: boolean, nodeMarks: number) =>
      decide(policy, { ...viewer, emergency }, factsOf(node, nodeMarks)).effect;
    return effect(viewer.emergency, a) === effect(viewer.emergency, b) && effect(true, a) === effect(true, b);
  }

  function hasSomethingLeft({ resource }: Node, at: number): boolean {
    const { result, conclusion, conclusionCode, presentedForm } = resource as {
      result?: unknown;
      conclusion?: unknown;
      conclusionCode?: unknown;
      presentedForm?: unknown;
    };
    if (typeof conclusion === 'string' && nodesReading(conclusion)) return true;
    if (Array.isArray(conclusionCode) && conclusionCode.length > 0) return true;
    if (Array.isArray(presentedForm) && (presentedForm as readonly Form[]).some(formPasses)) return true;
    return (Array.isArray(result) ? (result as readonly { reference?: unknown }[]) : []).some((to) => {
      const target =
        typeof to?.reference === 'string' && !isElsewhere(to.reference) ? nodes.resolve(to.reference, at) : -1;
      return target >= 0 && !isWithheld(target);
    });
  }

  function formPasses(form: Form | null): boolean {
    if (form === null) return false;
    if (typeof form.title === 'string' && !nodesReading(form.title)) return false;
    return typeof form.data !== 'string' || marksOfData(form.data, form.contentType, policy.text.words) === 0;
  }

  function nodesReading(text: string): boolean {
    return text.trim() !== '' && policy.text.words(text) === 0;
  }
}

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
function capsTold(
  own: Int32Array,
  contents: ReadonlyMap<number, readonly number[]>,
  twins: ReadonlyMap<number, readonly number[]>,
  isWithheld: (i: number) => boolean,
): Int32Array {
  const told = own.slice();
  const waiting = [...contents.keys(), ...twins.keys()];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    const caps = (told[from] ?? 0) & CAPPED;
    if (caps === 0) continue;
    for (const to of [
      ...(twins.get(from) ?? NOBODY),
      ...(isWithheld(from) ? NOBODY : (contents.get(from) ?? NOBODY)),
    ]) {
      const had = told[to] ?? 0;
      if ((had | caps) === had) continue;
      told[to] = had | caps;
      if (contents.has(to) || twins.has(to)) waiting.push(to);
    }
  }
  return told;
}

/**
 * Of the encounters that would be shown in summary, the three that began last; the order of arrival breaks ties, and
 * one sent twice counts once.
 */
function lastThree(
  list: readonly Node[],
  repeated: ReadonlySet<number>,
  decisions: readonly Decision[],
  withhold: (i: number, rule: string) => void,
): void {
  const candidates: { readonly i: number; readonly start: string }[] = [];
  list.forEach((node, i) => {
    if (node.owner < 0 && !repeated.has(i) && (decisions[i] as Decision).shape?.only === 'last-three')
      candidates.push({ i, start: startOf(node.resource) });
  });
  // Sorting is stable: of those that began alike the first that came stays first.
  candidates.sort((a, b) => (a.start < b.start ? 1 : a.start > b.start ? -1 : 0));
  for (const { i } of candidates.slice(LAST_THREE)) withhold(i, 'RV-last-three');
}
