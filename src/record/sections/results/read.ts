/** What does one Observation or DiagnosticReport say, in the section's own shape? */
import type { CodeableConcept, DiagnosticReport, FhirResource, Identifier, Observation } from 'fhir/r4';
import { LOINC, SNOMED, canonicalSystem } from '../../../domain/code-systems';
import { analyteOfCode, analyteOfName, nameOfAnalyte, type Analyte, withoutBrackets } from '../../codes/analytes';
import { isGeneralReport, panelOf } from '../../codes/panels';
import { specimenKind } from '../../codes/specimens';
import type { RecordDate } from '../../entry';
import { codeKeys, codingsOf, conceptCode, conceptText, plainText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { referenceText } from '../../fhir/reference';
import { firstDate, identifierKeys, list, textOf } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import { localReference, referenceOf } from '../../merge/resolve';
import type { FactBase, Link, ReadContext, ReadResult } from '../../section';
import {
  absentText,
  componentsOf,
  flagOf,
  measuredOf,
  normalRange,
  rangeText,
  type Component,
  type Flag,
  type Measured,
} from './value';

export interface ResultFact extends FactBase {
  readonly name: string;
  readonly plainName: string;
  readonly codes: readonly string[];
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly analyte: Analyte | undefined;
  readonly isReport: boolean;
  /** A heading over other results, without a value of its own. */
  readonly isGroup: boolean;
  /** The one name of a report that goes by several, such as FBC; null for any other. */
  readonly panel: string | null;
  /** A report that is coded as no more than "a report". */
  readonly general: boolean;
  readonly vital: boolean;
  /** As sent, bare numbers too: they mean something within this provider. */
  readonly identifiers: readonly string[];
  readonly measured: Measured | null;
  readonly components: readonly Component[];
  /** In words what stands where a value should. */
  readonly absent: string | null;
  readonly range: string | null;
  readonly flag: Flag | null;
  readonly status: string;
  /** Null where the sender does not name it. */
  readonly specimen: string | null;
  /** The kind of specimen, for comparing; null where nothing names it. */
  readonly specimenKind: string | null;
  readonly bodySite: string | null;
  readonly method: string | null;
  readonly performer: string | null;
  readonly comments: readonly string[];
  /** What it was combined from, newest version first. */
  readonly versions: readonly ResultFact[];
}

const isAlias = (system: string | undefined): boolean => {
  if (system === undefined) return false;
  const known = canonicalSystem(system);
  return known === LOINC || known === SNOMED;
};

/** The measurement that a code, or else a plain name, means. */
function analyteOf(code: CodeableConcept | undefined, plainName: string, name: string): Analyte | undefined {
  for (const { system, code: one } of codingsOf(code)) {
    if (system !== LOINC && system !== SNOMED && !isAlias(system)) continue;
    const known = analyteOfCode(String(one));
    if (known !== undefined) return known;
  }
  return analyteOfName(plainName) ?? (/[([]/.test(name) ? analyteOfName(plainText(withoutBrackets(name))) : undefined);
}

/** What the result is tied to; read from the resource only when an entry is opened. */
export function resultLinks({ resource }: ResultFact): readonly Link[] {
  if (resource.resourceType === 'DiagnosticReport') {
    return [
      ...ties(resource.result, 'Result in this report', 'Report'),
      ...ties(resource.encounter, 'Encounter', 'Result'),
      ...ties(resource.basedOn, 'Request', 'Result'),
    ];
  }
  if (resource.resourceType !== 'Observation') return NONE;
  const { hasMember, derivedFrom, encounter, basedOn } = resource;
  if (hasMember === undefined && derivedFrom === undefined && basedOn === undefined)
    return ties(encounter, 'Encounter', 'Result');
  return [
    ...ties(hasMember, 'Result in this group', 'Group'),
    ...ties(derivedFrom, 'Derived from', 'Used for'),
    ...ties(encounter, 'Encounter', 'Result'),
    ...ties(basedOn, 'Request', 'Result'),
  ];
}

const NONE: readonly never[] = [];

const notes = (resource: Observation | DiagnosticReport): readonly string[] =>
  resource.resourceType === 'Observation'
    ? resource.note === undefined
      ? NONE
      : list(resource.note).flatMap(({ text }) => textOf(text) ?? [])
    : [textOf(resource.conclusion), ...list(resource.conclusionCode).map(conceptText)].filter((part) => part !== null);

function performerOf(resource: Observation | DiagnosticReport, context: ReadContext): string | null {
  for (const one of list(resource.performer)) {
    const name = referenceText(one, context);
    if (name !== null) return name;
  }
  return null;
}

/** A laboratory number without its system is taken at its word from this length on; `1` may be anybody's. */
const TELLING = 6;

const IDENTITY = new WeakMap<FhirResource, readonly string[]>();

/** The identifiers that mean the same at any provider; made only where there is another provider to compare with. */
export function identityOf({ resource }: ResultFact): readonly string[] {
  const known = IDENTITY.get(resource);
  if (known !== undefined) return known;
  const made = identityIn((resource as Observation | DiagnosticReport).identifier);
  IDENTITY.set(resource, made);
  return made;
}

/** When it was reported. */
export const issuedOf = ({ resource }: ResultFact): RecordDate | null =>
  firstDate((resource as Observation | DiagnosticReport).issued);

function identityIn(identifiers: readonly Identifier[] | undefined): readonly string[] {
  if (identifiers === undefined) return NONE;
  const bare = list(identifiers).filter(
    ({ system, value }) => system === undefined && String(value ?? '').trim().length >= TELLING,
  );
  const keys = identityKeys(identifiers);
  return bare.length === 0 ? keys : [...keys, ...bare.map(({ value }) => `bare:${String(value).trim()}`)];
}

/** Measured on the person, whether or not the sender says that it is a vital sign. */
const VITAL: ReadonlySet<string> = new Set([
  'blood pressure',
  'systolic',
  'diastolic',
  'heart rate',
  'respiratory rate',
  'temperature',
  'oxygen saturation',
  'weight',
  'height',
  'bmi',
  'news2',
]);

/** A sender's word for it counts, and so does what is measured at the bedside unless a laboratory measured it. */
function isVital(resource: Observation | DiagnosticReport, analyte: Analyte | undefined): boolean {
  if (resource.category === undefined) return analyte !== undefined && VITAL.has(analyte.key);
  const categories = list(resource.category);
  if (
    categories.some(
      ({ coding, text }) => list(coding).some(({ code }) => code === 'vital-signs') || /vital/i.test(text ?? ''),
    )
  )
    return true;
  return (
    analyte !== undefined &&
    VITAL.has(analyte.key) &&
    !categories.some(
      ({ coding, text }) => list(coding).some(({ code }) => code === 'laboratory') || /lab/i.test(text ?? ''),
    )
  );
}

/**
 * By which keys this provider's own versions of one result meet: filler or placer identifier, code and specimen time.
 * The code as sent:
 * one analyser may report glucose twice under one number, in two units and by two codes, and neither corrects the
 * other.
 */
export const versionKeys = (fact: ResultFact): readonly string[] =>
  fact.identifiers.length === 0
    ? NONE
    : fact.identifiers.map(
        (identifier) =>
          `${identifier}|${fact.isReport ? 'report' : (fact.codes[0] ?? fact.plainName)}|${fact.date?.sort ?? ''}`,
      );

/** A code that was sent without a word for it is called by the name of what it measures, where we know that. */
function spoken(given: string | null, code: CodeableConcept | undefined): string | null {
  if (given === null || !given.startsWith('Code ')) return given;
  const known = analyteOf(code, '', '');
  return known === undefined ? given : nameOfAnalyte(known);
}

/** What a report without a name of its own reports on: the groups of results that it holds. */
function groupNames(report: Observation | DiagnosticReport, context: ReadContext): string | null {
  if (report.resourceType !== 'DiagnosticReport') return null;
  const names = list(report.result).flatMap(({ reference }) => {
    const target = context.resolve(reference);
    return target?.resourceType === 'Observation' && target.hasMember !== undefined
      ? (conceptText(target.code) ?? [])
      : [];
  });
  return names.length === 0 || names.length > MOST_GROUPS ? null : [...new Set(names)].join(', ');
}

const MOST_GROUPS = 3;

const REPLACES = 'http://hl7.org/fhir/StructureDefinition/observation-replaces';

/** Earlier versions that a result names by reference. Source: HL7 observation-replaces; STU3 Observation.related. */
export const replacedBy = ({ resource }: ResultFact): readonly string[] => {
  const { extension } = resource as Observation | DiagnosticReport;
  if (extension === undefined) return NONE;
  return list(extension).flatMap(({ url, valueReference }) =>
    url === REPLACES && typeof valueReference?.reference === 'string' ? [localReference(valueReference.reference)] : [],
  );
};

export function readResult(resource: FhirResource, context: ReadContext): ReadResult<ResultFact> {
  if (resource.resourceType !== 'Observation' && resource.resourceType !== 'DiagnosticReport')
    return { ok: false, reason: 'not a result' };
  const isReport = resource.resourceType === 'DiagnosticReport';
  const observation = resource.resourceType === 'Observation' ? resource : undefined;
  const given = conceptText(resource.code);
  const general = isReport && (given === null || isGeneralReport(resource.code, given));
  const name =
    (general ? groupNames(resource, context) : null) ??
    spoken(given, resource.code) ??
    (isReport ? 'Report without a name' : 'Result without a name');
  const plainName = plainText(name);
  const specimenReference = isReport ? list(resource.specimen)[0] : observation?.specimen;
  const specimen = context.resolve(specimenReference?.reference);
  const taken = specimen?.resourceType === 'Specimen' ? specimen : undefined;
  const date = firstDate(
    resource.effectiveDateTime,
    observation?.effectiveInstant,
    resource.effectivePeriod?.start,
    taken?.collection?.collectedDateTime,
    taken?.collection?.collectedPeriod?.start,
    resource.issued,
  );
  const specimenText = (taken === undefined ? null : conceptText(taken.type)) ?? textOf(specimenReference?.display);
  const measured = observation === undefined ? null : measuredOf(observation);
  const ranges = list(observation?.referenceRange);
  const range = normalRange(ranges);
  const analyte = isReport ? undefined : analyteOf(resource.code, plainName, name);
  const fact: ResultFact = {
    provider: context.provider,
    reference: referenceOf(resource),
    resource,
    date,
    name,
    plainName,
    codes: codeKeys(resource.code),
    code: conceptCode(resource.code),
    analyte,
    isReport,
    isGroup: observation !== undefined && measured === null && observation.hasMember !== undefined,
    panel: isReport ? panelOf(resource.code, plainName) : null,
    general,
    vital: isVital(resource, analyte),
    identifiers: identifierKeys(resource.identifier),
    measured,
    components: observation?.component === undefined ? NONE : componentsOf(list(observation.component)),
    absent: absentText(observation?.dataAbsentReason),
    range:
      rangeText(range) ??
      (ranges.length === 0
        ? null
        : ranges
            .map((one) => textOf(one.text))
            .filter((text) => text !== null)
            .join('; ') || null),
    flag: observation === undefined ? null : flagOf(list(observation.interpretation), measured, range),
    status: String(resource.status ?? 'unknown'),
    specimen: specimenText,
    specimenKind: specimenText === null ? null : specimenKind(taken?.type, specimenText),
    bodySite: conceptText(observation?.bodySite),
    method: conceptText(observation?.method),
    performer: performerOf(resource, context),
    comments: notes(resource),
    versions: NONE,
  };
  if (fact.status === 'entered-in-error')
    return { ok: false, reason: 'entered in error', withdraws: versionKeys(fact) };
  return { ok: true, fact };
}
