/** How do plans, goals and care teams merge, and what do they show? */
import { calendarKey, isDayPrecise, sameDay } from '../../../domain/dates';
import { DO_NOT } from '../../../domain/do-not';
import { dateText, factLine, factTable } from '../../fhir/facts';
import { share } from '../../fhir/identity';
import { datesAgree, latestDate, periodText, standingDate } from '../../fhir/span';
import { sentTwice } from '../../fhir/sent-twice';
import type { EntryParts, Group, Join, SectionRules } from '../../section';
import { readPlan, type PlanFact } from './read';

/** Same identifier, or same kind and start day. Source: RECORD, care-plans. */
function same(a: PlanFact, b: PlanFact): Join | null {
  if (a.kind !== b.kind) return null;
  if (share(a.identity, b.identity)) return { rule: 'plan-identifier', text: 'same identifier', rank: 0 };
  // INVARIANT: a revoked plan never joins a current one by date alone: a decision withdrawn must not borrow another's
  // standing.
  if (a.withdrawn !== b.withdrawn || !sameDay(a.date, b.date)) return null;
  if (a.plan !== null || b.plan !== null) {
    return a.plan === b.plan
      ? { rule: 'plan-kind-start', text: `same kind of plan and start: ${a.title}`, rank: 1 }
      : null;
  }
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

function entry(group: Group<PlanFact>): EntryParts {
  const lead = group.find(({ current }) => current) ?? group[0];
  const held = group.find((fact) => fact.items.length > 0)?.items ?? [];
  // INVARIANT: what any of them says must not be done is told first, whoever speaks for the plan.
  const forbidden = group.flatMap((fact) => fact.items.filter((item) => item.startsWith(DO_NOT)));
  const items = [...new Set([...forbidden, ...held])];
  const current = group.some((fact) => fact.current);
  const status = lead.status === 'Current' && lead.resource.resourceType === 'DocumentReference' ? null : lead.status;
  const summary = [
    first([lead, ...group], (fact) => fact.description),
    items.join('; ') || null,
    first([lead, ...group], (fact) => fact.author),
  ];
  return {
    title: lead.title,
    summary: summary.filter((part) => part !== null).join(' · ') || null,
    date: standingDate(group.map(({ date }) => date)),
    end: latestDate(group.map(({ end }) => end)),
    status: status ?? (current ? 'Current' : null),
    tag: status === null ? (current ? null : 'ended') : (TAGS[status] ?? (current ? null : 'ended')),
    code: lead.code,
    detail: { section: 'care-plans', plan: lead.plan, current },
  };
}

/** Plans, goals and care teams. */
export const rules: SectionRules<PlanFact> = {
  section: 'care-plans',
  read: readPlan,
  ...sentTwice(({ kind, phrase, status }) => [kind, phrase, status]),
  keys: ({ kind, identity, date }) =>
    date === null || !isDayPrecise(date) ? identity : [...identity, `${kind}:${calendarKey(date)}`],
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
      factLine('Holds', group, (fact) => fact.items.join('; ') || null),
      factLine('Made by', group, (fact) => fact.author),
    ]),
    history: [],
  }),
};
