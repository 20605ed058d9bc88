/** How do one provider's plan, statement, issues and supplies of a medicine become one course? */
import type { Group } from '../../section';
import { earliestOf, latestOf } from './course-dates';
import { sameStrengths, type Drug } from './drug';
import type { MedicationFact, MedicineKind } from './fact';
import { gaveNothing } from './not-supplied';

/** Who speaks for the course: the statement and its plan, then orders, supplies, administrations. */
const AUTHORITY: Readonly<Record<MedicineKind, number>> = {
  statement: 0,
  plan: 1,
  order: 2,
  dispense: 3,
  administration: 4,
};

/**
 * The newest of the most authoritative kind speaks; what runs before what does not, what has begun before the rest,
 * and what was given before what was not.
 */
const leadOf = (group: Group<MedicationFact>): MedicationFact =>
  [...group].sort(
    (a, b) =>
      Number(b.active) - Number(a.active) ||
      Number(a.future) - Number(b.future) ||
      Number(gaveNothing(a.resource, a.status)) - Number(gaveNothing(b.resource, b.status)) ||
      AUTHORITY[a.kind] - AUTHORITY[b.kind] ||
      (b.date?.sort ?? -Infinity) - (a.date?.sort ?? -Infinity) ||
      (a.reference < b.reference ? -1 : 1),
  )[0] as MedicationFact;

/** What the first of several says of something. */
function firstSaid<F, T>(all: readonly F[], of: (one: F) => T | null): T | null {
  for (const one of all) {
    const said = of(one);
    if (said !== null) return said;
  }
  return null;
}

/** The first product named; what its name leaves out is taken from another of the same ingredients. */
function combinedDrug(drugs: readonly Drug[]): Drug | null {
  const [first] = drugs;
  if (first === undefined) return null;
  const same = drugs.filter(({ key }) => key === first.key);
  return {
    ...first,
    strength: firstSaid(same, ({ strength }) => strength),
    form: firstSaid(same, ({ form }) => form),
    formRoute: firstSaid(same, ({ formRoute }) => formRoute),
    brand: firstSaid(same, ({ brand }) => brand),
  };
}

/**
 * May this one's dosage be said of the course? What still runs, and a supply of that strength; never that of a plan
 * which a dose change ended.
 */
const dosesToo = (fact: MedicationFact, lead: MedicationFact): boolean =>
  fact.active || ((fact.kind === 'order' || fact.kind === 'dispense') && sameStrengths(fact.drug, lead.drug));

/** Whose dosage is said of the course: the first in order of authority that has one. */
const dosedBy = (said: readonly MedicationFact[], lead: MedicationFact): MedicationFact =>
  said.find((fact) => fact.dosage.instructions !== null && (!lead.active || dosesToo(fact, lead))) ?? lead;

const latestSupplyEnd = (group: Group<MedicationFact>): number | null =>
  group.reduce<number | null>(
    (most, { supplyEnd }) => (supplyEnd === null ? most : Math.max(most ?? supplyEnd, supplyEnd)),
    null,
  );

/** A GP's plan of which the whole group shows no issue. */
const isNeverIssued = (group: Group<MedicationFact>): boolean =>
  group.some(({ neverIssued }) => neverIssued) &&
  group.every(({ kind, issuedOn }) => (kind === 'plan' || kind === 'statement') && issuedOn === null);

/**
 * One course out of what the provider ties together. A dose change (a stop and a new plan) is one course, the older
 * plan behind the newer.
 */
export function combineCourse(group: Group<MedicationFact>): MedicationFact {
  const lead = leadOf(group);
  const open = group.filter((fact) => fact.active === lead.active);
  const said = [lead, ...open, ...group];
  const setting = lead.setting === 'other' ? open.find((fact) => fact.setting !== 'other')?.setting : lead.setting;
  return {
    ...lead,
    drug: combinedDrug(said.flatMap(({ drug }) => drug ?? [])),
    codes: [...new Set(group.flatMap(({ codes }) => codes))],
    dosage: dosedBy(said, lead).dosage,
    start: earliestOf(group.map(({ start }) => start)),
    end: lead.active ? lead.end : (lead.end ?? latestOf(group.map(({ end }) => end))),
    repeat: group.some(({ repeat }) => repeat),
    setting: setting ?? 'other',
    encounterEnd: latestOf(open.map(({ encounterEnd }) => encounterEnd)),
    inStay: open.some(({ inStay }) => inStay),
    authorisedUntil: latestOf(open.map(({ authorisedUntil }) => authorisedUntil)),
    supplyEnd: latestSupplyEnd(group),
    lastEvidence: latestOf(group.map(({ lastEvidence }) => lastEvidence)),
    reason: firstSaid(said, ({ reason }) => reason),
    hospitalOnly: group.some(({ hospitalOnly }) => hospitalOnly),
    prescribedBy: firstSaid(said, ({ prescribedBy }) => prescribedBy),
    neverIssued: isNeverIssued(group),
    notGiven: lead.notGiven,
    notes: [...new Set(said.flatMap(({ notes }) => notes))],
    members: group,
  };
}
