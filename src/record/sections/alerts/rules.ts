/** How do alerts merge, and what do they show? */
import { dateText, factLine, factTable } from '../../fhir/facts';
import { share } from '../../fhir/identity';
import { latestDate, standingDate } from '../../fhir/span';
import { sentTwice } from '../../fhir/sent-twice';
import type { EntryParts, Group, SectionRules } from '../../section';
import { readAlert, type AlertFact, type AlertKind } from './read';
import { sameTold, toldKeys } from './told';

const KIND_WORDS: Readonly<Record<AlertKind, string>> = {
  flag: 'Alert',
  communication: 'Communication or adjustment',
  contact: 'Contact',
  legal: 'Legal decision',
};

const first = (group: readonly AlertFact[], of: (fact: AlertFact) => string | null): string | null =>
  group.map(of).find((value) => value !== null) ?? null;

function entry(group: Group<AlertFact>): EntryParts {
  const lead = group.find(({ active }) => active) ?? group[0];
  const contact = first([lead, ...group], (fact) => fact.contact);
  const notForPatient = group.some((fact) => fact.notForPatient);
  const who = first([lead, ...group], (fact) => fact.who);
  // INVARIANT: no number of a contact in a line: it is shown where somebody presses for it.
  const summary = [
    lead.stated,
    first([lead, ...group], (fact) => fact.note),
    first([lead, ...group], (fact) => fact.category),
    who,
  ];
  const over =
    lead.stated !== null
      ? 'statement'
      : lead.kind === 'contact'
        ? 'former'
        : lead.status === null || lead.status === 'Active'
          ? 'ended'
          : lead.status.toLowerCase();
  return {
    title: lead.title,
    summary: summary.filter((part) => part !== null).join(' · ') || null,
    date: standingDate(group.map(({ date }) => date)),
    end: latestDate(group.map(({ end }) => end)),
    status: lead.stated === null ? lead.status : 'Statement',
    tag: notForPatient ? 'do not tell the patient' : lead.active ? null : over,
    code: lead.code,
    detail: { section: 'alerts', kind: lead.kind, active: lead.active, contact },
  };
}

/** Whether a flag speaks of a need is told from its words, and another sender's words may not tell it. */
const sameKind = (a: AlertFact, b: AlertFact): boolean =>
  a.kind === b.kind || a.resource.resourceType === b.resource.resourceType;

/**
 * Flags, needs, contacts and legal decisions: one by identifier, or by what tells one contact, decision or key safe;
 * what was revoked never joins what stands.
 * Source: RECORD, alerts.
 */
export const rules: SectionRules<AlertFact> = {
  section: 'alerts',
  read: readAlert,
  ...sentTwice(({ kind, title, active }) => [kind, title, active]),
  keys: (fact) => [...fact.identity, ...toldKeys(fact)],
  same: (a, b) =>
    sameKind(a, b) && share(a.identity, b.identity)
      ? { rule: 'alert-identifier', text: 'same identifier' }
      : sameTold(a, b),
  links: (fact) => fact.links,
  conflicts: [{ field: 'status', value: ({ active }) => (active ? 'active' : 'inactive') }],
  entry,
  describe: (group) => ({
    facts: factTable([
      factLine('Kind', group, (fact) => KIND_WORDS[fact.kind]),
      factLine('What', group, (fact) => fact.title),
      factLine('Detail', group, (fact) => fact.note),
      factLine('Category', group, (fact) => fact.category),
      factLine('Status', group, (fact) => fact.status),
      factLine('From', group, (fact) => dateText(fact.date)),
      factLine('Until', group, (fact) => dateText(fact.end)),
      factLine('By', group, (fact) => fact.who),
      factLine('Telephone', group, (fact) => fact.contact),
      factLine('Disclosure', group, (fact) => (fact.notForPatient ? 'Do not tell the patient' : null)),
    ]),
    history: [],
  }),
};
