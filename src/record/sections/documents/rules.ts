/** How do letters and documents merge, and what do they show? */
import { calendarKey } from '../../../domain/dates';
import { formatDate } from '../../../domain/dates/written';
import { dateText, factLine, factTable } from '../../fhir/facts';
import { share } from '../../fhir/identity';
import { standingDate } from '../../fhir/span';
import { bothPractices, movedDates, movedWords } from '../../fhir/transferred';
import type { EntryParts, Group, Join, SectionRules } from '../../section';
import { apartOriginals, copied, copyKeys } from './copies';
import { readDocument, statusWords, type DocumentFact } from './read';

const CONTENT_WORDS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'text/plain': 'text',
  'text/html': 'web page',
  'text/rtf': 'rich text',
  'application/rtf': 'rich text',
  'application/msword': 'Word document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
  'application/fhir+json': 'structured document',
  'application/fhir+xml': 'structured document',
};

const contentWords = (type: string | null): string | null =>
  type === null ? null : (CONTENT_WORDS[type] ?? (type.startsWith('image/') ? 'image' : type));

/** A current version speaks before a superseded one; the others stand behind it. */
function combine(facts: Group<DocumentFact>): DocumentFact {
  const lead = facts.find(({ superseded }) => !superseded) ?? facts[0];
  const older = facts.filter((fact) => fact !== lead);
  return {
    ...lead,
    identity: [...new Set(facts.flatMap(({ identity }) => identity))],
    links: facts.flatMap(({ links }) => links),
    binary:
      lead.binary ??
      older.find(({ binary, superseded }) => binary !== null && superseded === lead.superseded)?.binary ??
      null,
    older,
  };
}

const first = (group: readonly DocumentFact[], of: (fact: DocumentFact) => string | null): string | null =>
  group.map(of).find((value) => value !== null) ?? null;

/** The copy that can be opened leads. */
const leadOf = (group: Group<DocumentFact>): DocumentFact =>
  group.find(({ binary, superseded }) => binary !== null && !superseded) ??
  group.find(({ superseded }) => !superseded) ??
  group[0];

function entry(group: Group<DocumentFact>): EntryParts {
  const lead = leadOf(group);
  const author = first([lead, ...group], (fact) => fact.author) ?? first([lead, ...group], (fact) => fact.organisation);
  const description = first([lead, ...group], (fact) => fact.description);
  const described = `${lead.title} ${description ?? ''}`;
  const summary = [
    description,
    first([lead, ...group], (fact) => fact.setting),
    author !== null && described.includes(author) ? null : author,
    contentWords(lead.contentType),
  ].filter((part) => part !== null);
  return {
    title: lead.title,
    summary: summary.join(' · ') || null,
    date: standingDate(group.map(({ date }) => date)),
    end: null,
    status: statusWords(lead),
    tag: lead.superseded ? 'superseded' : lead.draft ? 'draft' : null,
    code: lead.code ?? group.find(({ code }) => code !== null)?.code ?? null,
    detail: { section: 'documents', author, binary: lead.binary, contentType: lead.contentType },
  };
}

const dayOf = ({ date }: DocumentFact): string => (date === null ? 'undated' : calendarKey(date));

/**
 * One letter in the record of two practices, which give it new numbers: same time and description; a transfer may
 * change the kind of content. An
 * undated one only where the description is the same and nothing else has it.
 */
function moved(a: DocumentFact, b: DocumentFact): Join | null {
  if (!bothPractices(a, b) || a.superseded !== b.superseded) return null;
  const date = movedDates(a.date, b.date) ?? (a.date === null && b.date === null ? 2 : null);
  const said = ({ title, description }: DocumentFact) => [description ?? title];
  const words = movedWords(said(a), said(b));
  if (date === null || words === null || words === 2 || (a.date === null && words > 0)) return null;
  return {
    rule: 'document-transferred',
    text: 'same document in the GP record of two practices',
    rank: 1 + date + words / 2,
    sole: date > 0 || words > 0,
  };
}

/** Letters and documents: one where identifier or content hash is the same. Source: RECORD, documents. */
export const rules: SectionRules<DocumentFact> = {
  section: 'documents',
  read: readDocument,
  ownKeys: ({ reference, identity, replaces }) => [
    `ref:${reference}`,
    ...replaces.map((replaced) => `ref:${replaced}`),
    ...identity,
  ],
  combine,
  keys: (fact) => [
    ...fact.identity,
    ...(fact.provider.setting === 'gp' ? [`moved:${dayOf(fact)}`] : []),
    ...copyKeys(fact),
  ],
  same: (a, b) => {
    if (!share(a.identity, b.identity)) return moved(a, b) ?? copied(a, b);
    const content = a.identity.some((key) => key.startsWith('hash:') && b.identity.includes(key));
    return content
      ? { rule: 'document-hash', text: 'same content' }
      : { rule: 'document-identifier', text: 'same identifier' };
  },
  apart: apartOriginals,
  links: (fact) => fact.links,
  conflicts: [],
  entry,
  describe: (group) => ({
    facts: factTable([
      factLine('Kind', group, (fact) => fact.title),
      factLine('Title', group, (fact) => fact.description),
      factLine('Dated', group, (fact) => dateText(fact.date)),
      factLine('Author', group, (fact) => fact.author),
      factLine('Organisation', group, (fact) => fact.organisation),
      factLine('Setting', group, (fact) => fact.setting),
      factLine('Status', group, statusWords),
      factLine('Content', group, (fact) => contentWords(fact.contentType)),
    ]),
    history: group.flatMap(({ older, provider }) =>
      older.map((fact) => ({
        date: fact.date,
        text: [
          `Earlier version: ${fact.title}`,
          ...(fact.date === null ? [] : [formatDate(fact.date)]),
          ...(fact.superseded ? ['superseded'] : []),
        ].join(', '),
        provider: provider.id,
      })),
    ),
  }),
};
