/** How do the problems merge, and what do they show? */
import type { Condition, Reference } from 'fhir/r4';
import { formatDate } from '../../../domain/dates/written';
import { factLine, factTable, dateText } from '../../fhir/facts';
import { datesAgree, latestDate, standingDate } from '../../fhir/span';
import { list } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import { sentTwice } from '../../fhir/sent-twice';
import type { EntryParts, Group, Link, SectionRules } from '../../section';
import { readProblem, type ProblemFact, type ProblemKind } from './read';
import { UNCLEAR, saysRuledOut } from './standing';
import { apartProblem, nearProblem, problemKeys, sameProblem } from './same';

const KIND_WORDS: Readonly<Record<ProblemKind, string>> = {
  problem: 'Problem',
  'encounter-diagnosis': 'Diagnosis at an encounter',
  context: 'Background',
  'family-history': 'Family history',
  statement: 'Statement',
};

/** As it was said, or as its own words say it; null where nothing is said. */
const certaintyWords = ({ kind, certainty, certaintyText }: ProblemFact): string | null =>
  kind === 'context' || kind === 'statement'
    ? null
    : (certaintyText ?? { confirmed: null, suspected: 'Suspected', refuted: 'Refuted', unclear: UNCLEAR }[certainty]);

/** A diagnosis made at an encounter does not say whether the problem is still there. */
const activity = ({ kind, active }: ProblemFact): string | null =>
  kind !== 'problem' || active === null ? null : active ? 'active' : 'resolved';

const isActive = ({ kind, active, certainty }: ProblemFact): boolean =>
  kind === 'problem' && active !== false && certainty !== 'refuted';

const title = ({ kind, certainty, title: words }: ProblemFact): string => {
  if (kind === 'statement') return words;
  if (certainty === 'suspected' && !/^(?:suspected|possible|probable|query|\?)/i.test(words))
    return `Suspected: ${words}`;
  return certainty === 'refuted' && !saysRuledOut(words) ? `Ruled out: ${words}` : words;
};

/** `Status unclear`, without the codings that disagree. */
const isUnclear = ({ certainty, status: said }: ProblemFact): boolean =>
  certainty === 'unclear' || said?.startsWith(UNCLEAR) === true;

/** INVARIANT: words that may deny are never plainly active, nor resolved. */
function status(lead: ProblemFact, active: boolean): string | null {
  const said = statusSaidOf(lead, active);
  return said !== null && lead.toCheck ? `${said} – to check` : said;
}

function statusSaidOf(lead: ProblemFact, active: boolean): string | null {
  if (lead.kind === 'context') return lead.status === 'Final' ? null : lead.status;
  if (lead.kind === 'family-history') return null;
  if (lead.kind === 'statement')
    return lead.active === false || lead.certainty === 'refuted' ? 'Statement, no longer standing' : 'Statement';
  if (lead.certainty === 'refuted') return 'Refuted';
  if (lead.kind === 'encounter-diagnosis') return KIND_WORDS[lead.kind];
  if (isUnclear(lead)) return UNCLEAR;
  return lead.status ?? (active ? 'Active' : 'Resolved');
}

/** What the row has to say at once: what makes it less, or other, than an active problem. */
function tagOf(lead: ProblemFact, active: boolean): string | null {
  if (lead.kind === 'statement') return 'statement';
  if (lead.toCheck) return 'to check';
  if (lead.certainty === 'suspected') return 'suspected';
  if (lead.kind !== 'problem') return null;
  if (isUnclear(lead)) return UNCLEAR.toLowerCase();
  const words = status(lead, active);
  return active
    ? words?.startsWith('Active – ') === true
      ? words.slice('Active – '.length)
      : null
    : (words?.toLowerCase() ?? null);
}

/** Another of them says the same more closely. */
const isWider = (one: ProblemFact, others: readonly ProblemFact[]): boolean =>
  one.longTerm.some((name) => others.some(({ longTerm, wider }) => !longTerm.includes(name) && wider.includes(name)));

/**
 * The source that speaks first: an active problem, then any problem, then a diagnosis; of these whichever names it
 * most closely, then the GP's words, then coded ones.
 */
function leadOf(group: Group<ProblemFact>): ProblemFact {
  const active = group.filter(isActive);
  const problems = active.length > 0 ? active : group.filter(({ kind }) => kind === 'problem');
  const all: readonly ProblemFact[] = problems.length > 0 ? problems : group;
  const closest = all.filter((one) => !isWider(one, all));
  const speaking = closest.length > 0 ? closest : all;
  return (
    speaking.find(({ provider }) => provider.setting === 'gp') ??
    speaking.find(({ code }) => code !== null) ??
    speaking[0] ??
    group[0]
  );
}

function entry(group: Group<ProblemFact>): EntryParts {
  const lead = leadOf(group);
  const active = isActive(lead);
  const onsets = group.map(({ onset }) => onset);
  return {
    title: title(lead),
    summary: lead.summary ?? group.find(({ summary }) => summary !== null)?.summary ?? null,
    when: [lead, ...group].map(({ onsetText }) => onsetText).find((text) => text !== null) ?? null,
    date: standingDate(onsets) ?? standingDate(group.map(({ date }) => date)),
    end: active ? null : latestDate(group.map(({ end }) => end)),
    status: status(lead, active),
    tag: tagOf(lead, active),
    code: lead.code ?? group.find(({ code }) => code !== null)?.code ?? null,
    detail: {
      section: 'problems',
      active,
      kind: lead.kind,
      ...(lead.none && status(lead, active) === 'Statement' ? { none: true } : {}),
    },
  };
}

/**
 * GP Connect ties a problem to its medicines, contacts and results, and to other problems, in extensions. Source: GP
 * Connect 1.6.2, ProblemHeader.
 */
const relatedIn = ({ extension }: Condition, name: string): readonly Reference[] =>
  list(extension).flatMap(({ url, valueReference, extension: inner }) =>
    typeof url === 'string' && url.includes(name)
      ? [valueReference, ...list(inner).map((one) => one.valueReference)].filter((one) => one !== undefined)
      : [],
  );

const links = ({ resource }: ProblemFact): readonly Link[] => {
  if (resource.resourceType === 'Observation') return ties(resource.encounter, 'Recorded at', 'Background');
  if (resource.resourceType !== 'Condition') return [];
  const evidence = list(resource.evidence).flatMap(({ detail }) => list(detail));
  return [
    ...ties(resource.encounter, 'Recorded at', 'Diagnosis'),
    ...ties(evidence, 'Evidence', 'Evidence for'),
    ...ties(relatedIn(resource, 'RelatedClinicalContent'), 'Linked to this problem', 'Problem'),
    ...ties(relatedIn(resource, 'RelatedProblemHeader'), 'Related problem', 'Related problem'),
  ];
};

/** Problems: long-term conditions by concept, others by name and onset. Source: RECORD, problems. */
export const rules: SectionRules<ProblemFact> = {
  section: 'problems',
  read: readProblem,
  ...sentTwice(({ kind, phrase, side, certainty, active }) => [kind, phrase, side, certainty, active]),
  keys: problemKeys,
  same: sameProblem,
  apart: apartProblem,
  near: nearProblem,
  links,
  conflicts: [
    { field: 'status', value: activity },
    {
      field: 'onset',
      value: ({ onset }) => (onset === null ? null : formatDate(onset)),
      equal: (a, b) => a.onset === null || b.onset === null || datesAgree(a.onset, b.onset),
    },
  ],
  entry,
  describe: (group) => ({
    facts: factTable([
      factLine('Recorded as', group, (fact) => fact.title),
      factLine('Kind', group, (fact) => KIND_WORDS[fact.kind]),
      factLine('Status', group, (fact) => fact.status),
      factLine('Certainty', group, certaintyWords),
      factLine('Started', group, (fact) => fact.onsetText ?? dateText(fact.onset)),
      factLine('Ended', group, (fact) => fact.endText ?? dateText(fact.end)),
      factLine('Body site', group, (fact) => fact.siteText),
      factLine('Detail', group, (fact) => fact.summary),
      factLine('Evidence', group, (fact) => fact.evidence),
      factLine('Code', group, (fact) => fact.code?.code ?? null),
      factLine('Recorded by', group, (fact) => fact.recorder),
      factLine('Note', group, (fact) => fact.note),
    ]),
    history: [],
  }),
};
