/**
 * How do one provider's plan, statement, issues and supplies of a medicine become one course, and is that course
 * current?
 */
import { endOfDate } from '../../../domain/dates';
import type { RecordDate } from '../../entry';
import type { Group } from '../../section';
import { sameStrengths } from './drug';
import type { MedicationFact, MedicineKind } from './fact';

const DAY = 86_400_000;
/**
 * An acute or dispensed medicine counts as current within its supply plus 28 days. Source: RECORD.md "Current, past,
 * upcoming".
 */
const GRACE = 28 * DAY;
/** Supply assumed where a prescription does not say: the usual NHS 28 days. */
const USUAL_SUPPLY = 28 * DAY;
/**
 * A repeat or a statement without a stated authorisation: reviewed yearly in the NHS, so a year without any sign is no
 * evidence.
 */
const REVIEW = 366 * DAY;

/** Who speaks for the course: the statement and its plan, then orders, supplies, administrations. */
const AUTHORITY: Readonly<Record<MedicineKind, number>> = {
  statement: 0,
  plan: 1,
  order: 2,
  dispense: 3,
  administration: 4,
};

const latest = (dates: readonly (RecordDate | null)[]): RecordDate | null =>
  dates.reduce<RecordDate | null>(
    (best, date) => (date !== null && (best === null || date.sort > best.sort) ? date : best),
    null,
  );

const earliest = (dates: readonly (RecordDate | null)[]): RecordDate | null =>
  dates.reduce<RecordDate | null>(
    (best, date) => (date !== null && (best === null || date.sort < best.sort) ? date : best),
    null,
  );

/**
 * May this one's dosage be said of the course? What still runs, and a supply of that strength; never that of a plan
 * which a dose change ended.
 */
const dosesToo = (fact: MedicationFact, lead: MedicationFact): boolean =>
  fact.active || ((fact.kind === 'order' || fact.kind === 'dispense') && sameStrengths(fact.drug, lead.drug));

/**
 * One course out of what the provider ties together. The newest of the most authoritative kind speaks; a dose change (a
 * stop and
 * a new plan) is one course, the older plan behind the newer.
 */
export function combineCourse(group: Group<MedicationFact>): MedicationFact {
  const lead = [...group].sort(
    (a, b) =>
      Number(b.active) - Number(a.active) ||
      Number(a.future) - Number(b.future) ||
      AUTHORITY[a.kind] - AUTHORITY[b.kind] ||
      (b.date?.sort ?? -Infinity) - (a.date?.sort ?? -Infinity) ||
      0 ||
      (a.reference < b.reference ? -1 : 1),
  )[0] as MedicationFact;
  const open = group.filter((fact) => fact.active === lead.active);
  const said = [lead, ...open, ...group];
  const dosed =
    (lead.active ? said.filter((fact) => dosesToo(fact, lead)) : said).find(
      ({ dosage }) => dosage.instructions !== null,
    ) ?? lead;
  const drugs = said.flatMap(({ drug }) => drug ?? []);
  const first = drugs[0];
  return {
    ...lead,
    drug:
      first === undefined
        ? null
        : {
            ...first,
            strength:
              first.strength ??
              drugs.find((drug) => drug.key === first.key && drug.strength !== null)?.strength ??
              null,
            form: first.form ?? drugs.find((drug) => drug.key === first.key && drug.form !== null)?.form ?? null,
            formRoute:
              first.formRoute ??
              drugs.find((drug) => drug.key === first.key && drug.formRoute !== null)?.formRoute ??
              null,
            brand: first.brand ?? drugs.find((drug) => drug.key === first.key && drug.brand !== null)?.brand ?? null,
          },
    codes: [...new Set(group.flatMap(({ codes }) => codes))],
    dosage: dosed.dosage,
    start: earliest(group.map(({ start }) => start)),
    end: lead.active ? lead.end : (lead.end ?? latest(group.map(({ end }) => end))),
    repeat: group.some(({ repeat }) => repeat),
    setting:
      lead.setting === 'other' ? (open.find(({ setting }) => setting !== 'other')?.setting ?? 'other') : lead.setting,
    encounterEnd: latest(open.map(({ encounterEnd }) => encounterEnd)),
    inStay: open.some(({ inStay }) => inStay),
    authorisedUntil: latest(open.map(({ authorisedUntil }) => authorisedUntil)),
    supplyEnd: group.reduce<number | null>(
      (most, { supplyEnd }) => (supplyEnd === null ? most : Math.max(most ?? supplyEnd, supplyEnd)),
      null,
    ),
    lastEvidence: latest(group.map(({ lastEvidence }) => lastEvidence)),
    reason: said.find(({ reason }) => reason !== null)?.reason ?? null,
    hospitalOnly: group.some(({ hospitalOnly }) => hospitalOnly),
    prescribedBy: said.find(({ prescribedBy }) => prescribedBy !== null)?.prescribedBy ?? null,
    neverIssued:
      group.some(({ neverIssued }) => neverIssued) &&
      group.every(({ kind, issuedOn }) => (kind === 'plan' || kind === 'statement') && issuedOn === null),
    notGiven: lead.notGiven,
    members: group,
  };
}

export type Standing = 'do-not-give' | 'current' | 'unconfirmed' | 'past' | 'upcoming';

const over = (date: RecordDate | null, now: number): boolean => date !== null && endOfDate(date) <= now;

/** The latest sign of it that is not in the future: an issue dated ahead is no evidence yet. */
export const evidenceBy = (fact: MedicationFact, now: number): RecordDate | null =>
  latest(
    (fact.members.length === 0 ? [fact] : [fact, ...fact.members]).map(({ lastEvidence }) =>
      lastEvidence !== null && lastEvidence.sort <= now ? lastEvidence : null,
    ),
  );

/**
 * Is the course current? Source: RECORD.md "Current, past, upcoming". Active on paper beyond its evidence is
 * unconfirmed, never past.
 */
export function standingOf(fact: MedicationFact, now: number): Standing {
  // INVARIANT: an order not to give a medicine never counts as one that is taken; it holds until it is withdrawn or its
  // time is over.
  if (fact.notGiven === 'do not give') return fact.ended || over(fact.end, now) ? 'past' : 'do-not-give';
  if (fact.notGiven !== null) return 'unconfirmed';
  const evidence = evidenceBy(fact, now);
  const since = evidence?.sort ?? null;
  if (fact.kind === 'dispense' && !fact.active && fact.status === 'completed') {
    return since !== null && now <= Math.max(fact.supplyEnd ?? 0, since + USUAL_SUPPLY) + GRACE ? 'current' : 'past';
  }
  // An order is completed when all of it has been supplied; the supply may still run. Source: FHIR R4,
  // MedicationRequest.status.
  if (
    fact.kind === 'order' &&
    fact.status === 'completed' &&
    fact.end === null &&
    fact.supplyEnd !== null &&
    now <= fact.supplyEnd &&
    !fact.future
  )
    return 'current';
  if (fact.ended) return 'past';
  if (fact.future) return 'upcoming';
  if (over(fact.end, now)) return 'past';
  if (!fact.active) return 'unconfirmed';
  if (fact.setting === 'inpatient') {
    if (fact.inStay) return 'current';
    if (fact.encounterEnd !== null) return over(fact.encounterEnd, now) ? 'past' : 'current';
    return since !== null && now <= since + GRACE ? 'current' : 'unconfirmed';
  }
  if (fact.setting === 'discharge' || (fact.end !== null && !over(fact.end, now))) return 'current';
  if (fact.authorisedUntil !== null && fact.repeat) return over(fact.authorisedUntil, now) ? 'unconfirmed' : 'current';
  if (since === null) return 'unconfirmed';
  const lasting = fact.repeat || fact.kind === 'statement' || fact.kind === 'plan';
  if (lasting) return now <= Math.max(since + REVIEW, (fact.supplyEnd ?? 0) + GRACE) ? 'current' : 'unconfirmed';
  return now <= Math.max(fact.supplyEnd ?? since + USUAL_SUPPLY, since) + GRACE ? 'current' : 'unconfirmed';
}
