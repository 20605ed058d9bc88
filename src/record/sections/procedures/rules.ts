/** How do procedures and implants merge, and what do they show? */
import { calendarKey, isDayPrecise, sameDay } from '../../../domain/dates';
import { dateText, factLine, factTable } from '../../fhir/facts';
import { share } from '../../fhir/identity';
import { joined } from '../../fhir/shape';
import { latestDate, standingDate } from '../../fhir/span';
import { sentTwice } from '../../fhir/sent-twice';
import type { EntryParts, Group, Join, SectionRules } from '../../section';
import { readProcedure, statusWords, type ProcedureFact } from './read';

const system = (key: string): string => key.slice(0, key.lastIndexOf('|'));

/** By code; by words only where both do not code in one system. */
function sameName(a: ProcedureFact, b: ProcedureFact): boolean {
  if (share(a.codes, b.codes)) return true;
  return a.phrase !== '' && a.phrase === b.phrase && !share(a.codes.map(system), b.codes.map(system));
}

const without = ({ phrase }: ProcedureFact, words: readonly string[]): string =>
  phrase
    .split(' ')
    .filter((word) => !words.includes(word))
    .join(' ');

/** How it was gone about, which not every sender says. */
const APPROACH = [
  'laparoscopic',
  'arthroscopic',
  'open',
  'robotic',
  'assisted',
  'endoscopic',
  'elective',
  'emergency',
  'primary',
  'procedure',
];

/** `Excision of lesion of skin of forearm` beside `Excision of lesion of skin` with the forearm as its site. */
function sameButSite(a: ProcedureFact, b: ProcedureFact): boolean {
  const words = [...a.siteWords, ...b.siteWords, ...APPROACH];
  if (share(a.codes.map(system), b.codes.map(system))) return false;
  const [left, right] = [without(a, words), without(b, words)];
  return left !== '' && left === right;
}

const sameOperation = (a: ProcedureFact, b: ProcedureFact): boolean =>
  (a.operation !== null && a.operation === b.operation) || sameButSite(a, b);

const sidesDiffer = (a: ProcedureFact, b: ProcedureFact): boolean =>
  a.side !== null && b.side !== null && a.side !== b.side;

/** Same code and day, and the same side. What was done and what was not done stay two. Source: RECORD, procedures. */
function same(a: ProcedureFact, b: ProcedureFact): Join | null {
  if (a.kind !== b.kind) return null;
  if (a.kind === 'statement')
    return a.phrase === b.phrase ? { rule: 'procedure-statement', text: `same statement: ${a.title}` } : null;
  if (share(a.identity, b.identity)) return { rule: `${a.kind}-identifier`, text: 'same identifier', rank: 0 };
  if (a.kind === 'implant' || !sameDay(a.date, b.date)) return null;
  const named = sameName(a, b);
  if (!named && !sameOperation(a, b)) return null;
  if (sidesDiffer(a, b) || (a.status === 'not-done') !== (b.status === 'not-done')) return null;
  // A kind of operation is broader than its code: only where neither side has another of that day.
  if (!named)
    return {
      rule: 'procedure-kind',
      text: `same kind of procedure, the only ones of that day: ${a.operation ?? a.title}`,
      rank: 3,
      sole: true,
    };
  // The side given by one alone: the same, unless both sides were done that day and nothing tells which is meant.
  const unsaid = a.side !== b.side;
  return { rule: 'procedure-day', text: `same procedure and day: ${a.title}`, rank: unsaid ? 2 : 1, sole: unsaid };
}

const TAGS: Readonly<Record<string, string>> = {
  'not-done': 'not done',
  preparation: 'planned',
  'in-progress': 'in progress',
  'on-hold': 'on hold',
  stopped: 'stopped',
  inactive: 'removed or not in use',
};

const first = (group: readonly ProcedureFact[], of: (fact: ProcedureFact) => string | null): string | null =>
  group.map(of).find((value) => value !== null) ?? null;

const tagOf = (group: Group<ProcedureFact>, status: string | null): string | null =>
  (group[0].toCheck ? 'to check' : null) ??
  (status === null ? undefined : TAGS[status]) ??
  (first(group, (fact) => fact.complication) === null ? null : 'complication');

/** Why it was not done, or was stopped; what went wrong: before everything else. */
function mattersOf(group: Group<ProcedureFact>, status: string | null): readonly (string | null)[] {
  const complication = first(group, (fact) => fact.complication);
  const why = first(group, (fact) => fact.statusReason);
  const followUp = first(group, (fact) => fact.followUp);
  return [
    why === null ? null : `${status ?? 'Status'}: ${why}`,
    complication === null ? null : `Complication: ${complication}`,
    first(group, (fact) => fact.when),
    followUp === null ? null : `Follow-up: ${followUp}`,
  ];
}

function entry(group: Group<ProcedureFact>): EntryParts {
  const [lead] = group;
  const isStatement = lead.kind === 'statement';
  const serial = first(group, (fact) => fact.serial);
  const summary = [
    lead.stated,
    ...mattersOf(group, first(group, statusWords)),
    first(group, (fact) => fact.sites),
    first(group, (fact) => fact.reason),
    first(group, (fact) => fact.where ?? fact.by),
    serial === null ? null : `serial number ${serial}`,
    first(group, (fact) => fact.outcome),
  ].filter((part) => part !== null);
  const status = first(group, (fact) => fact.status);
  return {
    title: lead.title,
    summary: summary.join(' · ') || null,
    date: standingDate(group.map(({ date }) => date)),
    when: first(group, (fact) => fact.when),
    end: latestDate(group.map(({ end }) => end)),
    status: isStatement ? 'Statement' : joined([first(group, statusWords), lead.toCheck ? 'to check' : null], ' – '),
    tag: isStatement ? 'statement' : tagOf(group, status),
    code: lead.code ?? group.find(({ code }) => code !== null)?.code ?? null,
    detail: isStatement
      ? { section: 'procedures', statement: true, ...(lead.none ? { none: true } : {}) }
      : { section: 'procedures' },
  };
}

/** Procedures and implants. */
export const rules: SectionRules<ProcedureFact> = {
  section: 'procedures',
  read: readProcedure,
  ...sentTwice(({ kind, phrase, side, status }) => [kind, phrase, side, status]),
  keys: ({ kind, phrase, identity, date }) =>
    kind === 'statement'
      ? [...identity, `statement:${phrase}`]
      : date === null || !isDayPrecise(date)
        ? identity
        : [...identity, `day:${calendarKey(date)}`],
  same,
  apart: (a, b) => a.kind !== b.kind || (sidesDiffer(a, b) && !share(a.identity, b.identity)),
  near: (a, b) =>
    a.kind === b.kind && a.side !== b.side && (sameName(a, b) || sameOperation(a, b))
      ? 'the same procedure and day, the side not the same in both'
      : null,
  links: (fact) => fact.links,
  conflicts: [],
  entry,
  describe: (group) => ({
    facts: factTable([
      factLine('Procedure', group, (fact) => fact.title),
      factLine('Date', group, (fact) => fact.when ?? dateText(fact.date)),
      factLine('Ended', group, (fact) => dateText(fact.end)),
      factLine('Status', group, (fact) => fact.stated ?? statusWords(fact)),
      factLine('Reason for status', group, (fact) => fact.statusReason),
      factLine('Body site', group, (fact) => fact.sites),
      factLine('Reason', group, (fact) => fact.reason),
      factLine('Outcome', group, (fact) => fact.outcome),
      factLine('Complication', group, (fact) => fact.complication),
      factLine('Follow-up', group, (fact) => fact.followUp),
      factLine('Used', group, (fact) => fact.used),
      factLine('Where', group, (fact) => fact.where),
      factLine('By', group, (fact) => (fact.kind === 'procedure' ? fact.by : null)),
      factLine('Made by', group, (fact) => (fact.kind === 'implant' ? fact.by : null)),
      factLine('Serial number', group, (fact) => fact.serial),
      factLine('Note', group, (fact) => fact.note),
    ]),
    history: [],
  }),
};
