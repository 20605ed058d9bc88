/** How do immunisations merge, and what do they show? */
import { calendarKey, isDayPrecise, sameDay } from '../../../domain/dates';
import { plainText } from '../../fhir/concept';
import { dateText, factLine, factTable } from '../../fhir/facts';
import { share } from '../../fhir/identity';
import { joined } from '../../fhir/shape';
import { standingDate } from '../../fhir/span';
import { sentTwice } from '../../fhir/sent-twice';
import type { EntryParts, Group, Join, SectionRules } from '../../section';
import { coarselySame, enteredLate, onceKeys, otherDay, type Dated } from './dates';
import { readImmunisation, type ImmunisationFact } from './read';
import { otherVariant } from './variants';

const DOSE_WORDS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `2`, `2nd`, `Second dose` and `2 of 3` are one. */
function doseNumber(dose: string): string {
  const plain = plainText(dose);
  const worded = DOSE_WORDS.findIndex((word) => plain.includes(word));
  return /\d+/.exec(plain)?.[0] ?? (worded < 0 ? plain : String(worded + 1));
}

/** “Dose number unknown” says no number that another could differ from. */
const isUnknown = (dose: string | null): boolean => dose === null || /\b(?:unknown|not known)\b/i.test(dose);

const doseAgrees = (a: ImmunisationFact, b: ImmunisationFact): boolean =>
  isUnknown(a.dose) || isUnknown(b.dose) || doseNumber(a.dose ?? '') === doseNumber(b.dose ?? '');

const datedOf = ({ date, given, diseases, phrase, dose }: ImmunisationFact): Dated => ({
  date,
  given,
  vaccine: diseases || phrase,
  number: dose === null ? null : (/^\d+$/.exec(doseNumber(dose))?.[0] ?? null),
});

/** Of other or coarser dates, where there can hardly be another such dose. */
function onOtherDates(a: ImmunisationFact, b: ImmunisationFact): Join | null {
  const [x, y] = [datedOf(a), datedOf(b)];
  if (!coarselySame(x, y) && !enteredLate(x, y)) return null;
  return { rule: 'immunisation-once', text: `the same dose, its date not the same: ${a.title}`, rank: 3, sole: true };
}

/**
 * Diseases of which there was never a vaccine against one alone in the UK: whoever writes “pertussis vaccination” means
 * one of the combined. Of tetanus there was. Source: UKHSA, Immunisation against infectious disease (the Green Book),
 * chapters 24 and 30.
 */
const NEVER_ALONE: ReadonlySet<string> = new Set(['pertussis']);

const isPart = (one: string, whole: string): boolean =>
  NEVER_ALONE.has(one) && whole !== one && whole.split('+').includes(one);

/** One names a combined vaccine, the other but the disease that it was given for. */
const namedByPart = (a: ImmunisationFact, b: ImmunisationFact): boolean =>
  a.given && b.given && (isPart(a.diseases, b.diseases) || isPart(b.diseases, a.diseases));

/** Two combined vaccines that a third, named by a disease of both, must not bring together. */
const otherCombined = (a: ImmunisationFact, b: ImmunisationFact): boolean =>
  a.diseases.includes('+') && b.diseases.includes('+') && a.diseases !== b.diseases && !share(a.codes, b.codes);

/**
 * Same vaccine, or same target diseases and dose, on one London day; a date matches a time of that day. Source: RECORD,
 * immunisations.
 */
function same(a: ImmunisationFact, b: ImmunisationFact): Join | null {
  if (a.kind !== b.kind) return null;
  if (a.kind === 'statement')
    return a.phrase === b.phrase ? { rule: 'immunisation-statement', text: `same statement: ${a.title}` } : null;
  if (share(a.identity, b.identity)) return { rule: 'immunisation-identifier', text: 'same identifier', rank: 0 };
  if (!sameDay(a.date, b.date)) return onOtherDates(a, b);
  if (share(a.codes, b.codes) || (a.phrase !== '' && a.phrase === b.phrase)) {
    return doseAgrees(a, b)
      ? { rule: 'immunisation-vaccine', text: `same vaccine and day: ${a.title}`, rank: 1 }
      : null;
  }
  if (a.diseases === '' || !doseAgrees(a, b) || otherVariant(a.title, b.title)) return null;
  if (namedByPart(a, b))
    return {
      rule: 'immunisation-part',
      text: `same day, named by one of its diseases: ${a.title}`,
      rank: 4,
      sole: true,
    };
  if (a.diseases !== b.diseases) return null;
  return {
    rule: 'immunisation-disease',
    text: `same target disease and day: ${a.diseases.replaceAll('+', ', ')}`,
    rank: 2,
  };
}

const first = (group: readonly ImmunisationFact[], of: (fact: ImmunisationFact) => string | null): string | null =>
  group.map(of).find((value) => value !== null) ?? null;

const givenWords = ({ given, subpotent }: ImmunisationFact): string =>
  given ? (subpotent === null ? 'given' : 'given, not a full dose') : 'not given';

/** A statement as it was worded: it is no vaccine, and counts as none. */
function stated(group: Group<ImmunisationFact>): EntryParts {
  const [lead] = group;
  return {
    title: lead.title,
    summary: joined([lead.stated, first(group, (fact) => fact.when)], ' · '),
    date: standingDate(group.map(({ date }) => date)),
    when: first(group, (fact) => fact.when),
    end: null,
    status: 'Statement',
    tag: 'statement',
    code: lead.code,
    detail: { section: 'immunisations', given: false, statement: true, ...(lead.none ? { none: true } : {}) },
  };
}

/** INVARIANT: words that may deny, and a status that nobody knows, are never plainly given. */
const statusIn = (given: boolean, subpotent: string | null, sent: string | null, toCheck: boolean): string | null =>
  joined(
    [
      given ? (subpotent === null ? 'Given' : 'Given, not a full dose') : 'Not given',
      sent === null ? null : `status sent: ${sent}`,
      toCheck ? 'to check' : null,
    ],
    ' – ',
  );

function entry(group: Group<ImmunisationFact>): EntryParts {
  if (group[0].kind === 'statement') return stated(group);
  const given = group.some((fact) => fact.given);
  const lead = group.find((fact) => fact.given === given) ?? group[0];
  const of = (value: (fact: ImmunisationFact) => string | null): string | null => first([lead, ...group], value);
  const dose = of((fact) => fact.dose);
  const reaction = of((fact) => fact.reaction);
  const sent = of((fact) => fact.sentStatus);
  const toCheck = group.some((fact) => fact.toCheck);
  const subpotent = given ? of((fact) => fact.subpotent) : null;
  const reported = of((fact) => fact.reported);
  // INVARIANT: what went wrong, and that a dose does not count, stand before everything else.
  const summary = [
    given ? null : `Not given${lead.notGivenReason === null ? '' : `: ${lead.notGivenReason}`}`,
    reaction === null ? null : `Reaction: ${reaction}`,
    subpotent === null ? null : `Not a full dose, does not count: ${subpotent}`,
    dose === null || /\bdose\b/i.test(dose) ? dose : `dose ${dose}`,
    of((fact) => fact.targets),
    of((fact) => fact.when),
    reported === null ? null : `reported: ${reported}`,
    of((fact) => fact.where),
  ];
  return {
    title: lead.title,
    summary: joined(summary, ' · '),
    date: standingDate(group.map(({ date }) => date)),
    when: of((fact) => fact.when),
    end: null,
    status: statusIn(given, subpotent, sent, toCheck),
    tag: toCheck
      ? 'to check'
      : given
        ? subpotent === null
          ? reaction === null
            ? null
            : 'reaction'
          : 'not a full dose'
        : 'not given',
    code: lead.code ?? group.find(({ code }) => code !== null)?.code ?? null,
    detail: { section: 'immunisations', given },
  };
}

const batchKey = (text: string): string => plainText(text).replace(/[^a-z0-9]/g, '');

/** Vaccines given and not given. */
export const rules: SectionRules<ImmunisationFact> = {
  section: 'immunisations',
  read: readImmunisation,
  ...sentTwice(({ kind, diseases, phrase, dose, given }) => [kind, diseases || phrase, dose, given]),
  keys: (fact) =>
    fact.kind === 'statement'
      ? [...fact.identity, `statement:${fact.phrase}`]
      : fact.date === null
        ? fact.identity
        : [
            ...fact.identity,
            ...(isDayPrecise(fact.date) ? [`day:${calendarKey(fact.date)}`] : []),
            ...onceKeys(datedOf(fact)),
          ],
  same,
  apart: (a, b) =>
    a.kind !== b.kind ||
    (!share(a.identity, b.identity) &&
      (!doseAgrees(a, b) || otherCombined(a, b) || otherVariant(a.title, b.title) || otherDay(datedOf(a), datedOf(b)))),
  near: (a, b) =>
    sameDay(a.date, b.date) && a.diseases !== '' && a.diseases === b.diseases
      ? 'the same target disease and day, another dose number'
      : null,
  links: (fact) => fact.links,
  conflicts: [
    // Silence of one about a dose that does not count is no conflict.
    { field: 'status', value: ({ kind, given }) => (kind === 'statement' ? null : given ? 'given' : 'not given') },
    {
      field: 'batch',
      value: ({ batch }) => batch,
      equal: (a, b) => batchKey(a.batch ?? '') === batchKey(b.batch ?? ''),
    },
    { field: 'site', value: ({ site }) => site, equal: (a, b) => plainText(a.site ?? '') === plainText(b.site ?? '') },
  ],
  entry,
  describe: (group) => ({
    facts: factTable([
      factLine('Vaccine', group, (fact) => fact.title),
      factLine('Against', group, (fact) => fact.targets),
      factLine('Dose', group, (fact) => fact.dose),
      factLine('Series', group, (fact) => fact.series),
      factLine('Amount', group, (fact) => fact.quantity),
      factLine('Date', group, (fact) => fact.when ?? dateText(fact.date)),
      factLine('Status', group, (fact) => fact.stated ?? givenWords(fact)),
      factLine('Reason not given', group, (fact) => (fact.given ? null : fact.notGivenReason)),
      factLine('Reason for status', group, (fact) => (fact.given ? fact.notGivenReason : null)),
      factLine('Not a full dose', group, (fact) => fact.subpotent),
      factLine('Reaction', group, (fact) => fact.reaction),
      factLine('Reason', group, (fact) => fact.reason),
      factLine('Reported', group, (fact) => fact.reported),
      factLine('Maker', group, (fact) => fact.maker),
      factLine('Batch', group, (fact) => fact.batch),
      factLine('Expiry', group, (fact) => fact.expiry),
      factLine('Site', group, (fact) => fact.site),
      factLine('Route', group, (fact) => fact.route),
      factLine('Where', group, (fact) => fact.where),
      factLine('Given by', group, (fact) => fact.by),
      factLine('Programme', group, (fact) => fact.eligibility),
      factLine('Information given', group, (fact) => fact.education),
      factLine('Note', group, (fact) => fact.note),
    ]),
    history: [],
  }),
};
