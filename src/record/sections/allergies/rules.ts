/** Allergies: which are one, which contradict each other, and how a negative is kept from looking like an allergy. */
import { allergenClass } from '../../codes/allergens';
import type { Conflict } from '../../entry';
import { codeInWords } from '../../fhir/concept';
import { dateText, factLine, factTable } from '../../fhir/facts';
import { joined } from '../../fhir/shape';
import type { EntryParts, Group, Join, SectionRules } from '../../section';
import { readAllergy, type AllergyFact } from './read';

const STANDING: Readonly<Record<string, string>> = { unclear: 'Status unclear', remission: 'In remission' };
const words = ({ refuted, clinical }: AllergyFact): string =>
  refuted ? 'Refuted' : (STANDING[clinical] ?? codeInWords(clinical));

/** GP systems call every allergy unconfirmed, which means nothing. Source: GP Connect 1.6.2, AllergyIntolerance. */
const unconfirmed = ({ certainty, provider }: AllergyFact): string | null =>
  certainty === 'Presumed' || (certainty === 'Unconfirmed' && provider.setting !== 'gp') ? certainty : null;

/** What the title says already need not be said again. */
const beyond = (title: string, reactions: string | null): string | null =>
  joined(
    (reactions?.split(', ') ?? []).filter((one) => !title.toLowerCase().includes(one.toLowerCase())),
    ', ',
  );

/** The class is a bucket too: its members are never joined, but offered as near. */
function substanceKeys(substance: string | null): readonly string[] {
  if (substance === null) return [];
  const group = allergenClass(substance);
  return group === null ? [`substance|${substance}`] : [`substance|${substance}`, `class|${group}`];
}

// INVARIANT: an allergy to check stands with none but the same words: joined with another, they would be out of sight.
const keys = (fact: AllergyFact): readonly string[] =>
  fact.kind === 'negative'
    ? [`negative|${fact.noKnownAllergies ? 'all' : fact.title.toLowerCase()}`, ...fact.codes]
    : [...substanceKeys(fact.substance), ...fact.codes];

const shareCode = (a: AllergyFact, b: AllergyFact): boolean => a.codes.some((code) => b.codes.includes(code));
const shareSubstance = (a: AllergyFact, b: AllergyFact): boolean =>
  (a.substance !== null && a.substance === b.substance) || (!a.toCheck && !b.toCheck && shareCode(a, b));

const nameOf = ({ toCheck, substance, title }: AllergyFact): string => (toCheck ? title : (substance ?? title));

function same(a: AllergyFact, b: AllergyFact): Join | null {
  if (apart(a, b)) return null;
  const from = `from ${a.provider.name} and ${b.provider.name}`;
  if (a.kind === 'negative') return { rule: 'allergy-negative', text: `same statement: ${a.title}, ${from}` };
  return {
    rule: 'allergy-substance',
    text: `same substance: ${nameOf(a)}, ${from}`,
    rank: a.active === b.active ? 0 : 1,
  };
}

// INVARIANT: a refuted allergy never stands on one line with one that is not, and a negative never with an allergy.
function apart(a: AllergyFact, b: AllergyFact): boolean {
  if (a.kind !== b.kind || a.refuted !== b.refuted || a.toCheck !== b.toCheck) return true;
  if (a.kind === 'allergy') return !shareSubstance(a, b);
  const shared = a.title.toLowerCase() === b.title.toLowerCase() || a.codes.some((code) => b.codes.includes(code));
  return a.noKnownAllergies !== b.noKnownAllergies || (!a.noKnownAllergies && !shared);
}

const near = (a: AllergyFact, b: AllergyFact): string | null =>
  a.kind === 'allergy' && b.kind === 'allergy' && (shareSubstance(a, b) || shareCode(a, b)) && a.refuted === b.refuted
    ? 'May be the same allergy'
    : null;

/** What one refutes and another records are two, shown together; so are two of one class. Source: RECORD, allergies. */
function beside(a: AllergyFact, b: AllergyFact): string | null {
  if (a.kind !== 'allergy' || b.kind !== 'allergy') return null;
  if (shareSubstance(a, b)) return a.refuted !== b.refuted ? 'Refuted elsewhere' : null;
  const group = a.substance === null ? null : allergenClass(a.substance);
  return group !== null && b.substance !== null && group === allergenClass(b.substance) ? `Same class: ${group}` : null;
}

const said = (facts: readonly AllergyFact[], value: (fact: AllergyFact) => string): Conflict['values'] =>
  facts.map((fact) => ({ provider: fact.provider.id, value: value(fact) }));

/** By provider and reference: what is told never depends on the order of arrival. */
const byName = (a: AllergyFact, b: AllergyFact): number =>
  `${a.provider.id}/${a.reference}` < `${b.provider.id}/${b.reference}` ? -1 : 1;

/** Whether a standing negative denies a standing allergy: any, or one of the category it speaks of. */
const denies = (negative: AllergyFact, allergy: AllergyFact): boolean =>
  negative.active &&
  negative.denies.length > 0 &&
  (negative.denies.includes('any') ||
    allergy.categories.length === 0 ||
    allergy.categories.some((category) => negative.denies.includes(category)));

/** An allergy against "no known allergies", and a confirmed against a refuted one: told on both lines. */
function conflictsBetween(groups: readonly Group<AllergyFact>[]): readonly (readonly Conflict[])[] {
  const facts = groups.flat().sort(byName);
  const negatives = facts.filter((fact) => fact.kind === 'negative' && fact.active);
  const allergies = facts.filter((fact) => fact.kind === 'allergy' && fact.active);
  const refuted = facts.filter((fact) => fact.kind === 'allergy' && fact.refuted);
  return groups.map((group) => {
    const [first] = group;
    const contradictions: Conflict[] = [];
    const mine = group.filter(({ active }) => active);
    const against =
      first.kind === 'negative'
        ? allergies.filter((allergy) => mine.some((fact) => denies(fact, allergy)))
        : negatives.filter((negative) => mine.some((fact) => denies(negative, fact)));
    if (against.length > 0)
      contradictions.push({ field: 'known allergies', values: said([...mine, ...against], (fact) => fact.title) });
    const opposed =
      first.kind !== 'allergy'
        ? []
        : (first.refuted ? allergies : refuted).filter((other) =>
            group.some((fact) => shareSubstance(fact, other) && (fact.active || fact.refuted)),
          );
    if (opposed.length > 0) contradictions.push({ field: 'status', values: said([...group, ...opposed], words) });
    return contradictions;
  });
}

const statementStatus = ({ clinical }: AllergyFact, active: boolean): string =>
  clinical === 'unclear' ? 'Statement, status unclear' : active ? 'Statement' : 'Statement, no longer standing';

const tagOf = (lead: AllergyFact, active: boolean): string | null =>
  active && lead.toCheck ? 'to check' : active && lead.clinical !== 'unclear' ? null : words(lead).toLowerCase();

function entry(group: Group<AllergyFact>): EntryParts {
  const lead = group.find(({ active }) => active) ?? group[0];
  const active = group.some((fact) => fact.active);
  const pick = (value: (fact: AllergyFact) => string | null): string | null =>
    [lead, ...group].map(value).find((one) => one !== null) ?? null;
  const negative = lead.kind === 'negative';
  const reactions = [...new Set(group.flatMap((fact) => fact.reactions?.split(', ') ?? []))].join(', ') || null;
  const severities = new Set(group.flatMap(({ severity }) => severity ?? []));
  const severity = severities.size > 1 ? null : pick((fact) => fact.severity);
  const onsetText = pick((fact) => fact.onsetText);
  const denies = group.some((fact) => fact.denies.length > 0);
  const stated = denies
    ? 'Recorded as a statement, not an allergy'
    : 'Recorded as not known or not asked, not as an allergy';
  const more = pick((fact) => fact.more);
  const summary = negative
    ? joined([stated, more], ' – ')
    : [
        lead.toCheck ? 'An allergy to check' : null,
        pick((fact) => fact.type),
        beyond(lead.title, reactions),
        severity,
        pick((fact) => fact.criticality),
        pick(unconfirmed),
        onsetText === null ? null : `from ${onsetText.replace(/^from /, '')}`,
        pick((fact) => fact.note),
      ]
        .filter((part) => part !== null)
        .join(' – ') || null;
  return {
    title: lead.title,
    summary,
    when: onsetText,
    date: lead.date ?? group.find(({ date }) => date !== null)?.date ?? null,
    end: lead.end,
    status: negative ? statementStatus(lead, active) : words(lead),
    tag: negative ? 'statement' : tagOf(lead, active),
    code: lead.code,
    detail: {
      section: 'allergies',
      kind: lead.kind,
      toCheck: lead.toCheck,
      // INVARIANT: where its sender says more in a text that is not read, it proves no absence.
      denies: denies && more === null,
      noKnownAllergies: more === null && group.some((fact) => fact.noKnownAllergies),
      active,
      refuted: lead.refuted,
      substance: nameOf(lead),
      reactions,
      severity,
    },
  };
}

function describe(group: Group<AllergyFact>) {
  const line = (label: string, value: (fact: AllergyFact) => string | null) => factLine(label, group, value);
  return {
    facts: factTable([
      line('As recorded', (fact) => fact.title),
      line('Status', words),
      line('Type', (fact) => fact.type),
      line('Category', (fact) => (fact.categories.length === 0 ? null : fact.categories.map(codeInWords).join(', '))),
      line('Certainty', (fact) => fact.certainty),
      line('Reaction', (fact) => fact.reactionsInFull ?? fact.reactions),
      line('Severity', (fact) => fact.severity),
      line('Risk', (fact) => fact.criticality),
      line('Onset', (fact) => fact.onsetText ?? dateText(fact.onset)),
      line('Last happened', (fact) => dateText(fact.lastHappened)),
      line('Ended', (fact) => fact.ended),
      line('Recorded', (fact) => dateText(fact.recorded)),
      line('Note', (fact) => fact.note),
    ]),
    history: [],
  };
}

/**
 * Whatever it says of itself, an allergy that stands until somebody has looked. Source: RECORD, “A condition that
 * cannot be read”.
 */
const toCheck = (fact: AllergyFact, words: string): AllergyFact => ({
  ...fact,
  title: `${words}: ${fact.title}`,
  kind: 'allergy',
  toCheck: true,
  active: true,
  refuted: false,
  denies: [],
  noKnownAllergies: false,
  substance: null,
});

/** One substance that one provider lists twice, both standing or both not, is one allergy. */
const standing = ({ kind, substance, active, refuted }: AllergyFact): readonly string[] =>
  kind === 'allergy' && substance !== null
    ? [`own|${substance}|${active ? 'active' : 'ended'}|${refuted ? 'refuted' : ''}`]
    : [];

const joinedOnce = (texts: readonly (string | null)[]): string | null =>
  joined([...new Set(texts.filter((text) => text !== null))], '; ');

const GRAVEST = ['Severe', 'Moderate', 'Mild'];

// INVARIANT: of one allergy listed twice every reaction is shown, and the gravest that either tells.
function combine(facts: Group<AllergyFact>): AllergyFact {
  const [newest] = facts;
  const reactions = [...new Set(facts.flatMap((fact) => fact.reactions?.split(', ') ?? []))].join(', ') || null;
  const severities = facts.map(({ severity }) => severity);
  const risks = facts.flatMap(({ criticality }) => criticality ?? []);
  return {
    ...newest,
    reactions,
    severity: GRAVEST.find((severity) => severities.includes(severity)) ?? null,
    criticality: risks.find((risk) => risk.startsWith('High')) ?? risks[0] ?? null,
    reactionsInFull: joinedOnce(facts.map((fact) => fact.reactionsInFull)),
    note: joinedOnce(facts.map(({ note }) => note)),
    certainty: facts.map(({ certainty }) => certainty).find((certainty) => certainty !== null) ?? null,
    onset: facts.map(({ onset }) => onset).find((onset) => onset !== null) ?? null,
    onsetText: facts.map(({ onsetText }) => onsetText).find((text) => text !== null) ?? null,
    toCheck: facts.some(({ toCheck }) => toCheck),
    type: facts.map(({ type }) => type).find((type) => type !== null) ?? null,
    categories: [...new Set(facts.flatMap(({ categories }) => categories))],
    codes: [...new Set(facts.flatMap(({ codes }) => codes))],
    identifiers: [...new Set(facts.flatMap(({ identifiers }) => identifiers))],
  };
}

/** The rules of allergies, by what names their substances: words alone, or the names of medicines too. */
export const rulesBy = (substanceOf: (text: string) => string): SectionRules<AllergyFact> => ({
  section: 'allergies',
  read: (resource, context) => readAllergy(resource, context, substanceOf),
  ownKeys: (fact) => [...fact.identifiers, ...standing(fact)],
  combine,
  keys,
  same,
  apart,
  near,
  beside,
  conflicts: [
    { field: 'status', value: words, equal: (a, b) => a.active === b.active },
    { field: 'severity', value: (fact) => fact.severity },
    { field: 'type', value: (fact) => fact.type },
  ],
  conflictsBetween,
  toCheck,
  entry,
  describe,
});
