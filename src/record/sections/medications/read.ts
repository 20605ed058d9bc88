/**
 * What does a medication resource say, in the section's own shape? Requests, statements, dispenses and administrations
 * alike.
 */
import type {
  CodeableConcept,
  Dosage,
  Duration,
  Extension,
  FhirResource,
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
  Reference,
} from 'fhir/r4';
import { DMD, SNOMED } from '../../../domain/code-systems';
import { parseDate } from '../../../domain/dates';
import { headed, isProhibition } from '../../../domain/do-not';
import type { RecordDate } from '../../entry';
import { codingsOf, conceptCode, conceptText, firstCode } from '../../fhir/concept';
import { firstDate, identifierKeys, list, textOf } from '../../fhir/shape';
import { localReference, referenceOf } from '../../merge/resolve';
import type { ReadContext, ReadResult } from '../../section';
import { readDosages } from './dosage';
import { readDrugs, type Drug } from './drug';
import type { MedicationFact, MedicineKind } from './fact';
import { findStrength, numberText } from './strength';

type MedicationResource = MedicationRequest | MedicationStatement | MedicationDispense | MedicationAdministration;

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

interface Product {
  readonly names: readonly string[];
  readonly concept: CodeableConcept | undefined;
  readonly shown: string | null;
}

const wordsOf = (concept: CodeableConcept | undefined): readonly string[] => {
  const text = textOf(concept?.text);
  const displays = codingsOf(concept).flatMap(({ display }) => textOf(display) ?? []);
  return text === null || /^transfer[- ]degraded/i.test(text) ? displays : [text, ...displays];
};

function productOf(resource: MedicationResource, context: ReadContext): Product {
  if (resource.medicationCodeableConcept !== undefined) {
    const concept = resource.medicationCodeableConcept;
    return { concept, names: wordsOf(concept), shown: conceptText(concept) };
  }
  const reference = resource.medicationReference;
  const target = context.resolve(reference?.reference);
  const medication = target?.resourceType === 'Medication' ? target : undefined;
  const display = textOf(reference?.display);
  const ingredients = list(medication?.ingredient);
  const parts = ingredients.flatMap((one) => {
    const name = conceptText(one.itemCodeableConcept);
    const { numerator, denominator } = one.strength ?? {};
    const strong =
      typeof numerator?.value === 'number'
        ? ` ${numberText(numerator.value)} ${numerator.unit ?? numerator.code ?? ''}${denominator?.unit !== undefined && typeof denominator.value === 'number' ? `/${numberText(denominator.value)} ${denominator.unit}` : ''}`
        : '';
    return name === null ? [] : [`${name}${findStrength(name.toLowerCase()).strength === null ? strong : ''}`];
  });
  const names = [
    ...wordsOf(medication?.code),
    ...(display === null ? [] : [display]),
    ...(parts.length === 1 ? parts : []),
  ];
  const combined =
    parts.length > 1 && names.length === 0 ? [parts.map((part) => part.replace(/ \d.*$/, '')).join(' / ')] : [];
  return {
    concept: medication?.code,
    names: [...names, ...combined],
    shown: conceptText(medication?.code) ?? display ?? parts.join(' / ').concat(''),
  };
}

const productCodes = (concept: CodeableConcept | undefined): readonly string[] =>
  codingsOf(concept).flatMap(({ system, code }) =>
    code === undefined || system === undefined ? [] : [`${system === DMD ? SNOMED : system}|${String(code)}`],
  );

/** An extension by the stem of its name, as STU3 GP Connect and UK Core both spell it, at any of its two levels. */
function extension(extensions: readonly Extension[] | undefined, stem: RegExp): Extension | undefined {
  for (const one of list(extensions)) {
    if (stem.test(one.url)) return one;
    const inner = list(one.extension).find(({ url }) => stem.test(url));
    if (inner !== undefined) return inner;
  }
  return undefined;
}

interface Particulars {
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

function request(resource: MedicationRequest): Particulars {
  const { dispenseRequest } = resource;
  const type = extension(resource.extension, /PrescriptionType/i)?.valueCodeableConcept;
  const course = `${firstCode(resource.courseOfTherapyType) ?? ''} ${conceptText(type) ?? ''} ${firstCode(type) ?? ''}`;
  const order = resource.intent !== 'plan';
  const stopped = resource.status === 'active' ? undefined : extension(resource.extension, /statusChangeDate/i);
  const authored = parseDate(resource.authoredOn);
  const start = firstDate(
    dispenseRequest?.validityPeriod?.start,
    resource.dosageInstruction?.[0]?.timing?.repeat?.boundsPeriod?.start,
    resource.authoredOn,
  );
  const perIssue = durationOf(dispenseRequest?.expectedSupplyDuration);
  return {
    kind: order ? 'order' : 'plan',
    dosages: resource.dosageInstruction,
    start,
    end: firstDate(
      resource.dosageInstruction?.[0]?.timing?.repeat?.boundsPeriod?.end,
      stopped?.valueDateTime,
      stopped?.valueDate,
      order && resource.status !== 'active' ? dispenseRequest?.validityPeriod?.end : undefined,
    ),
    evidence: authored,
    supply: perIssue === null ? null : perIssue * (order ? 1 + (dispenseRequest?.numberOfRepeatsAllowed ?? 0) : 1),
    parents: list(resource.basedOn),
    prior: list(resource.priorPrescription),
    encounter: resource.encounter,
    repeat:
      REPEAT.test(course) ||
      (dispenseRequest?.numberOfRepeatsAllowed ?? 0) > 0 ||
      extension(resource.extension, /RepeatInformation/i) !== undefined,
  };
}

function statement(resource: MedicationStatement): Particulars {
  const start = firstDate(resource.effectivePeriod?.start, resource.effectiveDateTime, resource.dateAsserted);
  const lastIssue = parseDate(extension(resource.extension, /LastIssueDate/i)?.valueDateTime);
  const type = extension(resource.extension, /PrescriptionType/i)?.valueCodeableConcept;
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

function administration(resource: MedicationAdministration): Particulars {
  const { dosage } = resource;
  const rebuilt: Dosage[] =
    dosage === undefined
      ? []
      : [
          {
            ...(dosage.text === undefined ? {} : { text: dosage.text }),
            ...(dosage.route === undefined ? {} : { route: dosage.route }),
            ...(dosage.dose === undefined ? {} : { doseAndRate: [{ doseQuantity: dosage.dose }] }),
          },
        ];
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

function particulars(resource: MedicationResource): Particulars {
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

const ACTIVE = new Set(['active', 'in-progress', 'on-hold', 'intended', 'preparation']);
const ENDED = new Set(['stopped', 'completed', 'cancelled', 'not-taken', 'ended', 'not-done', 'declined']);
/** Statuses of a stay that has not ended. Source: FHIR R4 EncounterStatus. */
const STAYING: ReadonlySet<string> = new Set(['arrived', 'triaged', 'in-progress', 'onleave']);
const MEDICATION_TYPES = /^Medication(?:Request|Statement|Dispense|Administration)\//;

const settingOf = (resource: MedicationResource): MedicationFact['setting'] => {
  const words = list<CodeableConcept>(resource.category)
    .map((concept) => `${firstCode(concept) ?? ''} ${conceptText(concept) ?? ''}`)
    .join(' ')
    .toLowerCase();
  return /discharge/.test(words)
    ? 'discharge'
    : /inpatient/.test(words) || resource.resourceType === 'MedicationAdministration'
      ? 'inpatient'
      : 'other';
};

/**
 * The keys by which this provider ties its own resources together. A plan, its statement and its issues are tied
 * whatever their
 * names; a predecessor, or an identifier, only where it is the same medicine (a switch to another drug makes two).
 */
function ownKeysOf(
  resource: MedicationResource,
  parts: Particulars,
  drug: Drug | null,
  context: ReadContext,
): readonly string[] {
  const nameOf = (reference: Reference): string | null => {
    const target = context.resolve(reference.reference);
    const name = target === undefined ? localReference(reference.reference ?? '') : referenceOf(target);
    return MEDICATION_TYPES.test(name) ? name : null;
  };
  const own = referenceOf(resource);
  const keys = [own, ...parts.parents.flatMap((parent) => nameOf(parent) ?? [])];
  if (drug !== null) {
    keys.push(`${drug.key}|${own}`);
    for (const prior of parts.prior) {
      const name = nameOf(prior);
      if (name !== null) keys.push(`${drug.key}|${name}`);
    }
    const named = [
      ...identifierKeys(resource.identifier),
      ...parts.parents.flatMap(({ identifier }) => identifierKeys(identifier)),
    ];
    for (const identifier of named) keys.push(`${drug.key}|${drug.strength?.canonical ?? ''}|${identifier}`);
  }
  return keys;
}

function reasonOf(resource: MedicationResource, context: ReadContext): string | null {
  if (resource.resourceType === 'MedicationDispense') return null;
  const concept = conceptText(list(resource.reasonCode)[0]);
  if (concept !== null) return concept;
  const reference = list(resource.reasonReference)[0];
  const target = context.resolve(reference?.reference);
  return (
    textOf(reference?.display) ??
    (target?.resourceType === 'Condition' || target?.resourceType === 'Observation' ? conceptText(target.code) : null)
  );
}

const isMedication = (resource: FhirResource): resource is MedicationResource =>
  MEDICATION_TYPES.test(`${resource.resourceType}/`);

export function readMedication(resource: FhirResource, context: ReadContext): ReadResult<MedicationFact> {
  if (!isMedication(resource)) return { ok: false, reason: 'not a medication resource' };
  const status = String(resource.status ?? 'unknown');
  if (status === 'entered-in-error') return { ok: false, reason: 'entered in error' };
  const product = productOf(resource, context);
  const parts = particulars(resource);
  const intent = resource.resourceType === 'MedicationRequest' ? resource.intent : undefined;
  const prohibits = isProhibition(resource);
  const notGiven = prohibits
    ? 'do not give'
    : intent === 'proposal' || intent === 'option' || status === 'draft'
      ? 'proposal'
      : null;
  const drug = readDrugs(product.names);
  const encounter = context.resolve(parts.encounter?.reference);
  const repeatUntil = extension(resource.extension, /authorisationExpiryDate/i);
  const authorised =
    resource.resourceType === 'MedicationRequest'
      ? firstDate(repeatUntil?.valueDateTime, repeatUntil?.valueDate, resource.dispenseRequest?.validityPeriod?.end)
      : null;
  const statusReason =
    resource.resourceType === 'MedicationDispense'
      ? conceptText(resource.statusReasonCodeableConcept)
      : conceptText(list<CodeableConcept>(resource.statusReason)[0]);
  const agency = conceptText(extension(resource.extension, /PrescribingAgency/i)?.valueCodeableConcept);
  const fact: MedicationFact = {
    provider: context.provider,
    reference: referenceOf(resource),
    resource,
    date: parts.start ?? parts.evidence,
    drug,
    codes: productCodes(product.concept),
    code: conceptCode(product.concept),
    product: headed(product.shown === null || product.shown === '' ? 'Medicine not named' : product.shown, prohibits),
    kind: parts.kind,
    dosage: readDosages(parts.dosages),
    status,
    active: ACTIVE.has(status),
    ended: ENDED.has(status),
    start: parts.start,
    readAt: context.now,
    future: parts.start !== null && parts.start.sort > context.now,
    end: parts.end,
    setting: settingOf(resource),
    encounterEnd: encounter?.resourceType === 'Encounter' ? parseDate(encounter.period?.end) : null,
    inStay:
      encounter?.resourceType === 'Encounter' && encounter.period?.end === undefined && STAYING.has(encounter.status),
    repeat: parts.repeat,
    authorisedUntil: authorised,
    supplyEnd: parts.supply === null || parts.start === null ? null : parts.start.sort + parts.supply,
    lastEvidence: parts.evidence,
    issuedOn: parts.issuedOn ?? null,
    reason: reasonOf(resource, context),
    statusReason,
    hospitalOnly: agency !== null && /hospital|another[- ]organi[sz]ation|elsewhere/i.test(agency),
    prescribedBy: agency,
    neverIssued: context.provider.setting === 'gp' && parts.kind === 'plan',
    notGiven,
    // INVARIANT: an order not to give a medicine stands alone: behind another it would be lost, before another it would
    // hide a prescription.
    ownKeys: prohibits ? [] : ownKeysOf(resource, parts, drug, context),
    members: [],
  };
  return { ok: true, fact };
}
