/** How do encounters merge, and what do they show? */
import type { EncounterStatusHistory, EpisodeOfCareStatusHistory } from 'fhir/r4';
import { daysBetween } from '../../../domain/dates';
import { formatDate } from '../../../domain/dates/written';
import { codeInWords } from '../../fhir/concept';
import { dateText, factLine, factTable } from '../../fhir/facts';
import { datesAgree, latestDate, standingDate } from '../../fhir/span';
import { sentTwice } from '../../fhir/sent-twice';
import type { EntryParts, Group, SectionRules } from '../../section';
import type { HistoryLine, RecordDate } from '../../entry';
import { firstDate, joined, list, textOf } from '../../fhir/shape';
import type { EncounterClass } from './kind';
import { readContact, type EncounterFact } from './read';
import { apartEncounter, besideEncounter, encounterKeys, nearEncounter, sameEncounter } from './same';

const CLASS_WORDS: Readonly<Record<EncounterClass, string>> = {
  emergency: 'emergency',
  stay: 'inpatient',
  outpatient: 'outpatient or surgery',
  home: 'at home',
  virtual: 'telephone or video',
  episode: 'period of care',
};

const agree = (a: RecordDate | null, b: RecordDate | null): boolean => a === null || b === null || datesAgree(a, b);

const datesText = ({ date, end }: EncounterFact): string | null =>
  date === null
    ? null
    : end === null || formatDate(end) === formatDate(date)
      ? dateText(date)
      : `${formatDate(date)} to ${formatDate(end)}`;

/** `3 days`: nights counted, as a stay is spoken of; null below one night. */
function lengthText(start: RecordDate | null, end: RecordDate | null): string | null {
  if (start === null || end === null) return null;
  const days = daysBetween(start.sort, end.sort);
  return days < 1 ? null : days === 1 ? '1 day' : `${days} days`;
}

const first = (group: Group<EncounterFact>, of: (fact: EncounterFact) => string | null): string | null => {
  for (const fact of group) {
    const value = of(fact);
    if (value !== null) return value;
  }
  return null;
};

/** The place's own account first: its name for the encounter is the one to show. */
const leadOf = (group: Group<EncounterFact>): EncounterFact =>
  group.find(
    ({ organisationStated, organisations, provider }) =>
      !organisationStated || organisations.some(({ name }) => name === provider.name),
  ) ?? group[0];

const TAGS: Readonly<Record<string, string>> = {
  planned: 'planned',
  cancelled: 'cancelled',
  'in-progress': 'in progress',
  active: 'in progress',
  arrived: 'arrived',
  triaged: 'triaged',
  onleave: 'on leave',
  waitlist: 'on waiting list',
  onhold: 'on hold',
};

/** Codes that are no English words by themselves. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  onleave: 'On leave',
  waitlist: 'On waiting list',
  onhold: 'On hold',
  unknown: 'Status not known',
};
const statusWords = ({ status }: EncounterFact): string | null =>
  status === null ? null : (STATUS_WORDS[status] ?? codeInWords(status));

function entry(group: Group<EncounterFact>): EntryParts {
  const lead = leadOf(group);
  const reason = first(group, (fact) => fact.reason);
  const date = standingDate(group.map((fact) => fact.date));
  const end = latestDate(group.map((fact) => fact.end));
  const place = first([lead, ...group], (fact) => fact.place) ?? lead.provider.name;
  const stays = lead.class === 'stay' ? lengthText(lead.date, lead.end) : null;
  const diagnosis = first([lead, ...group], (fact) => fact.diagnosis);
  const length = stays === null ? first(group, (fact) => fact.length) : null;
  const isSaid = diagnosis === null || reason === diagnosis;
  const summary = [
    place,
    stays,
    length === null ? null : `lasted ${length}`,
    isSaid ? null : `Diagnosis: ${diagnosis}`,
    first(group, (fact) => fact.outcome),
  ];
  const status = first([lead, ...group], (fact) => fact.status);
  return {
    title: reason === null ? lead.name : `${lead.name}, ${reason}`,
    summary: joined(summary, ' · '),
    date,
    end,
    status: first([lead, ...group], statusWords),
    tag: status === null ? null : (TAGS[status] ?? null),
    code: lead.code,
    detail: { section: 'encounters', kind: lead.kind, place, reason },
  };
}

const history = (group: Group<EncounterFact>): readonly HistoryLine[] =>
  group.flatMap(({ resource, provider }) =>
    resource.resourceType === 'Encounter' || resource.resourceType === 'EpisodeOfCare'
      ? list<EncounterStatusHistory | EpisodeOfCareStatusHistory>(resource.statusHistory).flatMap(
          ({ status, period }) => {
            const text = textOf(status);
            return text === null
              ? []
              : [{ date: firstDate(period?.start), text: codeInWords(text), provider: provider.id }];
          },
        )
      : [],
  );

/** Encounters and periods of care. Source: RECORD, encounters. */
export const rules: SectionRules<EncounterFact> = {
  section: 'encounters',
  read: readContact,
  ...sentTwice(({ class: of, kind, end }) => [of, kind, end?.sort]),
  keys: encounterKeys,
  same: sameEncounter,
  apart: apartEncounter,
  near: nearEncounter,
  beside: besideEncounter,
  links: (fact) => fact.links,
  conflicts: [
    { field: 'dates', value: datesText, equal: (a, b) => agree(a.date, b.date) && agree(a.end, b.end) },
    { field: 'class', value: (fact) => (fact.class === null ? null : CLASS_WORDS[fact.class]) },
    { field: 'outcome', value: (fact) => fact.outcome },
  ],
  entry,
  describe: (group) => ({
    facts: factTable([
      factLine('Kind', group, (fact) => fact.kind),
      factLine('Type', group, (fact) => fact.name),
      factLine('Service', group, (fact) => fact.service),
      factLine('Where', group, (fact) => fact.place),
      factLine('Started', group, (fact) => dateText(fact.date)),
      factLine('Ended', group, (fact) => dateText(fact.end)),
      factLine('Reason', group, (fact) => fact.reason),
      factLine('Diagnosis', group, (fact) => fact.diagnosis),
      factLine('Admitted from', group, (fact) => fact.admission),
      factLine('Outcome', group, (fact) => fact.outcome),
      factLine('Discharged to', group, (fact) => fact.destination),
      factLine('Length', group, (fact) => fact.length),
      factLine('Status', group, statusWords),
      factLine('Seen by', group, (fact) => fact.who),
      factLine('Recorded or referred by', group, (fact) => fact.recordedBy),
    ]),
    history: history(group),
  }),
};
