/** What does each part of a result say: its value, what the laboratory says of it, and its own range? */
import type { Observation, ObservationComponent } from 'fhir/r4';
import { analyteOfCode, analyteOfName, type Analyte } from '../../codes/analytes';
import { absentText, absentWithin } from '../../fhir/absent';
import { codeKeys, conceptText, plainText } from '../../fhir/concept';
import { list } from '../../fhir/shape';
import { interpreted, type Flag } from './flag';
import { flagByRange, readRanges, type Aged, type ReadRanges } from './range';
import { measuredOf, type Measured } from './value';

/** What is said of one value, the observation's own or a part's. */
export interface Judged {
  readonly measured: Measured | null;
  /** Resistant, positive …: said beside the value; null where it is the value, or nothing is said. */
  readonly finding: string | null;
  readonly flag: Flag | null;
  /** The laboratory's own word that it is in range. */
  readonly normal: boolean;
  readonly ranges: ReadRanges;
  /** In words what stands where a value should. */
  readonly absent: string | null;
}

export interface Component extends Judged {
  readonly name: string;
  readonly codes: readonly string[];
  readonly value: string;
  /** The value with what is said of it. */
  readonly said: string;
}

type Valued = Pick<ObservationComponent, 'interpretation' | 'referenceRange' | 'dataAbsentReason'> &
  Parameters<typeof measuredOf>[0];

/**
 * Reads a value and what is said of it. An interpretation is the result where no value is; it stands beside one that
 * does not say the same.
 */
export function judgedOf(valued: Valued, aged: Aged): Judged {
  const sent = measuredOf(valued);
  const { flag, finding, normal } = interpreted(list(valued.interpretation));
  const found = finding ?? (normal ? 'Normal' : null);
  const measured = sent ?? (found === null ? null : ({ kind: 'text', text: found } as const));
  const ranges = readRanges(list(valued.referenceRange), sent, aged);
  return {
    measured,
    finding: sent === null || finding === null || plainText(finding) === plainText(sent.text) ? null : finding,
    flag: flag === undefined ? flagByRange(sent, ranges) : flag,
    normal,
    ranges,
    absent: absentText(valued.dataAbsentReason) ?? (sent === null ? absentWithin(valued) : null),
  };
}

/** What stands where neither a value nor a word of the laboratory does. */
export const NO_VALUE = 'No value sent';
/** A reason for having no value, beside what says so already. */
export const reasonAlone = (absent: string | null): string | null => absent?.replace(/^No value: /, '') ?? null;
export const cancelledFor = (reason: string | null): string =>
  `No result: cancelled${reason === null ? '' : `, ${reason}`}`;

function componentOf(component: ObservationComponent | Observation, aged: Aged): Component {
  const judged = judgedOf(component, aged);
  const { measured, finding, flag, absent } = judged;
  const value = measured?.text ?? absent ?? (flag === null ? NO_VALUE : '');
  return {
    ...judged,
    name: conceptText(component.code) ?? 'Unnamed part',
    codes: codeKeys(component.code),
    value,
    said: [value, finding, flag].filter((part) => part !== null && part !== '').join(' '),
  };
}

export const componentsOf = (
  components: readonly (ObservationComponent | Observation)[],
  aged: Aged,
): readonly Component[] => components.map((component) => componentOf(component, aged));

/** The measurement that a part is of, by its codes, else by its name. */
export function analyteOfPart({ codes, name }: Pick<Component, 'codes' | 'name'>): Analyte | undefined {
  for (const key of codes) {
    const analyte = analyteOfCode(key.slice(key.lastIndexOf('|') + 1));
    if (analyte !== undefined) return analyte;
  }
  return analyteOfName(plainText(name));
}
