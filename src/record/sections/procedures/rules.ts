/** How do procedures and implants merge, and what do they show? */
import { calendarKey, isDayPrecise, sameDay } from '../../../domain/dates';
import { within } from '../../../domain/within';
import { dateText, factLine, factTable } from '../../fhir/facts';
import type { RecordDate } from '../../entry';
import { share } from '../../fhir/identity';
import { joined } from '../../fhir/shape';
import { latestDate, standingDate } from '../../fhir/span';
import { sentTwice } from '../../fhir/sent-twice';
import { bothPractices, movedDates } from '../../fhir/transferred';
import type { EntryParts, Group, Join, SectionRules } from '../../section';
import { sameImplant } from './implant';
import { isRegional, isSided, knownBy } from './once';
import { readProcedure, statusWords, type ProcedureFact } from './read';
import { saysAnother } from './says-another';

const system = (key: string): string => key.slice(0, key.lastIndexOf('|'));

/** By code; by words only where both do not code in one system. */
function sameName(a: ProcedureFact, b: ProcedureFact): boolean {
  if (share(a.codes, b.codes)) return true;
  return a.phrase !== '' && a.phrase === b.phrase && !share(a.codes.map(system), b.codes.map(system));
}

/** The words sent to a site are no part of the name. */
const without = ({ loose }: ProcedureFact, words: readonly string[]): string =>
  loose
    .split(' ')
    .filter((word) => !words.includes(word))
    .join(' ');

/** How it was gone about, which not every sender says. */
const APPROACH = ['arthroscopic', 'endoscopic', 'procedure'];

/** `Excision of lesion of skin of forearm` beside `Excision of lesion of skin` with the forearm as its site. */
function sameButSite(a: ProcedureFact, b: ProcedureFact): boolean {
  const words = [...a.siteWords, ...b.siteWords, ...APPROACH];
  if (share(a.codes.map(system), b.codes.map(system))) return false;
  const [left, right] = [without(a, words), without(b, words)];
  return left !== '' && left === right;
}

const words = ({ loose }: ProcedureFact): readonly string[] => loose.split(' ');

/** A course over a region: the same region, or begun and ended on the same days. */
function sameRegion(a: ProcedureFact, b: ProcedureFact): boolean {
  if (within(words(a), words(b)) || within(words(b), words(a))) return true;
  return sameDay(a.date, b.date) && sameDay(a.end, b.end) && !sameDay(a.date, a.end);
}

const sameOperation = (a: ProcedureFact, b: ProcedureFact): boolean =>
  (a.operation !== null && a.operation === b.operation && (!isRegional(a.operation) || sameRegion(a, b))) ||
  sameButSite(a, b);

const differ = <T>(a: T | null, b: T | null): boolean => a !== null && b !== null && a !== b;

const sidesDiffer = (a: ProcedureFact, b: ProcedureFact): boolean => differ(a.side, b.side);

/** A biopsy taken by one and a polyp removed by the other: two things of one examination. */
const besidesDiffer = (a: ProcedureFact, b: ProcedureFact): boolean =>
  a.besides.length > 0 && b.besides.length > 0 && !share(a.besides, b.besides);

/** Another side, another way, another result or size: two, whatever else is the same. */
const toldApart = (a: ProcedureFact, b: ProcedureFact): boolean =>
  sidesDiffer(a, b) || differ(a.approach, b.approach) || (a.kind === 'procedure' && saysAnother(a.title, b.title));

/** The same of what was done and what was not. */
const contradicts = (a: ProcedureFact, b: ProcedureFact): boolean =>
  toldApart(a, b) || (a.status === 'not-done') !== (b.status === 'not-done');

const covers = (coarse: RecordDate, fine: RecordDate): boolean =>
  !isDayPrecise(coarse) && calendarKey(fine).startsWith(calendarKey(coarse));

/** How coarse the coarser of two dates is where it holds the other; null where neither holds the other. */
function coarseness(a: ProcedureFact, b: ProcedureFact): 'month' | 'year' | null {
  if (a.date === null || b.date === null) return null;
  const coarse = covers(a.date, b.date) ? a.date : covers(b.date, a.date) ? b.date : null;
  return coarse === null ? null : coarse.precision === 'year' ? 'year' : 'month';
}

/**
 * A month or a year tells of which operation it speaks where nobody has two of them in that time, both say which of a
 * pair, and neither provider has another such.
 */
function sameOnce(a: ProcedureFact, b: ProcedureFact): Join | null {
  const { operation } = a;
  const [by, coarse] = [knownBy(operation), coarseness(a, b)];
  if (operation === null || by === null || coarse === null || (coarse === 'year' && by === 'month')) return null;
  if (!sameOperation(a, b) || operation !== b.operation || contradicts(a, b)) return null;
  if (isSided(operation) && (a.side === null || b.side === null)) return null;
  return {
    rule: 'procedure-once',
    text: `same operation, the only one of that ${coarse}: ${operation}`,
    rank: 4,
    sole: true,
  };
}

/** A line of a GP record that moved, dated by its month or year alone at both practices. */
function sameMoved(a: ProcedureFact, b: ProcedureFact): Join | null {
  if (!bothPractices(a, b) || movedDates(a.date, b.date) === null) return null;
  return sameName(a, b) && a.side === b.side && !contradicts(a, b)
    ? { rule: 'procedure-moved', text: 'the same line of a GP record that moved', rank: 1 }
    : null;
}

/** Same code and day, and the same side. What was done and what was not done stay two. Source: RECORD, procedures. */
function same(a: ProcedureFact, b: ProcedureFact): Join | null {
  if (a.kind !== b.kind) return null;
  if (a.kind === 'statement')
    return a.phrase === b.phrase ? { rule: 'procedure-statement', text: `same statement: ${a.title}` } : null;
  if (share(a.identity, b.identity)) return { rule: `${a.kind}-identifier`, text: 'same identifier', rank: 0 };
  if (a.kind === 'implant') return a.status === b.status ? sameImplant(a.implant, b.implant, a.title) : null;
  return sameDay(a.date, b.date) ? sameOfDay(a, b) : (sameMoved(a, b) ?? sameOnce(a, b));
}

function sameOfDay(a: ProcedureFact, b: ProcedureFact): Join | null {
  if (contradicts(a, b)) return null;
  const named = sameName(a, b);
  if (!named && share(a.devices, b.devices))
    return { rule: 'procedure-device', text: 'the same device and day, the only ones', rank: 2, sole: true };
  if (!named && !sameOperation(a, b)) return null;
  if (!named && besidesDiffer(a, b)) return null;
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

/** Where it is looked for: by its day, or by what it is where a month or a year may be all that is known. */
function keysOf({ kind, phrase, identity, date, operation }: ProcedureFact): readonly string[] {
  if (kind === 'statement') return [...identity, `statement:${phrase}`];
  if (kind === 'implant') return [...identity, 'implant'];
  if (date === null) return identity;
  return [
    ...identity,
    `${isDayPrecise(date) ? 'day' : 'about'}:${calendarKey(date)}`,
    ...(knownBy(operation) === null ? [] : [`once:${operation ?? ''}`]),
  ];
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
  keys: keysOf,
  same,
  apart: (a, b) => a.kind !== b.kind || (toldApart(a, b) && !share(a.identity, b.identity)),
  near: (a, b) =>
    a.kind === 'procedure' &&
    b.kind === 'procedure' &&
    sameDay(a.date, b.date) &&
    a.side !== b.side &&
    (sameName(a, b) || sameOperation(a, b))
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
