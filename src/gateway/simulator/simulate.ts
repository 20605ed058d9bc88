/**
 * What would this role see of this record, and by which rows? The order of decision from the beginning, over made-up
 * records alone. Source: POLICY, “Order of decision”.
 */
import type { FhirResource } from 'fhir/r4';
import type { RuleSaid, SimulatedProvider, SimulateRequest, SimulationAnswer } from '../../domain/policy';
import { roleName } from '../../domain/roles';
import { isSetting } from '../../domain/settings';
import { scopeOf, visibleProviders } from '../opt-out/scope';
import type { Policy } from '../../policy/policy';
import { SPECIMENS, type HeldBy } from '../../policy/specimens/people';
import { emergencyOffered } from '../decide/emergency-opens';
import { hasClinicalView } from '../decide/views';
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
          text:
            'Emergency access has nothing to open for this role, so the record opens in the plain view of the ' +
            'role.',
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

type Placed = Omit<HeldBy, 'region'> & { readonly region: string };

/** What the order of decision has come to before any provider is asked. */
interface Simulating {
  readonly policy: Policy;
  readonly regions: readonly string[];
  /** Where the role is held in which the record would be opened. */
  readonly region: string;
  readonly asking: Asking;
  readonly emergencyOpen: boolean;
  /** The providers whom no opt-out would close, and those whom none closes now. */
  readonly askable: readonly Placed[];
  readonly visible: readonly Placed[];
  readonly record: TriedRecord;
}

const answered = (
  policy: Policy,
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

/** The answer where nothing opens, whoever holds what; null where the providers come next. */
function refusedAtOnce(policy: Policy, { role }: Asking, { restricted }: TriedRecord): SimulationAnswer | null {
  if (!hasClinicalView(policy, role))
    return answered(policy, 'refused', [
      { text: `${roleName(role)} has no clinical view: no record opens at all.`, rules: ['D-unknown-role'] },
    ]);
  if (restricted)
    return answered(policy, 'restricted', [
      {
        text:
          'The demographics service marks this person as restricted: nothing opens, and no provider is asked ' +
          'anything.',
        rules: ['EM-5'],
      },
    ]);
  return null;
}

const notAsked = ({ name, setting }: Placed, because: string, rules: readonly string[]): SimulatedProvider => ({
  name,
  setting,
  asked: false,
  because,
  rules,
  ...NOWHERE,
});

/** What one provider would be asked, and what would be shown of its answer. */
function simulateProvider(simulating: Simulating, held: Placed): SimulatedProvider {
  const { policy, regions, region, asking, emergencyOpen, askable, visible, record } = simulating;
  const { name, setting, resources } = held;
  if (!askable.includes(held)) {
    const rules = policy.tables.exclusions
      .filter(({ id, settings }) => policy.exclusions.has(id) && settings.includes(setting))
      .map(({ id }) => id);
    return notAsked(
      held,
      'Never asked, listed or counted: that somebody is known there would tell already.',
      isSetting(setting) ? rules : ['D-setting'],
    );
  }
  const scope = asking.optedOut ? scopeOf(policy, region, regions, held) : null;
  const rules = scope === null ? [] : [scope.id];
  if (!visible.includes(held))
    return notAsked(held, 'Not asked: the person has opted out, and that reaches what this provider holds.', rules);
  const tried = tryRecord(
    { policy, viewer: { role: asking.role, emergency: emergencyOpen }, provider: { name, setting } },
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
}

/** What the opt-out leaves of the record. */
const optOutStep = (nothingLeft: boolean): Opening => ({
  text: nothingLeft
    ? 'The person has opted out: nothing opens, and no provider is asked anything. Emergency access never opens it.'
    : 'The person has opted out: the record opens with what the opt-out does not reach, and a notice says that other ' +
      'parts are not available.',
  rules: ['EM-5'],
});

export function simulate(
  policy: Policy,
  regions: readonly string[],
  asking: Asking,
  record: TriedRecord,
): SimulationAnswer {
  const refused = refusedAtOnce(policy, asking, record);
  if (refused !== null) return refused;
  const { optedOut, from } = asking;
  const inside = regions[0] ?? '';
  const region = from === 'inside' ? inside : outsideOf(regions);
  const placed = record.providers.map((held) => ({
    ...held,
    region: held.region === 'inside' ? inside : outsideOf(regions),
  }));
  const askable = visibleProviders(policy, region, regions, placed, false);
  const visible = visibleProviders(policy, region, regions, placed, optedOut);
  const { open, steps } = emergencySteps(policy, asking);
  const simulating = { policy, regions, region, asking, emergencyOpen: open, askable, visible, record };
  const providers = placed.map((held) => simulateProvider(simulating, held));
  const decided = optedOut ? [optOutStep(visible.length === 0)] : [];
  if (optedOut && visible.length === 0) return answered(policy, 'opted-out', decided, providers);
  return answered(policy, 'open', [...decided, ...steps], providers);
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
