/** What does one AllergyIntolerance say: an allergy or a negative, to what, and does it stand? */
import type { AllergyIntolerance, CodeableConcept, Coding, FhirResource } from 'fhir/r4';
import { CLINICAL_WORDS, VERIFICATION_WORDS, enteredInError, statusSaid } from '../../../domain/status-said';
import { rememberedByTables } from '../../../terminology/in-force';
import { allergenClass } from '../../codes/allergens';
import { isVoid, readStatement, type Statement } from '../../codes/no-known-allergies';
import type { RecordDate } from '../../entry';
import { timeInWords } from '../../fhir/age';
import { conceptCode, conceptText, isDegraded } from '../../fhir/concept';
import { dateText } from '../../fhir/facts';
import { firstDate, identifierKeys, joined, list, notesText, textOf } from '../../fhir/shape';
import { moreBeside } from '../../fhir/statement';
import { referenceOf } from '../../merge/resolve';
import type { FactBase, ReadContext, ReadResult } from '../../section';
import { namedElsewhere, noteWithout } from './named-elsewhere';
import { namingOf, ownText } from './naming';
import { reactionsIn, reactionsInFull, severityOf } from './reactions';
import { named } from './words';
import { besideReaction, wordedReaction } from './worded-reaction';

export interface AllergyFact extends FactBase {
  readonly title: string;
  readonly kind: 'allergy' | 'negative';
  /** A negative whose narrative says more than it does. */
  readonly more: string | null;
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
  /** Each reaction with all that was sent of it: how severe, when, by which route. */
  readonly reactionsInFull: string | null;
  /** How sure it is, as it was said; null where nothing was. */
  readonly certainty: string | null;
  /** When it began, where that was said in other words than one date. */
  readonly onsetText: string | null;
  readonly onset: RecordDate | null;
  readonly lastHappened: RecordDate | null;
  /** When it ended, and why. */
  readonly ended: string | null;
  readonly note: string | null;
  readonly end: RecordDate | null;
  readonly recorded: RecordDate | null;
  readonly identifiers: readonly string[];
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

/** What is said in extensions of the code: a sender's own name for it, or words that take it back. */
const wordsOfCode = (code: CodeableConcept | undefined): readonly string[] =>
  [code, ...list(code?.coding)]
    .flatMap((part) => list(part?.extension).flatMap((one) => [one, ...list(one.extension)]))
    .flatMap(({ valueString, valueMarkdown, valueCodeableConcept }) =>
      texts(textOf(valueString), textOf(valueMarkdown), conceptText(valueCodeableConcept)),
    );

/** Every word that stands beside the code: in its extensions, how grave, reactions with all they say, and notes. */
function wordsBeside({ code, criticality, reaction, note }: AllergyIntolerance, isNamed: boolean): readonly string[] {
  const reactions = list(reaction).flatMap((one, at) => [
    // What the first reaction names is the allergen itself where nothing else is.
    ...(at === 0 && !isNamed ? [] : texts(conceptText(one.substance))),
    ...list(one.manifestation).flatMap((concept) => texts(conceptText(concept))),
    ...texts(textOf(one.description), textOf(one.severity), conceptText(one.exposureRoute)),
    ...list(one.note).flatMap(({ text }) => texts(textOf(text))),
  ]);
  const grave = criticality === 'high' ? [CRITICALITY.high ?? ''] : [];
  return [...reactions, ...grave, ...wordsOfCode(code), ...list(note).flatMap(({ text }) => texts(textOf(text)))];
}

/** An identifier that a sender puts on several allergies must never make them one, nor a denial one with an allergy. */
const identifierOf = (identifier: string, name: string, kind: string): string => `${identifier}|${kind}|${name}`;
/** The allergen and the reaction, where one text tells both. */
const reactionIn = rememberedByTables((text: string) =>
  wordedReaction((name) => named(name) !== undefined || allergenClass(name) !== null)(text),
);

const KINDS = ['negative', 'allergy', 'to check'] as const;

/** What it is an allergy to: its code, or where that names nothing, what a reaction or a note names. */
function conceptOf(resource: AllergyIntolerance, isNamed: boolean): CodeableConcept | undefined {
  if (isNamed) return resource.code;
  const named = namedElsewhere(resource);
  return list(resource.reaction)[0]?.substance ?? (named === null ? resource.code : { text: named });
}

const TYPES: ReadonlyMap<unknown, string> = new Map([
  ['allergy', 'Allergy'],
  ['intolerance', 'Intolerance'],
]);

/** Source: HL7 allergyintolerance-verification. */
const CERTAINTY: Readonly<Record<string, string>> = {
  confirmed: 'Confirmed',
  unconfirmed: 'Unconfirmed',
  presumed: 'Presumed',
  provisional: 'Unconfirmed',
  differential: 'Unconfirmed',
  refuted: 'Refuted',
};

/**
 * Whether it stands, and how sure it is. Where a denial and an allergy contradict each other, whose status it is nobody
 * can tell; where codings of a status disagree, what it is: then it stands until somebody has looked. Source: FHIR R4
 * clinicalStatus and verificationStatus; RECORD, status.
 */
function standingOf({ clinicalStatus, verificationStatus }: AllergyIntolerance, isOverruled: boolean) {
  const stands = statusSaid(clinicalStatus, CLINICAL_WORDS);
  const isSo = statusSaid(verificationStatus, VERIFICATION_WORDS);
  const clinical = stands.kind === 'said' ? stands.word : stands.kind === 'silent' ? 'active' : 'unclear';
  const refuted = isSo.kind === 'said' && isSo.word === 'refuted' && !isOverruled;
  const active = isOverruled || (!ENDED.has(clinical) && !refuted);
  const certainty =
    isSo.kind === 'unclear' ? `unclear: ${isSo.words}` : isSo.kind === 'said' ? (CERTAINTY[isSo.word] ?? null) : null;
  const isUnclear = clinical === 'unclear' || isSo.kind === 'unclear';
  return { clinical: isOverruled ? 'to-check' : isUnclear ? 'unclear' : clinical, refuted, active, certainty };
}

const ENDED: ReadonlySet<string> = new Set(['resolved', 'inactive', 'remission']);

/** GP Connect says when and why an allergy ended in an extension. Source: GP Connect 1.6.2, AllergyIntolerance. */
function endOf({ extension, onsetPeriod }: AllergyIntolerance) {
  const parts = list(list(extension).find(({ url }) => /AllergyIntoleranceEnd|AllergyEnd/i.test(url))?.extension);
  const when = parts.find(({ url }) => /date/i.test(url));
  const why = textOf(parts.find(({ url }) => /reason/i.test(url))?.valueString);
  const end = firstDate(when?.valueDateTime, when?.valueDate, onsetPeriod?.end);
  const isWhy = why !== null && !/^no information available$/i.test(why);
  return { end, ended: joined([dateText(end), isWhy ? why : null], ' – ') };
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

/** When it began and last happened, and when it was written down: it stands at the first of them. */
function timesOf({ recordedDate, lastOccurrence, ...resource }: AllergyIntolerance) {
  const { onsetDateTime: dateTime, onsetAge: age, onsetRange: range, onsetPeriod: period, onsetString } = resource;
  const onset = firstDate(dateTime, period?.start, onsetString);
  const recorded = firstDate(recordedDate);
  const lastHappened = firstDate(lastOccurrence);
  return {
    date: onset ?? recorded ?? lastHappened,
    onset,
    onsetText: timeInWords({ dateTime, age, range, period, string: onsetString }),
    recorded,
    lastHappened,
  };
}

/** What it is an allergy to: its concept, its words as sent, and the plain name by which it is compared. */
function nameIn(resource: AllergyIntolerance, isNamed: boolean, substanceOf: (text: string) => string) {
  const concept = conceptOf(resource, isNamed);
  const name = conceptText(concept);
  if (name === null) return { concept, name, worded: null, plainName: '' };
  const worded = reactionIn(name);
  const plainName = substanceOf(worded?.allergen ?? name);
  // “trimethoprim rash”: the names of medicines know the first word, so that the rest is what happened.
  const beside = worded ?? besideReaction(name, (word) => substanceOf(word) === plainName);
  return { concept, name, worded: beside, plainName };
}

/** What makes the label: standing, dated, and not said by the person or a relative alone. */
const isClinicians = (resource: AllergyIntolerance, active: boolean, { recorded, date }: ReturnType<typeof timesOf>) =>
  active && (recorded ?? date) !== null && !byPatient(resource);

/** Reads an AllergyIntolerance; `substanceOf` gives its words' one plain name. */
export function readAllergy(
  resource: FhirResource,
  context: ReadContext,
  substanceOf: (text: string) => string,
): ReadResult<AllergyFact> {
  if (resource.resourceType !== 'AllergyIntolerance') return { ok: false, reason: 'not an allergy resource' };
  const isNamed = conceptText(resource.code) !== null;
  const { concept, name, worded, plainName } = nameIn(resource, isNamed, substanceOf);
  const identifiers = identifierKeys(resource.identifier);
  if (enteredInError(resource)) {
    const withdraws = identifiers.flatMap((identifier) =>
      KINDS.map((kind) => identifierOf(identifier, plainName, kind)),
    );
    return { ok: false, reason: 'entered in error', withdraws };
  }
  const beside = wordsBeside(resource, isNamed);
  const written = usable(list(resource.code?.coding), list(concept?.coding));
  const statement = readStatement({ codings: written, text: ownText(concept), beside });
  const { kind, denies, deniesAll, toCheck, overruled } = kindOf(statement);
  const { clinical, refuted, active, certainty } = standingOf(resource, overruled);
  const times = timesOf(resource);
  const naming = namingOf(resource, { concept, beside, statement, plainName, isNamed: name !== null }, substanceOf);
  const reactions = list(resource.reaction);
  return {
    ok: true,
    fact: {
      provider: context.provider,
      reference: referenceOf(resource),
      resource,
      ...times,
      title: naming.title,
      kind,
      toCheck,
      more: kind === 'negative' ? moreBeside(resource) : null,
      noKnownAllergies:
        deniesAll && moreBeside(resource) === null && clinical !== 'unclear' && isClinicians(resource, active, times),
      denies,
      substance: naming.substance,
      codes: naming.codes,
      code: conceptCode(concept),
      clinical,
      active,
      refuted,
      type: TYPES.get(resource.type) ?? null,
      categories: list<unknown>(resource.category).filter((one) => typeof one === 'string'),
      severity: severityOf(reactions),
      criticality: CRITICALITY[resource.criticality ?? ''] ?? null,
      reactions: reactionsIn(reactions, kind === 'allergy' && !toCheck ? (worded?.reaction ?? null) : null),
      reactionsInFull: reactionsInFull(reactions),
      certainty,
      note: noteWithout(notesText(resource.note), naming.elsewhere),
      ...endOf(resource),
      identifiers: identifiers.map((identifier) => identifierOf(identifier, plainName, toCheck ? 'to check' : kind)),
    },
  };
}
