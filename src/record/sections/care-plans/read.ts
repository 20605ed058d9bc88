/** What does a plan, a goal or a care team say, whatever resource carries it? */
import type { CodeableConcept, FhirResource, Reference } from 'fhir/r4';
import { SNOMED } from '../../../domain/code-systems';
import { endOfDate } from '../../../domain/dates';
import { PLAN_CODES } from '../../../domain/section-of';
import type { RecordDate } from '../../entry';
import { codeInWords, codeKeys, codingsOf, conceptCode, conceptText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { guarded, referenceOf } from '../../fhir/readable';
import { partyText } from '../../fhir/party';
import { saidValue } from '../../fhir/said-value';
import { firstDate, list, textOf } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import { phraseKey } from '../../fhir/wording';
import type { FactBase, Link, ReadContext } from '../../section';
import { activitiesOf, type Activity } from './activities';
import { deniedWords, proposalWords } from './intent';
import { namedIn } from './named';
import { achievedSaid, isOver } from './over';
import { linesOf, membersSaid, targetsSaid, type Line } from './parts';

export interface PlanFact extends FactBase {
  readonly kind: 'plan' | 'goal' | 'team';
  /** The nationally named plan, such as "ReSPECT plan"; null for every other. */
  readonly plan: string | null;
  readonly title: string;
  /** The plan by its code, else as its title names it. */
  readonly named: string | null;
  readonly code: { readonly system: string; readonly code: string } | null;
  /** What kind of plan this is, for comparing. */
  readonly kinds: readonly string[];
  readonly phrase: string;
  readonly status: string | null;
  readonly current: boolean;
  /** Its status says that it no longer stands; one that only ran out, or was done, is not withdrawn. */
  readonly withdrawn: boolean;
  readonly end: RecordDate | null;
  readonly author: string | null;
  readonly description: string | null;
  /** What the row says that it holds; what was cancelled or stopped is marked. */
  readonly items: readonly Activity[];
  /** `proposed, not agreed`, or that it is only a statement; null of what is agreed. */
  readonly proposal: string | null;
  /** How well a goal goes. */
  readonly achievement: string | null;
  /** Labelled lines of the opened entry. */
  readonly lines: readonly Line[];
  readonly identity: readonly string[];
  readonly links: readonly Link[];
}

interface Carried {
  readonly status?: string;
  readonly lifecycleStatus?: string;
  readonly clinicalStatus?: CodeableConcept;
  readonly code?: CodeableConcept;
  readonly type?: CodeableConcept;
  readonly category?: CodeableConcept | readonly CodeableConcept[];
  readonly title?: string;
  readonly description?: string;
  readonly intent?: string;
  readonly author?: Reference | readonly Reference[];
  readonly encounter?: Reference;
}

const planIn = (concepts: readonly (CodeableConcept | undefined)[]): string | null => {
  for (const concept of concepts) {
    for (const { system, code } of codingsOf(concept)) {
      const name =
        system === SNOMED && code !== undefined && Object.hasOwn(PLAN_CODES, String(code))
          ? PLAN_CODES[String(code)]
          : undefined;
      if (name !== undefined) return name;
    }
  }
  return null;
};

interface When {
  readonly start: RecordDate | null;
  readonly end: RecordDate | null;
}

function whenOf(resource: FhirResource): When {
  switch (resource.resourceType) {
    case 'CarePlan':
      return { start: firstDate(resource.period?.start, resource.created), end: firstDate(resource.period?.end) };
    case 'CareTeam':
    case 'Flag':
      return { start: firstDate(resource.period?.start), end: firstDate(resource.period?.end) };
    case 'Goal':
      return { start: firstDate(resource.startDate, resource.statusDate), end: null };
    case 'DocumentReference':
      return { start: firstDate(list(resource.content)[0]?.attachment.creation, resource.date), end: null };
    case 'Composition':
      return { start: firstDate(resource.date), end: null };
    case 'Observation':
      return {
        start: firstDate(
          resource.effectiveDateTime,
          resource.effectivePeriod?.start,
          resource.effectiveInstant,
          resource.issued,
        ),
        end: firstDate(resource.effectivePeriod?.end),
      };
    case 'Condition':
      return {
        start: firstDate(resource.onsetDateTime, resource.onsetPeriod?.start, resource.recordedDate),
        end: firstDate(resource.abatementDateTime),
      };
    case 'Procedure':
      return {
        start: firstDate(resource.performedDateTime, resource.performedPeriod?.start),
        end: firstDate(resource.performedPeriod?.end),
      };
    default:
      return { start: null, end: null };
  }
}

const held = (text: string): Activity => ({ text, short: text, dropped: false });

const itemsOf = (resource: FhirResource, context: ReadContext): readonly Activity[] => {
  if (resource.resourceType === 'CarePlan') return activitiesOf(resource, context);
  if (resource.resourceType === 'CareTeam') return membersSaid(resource, context).map(held);
  return resource.resourceType === 'Goal' ? targetsSaid(resource, context).map(held) : [];
};

function tiesIn(resource: FhirResource): readonly Link[] {
  if (resource.resourceType === 'CarePlan') {
    return [
      ...ties(resource.goal, 'Goal', 'Plan'),
      ...ties(resource.careTeam, 'Care team', 'Plan'),
      ...ties(resource.addresses, 'For', 'Plan'),
      ...ties(
        list(resource.activity).map(({ reference }) => reference),
        'In this plan',
        'Plan',
      ),
      ...ties(
        list(resource.activity).flatMap(({ outcomeReference }) => list(outcomeReference)),
        'Outcome',
        'Plan',
      ),
      ...ties(resource.basedOn, 'Based on', 'Plan'),
      ...ties(resource.supportingInfo, 'Supports the plan', 'Plan'),
      ...ties(resource.encounter, 'Made at', 'Plan'),
      ...ties(resource.partOf, 'Part of', 'Part of it'),
      ...ties(resource.replaces, 'Replaces', 'Replaced by'),
    ];
  }
  if (resource.resourceType === 'Goal') return ties(resource.addresses, 'For', 'Goal');
  return ties((resource as Carried).encounter, 'Made at', 'Plan');
}

const TYPES = new Set([
  'CarePlan',
  'Goal',
  'CareTeam',
  'DocumentReference',
  'Composition',
  'Flag',
  'Observation',
  'Condition',
  'Procedure',
]);

function titleOf(resource: FhirResource, carried: Carried, categories: readonly CodeableConcept[]): string | null {
  const category = categories.map(conceptText).find((text) => text !== null) ?? null;
  switch (resource.resourceType) {
    case 'Goal':
      return conceptText(resource.description);
    case 'CareTeam':
      return textOf(resource.name) ?? category;
    default:
      return textOf(carried.title) ?? conceptText(carried.code) ?? conceptText(carried.type) ?? category;
  }
}

/** Categories that say no more than "a care plan": they make no two plans one. */
const GENERAL_KINDS =
  /\|(?:assess-plan|734163000)$|^ph:(?:care plan|plan|care|assessment plan|assess plan|clinical management plan)?$/;

const PREFIX = { plan: 'Care plan', goal: 'Goal', team: 'Care team' } as const;
type PlanKind = keyof typeof PREFIX;

const kindOf = ({ resourceType }: FhirResource): PlanKind =>
  resourceType === 'Goal' ? 'goal' : resourceType === 'CareTeam' ? 'team' : 'plan';

/** The status as sent: of a goal its life cycle, of a condition its clinical status, else the resource's own. */
const statusOf = (carried: Carried): string | null =>
  textOf(carried.lifecycleStatus) ?? textOf(list(carried.clinicalStatus?.coding)[0]?.code) ?? textOf(carried.status);

function titleIn(own: string | null, kind: PlanKind): string {
  if (own === null) return PREFIX[kind];
  return kind === 'plan' ? own : `${PREFIX[kind]}: ${own}`;
}

/** For comparing: the nationally named plan, else every code and phrase that says more than "a care plan". */
function kindsOf(plan: string | null, concepts: readonly (CodeableConcept | undefined)[]): readonly string[] {
  const kinds =
    plan !== null
      ? [`plan:${plan}`]
      : concepts.flatMap((concept) => [...codeKeys(concept), `ph:${phraseKey(conceptText(concept) ?? '')}`]);
  return kinds.filter((key) => !GENERAL_KINDS.test(key));
}

/** Who made it; of a team, whoever runs it. */
const authorOf = (resource: FhirResource, carried: Carried): Reference | undefined =>
  list(carried.author)[0] ??
  (resource.resourceType === 'CareTeam' ? list(resource.managingOrganization)[0] : undefined);

/** A named plan's own title where it differs, and the description of a plan. */
function descriptionOf(
  plan: string | null,
  own: string | null,
  kind: PlanKind,
  resource: FhirResource,
  context: ReadContext,
): string | null {
  const parts = [
    plan !== null && own !== plan ? own : null,
    kind === 'plan' ? textOf((resource as Carried).description) : null,
    resource.resourceType === 'Observation' ? saidValue(resource, context) : null,
  ];
  return parts.filter((text) => text !== null).join(' · ') || null;
}

function identityOf(resource: FhirResource): readonly string[] {
  const { identifier } = resource as { readonly identifier?: Parameters<typeof identityKeys>[0] };
  const master = resource.resourceType === 'DocumentReference' ? resource.masterIdentifier : undefined;
  return identityKeys(identifier, master);
}

/** Reads plans in every resource that may carry one, goals and care teams. */
export const readPlan = guarded<PlanFact>((resource: FhirResource, context) => {
  if (!TYPES.has(resource.resourceType)) return 'is of a type that the care plans do not read';
  const carried = resource as unknown as Carried;
  const kind = kindOf(resource);
  const categories = list(carried.category);
  const concepts = [carried.code, carried.type, ...categories];
  const plan = kind === 'plan' ? planIn(concepts) : null;
  const own = titleOf(resource, carried, categories);
  const { start, end } = whenOf(resource);
  const status = statusOf(carried);
  const isPast = isOver(resource, status);
  const items = itemsOf(resource, context);
  const intent = resource.resourceType === 'CarePlan' ? textOf(carried.intent) : null;
  const proposal =
    proposalWords(intent) ??
    deniedWords(own, plan === null && items.length === 0 && textOf(carried.description) === null);
  return {
    provider: context.provider,
    reference: referenceOf(resource),
    resource,
    date: start,
    end,
    kind,
    plan,
    title: plan ?? titleIn(own, kind),
    named: plan ?? (kind === 'plan' ? namedIn(own ?? '') : null),
    code: concepts.map(conceptCode).find((code) => code !== null) ?? null,
    kinds: kindsOf(plan, concepts),
    phrase: own === null ? '' : phraseKey(own),
    status: status === null ? null : codeInWords(status),
    withdrawn: isPast && status !== 'completed',
    // INVARIANT: what nobody has agreed to is no plan that stands.
    current: !isPast && proposal === null && (end === null || endOfDate(end) > context.now),
    proposal,
    achievement: resource.resourceType === 'Goal' ? achievedSaid(resource.achievementStatus) : null,
    lines: linesOf(resource, context),
    author: partyText(authorOf(resource, carried), context),
    description: descriptionOf(plan, own, kind, resource, context),
    items,
    identity: identityOf(resource),
    links: tiesIn(resource),
  };
});
