/** What does a condition, a family history or a social-history observation say, in one shape? */
import type {
  Annotation,
  CodeableConcept,
  Condition,
  Extension,
  FamilyMemberHistory,
  FhirResource,
  Observation,
  Quantity,
} from 'fhir/r4';
import { codeInWords, conceptCode, conceptText, firstCode } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { guarded, referenceOf } from '../../fhir/readable';
import { referenceText } from '../../fhir/reference';
import { firstDate, list, textOf } from '../../fhir/shape';
import { phraseKey, sideOf, type Side } from '../../fhir/wording';
import type { FactBase, ReadContext } from '../../section';
import type { RecordDate } from '../../entry';
import { NOT_CERTAIN, acuteNames, conceptCodes, lasts, longTermOf } from './long-term';

export type ProblemKind = 'problem' | 'encounter-diagnosis' | 'context' | 'family-history';
export type Certainty = 'confirmed' | 'suspected' | 'refuted';

export interface ProblemFact extends FactBase {
  readonly kind: ProblemKind;
  readonly title: string;
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly codes: readonly string[];
  /** The words for comparing; empty where there are none. */
  readonly phrase: string;
  /** The long-term conditions it may be, almost always one; empty for any other condition. */
  readonly longTerm: readonly string[];
  /** Its own words say that it lasts, though it is of no listed kind. */
  readonly lasts: boolean;
  readonly side: Side | null;
  /** The body site for comparing, and as it was said. */
  readonly site: string | null;
  readonly siteText: string | null;
  readonly certainty: Certainty;
  readonly identity: readonly string[];
  /** Null where the source does not say. */
  readonly active: boolean | null;
  readonly status: string | null;
  readonly onset: RecordDate | null;
  readonly end: RecordDate | null;
  readonly summary: string | null;
  readonly recorder: string | null;
  readonly note: string | null;
  readonly relation: string | null;
}

const RESOLVED = new Set(['resolved', 'inactive', 'remission']);
const SUSPECTED = new Set(['unconfirmed', 'provisional', 'differential']);

function certaintyOf(condition: Condition, title: string): Certainty {
  const said = firstCode(condition.verificationStatus) ?? '';
  if (said === 'refuted' || /^(?:ruled out|excluded|refuted)\b/i.test(title)) return 'refuted';
  if (SUSPECTED.has(said)) return 'suspected';
  return NOT_CERTAIN.test(title) ? 'suspected' : 'confirmed';
}

const hasCategory = (categories: readonly CodeableConcept[], code: string): boolean =>
  categories.some(({ coding }) => list(coding).some((one) => one.code === code));

/** Words that SNOMED CT puts around the name of a body site. */
const PART_OF_BODY = /\b(?:structure|entire|region|part|body)\b/gi;

/** GP Connect says whether a problem is major in an extension. Source: GP Connect 1.6.2, ProblemHeader. */
const significanceOf = (extensions: readonly Extension[]): string | null => {
  const significance = extensions.find(({ url }) => /ProblemSignificance/i.test(url));
  return textOf(significance?.valueCode) ?? textOf(significance?.valueString);
};

const notesText = (notes: readonly Annotation[] | undefined): string | null =>
  notes === undefined
    ? null
    : list(notes)
        .flatMap(({ text }) => textOf(text) ?? [])
        .join('; ') || null;

const isFamilyHistory = (title: string): boolean =>
  /^(?:family (?:history|hx)\b|fhx?\b\s*(?:[:-]|of\b)|f\/h\b)/i.test(title);

/** Family history by its words; a diagnosis of one contact unless it also stands on the problem list. */
function kindOf(condition: Condition, title: string): ProblemKind {
  if (isFamilyHistory(title)) return 'family-history';
  const categories = list(condition.category);
  return hasCategory(categories, 'encounter-diagnosis') && !hasCategory(categories, 'problem-list-item')
    ? 'encounter-diagnosis'
    : 'problem';
}

/** Whether it still stands: by its status, else by what says that it ended; null where nothing says. */
function activityOf(
  condition: Condition,
  end: RecordDate | null,
): { readonly active: boolean | null; readonly status: string | null } {
  const stated = textOf(list(condition.clinicalStatus?.coding)[0]?.code) ?? textOf(condition.clinicalStatus);
  if (stated !== null) return { active: !RESOLVED.has(stated), status: codeInWords(stated) };
  const ended = end !== null || condition.abatementString !== undefined;
  return ended ? { active: false, status: 'Resolved' } : { active: null, status: null };
}

/** Significance, severity, stage, site, and the age it began at. */
function summaryOf(condition: Condition, siteText: string | null): string | null {
  const age = condition.onsetAge?.value;
  const parts = [
    significanceOf(list(condition.extension)),
    conceptText(condition.severity),
    conceptText(list(condition.stage)[0]?.summary),
    siteText,
    age === undefined ? textOf(condition.onsetString) : `from age ${age}`,
  ];
  return parts.filter((part) => part !== null).join(' · ') || null;
}

/** By what it is compared; a relative's illness is no acute or long-term condition of this person. */
function comparedBy(condition: Condition, title: string, isFamily: boolean) {
  const codes = conceptCodes(condition.code);
  const certain = title.replace(NOT_CERTAIN, '');
  const phrase = phraseKey(certain);
  if (isFamily) return { codes, phrase, longTerm: [], lasts: false };
  return {
    codes: [...codes, ...acuteNames(codes, certain)],
    phrase,
    longTerm: longTermOf(condition.code),
    lasts: lasts(title),
  };
}

function readCondition(condition: Condition, context: ReadContext): ProblemFact | string {
  const title = conceptText(condition.code) ?? textOf(list(condition.note)[0]?.text);
  if (title === null) return 'names no condition';
  const kind = kindOf(condition, title);
  const onset = firstDate(condition.onsetDateTime, condition.onsetPeriod?.start);
  const end = firstDate(condition.abatementDateTime, condition.abatementPeriod?.end);
  const sites = list(condition.bodySite);
  const siteText = sites.flatMap((site) => conceptText(site) ?? []).join(', ') || null;
  return {
    provider: context.provider,
    reference: referenceOf(condition),
    resource: condition,
    date: onset ?? firstDate(condition.recordedDate),
    kind,
    title,
    code: conceptCode(condition.code),
    ...comparedBy(condition, title, kind === 'family-history'),
    side: sideOf(title, sites),
    site: siteText === null ? null : phraseKey(siteText.replace(PART_OF_BODY, ' ')),
    siteText,
    certainty: certaintyOf(condition, title),
    identity: identityKeys(condition.identifier),
    ...activityOf(condition, end),
    onset,
    end,
    summary: summaryOf(condition, siteText),
    // Words alone may name a relative who told of it.
    recorder: referenceText(
      condition.recorder ?? (condition.asserter?.reference === undefined ? undefined : condition.asserter),
      context,
    ),
    note: notesText(condition.note),
    relation: null,
  };
}

function readFamilyHistory(history: FamilyMemberHistory, context: ReadContext): ProblemFact | string {
  const conditions = list(history.condition);
  const named = conditions.flatMap(({ code }) => conceptText(code) ?? []);
  const relation = conceptText(history.relationship) ?? textOf(history.name);
  if (named.length === 0 && relation === null) return 'names no condition';
  const of = relation === null ? '' : ` (${relation.toLowerCase()})`;
  const title = `Family history: ${named.length === 0 ? 'nothing named' : named.join(', ')}${of}`;
  return {
    provider: context.provider,
    reference: referenceOf(history),
    resource: history,
    date: firstDate(history.date),
    kind: 'family-history',
    title,
    code: conceptCode(conditions[0]?.code),
    codes: conditions.flatMap(({ code }) => conceptCodes(code)),
    phrase: phraseKey(title),
    longTerm: [],
    lasts: false,
    certainty: 'confirmed',
    identity: identityKeys(history.identifier),
    status: textOf(history.status) === null ? null : codeInWords(history.status),
    summary: null,
    recorder: null,
    side: null,
    site: null,
    siteText: null,
    onset: null,
    active: null,
    end: null,
    note: notesText(history.note),
    relation: relation === null ? null : phraseKey(relation),
  };
}

const quantityText = ({ comparator, value, unit, code }: Quantity): string | null =>
  typeof value !== 'number'
    ? null
    : [`${textOf(comparator) ?? ''}${String(value)}`, textOf(unit) ?? textOf(code)]
        .filter((part) => part !== null)
        .join(' ');

type Valued = Pick<
  Observation,
  'valueCodeableConcept' | 'valueQuantity' | 'valueString' | 'valueBoolean' | 'valueInteger' | 'valueDateTime'
>;

function valueText(of: Valued): string | null {
  if (of.valueCodeableConcept !== undefined) return conceptText(of.valueCodeableConcept);
  if (of.valueQuantity !== undefined) return quantityText(of.valueQuantity);
  if (of.valueBoolean !== undefined) return of.valueBoolean ? 'yes' : 'no';
  if (of.valueInteger !== undefined) return String(of.valueInteger);
  return textOf(of.valueString) ?? textOf(of.valueDateTime);
}

function readSocialHistory(observation: Observation, context: ReadContext): ProblemFact | string {
  const name = conceptText(observation.code);
  const own = valueText(observation);
  const parts = list(observation.component).flatMap((part) => {
    const value = valueText(part);
    return value === null ? [] : [`${conceptText(part.code) ?? 'value'} ${value}`];
  });
  const value = [own, ...parts].filter((part) => part !== null).join(', ') || null;
  if (name === null && value === null) return 'names nothing that was observed';
  const date = firstDate(
    observation.effectiveDateTime,
    observation.effectiveInstant,
    observation.effectivePeriod?.start,
    observation.issued,
  );
  return {
    provider: context.provider,
    reference: referenceOf(observation),
    resource: observation,
    date,
    kind: 'context',
    title: name === null || value === null ? (name ?? value ?? '') : `${name}: ${value}`,
    code: conceptCode(observation.code),
    codes: conceptCodes(observation.code),
    phrase: phraseKey(`${name ?? ''} ${value ?? ''}`),
    longTerm: [],
    lasts: false,
    certainty: 'confirmed',
    identity: identityKeys(observation.identifier),
    status: textOf(observation.status) === null ? null : codeInWords(observation.status),
    summary: null,
    recorder: referenceText(list(observation.performer)[0], context),
    side: null,
    site: null,
    siteText: null,
    onset: null,
    active: null,
    end: null,
    note: notesText(observation.note),
    relation: null,
  };
}

/** Reads whatever stands among the problems; what names nothing is named in the warnings. */
export const readProblem = guarded<ProblemFact>((resource: FhirResource, context) => {
  switch (resource.resourceType) {
    case 'Condition':
      return readCondition(resource, context);
    case 'FamilyMemberHistory':
      return readFamilyHistory(resource, context);
    case 'Observation':
      return readSocialHistory(resource, context);
    default:
      return 'is of a type that the problems do not read';
  }
});
