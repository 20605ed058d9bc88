/**
 * When are two providers' courses the same medicine? Same ingredients, same product where that matters, compatible
 * route, periods that meet. Source: RECORD.md.
 */
import { endOfDate } from '../../../domain/dates';
import type { Join } from '../../section';
import { sameProduct } from './drug';
import { plainlySameDose } from './dose';
import type { MedicationFact } from './fact';
import { formsApart } from './form';
import { occasionsApart } from './occasion';
import { sameStrength } from './strength';

const DAY = 86_400_000;
/** Courses that are at most this far apart adjoin. */
const ADJOINING = 7 * DAY;
/** How long an ended course without an end, or a supply without a length, is taken to last. */
const ASSUMED = 28 * DAY;

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * From start to end; an active course without an end runs to the moment of reading. Null when nothing tells and it is
 * over.
 */
function spanOf(fact: MedicationFact): Span | null {
  const from = fact.start?.sort ?? null;
  if (fact.end !== null) return { from: from ?? -Infinity, to: endOfDate(fact.end) };
  if (!fact.ended) return { from: from ?? -Infinity, to: Math.max(fact.readAt, from ?? -Infinity) };
  const last = Math.max(fact.lastEvidence?.sort ?? -Infinity, from ?? -Infinity);
  if (last === -Infinity) return null;
  return { from: from ?? last, to: Math.max(fact.supplyEnd ?? -Infinity, last + ASSUMED) };
}

const meet = (a: Span, b: Span): boolean => a.from <= b.to + ADJOINING && b.from <= a.to + ADJOINING;

/** An inhaler is inhaled whatever route was picked for it; a tablet goes where its dosage says. */
function routeOf(fact: MedicationFact): string | null {
  const byForm = fact.drug?.formRoute ?? null;
  return byForm !== null && byForm !== 'oral' ? byForm : (fact.dosage.routeClass ?? byForm);
}

/** Where drops go in. */
const BY_DROPS: ReadonlySet<string> = new Set(['eye', 'ear', 'nasal']);

/** `Topical` of what is counted in drops is where the drops go in, not the skin. */
const isDropped = ({ drug, dosage }: MedicationFact): boolean =>
  (drug?.formRoute ?? null) === null && dosage.routeClass === 'topical' && dosage.amount?.unit === 'drop';

function routesAgree(a: MedicationFact, b: MedicationFact): boolean {
  const [left, right] = [routeOf(a), routeOf(b)];
  return (
    left === null ||
    right === null ||
    left === right ||
    (isDropped(a) && BY_DROPS.has(right)) ||
    (isDropped(b) && BY_DROPS.has(left))
  );
}

const shareCode = (a: MedicationFact, b: MedicationFact): boolean => a.codes.some((code) => b.codes.includes(code));

const sameMedicine = (a: MedicationFact, b: MedicationFact): boolean =>
  (a.drug !== null && b.drug !== null && a.drug.key === b.drug.key) || shareCode(a, b);

/** A product sent by its code alone has no name to be read: the equal code is then the product. */
const sameProducts = (a: MedicationFact, b: MedicationFact): boolean =>
  a.drug === null || b.drug === null || sameProduct(a.drug, b.drug);

/** Ingredients and codes: the buckets. A product neither named nor coded is compared with nothing. */
export const medicationKeys = (fact: MedicationFact): readonly string[] =>
  fact.notGiven === 'proposal' || fact.nothing !== null || fact.toCheck
    ? []
    : fact.drug === null
      ? fact.codes
      : [fact.drug.key, ...fact.codes];

function strengthRank(a: MedicationFact, b: MedicationFact): number {
  const left = a.drug?.strength ?? null;
  const right = b.drug?.strength ?? null;
  if (left === null || right === null) return left === right ? 0 : 1;
  return sameStrength(left, right) ? 0 : 2;
}

const SUPPLIES: ReadonlySet<MedicationFact['kind']> = new Set(['dispense', 'administration']);

const sameBrandSaid = (a: MedicationFact, b: MedicationFact): boolean =>
  (a.drug?.brand ?? null) === (b.drug?.brand ?? null);

/** Handed over while the other's course ran. */
function suppliedWithin(a: MedicationFact, b: MedicationFact): boolean {
  const [supply, course] = SUPPLIES.has(a.kind) ? [a, b] : [b, a];
  const [at, span] = [supply.date?.sort ?? null, spanOf(course)];
  return at !== null && span !== null && span.from <= at && at <= span.to;
}

/**
 * Which of several candidates at a provider it is: what is active joins what is active, then the equal strength, kind
 * of prescription, end and dose. Dose before status would join what is stopped, and hide what is taken now.
 */
function fitRank(a: MedicationFact, b: MedicationFact): number {
  // A supply or a dose given is complete when it is handed over: that says nothing of the course it belongs to.
  const isSupply = SUPPLIES.has(a.kind) || SUPPLIES.has(b.kind);
  const unlike = [
    a.repeat !== b.repeat,
    (a.end?.text.slice(0, 10) ?? null) !== (b.end?.text.slice(0, 10) ?? null),
    !plainlySameDose(a, b),
  ].reduce((rank, differs) => rank * 2 + Number(differs), 0);
  if (isSupply)
    return strengthRank(a, b) * 20 + Number(!sameBrandSaid(a, b)) * 10 + unlike + (suppliedWithin(a, b) ? 0 : 0.5);
  return Number(a.active !== b.active) * 100 + strengthRank(a, b) * 10 + unlike;
}

/** An undated candidate stands behind every dated one. */
const UNDATED = 1000;

/** Drops for the left eye and drops for the right are two courses. */
const sidesAgree = (a: MedicationFact, b: MedicationFact): boolean => {
  const [left, right] = [a.dosage.side, b.dosage.side];
  return left === null || right === null || left === right || left === 'Both' || right === 'Both';
};

const prohibits = (fact: MedicationFact): boolean => fact.notGiven === 'do not give';

// INVARIANT: two products that must not be taken for each other (release, insulin, patch, brand-critical) never stand
// on one line, nor an order to give
// with an order not to give.
export const apartMedications = (a: MedicationFact, b: MedicationFact): boolean =>
  prohibits(a) !== prohibits(b) ||
  !sameMedicine(a, b) ||
  !sameProducts(a, b) ||
  !routesAgree(a, b) ||
  (a.drug !== null && b.drug !== null && formsApart(a.drug, b.drug)) ||
  occasionsApart(a, b) ||
  !sidesAgree(a, b);

export function sameMedication(a: MedicationFact, b: MedicationFact): Join | null {
  if (a.notGiven !== null || b.notGiven !== null || apartMedications(a, b)) return null;
  const left = spanOf(a);
  const right = spanOf(b);
  const unknown = left === null || right === null;
  if (!unknown && !meet(left, right)) return null;
  const name = a.drug?.generic ?? b.drug?.generic ?? a.product;
  const text = `same medicine: ${name}, from ${a.provider.name} and ${b.provider.name}`;
  return unknown
    ? { rule: 'medicine-undated', text: `${text} (one of them undated)`, rank: UNDATED, sole: true }
    : { rule: 'medicine', text, rank: fitRank(a, b) };
}

/** An order not to give a medicine, and the same medicine as it is recorded elsewhere: each is told with the other. */
export function besideMedication(a: MedicationFact, b: MedicationFact): string | null {
  if (prohibits(a) === prohibits(b) || !sameMedicine(a, b)) return null;
  return prohibits(b) ? 'An order NOT to give it' : 'The same medicine, not to be given';
}

/** Words for two that share their ingredients or a code and yet were kept apart. */
export function nearMedication(a: MedicationFact, b: MedicationFact): string | null {
  if (a.notGiven !== null || b.notGiven !== null || !sameMedicine(a, b)) return null;
  if (a.drug !== null && b.drug !== null && a.drug.modified !== b.drug.modified)
    return 'May be the same: kept apart because one is modified release';
  if (!sameProducts(a, b)) return 'May be the same: kept apart because this medicine is prescribed by product';
  if (!routesAgree(a, b)) return 'May be the same: kept apart because the routes differ';
  if (!sidesAgree(a, b)) return 'May be the same: kept apart because one is for the left and one for the right';
  const both = a.active && b.active;
  // Joinable and yet not joined: its provider keeps two, and the other has its partner already.
  if (both && a.provider.id !== b.provider.id && sameMedication(a, b) !== null)
    return `Also active at ${b.provider.name}`;
  return a.provider.id === b.provider.id
    ? both
      ? `Also active at ${a.provider.name}, which keeps it apart`
      : `Also at ${a.provider.name}, which keeps it apart`
    : 'May be the same: kept apart because the periods do not meet';
}
