/** What was measured, each part by itself, so that a trend can be drawn and a table filled? */
import { analyteOfCode, type Analyte } from '../../codes/analytes';
import type { Entry, RecordDate } from '../../entry';
import { plainText } from '../../fhir/concept';
import type { ResultFact } from './fact';
import { analyteOfPart } from './component';
import type { Flag } from './flag';
import type { Measured } from './value';

/** One result, or one part of a result such as the systolic pressure. */
export interface Measurement {
  readonly entry: Entry;
  readonly name: string;
  readonly plainName: string;
  readonly codes: readonly string[];
  readonly analyte: Analyte | undefined;
  /** Blood, urine, …; null where neither the result nor its code tells. */
  readonly specimen: string | null;
  readonly date: RecordDate | null;
  readonly measured: Measured | null;
  /** As sent, in words; also where there is no value, only a reason. */
  readonly text: string;
  /** The range it was sent with: in numbers where both have one unit, and in words. */
  readonly low: number | null;
  readonly high: number | null;
  readonly range: string | null;
  readonly flag: Flag | null;
  readonly interim: boolean;
  /** Final, corrected or amended: it will not be said otherwise by whoever sent it, as far as they know. */
  readonly final: boolean;
  readonly bodySite: string | null;
  /** The name of the result that this is a part of; null where it stands by itself. */
  readonly partOf: string | null;
}

/** Measured in blood and in nothing else, so that their name alone tells the specimen. */
const ONLY_IN_BLOOD: ReadonlySet<string> = new Set([
  'egfr',
  'hba1c',
  'tsh',
  'free t4',
  'free t3',
  'inr',
  'aptt',
  'prothrombin time',
  'esr',
  'haemoglobin',
  'haematocrit',
  'mcv',
  'mch',
  'mchc',
  'rdw',
  'platelets',
  'ferritin',
  'transferrin saturation',
  'troponin t',
  'troponin i',
  'bnp',
  'nt-probnp',
  'd dimer',
  'psa',
  'crp',
  'alt',
  'ast',
  'alp',
  'ggt',
  'hdl cholesterol',
  'ldl cholesterol',
  'non-hdl cholesterol',
  'triglycerides',
  'vitamin b12',
  'vitamin d',
  'adjusted calcium',
]);

/** Listed, and not of blood: its specimen stands in its name. */
const NOT_BLOOD =
  /\b(?:urine|csf|faecal|arterial|stool|breath|score|creatinine clearance|albumin creatinine ratio|protein creatinine ratio)\b/;

const isOfBlood = (analyte: Analyte | undefined): boolean => analyte !== undefined && !NOT_BLOOD.test(analyte.key);

/**
 * A listed laboratory code says that the specimen is blood; a name says it where it begins with serum or plasma, or is
 * measured in nothing else. A specimen that is stated stands before all.
 */
const impliesBlood = ({ codes, plainName, vital, analyte }: ResultFact): boolean =>
  !vital &&
  ((analyte !== undefined && ONLY_IN_BLOOD.has(analyte.key)) ||
    codes.some((key) => isOfBlood(analyteOfCode(key.slice(key.lastIndexOf('|') + 1)))) ||
    /^(?:serum|plasma|blood|s|p)\b/.test(plainName));

const withFinding = (value: string, finding: string | null): string =>
  finding === null ? value : `${value} ${finding}`.trim();

const FINAL: ReadonlySet<string> = new Set(['final', 'amended', 'corrected', 'appended']);

/** Nothing was measured, or not yet. */
const NOT_MEASURED: ReadonlySet<string> = new Set(['cancelled', 'registered']);

/**
 * What a result holds to draw and to tabulate: its own value, and each of its parts. A report and a group without a
 * value hold none.
 */
export function measurementsOf(entry: Entry, fact: ResultFact): readonly Measurement[] {
  const { resource, components, measured, absent } = fact;
  if (resource.resourceType !== 'Observation' || NOT_MEASURED.has(fact.status) || entry.detail.section !== 'results')
    return [];
  const { interim } = entry.detail;
  const specimen = fact.specimenKind ?? (impliesBlood(fact) ? 'blood' : null);
  const { date, bodySite } = fact;
  const final = FINAL.has(fact.status);
  // Every field by its name: a long record has ten thousands of these, and spread objects take five times as long.
  const parts = components.map((component): Measurement => ({
    entry,
    name: component.name,
    plainName: plainText(component.name),
    codes: component.codes,
    analyte: analyteOfPart(component),
    specimen,
    date,
    measured: component.measured,
    text: withFinding(component.value, component.finding),
    low: component.ranges.low,
    high: component.ranges.high,
    range: component.ranges.shown,
    flag: component.flag,
    interim,
    final,
    bodySite,
    partOf: fact.name,
  }));
  if (measured === null && (parts.length > 0 || absent === null)) return parts;
  const own: Measurement = {
    entry,
    name: fact.called,
    plainName: fact.plainName,
    codes: fact.codes,
    analyte: fact.analyte,
    specimen,
    date,
    measured,
    text: withFinding(measured?.text ?? absent ?? '', fact.finding),
    low: fact.low,
    high: fact.high,
    range: fact.range,
    flag: fact.flag,
    interim,
    final,
    bodySite,
    partOf: null,
  };
  return parts.length === 0 ? [own] : [own, ...parts];
}
