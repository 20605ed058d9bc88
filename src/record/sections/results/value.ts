/** What was measured, in words and for comparing? Zero, false, coded, compared and component values are values too. */
import type { CodeableConcept, Observation, ObservationComponent, Quantity } from 'fhir/r4';
import { parseDate } from '../../../domain/dates';
import { formatDateTime } from '../../../domain/dates/written';
import { UCUM } from '../../../domain/code-systems';
import { analyteOfCode, analyteOfName, type Analyte } from '../../codes/analytes';
import { canonicalValue, unitShown, sameUnit } from '../../codes/units';
import { codeInWords, codeKeys, conceptText, firstCode, plainText } from '../../fhir/concept';
import { list, textOf } from '../../fhir/shape';

export type Measured =
  | {
      readonly kind: 'quantity';
      readonly number: number;
      readonly comparator: string | null;
      readonly unit: string;
      readonly text: string;
    }
  | { readonly kind: 'concept'; readonly codes: readonly string[]; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

type Valued = Pick<
  Observation,
  | 'valueQuantity'
  | 'valueCodeableConcept'
  | 'valueString'
  | 'valueBoolean'
  | 'valueInteger'
  | 'valueRange'
  | 'valueRatio'
  | 'valueTime'
  | 'valueDateTime'
  | 'valuePeriod'
  | 'valueSampledData'
>;

const words = (text: string): Measured => ({ kind: 'text', text });

function join(...parts: readonly (string | null)[]): string {
  let text = '';
  for (const part of parts) if (part !== null && part !== '') text = text === '' ? part : `${text} ${part}`;
  return text;
}

const unitOf = (quantity: Quantity): string => unitShown(textOf(quantity.unit) ?? textOf(quantity.code) ?? '');

/** A number, also where a sender put it in quotes; null for anything else. */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : null;
}

function quantityText(quantity: Quantity | undefined): string | null {
  if (quantity === undefined) return null;
  const value = numberOf(quantity.value);
  return value === null ? null : join(`${quantity.comparator ?? ''}${value}`, unitOf(quantity));
}

/** The unit for converting: a UCUM code before the words, and no code of another system. */
const unitCode = ({ system, code, unit }: Quantity): string =>
  (system === undefined || system === UCUM ? textOf(code) : null) ?? textOf(unit) ?? textOf(code) ?? '';

/** The value of an observation or of one of its components; null when none was sent. */
export function measuredOf(valued: Valued): Measured | null {
  const { valueQuantity, valueCodeableConcept, valueRange, valueRatio, valuePeriod } = valued;
  if (valueQuantity !== undefined) {
    const number = numberOf(valueQuantity.value);
    const text = quantityText(valueQuantity);
    return number === null || text === null
      ? null
      : { kind: 'quantity', number, comparator: valueQuantity.comparator ?? null, unit: unitCode(valueQuantity), text };
  }
  if (valueCodeableConcept !== undefined) {
    const text = conceptText(valueCodeableConcept);
    return text === null ? null : { kind: 'concept', codes: codeKeys(valueCodeableConcept), text };
  }
  if (typeof valued.valueString === 'string')
    return valued.valueString.trim() === '' ? null : numberInWords(valued.valueString.trim());
  if (typeof valued.valueBoolean === 'boolean') return words(valued.valueBoolean ? 'Yes' : 'No');
  if (typeof valued.valueInteger === 'number')
    return {
      kind: 'quantity',
      number: valued.valueInteger,
      comparator: null,
      unit: '',
      text: String(valued.valueInteger),
    };
  if (valueRange !== undefined) return words(join(quantityText(valueRange.low), 'to', quantityText(valueRange.high)));
  if (valueRatio !== undefined)
    return words(
      [quantityText(valueRatio.numerator), quantityText(valueRatio.denominator)]
        .filter((part) => part !== null)
        .join(':'),
    );
  if (typeof valued.valueTime === 'string') return words(valued.valueTime);
  const date = parseDate(valued.valueDateTime ?? valuePeriod?.start);
  if (date !== null) return words(formatDateTime(date));
  return valued.valueSampledData === undefined ? null : words('Waveform (open the source to see it)');
}

/** `<5` or `7.2 mmol/L` sent as text is still a number. */
function numberInWords(text: string): Measured {
  const found = /^(<=|>=|≤|≥|<|>)?\s*(-?\d+(?:\.\d+)?)\s*((?:x\s?)?[a-zA-Z%µμ°/*^0-9.[\]{}²³⁹¹]*(?:\sm[²2])?)$/.exec(
    text,
  );
  if (found?.[2] === undefined) return words(text);
  return {
    kind: 'quantity',
    number: Number(found[2]),
    comparator: found[1]?.replace('≤', '<=').replace('≥', '>=') ?? null,
    unit: found[3] ?? '',
    text,
  };
}

const decimals = (value: number): number => {
  const digits = String(value);
  const exponent = /e-(\d+)$/.exec(digits);
  return (exponent === null ? 0 : Number(exponent[1])) + (digits.split('e')[0]?.split('.')[1]?.length ?? 0);
};

/** How much of a whole number its last digit may at most be. */
const WHOLE_DIGIT = 0.1;

/**
 * One step of the last digit. JSON drops the nought of `4.0`, so that a small whole number may well have had a decimal:
 * 4 must not be taken for 4.4, nor a whole per cent of HbA1c for five steps of the other unit.
 */
function lastDigit({ number, unit }: Extract<Measured, { kind: 'quantity' }>, analyte: Analyte | undefined): number {
  const places = decimals(number);
  if (places > 0) return 10 ** -places;
  return (analyte?.key === 'hba1c' && unit.startsWith('%')) || WHOLE_DIGIT * Math.abs(number) < 1 ? 0.1 : 1;
}

/**
 * Equal in the clinical sense: numbers within half a unit of the coarser value's last digit, after conversion where the
 * analyte allows it; the same comparator; concepts by code or words; text by words. Source: RECORD.md results.
 */
export function sameMeasured(
  a: Measured,
  b: Measured,
  analyte: Analyte | undefined,
  other: Analyte | undefined = analyte,
): boolean {
  if (a.kind === 'quantity' && b.kind === 'quantity') {
    if (a.comparator !== b.comparator) return false;
    const isOneUnit = sameUnit(a.unit, b.unit);
    if (isOneUnit || a.unit === '' || b.unit === '') {
      const half = 0.5 * Math.max(lastDigit(a, analyte), lastDigit(b, other));
      return isOneUnit ? Math.abs(a.number - b.number) <= half * (1 + 1e-9) : a.number === b.number;
    }
    const left = canonicalValue(a.number, a.unit, analyte);
    const right = canonicalValue(b.number, b.unit, other);
    if (left.dimension !== right.dimension) return false;
    const half = 0.5 * Math.max(lastDigit(a, analyte) * left.scale, lastDigit(b, other) * right.scale);
    return Math.abs(left.value - right.value) <= half * (1 + 1e-9);
  }
  if (a.kind === 'concept' && b.kind === 'concept' && a.codes.some((code) => b.codes.includes(code))) return true;
  return a.kind !== 'quantity' && b.kind !== 'quantity' && plainText(a.text) === plainText(b.text);
}

export interface Component {
  readonly name: string;
  readonly codes: readonly string[];
  readonly measured: Measured | null;
  readonly value: string;
}

export const absentText = (reason: CodeableConcept | undefined): string | null => {
  const code = firstCode(reason);
  const text =
    textOf(reason?.text) ??
    list(reason?.coding).flatMap(({ display }) => textOf(display) ?? [])[0] ??
    (code === null ? null : codeInWords(code));
  return text === null ? null : `No value: ${text.toLowerCase()}`;
};

export function componentsOf(components: readonly ObservationComponent[]): readonly Component[] {
  return components.map((component) => {
    const measured = measuredOf(component);
    return {
      name: conceptText(component.code) ?? 'Unnamed part',
      codes: codeKeys(component.code),
      measured,
      value: measured?.text ?? absentText(component.dataAbsentReason) ?? 'No value sent',
    };
  });
}

/** The measurement that a part is of, by its codes, else by its name. */
export function analyteOfPart({ codes, name }: Component): Analyte | undefined {
  for (const key of codes) {
    const analyte = analyteOfCode(key.slice(key.lastIndexOf('|') + 1));
    if (analyte !== undefined) return analyte;
  }
  return analyteOfName(plainText(name));
}
