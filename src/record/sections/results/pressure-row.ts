/**
 * How do the two pressures of a reading stand in the table? As one value, `162/88 mmHg`: a systolic without its
 * diastolic stays a row of its own.
 */
import { worstOf } from './flag';
import type { Test } from './by-test';
import type { Measurement } from './measurements';
import type { Measured } from './value';

export const PRESSURE_ROW = 'blood pressure';

type Quantity = Extract<Measured, { kind: 'quantity' }>;
type Pressure = Measurement & { readonly measured: Quantity };

const isPressure = (one: Measurement): one is Pressure => one.measured?.kind === 'quantity' && one.partOf !== null;
const isOf = (test: Test, key: string): boolean => test.measurements[0]?.analyte?.key === key;

const ranges = (upper: Pressure, lower: Pressure): string | null =>
  upper.range === null && lower.range === null ? null : `${upper.range ?? 'not sent'} / ${lower.range ?? 'not sent'}`;

/** INVARIANT: what is put together is one reading: two parts of one result, in one unit. */
function together(upper: Pressure, lower: Pressure): Measurement | null {
  if (upper.measured.unit !== lower.measured.unit) return null;
  const digits = /^[<>=≤≥]*\s*-?\d[\d.]*/.exec(upper.text)?.[0];
  if (digits === undefined) return null;
  return {
    ...upper,
    name: 'Blood pressure',
    plainName: PRESSURE_ROW,
    codes: [],
    analyte: undefined,
    measured: null,
    text: `${digits}/${lower.text}`,
    low: null,
    high: null,
    range: ranges(upper, lower),
    flag: worstOf([upper.flag, lower.flag]),
    partOf: null,
  };
}

/** The tests with the two pressures of each reading as one; the key of that row begins with `PRESSURE_ROW`. */
export function withPressures(tests: readonly Test[]): readonly Test[] {
  return tests.flatMap((test): readonly Test[] => {
    if (!isOf(test, 'systolic') && !isOf(test, 'diastolic')) return [test];
    const partner = tests.find(
      (other) => other.specimen === test.specimen && isOf(other, isOf(test, 'systolic') ? 'diastolic' : 'systolic'),
    );
    const [upper, lower] = isOf(test, 'systolic') ? [test, partner] : [partner, test];
    if (upper === undefined || lower === undefined) return [test];
    const paired = upper.measurements.flatMap((one) => {
      const other = lower.measurements.find(({ entry }) => entry.id === one.entry.id);
      const made = other !== undefined && isPressure(one) && isPressure(other) ? together(one, other) : null;
      return made === null ? [] : [made];
    });
    const inPairs = new Set(paired.map(({ entry }) => entry.id));
    const alone = test.measurements.filter(({ entry }) => !inPairs.has(entry.id));
    const rows: Test[] = [];
    if (test === upper && paired.length > 0)
      rows.push({
        key: `${PRESSURE_ROW}|${test.specimen ?? ''}`,
        name: 'Blood pressure',
        specimen: test.specimen,
        measurements: paired,
      });
    if (alone.length > 0) rows.push({ ...test, measurements: alone });
    return rows;
  });
}
