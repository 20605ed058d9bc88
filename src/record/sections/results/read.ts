/** What does one Observation or DiagnosticReport say, in the section's own shape? */
import type {
  CodeableConcept,
  DiagnosticReport,
  FhirResource,
  Observation,
  Reference,
  Specimen,
  Timing,
} from 'fhir/r4';
import { LOINC, SNOMED, canonicalSystem } from '../../../domain/code-systems';
import { analyteOfCode, analyteOfName, nameOfAnalyte, type Analyte, withoutBrackets } from '../../codes/analytes';
import { isGeneralReport, panelOf } from '../../codes/panels';
import { specimenKind } from '../../codes/specimens';
import type { RecordDate } from '../../entry';
import { codeKeys, codingsOf, conceptCode, conceptText, plainText } from '../../fhir/concept';
import { originalText } from '../../fhir/original-text';
import { referenceText } from '../../fhir/reference';
import { firstDate, identifierKeys, list, textOf } from '../../fhir/shape';
import { referenceOf } from '../../merge/resolve';
import type { ReadContext, ReadResult } from '../../section';
import { componentsOf, judgedOf } from './component';
import type { ResultFact, ResultResource } from './fact';
import { heldIn } from './holds';
import { accessionsOf, versionKeys } from './identity';
import { analyteBeforeValue } from './in-name';
import { groupNames, insideOf } from './inside';
import { pairInWords } from './pressure';
import type { Aged } from './range';
import { shortName } from './short-name';

const isAlias = (system: string | undefined): boolean => {
  if (system === undefined) return false;
  const canonical = canonicalSystem(system);
  return canonical === LOINC || canonical === SNOMED;
};

/**
 * The measurement that a code, or else a plain name, means. INVARIANT: codes of one test that mean two measurements
 * name neither by themselves; the words beside them do.
 */
function analyteOf(code: CodeableConcept | undefined, plainName: string, name: string): Analyte | undefined {
  let coded: Analyte | undefined;
  let isTwo = false;
  for (const { system, code: one } of codingsOf(code)) {
    if (system !== LOINC && system !== SNOMED && !isAlias(system)) continue;
    const analyte = analyteOfCode(String(one));
    isTwo ||= coded !== undefined && analyte !== undefined && analyte.key !== coded.key;
    coded ??= analyte;
  }
  if (coded !== undefined && !isTwo) return coded;
  return (
    analyteOfName(plainName) ??
    (/[([]/.test(name) ? analyteOfName(plainText(withoutBrackets(name))) : undefined) ??
    analyteAbbreviated(code, plainName)
  );
}

/** `CREA` beside the code's own "Creatinine": the system's short name of it, where it is those letters in order. */
function analyteAbbreviated(code: CodeableConcept | undefined, plainName: string): Analyte | undefined {
  if (!/^[a-z]{2,6}$/.test(plainName)) return undefined;
  const letters = new RegExp(`^${[...plainName].join('[a-z ]*')}`);
  for (const { display } of codingsOf(code)) {
    const long = plainText(textOf(display) ?? '');
    if (long !== plainName && letters.test(long)) return analyteOfName(long);
  }
  return undefined;
}

const NONE: readonly never[] = [];

const notes = (resource: ResultResource): readonly string[] =>
  resource.resourceType === 'Observation'
    ? resource.note === undefined
      ? NONE
      : list(resource.note).flatMap(({ text }) => textOf(text) ?? [])
    : [textOf(resource.conclusion), ...list(resource.conclusionCode).map(conceptText)].filter((part) => part !== null);

function performerOf(resource: ResultResource, context: ReadContext): string | null {
  for (const one of list(resource.performer)) {
    const name = referenceText(one, context);
    if (name !== null) return name;
  }
  return null;
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
function isVital(resource: ResultResource, analyte: Analyte | undefined): boolean {
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

/** A code that was sent without a word for it is called by the name of what it measures, where we know that. */
function inWords(given: string | null, code: CodeableConcept | undefined): string | null {
  if (given === null || !given.startsWith('Code ')) return given;
  const analyte = analyteOf(code, '', '');
  return analyte === undefined ? given : nameOfAnalyte(analyte);
}

/** What it is called: a report that is coded only as "a report" by the groups of results that it holds. */
function nameOf(resource: ResultResource, given: string | null, general: boolean, context: ReadContext): string {
  const groups = general ? groupNames(resource, context) : null;
  if (groups !== null) return groups;
  const nameless = resource.resourceType === 'DiagnosticReport' ? 'Report without a name' : 'Result without a name';
  return inWords(given, resource.code) ?? originalText(notes(resource)) ?? nameless;
}

const specimenReference = (resource: ResultResource): Reference | undefined =>
  resource.resourceType === 'DiagnosticReport' ? list(resource.specimen)[0] : resource.specimen;

function specimenOf(reference: Reference | undefined, context: ReadContext): Specimen | undefined {
  const target = context.resolve(reference?.reference);
  return target?.resourceType === 'Specimen' ? target : undefined;
}

/** The first moment that a timing names; hardly any result has one. */
const momentOf = (timing: Timing | undefined): unknown =>
  timing === undefined ? undefined : (list(timing.event)[0] ?? timing.repeat?.boundsPeriod?.start);

/** When it was taken, else when it was reported. */
const dateOf = (resource: ResultResource, specimen: Specimen | undefined): RecordDate | null =>
  firstDate(
    resource.effectiveDateTime,
    resource.resourceType === 'Observation' ? resource.effectiveInstant : undefined,
    resource.effectivePeriod?.start,
    resource.resourceType === 'Observation' ? momentOf(resource.effectiveTiming) : undefined,
    specimen?.collection?.collectedDateTime,
    specimen?.collection?.collectedPeriod?.start,
    resource.issued,
  );

/** What an observation holds; a report holds none of it. */
type Held = Pick<
  ResultFact,
  | 'isGroup'
  | 'measured'
  | 'components'
  | 'absent'
  | 'range'
  | 'otherRanges'
  | 'low'
  | 'high'
  | 'flag'
  | 'finding'
  | 'normal'
  | 'bodySite'
  | 'method'
  | 'device'
>;

const NOTHING_HELD: Held = {
  isGroup: false,
  measured: null,
  components: NONE,
  absent: null,
  range: null,
  otherRanges: null,
  low: null,
  high: null,
  flag: null,
  finding: null,
  normal: false,
  bodySite: null,
  method: null,
  device: null,
};

function heldBy(
  observation: Observation,
  date: RecordDate | null,
  context: ReadContext,
  analyte: Analyte | undefined,
): Held {
  const aged: Aged = { born: context.born ?? null, at: date };
  const { measured: read, absent, flag, finding, normal, ranges } = judgedOf(observation, aged);
  const measured = pairInWords(read, analyte);
  const { parts, unsent } = insideOf(observation, context);
  return {
    isGroup: measured === null && observation.hasMember !== undefined,
    measured,
    components:
      observation.component === undefined && parts.length === 0
        ? NONE
        : componentsOf([...list(observation.component), ...parts], aged),
    absent: absent ?? unsent,
    range: ranges.shown,
    otherRanges: ranges.others,
    low: ranges.low,
    high: ranges.high,
    flag,
    finding,
    normal,
    bodySite: conceptText(observation.bodySite),
    method: conceptText(observation.method),
    device: referenceText(observation.device, context),
  };
}

/** A report holds no value; what came inside it stands nowhere else. */
function heldByReport(report: DiagnosticReport, date: RecordDate | null, context: ReadContext): Held {
  const { parts, unsent } = insideOf(report, context);
  if (parts.length === 0 && unsent === null) return NOTHING_HELD;
  const aged: Aged = { born: context.born ?? null, at: date };
  return { ...NOTHING_HELD, components: componentsOf(parts, aged), absent: unsent };
}

/** Reads an Observation or a DiagnosticReport. One entered in error takes along the versions it had replaced. */
export function readResult(resource: FhirResource, context: ReadContext): ReadResult<ResultFact> {
  if (resource.resourceType !== 'Observation' && resource.resourceType !== 'DiagnosticReport')
    return { ok: false, reason: 'not a result' };
  const isReport = resource.resourceType === 'DiagnosticReport';
  const given = conceptText(resource.code);
  const general = isReport && (given === null || isGeneralReport(resource.code, given));
  const name = nameOf(resource, given, general, context);
  const plainName = plainText(name);
  const reference = specimenReference(resource);
  const specimen = specimenOf(reference, context);
  const specimenText = (specimen === undefined ? null : conceptText(specimen.type)) ?? textOf(reference?.display);
  const analyte = isReport
    ? undefined
    : (analyteOf(resource.code, plainName, name) ?? analyteBeforeValue(resource, plainName));
  const date = dateOf(resource, specimen);
  const held = isReport ? heldByReport(resource, date, context) : heldBy(resource, date, context, analyte);
  const fact: ResultFact = {
    provider: context.provider,
    reference: referenceOf(resource),
    resource,
    date,
    name,
    called: shortName(name, resource.code, analyte),
    plainName,
    codes: codeKeys(resource.code),
    code: conceptCode(resource.code),
    analyte,
    isReport,
    // Each by name: a spread in the middle makes a slow object, and there are tens of thousands.
    isGroup: held.isGroup,
    measured: held.measured,
    components: held.components,
    absent: held.absent,
    range: held.range,
    otherRanges: held.otherRanges,
    low: held.low,
    high: held.high,
    flag: held.flag,
    finding: held.finding,
    normal: held.normal,
    bodySite: held.bodySite,
    method: held.method,
    device: held.device,
    panel: isReport ? panelOf(resource.code, plainName) : null,
    holds: isReport ? heldIn(resource, context) : NONE,
    general,
    vital: isVital(resource, analyte),
    identifiers: identifierKeys(resource.identifier),
    status: String(resource.status ?? 'unknown'),
    specimen: specimenText,
    specimenKind: specimenText === null ? null : specimenKind(specimen?.type, specimenText),
    accessions: isReport ? accessionsOf(list(resource.specimen).map((one) => specimenOf(one, context))) : NONE,
    performer: performerOf(resource, context),
    comments: notes(resource),
    versions: NONE,
  };
  if (fact.status === 'entered-in-error')
    return { ok: false, reason: 'entered in error', withdraws: versionKeys(fact) };
  return { ok: true, fact };
}
