/**
 * What would become of every resource that one provider sends? Runs the real label, decide and redact stages, and tells
 * of each resource how it came out.
 */
import type { FhirResource } from 'fhir/r4';
import type { SectionCoverage } from '../../domain/coverage';
import type { Json } from '../../domain/json';
import type { SimulatedEffect, SimulatedResource } from '../../domain/policy';
import type { Setting } from '../../domain/settings';
import { label, type Labelled } from '../label/label';
import type { Viewer } from '../pipeline';
import { decideAll } from '../decide/decide-all';
import type { Decision } from '../decide/decide';
import { EXCLUDED } from '../../policy/marks';
import type { Policy } from '../../policy/policy';
import { createOpaqueId } from '../opaque-id';
import { release } from '../release';
import { explain } from './explain';
import { recognisedBy } from './recognised-by';
import { titleOf } from './title';

/** Nothing here is opened, so nothing here is secret: names are made opaque as they would be, with a key of noughts. */
const KEY = new Uint8Array(32);
const ACCESS = 'simulation';

export interface Tried {
  readonly resources: readonly SimulatedResource[];
  readonly coverage: readonly SectionCoverage[];
}

export interface TriedBy {
  readonly policy: Policy;
  readonly viewer: Viewer;
  readonly provider: { readonly name: string; readonly setting: Setting };
}

const OWN: ReadonlySet<string> = new Set([
  'resourceType',
  'id',
  'meta',
  'contained',
  'subject',
  'patient',
  'implicitRules',
  'language',
]);

function effectOf(decision: Decision, hasSection: boolean, leaves: boolean): SimulatedEffect {
  if (!leaves || decision.effect === 'withhold') return 'withheld';
  if (!hasSection) return 'reached';
  return decision.effect === 'summary' ? 'summary' : 'released';
}

/** `Type/id` of each resource that left, and what is left of it. */
function leftBy(released: readonly FhirResource[]): ReadonlyMap<string, FhirResource> {
  return new Map(released.map((resource) => [`${resource.resourceType}/${resource.id ?? ''}`, resource]));
}

export function tryRecord(
  { policy, viewer, provider }: TriedBy,
  resources: readonly FhirResource[],
  exampleOf: (reference: string) => string | null,
): Tried {
  const { setting, name } = provider;
  const labelled: Labelled = label(resources, setting, policy);
  const decisions = decideAll(policy, viewer, setting, labelled);
  const contribution = {
    outcome: 'answered',
    known: true,
    resources,
    supplies: null,
    partial: [],
    warnings: [],
  } as const;
  const out = release({
    contribution,
    provider: { id: ACCESS, name, setting },
    viewer,
    policy,
    accessId: ACCESS,
    key: KEY,
  });
  const opaqueId = createOpaqueId(KEY, ACCESS, ACCESS);
  const left = leftBy(out.resources);
  const { nodes, marks, own } = labelled;

  const leavesOf = (index: number): FhirResource | null => {
    const node = nodes.list[index];
    if (node === undefined) return null;
    if (node.owner < 0) return left.get(`${node.type}/${opaqueId(node.key)}`) ?? null;
    const owner = nodes.list[node.owner];
    const inside =
      owner === undefined
        ? undefined
        : (left.get(`${owner.type}/${opaqueId(owner.key)}`) as { contained?: readonly FhirResource[] } | undefined);
    const id = opaqueId(`${owner?.key ?? ''}#${String(node.resource.id)}`);
    return inside?.contained?.find((contained) => contained.id === id) ?? null;
  };

  return {
    coverage: out.coverage,
    resources: nodes.list.map((node, index): SimulatedResource => {
      const given = node.resource as unknown as Json;
      const leaves = leavesOf(index);
      const decided = decisions[index] as Decision;
      const effect = effectOf(decided, node.row !== null, leaves !== null);
      // Not withheld by a rule of its own, and yet not there: nothing that left refers to it.
      const decision =
        effect === 'withheld' && decided.effect !== 'withhold' ? { ...decided, rules: ['SP-not-reached'] } : decided;
      const reference =
        node.owner < 0 ? (node.key.split('#')[0] ?? node.key) : `${node.type}/${String(node.resource.id)}`;
      const told = marks[index] ?? 0;
      return {
        reference,
        within: node.owner < 0 ? null : (nodes.list[node.owner]?.key ?? null),
        title: titleOf(given),
        example: exampleOf(reference),
        section: node.row?.section ?? null,
        effect,
        because: explain(policy, viewer, {
          decision,
          effect,
          section: node.row?.section ?? null,
          inherited: ((own[index] ?? 0) & told & EXCLUDED) === 0,
        }),
        recognisedBy: recognisedBy(policy, given, told),
        rules: effect === 'reached' ? ['SP-reached'] : decision.rules,
        leaves,
        staysBehind:
          leaves === null
            ? []
            : Object.keys(given).filter((element) => !OWN.has(element) && !Object.hasOwn(leaves, element)),
      };
    }),
  };
}
