/** How do plans, goals and care teams merge, and what do they show? */
import { calendarKey, isDayPrecise, sameDay } from '../../../domain/dates';
import { DO_NOT } from '../../../domain/do-not';
import { dateText, factLine, factTable } from '../../fhir/facts';
import { share } from '../../fhir/identity';
import { datesAgree, latestDate, periodText, standingDate } from '../../fhir/span';
import { sentTwice } from '../../fhir/sent-twice';
import { joined } from '../../fhir/shape';
import type { EntryParts, Group, Join, SectionRules } from '../../section';
import type { RecordDate } from '../../entry';
import { opposite } from './named';
import { labelsIn } from './parts';
import { readPlan, type PlanFact } from './read';

/** One says the month alone, and the other a day in it. */
function sameMonth(a: RecordDate | null, b: RecordDate | null): boolean {
  if (a === null || b === null || isDayPrecise(a) === isDayPrecise(b)) return false;
  const [x, y] = [calendarKey(a), calendarKey(b)];
  return Math.min(x.length, y.length) === MONTH && x.slice(0, MONTH) === y.slice(0, MONTH);
}

const MONTH = '2024-09'.length;

/** A plan named by its code or in its title, and its start: two that say opposite things of one matter are two. */
function sameNamed(a: PlanFact, b: PlanFact): Join | null {
  const isSameDay = sameDay(a.date, b.date);
  const coded = a.plan !== null && b.plan !== null;
  if (!isSameDay && !sameMonth(a.date, b.date)) return null;
  if (!coded && opposite(a.named ?? '', a, b)) return null;
  return {
    rule: 'plan-kind-start',
    text: `same kind of plan and start: ${a.plan ?? b.title}`,
    rank: coded && isSameDay ? 1 : 2,
    sole: !isSameDay,
  };
}

/** Same identifier, or same kind and start day. Source: RECORD, care-plans. */
function same(a: PlanFact, b: PlanFact): Join | null {
  if (a.kind !== b.kind) return null;
  if (share(a.identity, b.identity)) return { rule: 'plan-identifier', text: 'same identifier', rank: 0 };
  // INVARIANT: a revoked plan never joins a current one by date alone: a decision withdrawn must not borrow another's
  // standing.
  if (a.withdrawn !== b.withdrawn) return null;
  if (a.named !== null && a.named === b.named) return sameNamed(a, b);
  const eitherCoded = a.plan !== null || b.plan !== null;
  if (eitherCoded || (a.named !== null && b.named !== null)) return null;
  if (!sameDay(a.date, b.date)) return null;
  const sameTitle = a.phrase !== '' && a.phrase === b.phrase;
  const sameKind = share(a.kinds, b.kinds);
  return sameTitle || sameKind ? { rule: 'plan-kind-start', text: `same kind and start: ${a.title}`, rank: 2 } : null;
}

const TAGS: Readonly<Record<string, string>> = {
  Revoked: 'revoked',
  Completed: 'completed',
  Cancelled: 'cancelled',
  Superseded: 'superseded',
  Inactive: 'inactive',
  Draft: 'draft',
  'On hold': 'on hold',
  Proposed: 'proposed',
};

const first = (group: readonly PlanFact[], of: (fact: PlanFact) => string | null): string | null =>
  group.map(of).find((value) => value !== null) ?? null;

/** What it holds, then what was cancelled or stopped, which it no longer holds. */
function itemsText(group: Group<PlanFact>): string | null {
  const held = group.find((fact) => fact.items.length > 0)?.items ?? [];
  // INVARIANT: what any of them says must not be done is told first, whoever speaks for the plan.
  const forbidden = group.flatMap((fact) => fact.items.filter(({ short }) => short.startsWith(DO_NOT)));
  const items = [...forbidden, ...held.filter(({ dropped }) => !dropped), ...held.filter(({ dropped }) => dropped)];
  return [...new Set(items.map(({ short }) => short))].join('; ') || null;
}

const lineOf =
  (label: string) =>
  (fact: PlanFact): string | null =>
    fact.lines.find((one) => one.label === label)?.value ?? null;

const labelled = (label: string, value: string | null): string | null => (value === null ? null : `${label}: ${value}`);

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function entry(group: Group<PlanFact>): EntryParts {
  const lead = group.find(({ current }) => current) ?? group[0];
  const current = group.some((fact) => fact.current);
  const sent = lead.status === 'Current' && lead.resource.resourceType === 'DocumentReference' ? null : lead.status;
  const status = lead.proposal === null ? sent : joined([capital(lead.proposal), sent?.toLowerCase() ?? null], '; ');
  const tag = sent === null ? (current ? null : 'ended') : (TAGS[sent] ?? (current ? null : 'ended'));
  const summary = [
    first(group, (fact) => (fact.proposal === null ? null : capital(fact.proposal))),
    first([lead, ...group], (fact) => fact.description),
    first([lead, ...group], (fact) => fact.achievement),
    itemsText(group),
    ...['For', 'Goals', 'Notes'].map((label) => labelled(label, first([lead, ...group], lineOf(label)))),
    first([lead, ...group], (fact) => fact.author),
  ];
  return {
    title: lead.title,
    summary: joined(summary, ' · '),
    date: standingDate(group.map(({ date }) => date)),
    end: latestDate(group.map(({ end }) => end)),
    status: status ?? (current ? 'Current' : null),
    tag: lead.proposal === null || lead.withdrawn ? tag : lead.proposal,
    code: lead.code,
    detail: { section: 'care-plans', plan: lead.plan, current },
  };
}

/** Plans, goals and care teams. */
export const rules: SectionRules<PlanFact> = {
  section: 'care-plans',
  read: readPlan,
  ...sentTwice(({ kind, phrase, status }) => [kind, phrase, status]),
  keys: ({ kind, identity, date, named }) => {
    const keys = date === null || !isDayPrecise(date) ? identity : [...identity, `${kind}:${calendarKey(date)}`];
    return date === null || named === null ? keys : [...keys, `${named}:${calendarKey(date).slice(0, MONTH)}`];
  },
  same,
  near: (a, b) =>
    a.plan !== null && a.plan === b.plan && a.withdrawn !== b.withdrawn
      ? 'the same kind of plan and start, one of them no longer current'
      : null,
  links: (fact) => fact.links,
  conflicts: [
    {
      field: 'dates',
      value: ({ date, end }) => periodText({ start: date, end }),
      equal: (a, b) =>
        (a.date === null || b.date === null || datesAgree(a.date, b.date)) &&
        (a.end === null || b.end === null || datesAgree(a.end, b.end)),
    },
    { field: 'status', value: ({ current }) => (current ? 'current' : 'no longer current') },
  ],
  entry,
  describe: (group) => ({
    facts: factTable([
      factLine('Plan', group, (fact) => fact.title),
      factLine('Detail', group, (fact) => fact.description),
      factLine('Status', group, (fact) => fact.status),
      factLine('From', group, (fact) => dateText(fact.date)),
      factLine('Until', group, (fact) => dateText(fact.end)),
      ...labelsIn(group).map((label) => factLine(label, group, lineOf(label))),
      factLine('Made by', group, (fact) => fact.author),
    ]),
    history: [],
  }),
};
