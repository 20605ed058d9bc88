/**
 * What does a plan, a goal or a care team say beyond its name: goals and targets, for what, who, notes? One line each,
 * for the opened entry. Source: FHIR R4 CarePlan, Goal, CareTeam.
 */
import type {
  Annotation,
  CarePlan,
  CareTeam,
  CodeableConcept,
  FhirResource,
  Goal,
  GoalTarget,
  Reference,
} from 'fhir/r4';
import { formatDate } from '../../../domain/dates/written';
import { conceptText } from '../../fhir/concept';
import { partiesText, partyText } from '../../fhir/party';
import { quantitySaid, saidValue } from '../../fhir/said-value';
import { firstDate, list, readPeriod, textOf } from '../../fhir/shape';
import { periodText } from '../../fhir/span';
import type { ReadContext } from '../../section';
import { activitiesOf } from './activities';
import { intentSaid } from './intent';
import { achievedSaid } from './over';

/** One labelled line of an opened entry. */
export interface Line {
  readonly label: string;
  readonly value: string | null;
}

export const line = (label: string, value: string | null): Line => ({ label, value });

/** The labels of several facts' lines, each once, in the order in which they were said first. */
export const labelsIn = (facts: readonly { readonly lines: readonly Line[] }[]): readonly string[] => [
  ...new Set(facts.flatMap(({ lines }) => lines.map(({ label }) => label))),
];

export const joinedBy = (between: string, texts: readonly (string | null)[]): string | null =>
  texts.filter((text) => text !== null && text !== '').join(between) || null;

export const conceptsSaid = (concepts: readonly CodeableConcept[] | CodeableConcept | undefined): string | null =>
  joinedBy(', ', list(concepts).map(conceptText));

/** Notes in their order, each with its date where it has one. Who wrote one is told by the entry's provider. */
export const notesSaid = (notes: readonly Annotation[] | undefined): string | null =>
  joinedBy(
    '; ',
    list(notes).map(({ text, time }) => {
      const words = textOf(text);
      const date = firstDate(time);
      return words === null || date === null ? words : `${formatDate(date)}: ${words}`;
    }),
  );

/** `Weight: 70 kg, by 01-Mar-2027`: what is measured, what it should become, and until when. */
function targetSaid(target: GoalTarget, context: ReadContext): string | null {
  const { measure, dueDate, dueDuration } = target;
  const due = firstDate(dueDate);
  const within = quantitySaid(dueDuration);
  return joinedBy(', ', [
    joinedBy(': ', [conceptText(measure), saidValue(target, context, 'detail')]),
    due === null ? null : `by ${formatDate(due)}`,
    within === null ? null : `within ${within}`,
  ]);
}

export const targetsSaid = (goal: Goal, context: ReadContext): readonly string[] =>
  list(goal.target).flatMap((target) => targetSaid(target, context) ?? []);

/** A goal in one line where a plan points to it. */
function goalSaid(reference: Reference, context: ReadContext): string | null {
  const goal = context.resolve(reference.reference);
  if (goal?.resourceType !== 'Goal') return partyText(reference, context);
  if (textOf(goal.lifecycleStatus) === 'entered-in-error') return null;
  const state = joinedBy(', ', [
    textOf(goal.lifecycleStatus)?.replace(/-/g, ' ') ?? null,
    achievedSaid(goal.achievementStatus)?.toLowerCase() ?? null,
  ]);
  const name = conceptText(goal.description) ?? 'a goal without words';
  return joinedBy(', ', [state === null ? name : `${name} (${state})`, ...targetsSaid(goal, context)]);
}

/** A member as role and name, and whether that is over. */
export function membersSaid(team: CareTeam, context: ReadContext): readonly string[] {
  return list(team.participant).flatMap(({ member, role, period, onBehalfOf }) => {
    const name = partyText(member, context);
    const job = conceptsSaid(role);
    const text = name === null ? job : job === null ? name : `${name} (${job})`;
    const more = joinedBy(', ', [text, partyText(onBehalfOf, context), periodText(readPeriod(period))]);
    return text === null || more === null ? [] : [more];
  });
}

function teamSaid(reference: Reference, context: ReadContext): string | null {
  const team = context.resolve(reference.reference);
  if (team?.resourceType !== 'CareTeam') return partyText(reference, context);
  return joinedBy(': ', [textOf(team.name), joinedBy('; ', membersSaid(team, context))]);
}

const each = (
  references: readonly Reference[] | undefined,
  say: (reference: Reference, context: ReadContext) => string | null,
  context: ReadContext,
): string | null =>
  joinedBy(
    '; ',
    list(references).map((reference) => say(reference, context)),
  );

/** The lines of a plan, whoever sent it: a health provider or a council. */
export function planLines(plan: CarePlan, context: ReadContext): readonly Line[] {
  const activities = activitiesOf(plan, context);
  const told = (dropped: boolean): string | null =>
    joinedBy(
      '; ',
      activities.filter((one) => one.dropped === dropped).map(({ text }) => text),
    );
  return [
    line('Intent', intentSaid(textOf(plan.intent))),
    line('Kind of plan', conceptsSaid(plan.category)),
    line('For', partiesText(plan.addresses, context)),
    line('Goals', each(plan.goal, goalSaid, context)),
    line('Holds', told(false)),
    line('No longer in the plan', told(true)),
    line('Care team', each(plan.careTeam, teamSaid, context)),
    line('Contributed', partiesText(plan.contributor, context)),
    line('Supported by', partiesText(plan.supportingInfo, context)),
    line('Notes', notesSaid(plan.note)),
  ];
}

function goalLines(goal: Goal, context: ReadContext): readonly Line[] {
  const start = firstDate(goal.startDate);
  const changed = firstDate(goal.statusDate);
  return [
    line('Achievement', achievedSaid(goal.achievementStatus)),
    line('Target', joinedBy('; ', targetsSaid(goal, context))),
    line('Starts', start === null ? conceptText(goal.startCodeableConcept) : null),
    line('Priority', conceptText(goal.priority)),
    line('Kind of goal', conceptsSaid(goal.category)),
    line('For', partiesText(goal.addresses, context)),
    line('Set by', partyText(goal.expressedBy, context)),
    line('Status since', changed === null ? null : formatDate(changed)),
    line('Reason for the status', textOf(goal.statusReason)),
    line('Outcome', joinedBy('; ', [conceptsSaid(goal.outcomeCode), partiesText(goal.outcomeReference, context)])),
    line('Notes', notesSaid(goal.note)),
  ];
}

const teamLines = (team: CareTeam, context: ReadContext): readonly Line[] => [
  line('Members', joinedBy('; ', membersSaid(team, context))),
  line('Kind of team', conceptsSaid(team.category)),
  line('For', joinedBy(', ', [conceptsSaid(team.reasonCode), partiesText(team.reasonReference, context)])),
  line('Run by', partiesText(team.managingOrganization, context)),
  line('Notes', notesSaid(team.note)),
];

/** What an opened entry of the care plans says beyond title, status and dates. */
export function linesOf(resource: FhirResource, context: ReadContext): readonly Line[] {
  switch (resource.resourceType) {
    case 'CarePlan':
      return planLines(resource, context);
    case 'Goal':
      return goalLines(resource, context);
    case 'CareTeam':
      return teamLines(resource, context);
    case 'Observation':
      return [line('Value', saidValue(resource, context)), line('Notes', notesSaid(resource.note))];
    case 'Condition':
    case 'Procedure':
      return [line('Notes', notesSaid(resource.note))];
    default:
      return [];
  }
}
