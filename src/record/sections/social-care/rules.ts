/** How does social care merge, and what does it show? */
import { dateText, factLine, factTable } from '../../fhir/facts';
import { share } from '../../fhir/identity';
import { latestDate, standingDate } from '../../fhir/span';
import { sentTwice } from '../../fhir/sent-twice';
import type { EntryParts, Group, SectionRules } from '../../section';
import { labelsIn } from '../care-plans/parts';
import { readSocialCare, type SocialCareFact, type SocialCareKind } from './read';

const KIND_WORDS: Readonly<Record<SocialCareKind, string>> = {
  package: 'Care package',
  equipment: 'Equipment',
  assessment: 'Assessment',
  plan: 'Care and support plan',
};

const first = (group: readonly SocialCareFact[], of: (fact: SocialCareFact) => string | null): string | null =>
  group.map(of).find((value) => value !== null) ?? null;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function entry(group: Group<SocialCareFact>): EntryParts {
  const lead = group.find(({ current }) => current) ?? group[0];
  const contact = first([lead, ...group], (fact) => fact.contact);
  const who = first([lead, ...group], (fact) => fact.who);
  const summary = [
    lead.proposal === null ? null : capital(lead.proposal),
    first([lead, ...group], (fact) => fact.description),
    who,
    contact === null ? null : `telephone ${contact}`,
  ];
  const ended = lead.kind !== 'assessment' && !lead.current;
  return {
    title: lead.title,
    summary: summary.filter((part) => part !== null).join(' · ') || null,
    date: standingDate(group.map(({ date }) => date)),
    end: latestDate(group.map(({ end }) => end)),
    status: lead.status,
    tag:
      lead.proposal !== null
        ? lead.proposal
        : ended
          ? 'ended'
          : lead.kind === 'assessment'
            ? (lead.status?.toLowerCase() ?? null)
            : null,
    code: lead.code,
    detail: { section: 'social-care', kind: lead.kind, current: lead.current, who, contact },
  };
}

/**
 * Packages, equipment, assessments and plans of social care: one only by identifier. Source: RECORD, social-care.
 */
export const rules: SectionRules<SocialCareFact> = {
  section: 'social-care',
  read: readSocialCare,
  ...sentTwice(({ kind, title, current }) => [kind, title, current]),
  keys: ({ identity }) => identity,
  same: (a, b) =>
    a.kind === b.kind && share(a.identity, b.identity)
      ? { rule: 'social-care-identifier', text: 'same identifier' }
      : null,
  links: (fact) => fact.links,
  conflicts: [{ field: 'status', value: ({ current }) => (current ? 'current' : 'ended') }],
  entry,
  describe: (group) => ({
    facts: factTable([
      factLine('Kind', group, (fact) => KIND_WORDS[fact.kind]),
      factLine('What', group, (fact) => fact.title),
      factLine('Detail', group, (fact) => fact.description),
      factLine('Status', group, (fact) => fact.status),
      factLine('From', group, (fact) => dateText(fact.date)),
      factLine('Until', group, (fact) => dateText(fact.end)),
      ...labelsIn(group).map((label) =>
        factLine(label, group, (fact) => fact.lines.find((one) => one.label === label)?.value ?? null),
      ),
      factLine('Responsible', group, (fact) => fact.who),
      factLine('Telephone', group, (fact) => fact.contact),
    ]),
    history: [],
  }),
};
