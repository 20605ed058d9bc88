/**
 * When, how much, how often, out of which order? What requests, statements, dispenses and administrations say alike.
 */
import type {
  Dosage,
  DosageDoseAndRate,
  Duration,
  MedicationAdministration,
  MedicationAdministrationDosage,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
  Reference,
} from 'fhir/r4';
import { parseDate } from '../../../domain/dates';
import type { RecordDate } from '../../entry';
import { conceptText, firstCode } from '../../fhir/concept';
import { firstDate, list } from '../../fhir/shape';
import type { MedicineKind } from './fact';
import { extensionOf, type MedicationResource } from './resource';

const DAY = 86_400_000;

/** How long a duration lasts in milliseconds, by its UCUM code. */
const DURATIONS: Readonly<Record<string, number>> = {
  d: DAY,
  day: DAY,
  days: DAY,
  wk: 7 * DAY,
  week: 7 * DAY,
  weeks: 7 * DAY,
  mo: 30 * DAY,
  month: 30 * DAY,
  months: 30 * DAY,
  h: DAY / 24,
};

const durationOf = (duration: Duration | undefined): number | null => {
  if (typeof duration?.value !== 'number') return null;
  return duration.value * (DURATIONS[duration.code ?? ''] ?? DURATIONS[(duration.unit ?? 'd').toLowerCase()] ?? DAY);
};

/** What the four types say alike. */
export interface Particulars {
  readonly kind: MedicineKind;
  readonly dosages: readonly Dosage[] | undefined;
  readonly start: RecordDate | null;
  readonly end: RecordDate | null;
  readonly evidence: RecordDate | null;
  readonly supply: number | null;
  readonly parents: readonly Reference[];
  readonly prior: readonly Reference[];
  readonly encounter: Reference | undefined;
  readonly repeat: boolean;
  readonly issuedOn?: RecordDate | null;
}

const REPEAT = /repeat|continuous/i;

/** Ordered again and again: by its kind of course, its GP Connect prescription type, its repeats allowed. */
function isRepeat(resource: MedicationRequest): boolean {
  const type = extensionOf(resource.extension, /PrescriptionType/i)?.valueCodeableConcept;
  const course = `${firstCode(resource.courseOfTherapyType) ?? ''} ${conceptText(type) ?? ''} ${firstCode(type) ?? ''}`;
  return (
    REPEAT.test(course) ||
    (resource.dispenseRequest?.numberOfRepeatsAllowed ?? 0) > 0 ||
    extensionOf(resource.extension, /RepeatInformation/i) !== undefined
  );
}

/** When it stops: by its dosage, else when its status changed, else, where an order is over, when it ran out. */
function endOf({ status, intent, dosageInstruction, dispenseRequest, extension }: MedicationRequest) {
  const stopped = status === 'active' ? undefined : extensionOf(extension, /statusChangeDate/i);
  return firstDate(
    dosageInstruction?.[0]?.timing?.repeat?.boundsPeriod?.end,
    stopped?.valueDateTime,
    stopped?.valueDate,
    intent !== 'plan' && status !== 'active' ? dispenseRequest?.validityPeriod?.end : undefined,
  );
}

/** How long all that is ordered lasts, in milliseconds; of a plan, one issue. */
function supplyOf({ intent, dispenseRequest }: MedicationRequest): number | null {
  const perIssue = durationOf(dispenseRequest?.expectedSupplyDuration);
  if (perIssue === null || intent === 'plan') return perIssue;
  return perIssue * (1 + (dispenseRequest?.numberOfRepeatsAllowed ?? 0));
}

function request(resource: MedicationRequest): Particulars {
  return {
    kind: resource.intent === 'plan' ? 'plan' : 'order',
    dosages: resource.dosageInstruction,
    start: firstDate(
      resource.dispenseRequest?.validityPeriod?.start,
      resource.dosageInstruction?.[0]?.timing?.repeat?.boundsPeriod?.start,
      resource.authoredOn,
    ),
    end: endOf(resource),
    evidence: parseDate(resource.authoredOn),
    supply: supplyOf(resource),
    parents: list(resource.basedOn),
    prior: list(resource.priorPrescription),
    encounter: resource.encounter,
    repeat: isRepeat(resource),
  };
}

function statement(resource: MedicationStatement): Particulars {
  const start = firstDate(resource.effectivePeriod?.start, resource.effectiveDateTime, resource.dateAsserted);
  const lastIssue = parseDate(extensionOf(resource.extension, /LastIssueDate/i)?.valueDateTime);
  const type = extensionOf(resource.extension, /PrescriptionType/i)?.valueCodeableConcept;
  return {
    kind: 'statement',
    dosages: resource.dosage,
    start,
    end: parseDate(resource.effectivePeriod?.end),
    evidence:
      lastIssue ?? firstDate(resource.dateAsserted, resource.effectiveDateTime, resource.effectivePeriod?.start),
    supply: null,
    issuedOn: lastIssue,
    parents: [...list(resource.basedOn), ...list(resource.partOf), ...list(resource.derivedFrom)],
    prior: [],
    encounter: resource.context,
    repeat: REPEAT.test(conceptText(type) ?? firstCode(type) ?? ''),
  };
}

function dispense(resource: MedicationDispense): Particulars {
  const start = firstDate(resource.whenHandedOver, resource.whenPrepared);
  return {
    kind: 'dispense',
    dosages: resource.dosageInstruction,
    start,
    end: null,
    evidence: start,
    supply: durationOf(resource.daysSupply),
    parents: [...list(resource.authorizingPrescription), ...list(resource.partOf)],
    prior: [],
    encounter: resource.context,
    repeat: false,
  };
}

/** What was given of it, and how fast; every other element stands as a dosage has it, or is found unread there. */
function asDosage({ dose, rateQuantity, rateRatio, ...rest }: MedicationAdministrationDosage): Dosage {
  const given: DosageDoseAndRate = {
    ...(dose === undefined ? {} : { doseQuantity: dose }),
    ...(rateQuantity === undefined ? {} : { rateQuantity }),
    ...(rateRatio === undefined ? {} : { rateRatio }),
  };
  return { ...rest, doseAndRate: [given] };
}

function administration(resource: MedicationAdministration): Particulars {
  const rebuilt = resource.dosage === undefined ? [] : [asDosage(resource.dosage)];
  const start = firstDate(resource.effectiveDateTime, resource.effectivePeriod?.start);
  return {
    kind: 'administration',
    dosages: rebuilt,
    start,
    end: parseDate(resource.effectivePeriod?.end),
    evidence: start,
    supply: null,
    parents: [...list(resource.request), ...list(resource.partOf)],
    prior: [],
    encounter: resource.context,
    repeat: false,
  };
}

/** What one resource says, whatever its type. */
export function particularsOf(resource: MedicationResource): Particulars {
  switch (resource.resourceType) {
    case 'MedicationRequest':
      return request(resource);
    case 'MedicationStatement':
      return statement(resource);
    case 'MedicationDispense':
      return dispense(resource);
    case 'MedicationAdministration':
      return administration(resource);
  }
}
