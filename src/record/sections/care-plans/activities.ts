/**
 * What does a plan hold, how does each part of it stand, and what must not be done? Source: FHIR R4 CarePlan.activity.
 */
import type { CarePlan, CarePlanActivity, CarePlanActivityDetail, FhirResource, Timing } from 'fhir/r4';
import { headed, isProhibition } from '../../../domain/do-not';
import { isObject } from '../../../domain/json';
import { codeInWords, conceptText } from '../../fhir/concept';
import { partiesText, partyText, thingText } from '../../fhir/party';
import { quantitySaid } from '../../fhir/said-value';
import { firstDate, list, readPeriod, textOf } from '../../fhir/shape';
import { periodText } from '../../fhir/span';
import { formatDateTime } from '../../../domain/dates/written';
import type { ReadContext } from '../../section';
import { timingOf } from '../medications/timing';
import { proposalWords } from './intent';

export interface Activity {
  /** What is to be done, as the plan holds it: name, description, when, where and by whom. */
  readonly text: string;
  /** The same without what only the opened entry says. */
  readonly short: string;
  /** True where the plan no longer holds it: cancelled or stopped. */
  readonly dropped: boolean;
}

/** Statuses of an activity, of a request and of a task, which say that it is not held any more. */
const DROPPED = new Set(['cancelled', 'stopped', 'revoked', 'rejected', 'failed', 'not-done', 'abandoned']);
/** The ordinary state of what a plan holds: said when the entry is opened, and not on the row. */
const ORDINARY = new Set(['in-progress', 'active', 'scheduled', 'accepted', 'requested', 'ready', 'received']);
const IN_ERROR = 'entered-in-error';

/** What kind of thing an activity points to, for a person who reads. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  Appointment: 'Appointment',
  CommunicationRequest: 'Communication to send',
  DeviceRequest: 'Equipment',
  MedicationRequest: 'Medicine',
  NutritionOrder: 'Diet',
  ProcedureRequest: 'Request',
  ReferralRequest: 'Referral',
  RequestGroup: 'Group of requests',
  ServiceRequest: 'Request',
  Task: 'Task',
  VisionPrescription: 'Glasses or lenses',
};

const spaced = (parts: readonly (string | null | undefined)[]): readonly string[] =>
  parts.filter((part): part is string => part !== null && part !== undefined && part !== '');

/** When a Timing falls, in words: how often, from and until when, or on which days. */
function timingSaid(timing: Timing | undefined): string | null {
  if (timing === undefined) return null;
  const bounds = timing.repeat?.boundsPeriod;
  const events = list(timing.event).flatMap((one) => {
    const date = firstDate(one);
    return date === null ? [] : [formatDateTime(date)];
  });
  return spaced([timingOf(timing).text, events.join(', '), periodText(readPeriod(bounds))]).join(', ') || null;
}

/** A date that was sent as words is read as one. */
function wordsOrDate(text: string | undefined): string | null {
  const date = firstDate(text);
  return date === null ? textOf(text) : formatDateTime(date);
}

const scheduleOf = (detail: CarePlanActivityDetail): string | null =>
  wordsOrDate(detail.scheduledString) ??
  periodText(readPeriod(detail.scheduledPeriod)) ??
  timingSaid(detail.scheduledTiming);

const conceptsText = (
  concepts: Parameters<typeof conceptText>[0] | readonly NonNullable<Parameters<typeof conceptText>[0]>[],
): string | null =>
  list(concepts)
    .flatMap((one) => conceptText(one) ?? [])
    .join(', ') || null;

/** A line of a person, or nothing where it is not said. */
const said = (label: string, value: string | null): string | null => (value === null ? null : `${label} ${value}`);

interface Ordered {
  readonly status?: unknown;
  readonly intent?: unknown;
}

const statusSaid = (status: string | null): string | null =>
  status === null || status === 'unknown'
    ? status === null
      ? null
      : 'status not known'
    : codeInWords(status).toLowerCase();

/** The names of an activity: code, then what is given or used, then the words of its description. */
function namesOf(detail: CarePlanActivityDetail | undefined, context: ReadContext): readonly string[] {
  const product = conceptText(detail?.productCodeableConcept) ?? partyText(detail?.productReference, context);
  const kind = textOf(detail?.kind);
  const names = spaced([conceptText(detail?.code), product, textOf(detail?.description)]);
  return names.length > 0 || kind === null ? [...new Set(names)] : [TYPE_WORDS[kind] ?? codeInWords(kind)];
}

/** What the reference of an activity is: its kind and its name, or its kind alone. */
function pointedText(
  reference: CarePlanActivity['reference'],
  target: FhirResource | undefined,
  context: ReadContext,
): string | null {
  if (reference === undefined) return null;
  const name = partyText(reference, context) ?? thingText(target);
  const type = target?.resourceType ?? textOf(reference.type);
  const kind = type === null ? undefined : TYPE_WORDS[type];
  if (name === null) return kind ?? null;
  return kind === undefined || target === undefined || isProhibition(target) ? name : `${kind}: ${name}`;
}

const notesText = (notes: readonly { readonly text?: unknown }[] | undefined): string | null =>
  list(notes)
    .flatMap(({ text }) => textOf(text) ?? [])
    .join('; ') || null;

/** All that is said of an activity beyond its name and status. */
function particularsOf(
  { detail, progress, outcomeCodeableConcept }: CarePlanActivity,
  context: ReadContext,
): readonly string[] {
  return spaced([
    detail === undefined ? null : scheduleOf(detail),
    said('at', partyText(detail?.location, context)),
    said('by', partiesText(detail?.performer, context)),
    said('daily amount', quantitySaid(detail?.dailyAmount)),
    said('quantity', quantitySaid(detail?.quantity)),
    said('because of', conceptsText(detail?.reasonCode) ?? partiesText(detail?.reasonReference, context)),
    said('goal:', partiesText(detail?.goal, context)),
    said('reason for the status:', conceptsText(detail?.statusReason)),
    said('outcome:', conceptsText(outcomeCodeableConcept)),
    said('progress:', notesText(progress)),
  ]);
}

function activityOf(activity: CarePlanActivity, context: ReadContext): Activity | null {
  const { detail, reference } = activity;
  const target = context.resolve(reference?.reference);
  const ordered = (target ?? {}) as Ordered;
  const status = textOf(detail?.status) ?? textOf(ordered.status);
  if (status === IN_ERROR) return null;
  const prohibits = isProhibition(detail) || isProhibition(target);
  const [head, ...more] = [...namesOf(detail, context), ...spaced([pointedText(reference, target, context)])];
  if (head === undefined && !prohibits && status === null) return null;
  const name = [headed(head ?? 'something that the plan does not name', prohibits), ...more].join(' – ');
  const proposal = detail === undefined ? proposalWords(textOf(ordered.intent)) : null;
  // What must not be done is not started, and never will be: only that it is dropped says anything.
  const isPlain = prohibits && (status === null || !DROPPED.has(status));
  const told = spaced([isPlain ? null : statusSaid(status), proposal]);
  const shortly = status !== null && ORDINARY.has(status) ? spaced([proposal]) : told;
  const schedule = detail === undefined ? null : scheduleOf(detail);
  const withWords = (words: readonly string[], particulars: readonly string[]): string =>
    [`${name}${words.length === 0 ? '' : ` (${words.join(', ')})`}`, ...particulars].join(', ');
  return {
    text: withWords(told, particularsOf(activity, context)),
    short: withWords(shortly, spaced([schedule])),
    dropped: status !== null && DROPPED.has(status),
  };
}

/**
 * The activities in the plan's order, those that were cancelled or stopped marked as no longer held.
 * INVARIANT: one that must not be done says so at its head, whether the plan or the order that it points to says it,
 * and is told even where nothing names it.
 */
export const activitiesOf = ({ activity }: CarePlan, context: ReadContext): readonly Activity[] =>
  list(activity).flatMap((one) => (isObject(one as unknown) ? (activityOf(one, context) ?? []) : []));
