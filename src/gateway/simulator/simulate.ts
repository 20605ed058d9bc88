/**
 * What would this role see of this record, and by which rows? The order of decision from the beginning, over made-up
 * records alone. Source: POLICY, “Order of decision”.
 */
import type { FhirResource } from 'fhir/r4';
import type { RuleSaid, SimulatedProvider, SimulateRequest, SimulationAnswer } from '../../domain/policy';
import { ROLE_NAMES } from '../../domain/roles';
import { isSetting } from '../../domain/settings';
import { scopeOf, visibleProviders } from '../opt-out/scope';
import type { Policy } from '../../policy/policy';
import { SPECIMENS, type HeldBy } from '../../policy/specimens/people';
import { emergencyOffered, hasClinicalView } from '../decide/views';
import { tryRecord, type Tried } from './try-record';

export interface TriedRecord {
  readonly restricted: boolean;
  readonly providers: readonly HeldBy[];
  /** Pasted resources that intake would drop. */
  readonly dropped: readonly { readonly reference: string; readonly rule: string }[];
}

type Opening = SimulationAnswer['opening'][number];
type Asking = Pick<SimulateRequest, 'role' | 'purpose' | 'emergency' | 'optedOut' | 'from'>;

const EXAMPLES: ReadonlyMap<string, string> = new Map(
  SPECIMENS.flatMap(({ shows, resources: [first] }): [string, string][] =>
    first === undefined ? [] : [[`${first.resourceType}/${first.id}`, shows]],
  ),
);

const NOWHERE: Tried = { resources: [], coverage: [] };

/** A region that is no board of this instance; every other word for a region counts as inside. */
const outsideOf = (regions: readonly string[]): string =>
  ['QZZ', 'QZY', 'QZX'].find((region) => !regions.includes(region)) ?? 'QZZ';

function emergencySteps(
  policy: Policy,
  { role, purpose, emergency }: Asking,
): { readonly open: boolean; readonly steps: readonly Opening[] } {
  if (purpose !== 'emergency' && !emergency) return { open: false, steps: [] };
  if (!emergencyOffered(policy, role))
    return {
      open: false,
      steps: [
        {
          text: `Emergency access has nothing to open for this role, so the record opens in the plain view of the role.`,
          rules: ['EM-3'],
        },
      ],
    };
  return {
    open: true,
    steps: [
      {
        text: 'Emergency access is open: what labels hold back until an emergency is shown, and nothing else.',
        rules: ['EM-2', 'EM-5'],
      },
    ],
  };
}

export function simulate(
  policy: Policy,
  regions: readonly string[],
  asking: Asking,
  record: TriedRecord,
): SimulationAnswer {
  const { role, optedOut, from } = asking;
  const answer = (
    outcome: SimulationAnswer['outcome'],
    opening: readonly Opening[],
    providers: readonly SimulatedProvider[] = [],
  ): SimulationAnswer => ({
    policy: { version: policy.version, digest: policy.digest },
    outcome,
    opening,
    providers,
    rules: saidBy(
      policy,
      [...opening, ...providers, ...providers.flatMap(({ resources }) => resources)].flatMap(({ rules }) => rules),
    ),
  });

  if (!hasClinicalView(policy, role))
    return answer('refused', [
      { text: `${ROLE_NAMES[role]} has no clinical view: no record opens at all.`, rules: ['D-unknown-role'] },
    ]);
  if (record.restricted)
    return answer('restricted', [
      {
        text: 'The demographics service marks this person as restricted: nothing opens, and no provider is asked anything.',
        rules: ['EM-5'],
      },
    ]);

  const inside = regions[0] ?? '';
  const region = from === 'inside' ? inside : outsideOf(regions);
  const placed = record.providers.map((held) => ({
    ...held,
    region: held.region === 'inside' ? inside : outsideOf(regions),
  }));
  const askable = visibleProviders(policy, region, regions, placed, false);
  const visible = visibleProviders(policy, region, regions, placed, optedOut);
  const { open, steps } = emergencySteps(policy, asking);

  const providers = placed.map((held): SimulatedProvider => {
    const { name, setting, resources } = held;
    if (!askable.includes(held)) {
      const rules = policy.tables.exclusions
        .filter(({ id, settings }) => policy.exclusions.has(id) && settings.includes(setting))
        .map(({ id }) => id);
      return {
        name,
        setting,
        asked: false,
        because: 'Never asked, listed or counted: that somebody is known there would tell already.',
        rules: isSetting(setting) ? rules : ['D-setting'],
        ...NOWHERE,
      };
    }
    const scope = optedOut ? scopeOf(policy, region, regions, held) : null;
    const rules = scope === null ? [] : [scope.id];
    if (!visible.includes(held))
      return {
        name,
        setting,
        asked: false,
        because: 'Not asked: the person has opted out, and that reaches what this provider holds.',
        rules,
        ...NOWHERE,
      };
    const tried = tryRecord(
      { policy, viewer: { role, emergency: open }, provider: { name, setting } },
      structuredClone(resources) as FhirResource[],
      (reference) => EXAMPLES.get(reference) ?? null,
    );
    return {
      name,
      setting,
      asked: true,
      because: scope === null ? 'Asked.' : 'Asked: the opt-out does not reach what this provider holds.',
      rules,
      ...tried,
      resources: [...tried.resources, ...record.dropped.map((one) => droppedOne(policy, one))],
    };
  });
  const decided: readonly Opening[] = optedOut
    ? [
        {
          text:
            visible.length === 0
              ? 'The person has opted out: nothing opens, and no provider is asked anything. Emergency access never opens it.'
              : 'The person has opted out: the record opens with what the opt-out does not reach, and a notice says that other parts are not available.',
          rules: ['EM-5'],
        },
      ]
    : [];
  if (optedOut && visible.length === 0) return answer('opted-out', decided, providers);
  return answer('open', [...decided, ...steps], providers);
}

function droppedOne(
  { rules }: Policy,
  { reference, rule }: TriedRecord['dropped'][number],
): SimulatedProvider['resources'][number] {
  return {
    reference,
    within: null,
    title: '',
    example: null,
    section: null,
    effect: 'withheld',
    because: `Withheld. ${rules.get(rule)?.says ?? ''}`,
    recognisedBy: [],
    rules: [rule],
    leaves: null,
    staysBehind: [],
  };
}

const saidBy = (policy: Policy, rules: readonly string[]): Readonly<Record<string, RuleSaid>> =>
  Object.fromEntries(
    [...new Set(rules)].sort().flatMap((rule) => {
      const said = policy.rules.get(rule);
      return said === undefined ? [] : [[rule, said]];
    }),
  );
