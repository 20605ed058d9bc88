/** Medications: which resources are one medicine, what conflicts, whether it is current, and how its line reads. */
import { headed, unheaded } from '../../../domain/do-not';
import { dateText, factLine, factTable } from '../../fhir/facts';
import type { Detail, HistoryLine } from '../../entry';
import type { EntryParts, Group, SectionRules } from '../../section';
import { conflicts, differs } from './conflicts';
import { combineCourse } from './course';
import { evidenceBy, standingOf, type Standing } from './standing';
import type { MedicationFact } from './fact';
import { ownMore, type Before } from './said-already';
import { isCovered } from './covered';
import { readMedication } from './read';
import { standingWords, statusWords } from './standing-words';
import { doseOf, eachOf, withStops } from './several';
import { apartMedications, besideMedication, medicationKeys, nearMedication, sameMedication } from './same';

const STANDINGS: readonly Standing[] = ['do-not-give', 'current', 'unconfirmed', 'upcoming', 'statement', 'past'];

/**
 * A discharge medicine that the GP has since recorded stands as the GP says: it is reconciled. Otherwise the most
 * present standing wins.
 */
function groupStanding(group: Group<MedicationFact>, now: number): Standing {
  if (group.length === 1) return standingOf(group[0], now);
  const gp = group.find((fact) => fact.provider.setting === 'gp');
  const counted = group.filter(
    (fact) =>
      !(
        gp !== undefined &&
        fact.setting === 'discharge' &&
        (gp.lastEvidence?.sort ?? -Infinity) > (fact.start?.sort ?? Infinity)
      ),
  );
  const standings = (counted.length > 0 ? counted : group).map((fact) => standingOf(fact, now));
  return STANDINGS.find((one) => standings.includes(one)) ?? 'past';
}

/** The fact that speaks for the line: one that gives the line its standing, the GP's before others, then the newest. */
function spokesman(group: Group<MedicationFact>, standing: Standing, now: number): MedicationFact {
  if (group.length === 1) return group[0];
  const fitting = group.filter((fact) => standingOf(fact, now) === standing);
  const said = fitting.length > 0 ? fitting : group;
  return said.find((fact) => fact.provider.setting === 'gp') ?? (said[0] as MedicationFact);
}

const oneOf = <T>(group: readonly MedicationFact[], value: (fact: MedicationFact) => T | null): T | null => {
  for (const fact of group) {
    const stated = value(fact);
    if (stated !== null) return stated;
  }
  return null;
};

/** INVARIANT: where doses differ no text of one provider stands in the line: the conflict tells every dose. */
const withoutDose = ({ dosage: { text, more } }: MedicationFact): string | null =>
  text === null ? more : text.without;

/**
 * Limits and instructions of whom the line speaks for. Where the most that may be given differs, each stands with its
 * provider; where only another says one, it is said too, and so is an instruction.
 */
function moreOf(
  order: readonly MedicationFact[],
  ceilingsDiffer: boolean,
  before: Before,
  dosesDiffer: boolean,
): string | null {
  const lead = order.find(({ dosage }) => dosage.dose !== null || dosage.more !== null) ?? order[0];
  const ceiling = oneOf(order, ({ dosage }) => dosage.ceiling);
  const own = lead === undefined ? null : dosesDiffer ? withoutDose(lead) : ownMore(lead, before);
  const said = [lead?.dosage.instructions ?? '', lead?.dosage.more ?? '', own ?? ''];
  const others = order
    .flatMap(({ dosage }) => dosage.said.instructions)
    .filter((words) => {
      const isNew = !said.some((whole) => isCovered(words, whole));
      if (isNew) said.push(words);
      return isNew;
    });
  const most = ceilingsDiffer || lead?.dosage.ceiling !== null ? null : ceiling;
  return [most, own, ...others].filter((words) => words !== null).join('; ') || null;
}

const TAKEN: ReadonlySet<Standing> = new Set(['current', 'unconfirmed', 'upcoming']);
const PRESCRIBES: ReadonlySet<MedicationFact['kind']> = new Set(['statement', 'plan', 'order']);

/**
 * How often; where a medicine that is taken comes without it, that nobody sent it, so that the line does not pass for
 * the whole. Words of a dose may say how often in a way that is not read: then nothing is added to them.
 */
function frequencyOf(
  group: Group<MedicationFact>,
  order: readonly MedicationFact[],
  standing: Standing,
): string | null {
  if (differs('frequency', group)) return null;
  const said = oneOf(order, (fact) => fact.dosage.frequency);
  const isAsked = TAKEN.has(standing) && group.some(({ kind }) => PRESCRIBES.has(kind)) && !differs('dose', group);
  if (said !== null || !isAsked) return said;
  if (group.every(({ dosage }) => dosage.instructions === null)) return 'no dosage sent';
  const isOpen = group.every(
    ({ dosage }) => dosage.pace === null && dosage.more === null && /^\d/.test(dosage.dose ?? '0') && !dosage.worded,
  );
  return isOpen ? 'no frequency sent' : null;
}

const TAGS: Readonly<Record<Standing, string | null>> = {
  'do-not-give': 'do not give',
  current: null,
  unconfirmed: 'unconfirmed',
  past: 'past',
  upcoming: 'upcoming',
  statement: 'statement',
};

/** A status that turns a medicine round stands beside its name. */
const STATUS_TAGS: ReadonlyMap<string, string> = new Map([
  ['on-hold', 'on hold'],
  ['intended', 'intended'],
  ['not-taken', 'not taken'],
  ['not-taking', 'not being taken'],
  ['not-done', 'not given'],
]);

function tagOf(lead: MedicationFact, standing: Standing): string | null {
  if (lead.nothing === 'not known') return 'not known';
  const ofStatus = standing === 'statement' ? undefined : STATUS_TAGS.get(lead.status);
  const proposed = standing === 'past' ? null : lead.notGiven;
  return (
    proposed ?? ofStatus ?? TAGS[standing] ?? (lead.toCheck ? 'to check' : lead.neverIssued ? 'never issued' : null)
  );
}

function entry(group: Group<MedicationFact>, now: number): EntryParts {
  const standing = groupStanding(group, now);
  const lead = spokesman(group, standing, now);
  const order = [lead, ...group.filter((fact) => fact !== lead)];
  const evidence = group
    .map((fact) => evidenceBy(fact, now))
    .reduce((best, date) => (date !== null && (best === null || date.sort > best.sort) ? date : best), null);
  const apart = differs('instructions', group);
  const before: Before = {
    generic: lead.drug?.generic ?? oneOf(order, (fact) => fact.drug?.generic ?? null) ?? unheaded(lead.product),
    brand: oneOf(order, (fact) => fact.drug?.brand ?? null),
    strength: differs('strength', group) ? null : oneOf(order, (fact) => fact.drug?.strength?.text ?? null),
    form: differs('form', group) ? null : oneOf(order, (fact) => fact.drug?.form ?? null),
    dose: apart || differs('dose', group) || differs('strength', group) ? null : doseOf(order),
    route: differs('route', group) ? null : oneOf(order, (fact) => fact.dosage.route),
    frequency: apart ? null : frequencyOf(group, order, standing),
  };
  const detail: Extract<Detail, { section: 'medications' }> = {
    section: 'medications',
    ...before,
    more: apart
      ? eachOf(group)
      : moreOf(order, differs('maximum dose', group), before, differs('dose', group) || differs('strength', group)),
    reason: oneOf(order, (fact) => fact.reason),
    standing,
    doNotGive: lead.notGiven === 'do not give',
    lastEvidence: evidence,
  };
  const line = [
    detail.brand?.toUpperCase(),
    detail.strength,
    lead.drug?.modified === true ? `modified-release ${detail.form ?? ''}`.trim() : detail.form,
    detail.dose,
    detail.route,
    detail.frequency,
    detail.more,
  ];
  return {
    title: headed(detail.generic, detail.doNotGive),
    summary: line.filter((part) => part !== null && part !== undefined).join(' – ') || null,
    date: lead.date ?? oneOf(order, (fact) => fact.date),
    end: lead.end,
    status: withStops(standingWords(lead, standing, evidence), group),
    tag: tagOf(lead, standing),
    code: lead.code ?? oneOf(order, (fact) => fact.code),
    detail,
  };
}

const KIND_WORDS: Readonly<Record<MedicationFact['kind'], string>> = {
  statement: 'Statement',
  plan: 'Prescription plan',
  order: 'Prescription issued',
  dispense: 'Dispensed',
  administration: 'Given',
};

/** Nothing was given or dispensed where the status says so. Source: FHIR R4 status of administrations and supplies. */
function kindWords({ kind, status, nothing }: MedicationFact): string {
  if (nothing !== null) return 'Statement';
  if (kind === 'administration' && status === 'not-done') return 'Not given';
  if (kind === 'dispense' && ['declined', 'cancelled', 'not-dispensed'].includes(status)) return 'Not dispensed';
  return KIND_WORDS[kind];
}

const historyLine = (fact: MedicationFact): HistoryLine => ({
  date: fact.date,
  provider: fact.provider.id,
  text: [
    `${kindWords(fact)}: ${fact.product}`,
    fact.dosage.instructions,
    statusWords(fact).toLowerCase(),
    fact.statusReason,
    ...fact.notes,
  ]
    .filter((part) => part !== null)
    .join(' – '),
});

function describe(group: Group<MedicationFact>, now: number) {
  const line = (label: string, value: (fact: MedicationFact) => string | null) => factLine(label, group, value);
  return {
    facts: factTable([
      line('Order', (fact) => (fact.notGiven === 'do not give' ? 'Do NOT give' : null)),
      line('Product as recorded', (fact) => fact.product),
      line('Dosage instructions', (fact) => fact.dosage.instructions),
      line('Strength', (fact) => fact.drug?.strength?.text ?? null),
      line('Form', (fact) => fact.drug?.form ?? null),
      line('Route', (fact) => fact.dosage.route),
      line('Status', statusWords),
      line('Status reason', (fact) => fact.statusReason),
      line('Reason', (fact) => fact.reason),
      line('Note', (fact) => fact.notes.join('; ') || null),
      line('Started', (fact) => dateText(fact.start)),
      line('Stopped', (fact) => dateText(fact.end)),
      line('Authorised until', (fact) => dateText(fact.authorisedUntil)),
      line('Last evidence', (fact) => dateText(evidenceBy(fact, now))),
      line('Side', (fact) => fact.dosage.side),
      line('Issued', (fact) => (fact.neverIssued ? 'Never issued' : null)),
      line('Prescribed by', (fact) => fact.prescribedBy ?? (fact.hospitalOnly ? 'Hospital only' : null)),
    ]),
    history: group
      .flatMap((fact) => (fact.members.length > 0 ? fact.members : [fact]))
      .map(historyLine)
      .sort((a, b) => (b.date?.sort ?? -Infinity) - (a.date?.sort ?? -Infinity) || 0 || (a.text < b.text ? -1 : 1)),
  };
}

export const rules: SectionRules<MedicationFact> = {
  section: 'medications',
  read: readMedication,
  ownKeys: (fact) => fact.ownKeys,
  combine: combineCourse,
  keys: medicationKeys,
  same: sameMedication,
  apart: apartMedications,
  near: nearMedication,
  beside: besideMedication,
  conflicts,
  entry,
  describe,
};
