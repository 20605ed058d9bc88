/** What does one AllergyIntolerance say: an allergy or a negative, to what, and does it stand? */
import type { AllergyIntolerance, AllergyIntoleranceReaction, CodeableConcept, Coding, FhirResource } from 'fhir/r4';
import { SNOMED } from '../../../domain/code-systems';
import { allergenOfCode } from '../../codes/allergens';
import { deniedBy, isVoid, negativeTerm, readStatement, type Statement } from '../../codes/no-known-allergies';
import type { RecordDate } from '../../entry';
import { codeKeys, codingsOf, conceptCode, conceptText, firstCode, isDegraded } from '../../fhir/concept';
import { firstDate, identifierKeys, list, textOf } from '../../fhir/shape';
import { referenceOf } from '../../merge/resolve';
import type { FactBase, ReadContext, ReadResult } from '../../section';

export interface AllergyFact extends FactBase {
  readonly title: string;
  readonly kind: 'allergy' | 'negative';
  /** A clinician's explicit, dated, standing negative for every kind of allergy. */
  readonly noKnownAllergies: boolean;
  /** The categories a negative denies, or `any`; empty where it denies nothing, such as “not asked”. */
  readonly denies: readonly string[];
  /**
   * An allergy in words, or beside a code, that may be taken for a denial: shown as written, never joined with another.
   */
  readonly toCheck: boolean;
  /** One plain name: `penicillin`, whatever was written; null where the substance is not named. */
  readonly substance: string | null;
  readonly codes: readonly string[];
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly clinical: string;
  readonly active: boolean;
  readonly refuted: boolean;
  readonly type: string | null;
  readonly categories: readonly string[];
  readonly severity: string | null;
  readonly criticality: string | null;
  readonly reactions: string | null;
  readonly end: RecordDate | null;
  readonly recorded: RecordDate | null;
  readonly identifiers: readonly string[];
}

const SEVERITY: Readonly<Record<string, string>> = { mild: 'Mild', moderate: 'Moderate', severe: 'Severe' };
const SEVERITY_ORDER = ['severe', 'moderate', 'mild'] as const;

function severityOf(reactions: readonly AllergyIntoleranceReaction[]): string | null {
  const worst = SEVERITY_ORDER.find((one) => reactions.some(({ severity }) => severity === one));
  return worst === undefined ? null : (SEVERITY[worst] ?? null);
}

const CRITICALITY: Readonly<Record<string, string>> = {
  low: 'Low risk',
  high: 'High risk',
  'unable-to-assess': 'Risk not assessed',
};

/** Said by the person or a relative: shown, but no clinician's word. */
const byPatient = ({ asserter }: AllergyIntolerance): boolean =>
  asserter?.type === 'RelatedPerson' || /^(?:.*\/)?(?:Patient|RelatedPerson)\//.test(asserter?.reference ?? '');

const texts = (...values: readonly (string | null)[]): readonly string[] => values.filter((value) => value !== null);

/** What may speak: a placeholder for a lost code does not, save where HL7 has a code for “not known”. */
const usable = (...lists: readonly (readonly Coding[])[]): readonly Coding[] =>
  [...new Set(lists.flat())].filter((coding) => typeof coding === 'object' && (isVoid(coding) || !isDegraded(coding)));

/** Every word that stands beside the code: reactions with all they say, and notes. */
function wordsBeside({ reaction, note }: AllergyIntolerance, isNamed: boolean): readonly string[] {
  const reactions = list(reaction).flatMap((one, at) => [
    // What the first reaction names is the allergen itself where nothing else is.
    ...(at === 0 && !isNamed ? [] : texts(conceptText(one.substance))),
    ...list(one.manifestation).flatMap((concept) => texts(conceptText(concept))),
    ...texts(textOf(one.description), textOf(one.severity), conceptText(one.exposureRoute)),
    ...list(one.note).flatMap(({ text }) => texts(textOf(text))),
  ]);
  return [...reactions, ...list(note).flatMap(({ text }) => texts(textOf(text)))];
}

function ownText(concept: CodeableConcept | undefined): string | null {
  const text = textOf(concept?.text);
  return text === null || isDegraded({ display: text }) ? null : text;
}

const codedWords = (coding: Coding): string | null =>
  textOf(coding.display) ??
  negativeTerm(coding) ??
  allergenOfCode(String(coding.code)) ??
  conceptText({ coding: [coding] });

/** The concept's name; a negative code that came alone is said in its term. */
function nameOf(concept: CodeableConcept | undefined): string | null {
  const codings = codingsOf(concept);
  const isBare = ownText(concept) === null && codings.every(({ display }) => textOf(display) === null);
  return (isBare ? codings.map(negativeTerm).find((term) => term !== null) : undefined) ?? conceptText(concept);
}

/** As written; where that is a denial and the whole is none, with every word that says otherwise. */
function titleOf(concept: CodeableConcept | undefined, beside: readonly string[], statement: Statement): string {
  const name = nameOf(concept);
  if (name === null && statement.kind === 'allergy') return 'Allergy recorded without a usable name';
  if (name === null) return list(concept?.coding).flatMap(({ display }) => textOf(display) ?? [])[0] ?? 'Unknown';
  const codings = codingsOf(concept);
  if (statement.kind === 'negative' || !statement.toCheck || deniedBy(name, codings) === null) return name;
  const all = [name, ...codings.flatMap((coding) => texts(codedWords(coding))), ...beside];
  const isSaid = (words: string, at: number): boolean =>
    all.slice(0, at).some((other) => other.toLowerCase() === words.toLowerCase());
  return all.filter((words, at) => !isSaid(words, at)).join(' – ');
}

/** An identifier that a sender puts on several allergies must never make them one, nor a denial one with an allergy. */
const identifierOf = (identifier: string, name: string, kind: string): string => `${identifier}|${kind}|${name}`;
const KINDS = ['negative', 'allergy', 'to check'] as const;

/** What it is an allergy to: its code, or where that names nothing, what the first reaction names. */
function conceptOf(resource: AllergyIntolerance, isNamed: boolean): CodeableConcept | undefined {
  return isNamed ? resource.code : (list(resource.reaction)[0]?.substance ?? resource.code);
}

/** The substance by a SNOMED CT code that we know. */
function codedSubstance(codings: readonly Coding[]): string | undefined {
  for (const { system, code } of codings) {
    const substance = system === SNOMED ? allergenOfCode(String(code)) : undefined;
    if (substance !== undefined) return substance;
  }
  return undefined;
}

/** What happened, in words; null where nothing is said. */
function reactionsIn(reactions: readonly AllergyIntoleranceReaction[]): string | null {
  const all = reactions.flatMap(({ manifestation, description }) => {
    const shown = list(manifestation).flatMap((one) => conceptText(one) ?? []);
    return shown.length > 0 || description === undefined ? shown : [description];
  });
  return all.length === 0 ? null : [...new Set(all)].join(', ');
}

const TYPES: ReadonlyMap<unknown, string> = new Map([
  ['allergy', 'Allergy'],
  ['intolerance', 'Intolerance'],
]);

/**
 * Whether it stands. Where a denial and an allergy contradict each other, whose status it is nobody can tell: it stands
 * until somebody has looked. Source: FHIR R4 clinicalStatus and verificationStatus.
 */
function standingOf(resource: AllergyIntolerance, isOverruled: boolean) {
  const clinical = firstCode(resource.clinicalStatus) ?? 'active';
  const refuted = firstCode(resource.verificationStatus) === 'refuted' && !isOverruled;
  const active = isOverruled || (clinical !== 'resolved' && clinical !== 'inactive' && !refuted);
  return { clinical: isOverruled ? 'to-check' : clinical, refuted, active };
}

/** What a statement says of the substance: what it denies, or that it is an allergy that has to be checked. */
function kindOf(statement: Statement) {
  const isNegative = statement.kind === 'negative';
  return {
    kind: statement.kind,
    denies: isNegative ? statement.denies : [],
    deniesAll: isNegative && statement.all,
    toCheck: !isNegative && statement.toCheck,
    overruled: !isNegative && statement.overruled,
  };
}

/** Reads an AllergyIntolerance; `substanceOf` gives its words' one plain name. */
export function readAllergy(
  resource: FhirResource,
  context: ReadContext,
  substanceOf: (text: string) => string,
): ReadResult<AllergyFact> {
  if (resource.resourceType !== 'AllergyIntolerance') return { ok: false, reason: 'not an allergy resource' };
  const isNamed = conceptText(resource.code) !== null;
  const concept = conceptOf(resource, isNamed);
  const codings = codingsOf(concept);
  const name = conceptText(concept);
  const plainName = name === null ? '' : substanceOf(name);
  const identifiers = identifierKeys(resource.identifier);
  if (firstCode(resource.verificationStatus) === 'entered-in-error') {
    const withdraws = identifiers.flatMap((identifier) =>
      KINDS.map((kind) => identifierOf(identifier, plainName, kind)),
    );
    return { ok: false, reason: 'entered in error', withdraws };
  }
  const beside = wordsBeside(resource, isNamed);
  const written = usable(list(resource.code?.coding), list(concept?.coding));
  const statement = readStatement({ codings: written, text: ownText(concept), beside });
  const { kind, denies, deniesAll, toCheck, overruled } = kindOf(statement);
  const title = titleOf(concept, beside, statement);
  const { clinical, refuted, active } = standingOf(resource, overruled);
  const recorded = firstDate(resource.recordedDate);
  const date = firstDate(
    resource.onsetDateTime,
    resource.onsetPeriod?.start,
    resource.recordedDate,
    resource.lastOccurrence,
  );
  const asWritten = `${title.toLowerCase()}|${codeKeys(concept).join('|')}`;
  const substance = toCheck ? asWritten : (codedSubstance(codings) ?? plainName);
  const reactions = list(resource.reaction);
  return {
    ok: true,
    fact: {
      provider: context.provider,
      reference: referenceOf(resource),
      resource,
      date,
      title,
      kind,
      toCheck,
      noKnownAllergies: deniesAll && active && (recorded ?? date) !== null && !byPatient(resource),
      denies,
      substance: kind === 'negative' || name === null ? null : substance,
      codes: codeKeys(concept),
      code: conceptCode(concept),
      clinical,
      active,
      refuted,
      type: TYPES.get(resource.type) ?? null,
      categories: list(resource.category),
      severity: severityOf(reactions),
      criticality: CRITICALITY[resource.criticality ?? ''] ?? null,
      reactions: reactionsIn(reactions),
      end: firstDate(resource.onsetPeriod?.end),
      recorded,
      identifiers: identifiers.map((identifier) => identifierOf(identifier, plainName, toCheck ? 'to check' : kind)),
    },
  };
}
