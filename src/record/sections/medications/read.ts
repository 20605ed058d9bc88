/**
 * What does a medication resource say, in the section's own shape? Requests, statements, dispenses and administrations
 * alike.
 */
import type { CodeableConcept, FhirResource, Reference } from 'fhir/r4';
import { parseDate } from '../../../domain/dates';
import { headed, isProhibition } from '../../../domain/do-not';
import { remembered } from '../../../domain/remembered';
import { rememberedPartByTables } from '../../../terminology/in-force';
import type { RecordDate } from '../../entry';
import { nothingKnown, type NothingKnown } from '../../codes/nothing-known';
import { negativeWords } from '../../codes/negative-words';
import { isVoid } from '../../codes/no-known-allergies';
import { NONE_KNOWN, deniesOneThing } from '../../codes/nothing-known-words';
import { conceptCode, conceptText, firstCode, isDegraded } from '../../fhir/concept';
import { firstDate, identifierKeys, list, textOf } from '../../fhir/shape';
import { localReference, referenceOf } from '../../merge/resolve';
import type { ReadContext, ReadResult } from '../../section';
import { readDosages } from './dosage';
import { plainlyOthers, readDrugs, type Drug } from './drug';
import type { MedicationFact } from './fact';
import { gaveNothing, statusOf } from './not-supplied';
import { SAYS_SOMETHING } from './limits';
import { particularsOf, type Particulars } from './particulars';
import { productCodes, productOf, type Product } from './product';
import { extensionOf, isMedication, MEDICATION_TYPES, type MedicationResource } from './resource';

const NO_CODES: readonly string[] = [];

const ACTIVE = new Set(['active', 'in-progress', 'on-hold', 'intended', 'preparation']);
const ENDED = new Set([
  'stopped',
  'completed',
  'cancelled',
  'not-taken',
  'not-taking',
  'ended',
  'not-done',
  'declined',
  'not-dispensed',
]);
/** Statuses of a stay that has not ended. Source: FHIR R4 EncounterStatus. */
const STAYING: ReadonlySet<string> = new Set(['arrived', 'triaged', 'in-progress', 'onleave']);

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
 * whatever their names, save where these are plainly of two medicines; a predecessor, or an identifier, only where it
 * is the same medicine (a switch to another drug makes two).
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
  // INVARIANT: what was handed over or is taken instead of what was ordered is never read under the order's name.
  const isOther = ({ reference }: Reference): boolean => {
    const target = drug === null ? undefined : context.resolve(reference);
    if (drug === null || target === undefined || !isMedication(target)) return false;
    const { named } = readProduct(productOf(target, context));
    return named !== null && plainlyOthers(drug, named);
  };
  const own = referenceOf(resource);
  const keys = [own, ...parts.parents.flatMap((parent) => (isOther(parent) ? [] : (nameOf(parent) ?? [])))];
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

/** Why it is given: every reason that is said, in words or by the problem it points to. */
function reasonOf(resource: MedicationResource, context: ReadContext): string | null {
  if (resource.resourceType === 'MedicationDispense') return null;
  const told = list(resource.reasonCode).map(conceptText);
  const pointed = list(resource.reasonReference).map((reference) => {
    const target = context.resolve(reference.reference);
    return (
      textOf(reference.display) ??
      (target?.resourceType === 'Condition' || target?.resourceType === 'Observation' ? conceptText(target.code) : null)
    );
  });
  const reasons = [...told, ...pointed].filter(
    (words): words is string => words !== null && SAYS_SOMETHING.test(words),
  );
  const isNew = (words: string, at: number): boolean =>
    !reasons.slice(0, at).some((one) => one.toLowerCase() === words.toLowerCase());
  return reasons.filter(isNew).join(', ') || null;
}

/**
 * A request not to give it, a proposal, or a draft: nothing that is taken. Source: FHIR R4 MedicationRequest.intent.
 */
function notGivenOf(resource: MedicationResource, status: string): MedicationFact['notGiven'] {
  if (isProhibition(resource)) return 'do not give';
  const intent = resource.resourceType === 'MedicationRequest' ? resource.intent : undefined;
  return intent === 'proposal' || intent === 'option' || status === 'draft' ? 'proposal' : null;
}

/** Why it is as it is: not taken, stopped, not given; every reason that is said. */
function statusReasonOf(resource: MedicationResource): string | null {
  const reasons =
    resource.resourceType === 'MedicationDispense'
      ? [resource.statusReasonCodeableConcept]
      : list<CodeableConcept>(resource.statusReason);
  const display =
    resource.resourceType === 'MedicationDispense' ? textOf(resource.statusReasonReference?.display) : null;
  return [...reasons.map(conceptText), display].filter((words) => words !== null).join(', ') || null;
}

const notesOf = ({ note }: MedicationResource): readonly string[] => [
  ...new Set(list(note).flatMap(({ text }) => textOf(text) ?? [])),
];

/** Denies allergies, or one named thing. */
const deniesElse = remembered((words): boolean => negativeWords(words) !== null || deniesOneThing(words));

/** Whether it says that there are no medicines, or names one beside such words or such instructions. */
function nothingIn({ concept, names, shown }: Product, instructions: string | null): NothingKnown | null {
  const codings = list(concept?.coding).filter(
    (coding) => typeof coding === 'object' && (isVoid(coding) || !isDegraded(coding)),
  );
  const text = textOf(concept?.text) ?? (concept === undefined ? (names[0] ?? shown) : null);
  const said = nothingKnown('medications', {
    codings,
    text,
    beside: instructions === null ? [] : [instructions],
  });
  if (said !== null || instructions !== null) return said;
  // “NKDA” or “Aspirin: none” in a list of medicines: somebody's word too, and nothing that is taken.
  const words = [text ?? shown, ...codings.map(({ display }) => textOf(display))];
  const [first] = words;
  return typeof first === 'string' && words.every((one) => one !== null && deniesElse(one))
    ? { kind: 'statement', says: NONE_KNOWN, words: first }
    : null;
}

/** What is made of a product's name and codes alone, whoever ordered it and however it is taken. */
interface ReadProduct {
  readonly named: Drug | null;
  readonly codes: readonly string[];
  readonly code: MedicationFact['code'];
  readonly nothing: NothingKnown | null;
}

/** A product that is ordered again and again is read once. */
const readProduct = rememberedPartByTables((product: Product): ReadProduct => ({
  named: readDrugs(product.names),
  codes: productCodes(product.concept),
  code: conceptCode(product.concept),
  nothing: nothingIn(product, null),
}));

/** Instructions beside a product only ever take back what it denies by itself. */
const nothingBeside = (product: Product, alone: NothingKnown | null, instructions: string | null) =>
  alone === null || instructions === null ? alone : nothingIn(product, instructions);

/** When a repeat's authorisation runs out. Source: GP Connect MedicationRepeatInformation. */
function authorisedUntil(resource: MedicationResource): RecordDate | null {
  if (resource.resourceType !== 'MedicationRequest') return null;
  const until = extensionOf(resource.extension, /authorisationExpiryDate/i);
  return firstDate(until?.valueDateTime, until?.valueDate, resource.dispenseRequest?.validityPeriod?.end);
}

/** The stay it belongs to: when that ended, and whether it still runs. */
function stayOf(encounter: Reference | undefined, context: ReadContext) {
  const stay = context.resolve(encounter?.reference);
  if (stay?.resourceType !== 'Encounter') return { encounterEnd: null, inStay: false };
  return {
    encounterEnd: parseDate(stay.period?.end),
    inStay: stay.period?.end === undefined && STAYING.has(stay.status),
  };
}

/** When its supply runs out, in milliseconds. */
const supplyEndOf = ({ supply, start }: Particulars): number | null =>
  supply === null || start === null ? null : start.sort + supply;

/** A statement in its own words; what only holds words of one, in quotes, so that nobody reads past the rest. */
const asWritten = (nothing: NothingKnown): string =>
  nothing.kind === 'statement' ? nothing.words : `“${nothing.words}”`;

/** Reads a request, statement, dispense or administration. */
export function readMedication(resource: FhirResource, context: ReadContext): ReadResult<MedicationFact> {
  if (!isMedication(resource)) return { ok: false, reason: 'not a medication resource' };
  const status = statusOf(resource);
  if (status === 'entered-in-error') return { ok: false, reason: 'entered in error' };
  const product = productOf(resource, context);
  const { named, codes, code, nothing: alone } = readProduct(product);
  const parts = particularsOf(resource);
  const nothingGiven = gaveNothing(resource, status);
  const notGiven = notGivenOf(resource, status);
  const prohibits = notGiven === 'do not give';
  const dosage = readDosages(parts.dosages, named?.formRoute);
  const nothing = nothingBeside(product, alone, dosage.instructions);
  const drug = nothing === null ? named : null;
  const stay = stayOf(parts.encounter, context);
  const agency = conceptText(extensionOf(resource.extension, /PrescribingAgency/i)?.valueCodeableConcept);
  const fact: MedicationFact = {
    provider: context.provider,
    reference: referenceOf(resource),
    resource,
    date: parts.start ?? parts.evidence,
    drug,
    codes: nothing === null ? codes : NO_CODES,
    code,
    product: headed(nothing === null ? product.shown || 'Medicine not named' : asWritten(nothing), prohibits),
    kind: parts.kind,
    dosage,
    status,
    active: ACTIVE.has(status),
    ended: ENDED.has(status),
    start: parts.start,
    readAt: context.now,
    future: parts.start !== null && parts.start.sort > context.now,
    end: parts.end,
    setting: settingOf(resource),
    encounterEnd: stay.encounterEnd,
    inStay: stay.inStay,
    repeat: parts.repeat,
    authorisedUntil: authorisedUntil(resource),
    supplyEnd: nothingGiven ? null : supplyEndOf(parts),
    lastEvidence: nothingGiven ? null : parts.evidence,
    issuedOn: parts.issuedOn ?? null,
    reason: reasonOf(resource, context),
    statusReason: statusReasonOf(resource),
    hospitalOnly: agency !== null && /hospital|another[- ]organi[sz]ation|elsewhere/i.test(agency),
    prescribedBy: agency,
    neverIssued: context.provider.setting === 'gp' && parts.kind === 'plan',
    notGiven,
    nothing: nothing?.kind === 'statement' ? nothing.says : null,
    toCheck: nothing?.kind === 'to check',
    notes: notesOf(resource),
    // INVARIANT: an order not to give a medicine stands alone: behind another it would be lost, before another it would
    // hide a prescription.
    ownKeys: prohibits ? [] : ownKeysOf(resource, parts, drug, context),
    members: [],
  };
  return { ok: true, fact };
}
