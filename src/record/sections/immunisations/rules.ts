/** How do immunisations merge, and what do they show? */
import { calendarKey, isDayPrecise, sameDay } from '../../../domain/dates';
import { plainText } from '../../fhir/concept';
import { dateText, factLine, factTable } from '../../fhir/facts';
import { share } from '../../fhir/identity';
import { standingDate } from '../../fhir/span';
import { sentTwice } from '../../fhir/sent-twice';
import type { EntryParts, Group, Join, SectionRules } from '../../section';
import { readImmunisation, type ImmunisationFact } from './read';

const DOSE_WORDS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `2`, `2nd`, `Second dose` and `2 of 3` are one. */
function doseNumber(dose: string): string {
  const plain = plainText(dose);
  const worded = DOSE_WORDS.findIndex((word) => plain.includes(word));
  return /\d+/.exec(plain)?.[0] ?? (worded < 0 ? plain : String(worded + 1));
}

const doseAgrees = (a: ImmunisationFact, b: ImmunisationFact): boolean =>
  a.dose === null || b.dose === null || doseNumber(a.dose) === doseNumber(b.dose);

/**
 * Same vaccine, or same target diseases and dose, on one London day; a date matches a time of that day. Source: RECORD,
 * immunisations.
 */
function same(a: ImmunisationFact, b: ImmunisationFact): Join | null {
  if (share(a.identity, b.identity)) return { rule: 'immunisation-identifier', text: 'same identifier', rank: 0 };
  if (!sameDay(a.date, b.date)) return null;
  if (share(a.codes, b.codes) || (a.phrase !== '' && a.phrase === b.phrase)) {
    return doseAgrees(a, b)
      ? { rule: 'immunisation-vaccine', text: `same vaccine and day: ${a.title}`, rank: 1 }
      : null;
  }
  if (a.diseases === '' || a.diseases !== b.diseases || !doseAgrees(a, b)) return null;
  return {
    rule: 'immunisation-disease',
    text: `same target disease and day: ${a.diseases.replaceAll('+', ', ')}`,
    rank: 2,
  };
}

const first = (group: readonly ImmunisationFact[], of: (fact: ImmunisationFact) => string | null): string | null =>
  group.map(of).find((value) => value !== null) ?? null;

const givenWords = ({ given }: ImmunisationFact): string => (given ? 'given' : 'not given');

function entry(group: Group<ImmunisationFact>): EntryParts {
  const given = group.some((fact) => fact.given);
  const lead = group.find((fact) => fact.given === given) ?? group[0];
  const dose = first([lead, ...group], (fact) => fact.dose);
  const summary = [
    given ? null : `Not given${lead.notGivenReason === null ? '' : `: ${lead.notGivenReason}`}`,
    dose === null ? null : `dose ${dose}`,
    first([lead, ...group], (fact) => fact.targets),
    first([lead, ...group], (fact) => fact.where),
  ].filter((part) => part !== null);
  return {
    title: lead.title,
    summary: summary.join(' · ') || null,
    date: standingDate(group.map(({ date }) => date)),
    end: null,
    status: given ? 'Given' : 'Not given',
    tag: given ? null : 'not given',
    code: lead.code ?? group.find(({ code }) => code !== null)?.code ?? null,
    detail: { section: 'immunisations', given },
  };
}

const batchKey = (text: string): string => plainText(text).replace(/[^a-z0-9]/g, '');

/** Vaccines given and not given. */
export const rules: SectionRules<ImmunisationFact> = {
  section: 'immunisations',
  read: readImmunisation,
  ...sentTwice(({ diseases, phrase, dose, given }) => [diseases || phrase, dose, given]),
  keys: ({ identity, date }) =>
    date === null || !isDayPrecise(date) ? identity : [...identity, `day:${calendarKey(date)}`],
  same,
  apart: (a, b) => !doseAgrees(a, b) && !share(a.identity, b.identity),
  near: (a, b) =>
    sameDay(a.date, b.date) && a.diseases !== '' && a.diseases === b.diseases
      ? 'the same target disease and day, another dose number'
      : null,
  links: (fact) => fact.links,
  conflicts: [
    { field: 'status', value: givenWords },
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
      factLine('Date', group, (fact) => dateText(fact.date)),
      factLine('Status', group, givenWords),
      factLine('Reason not given', group, (fact) => fact.notGivenReason),
      factLine('Batch', group, (fact) => fact.batch),
      factLine('Site', group, (fact) => fact.site),
      factLine('Where', group, (fact) => fact.where),
      factLine('Given by', group, (fact) => fact.by),
      factLine('Note', group, (fact) => fact.note),
    ]),
    history: [],
  }),
};
