/**
 * Are our few units converted as UCUM says? Every pair of units that we take for one dimension is asked of a UCUM
 * library that others wrote; it is used by this test alone.
 */
import { UcumLhcUtils } from '@lhncbc/ucum-lhc';
import { describe, expect, it } from 'vitest';
import { unitSize } from '../src/record/codes/units';

/** UCUM as it is written by the rules, case and all. */
const UNITS = [
  ...['g', 'mg', 'ug', 'ng', 'pg', 'kg', '[lb_av]'],
  ...['g/L', 'mg/L', 'ug/L', 'ng/L', 'g/dL', 'mg/dL', 'ug/dL', 'ng/dL', 'pg/mL', 'ng/mL', 'ug/mL', 'mg/mL', 'fg/mL'],
  ...['mol/L', 'mmol/L', 'umol/L', 'nmol/L', 'pmol/L', 'fmol/L', 'nmol/mL', 'pmol/mL', 'mmol/dL', 'umol/dL', 'nmol/dL'],
  ...['U/L', 'kU/L', 'mU/L', 'uU/mL', 'U/mL', 'mU/mL', 'nU/mL'],
  ...['10*9/L', '10*12/L', '10*6/L', '10*3/uL', '10*6/uL', '/uL', '10*6/mL', '10*3/mL'],
  ...['m', 'cm', 'mm', '[in_i]', 'Cel', '[degF]', 'mm[Hg]', 'kPa', 'kg/m2', 'mm/h', 's', 'fL', 'L/L', 'mL/min', '/min'],
  ...['mmol/mol', 'mg/mmol', '%', '1'],
] as const;

const ucum = UcumLhcUtils.getInstance();

/** By UCUM, or null where it knows no way: an amount of substance and a mass, a unit it has not. */
function byUcum(value: number, from: string, to: string): number | null {
  const { status, toVal } = ucum.convertUnitTo(from, value, to);
  return status === 'succeeded' && typeof toVal === 'number' ? toVal : null;
}

const byUs = (value: number, from: string, to: string): number => {
  const [a, b] = [unitSize(from), unitSize(to)];
  return (value * a.factor + a.offset - b.offset) / b.factor;
};

const PAIRS = UNITS.flatMap((from) =>
  UNITS.filter((to) => to !== from && unitSize(to).dimension === unitSize(from).dimension).map(
    (to) => [from, to] as const,
  ),
);

describe('a unit that we take for another of the same dimension', () => {
  it('is a good number of pairs', () => {
    expect(PAIRS.length).toBeGreaterThan(200);
  });

  it.each(PAIRS)('%s into %s is what UCUM makes of it', (from, to) => {
    for (const value of [0, 1, 36.6, 140, 0.004]) {
      const right = byUcum(value, from, to);
      expect(right, 'UCUM knows no such conversion').not.toBeNull();
      // UCUM's millimetre of mercury is 133.322 Pa, ours 133.322387: a part in a hundred thousand is no matter.
      expect(Math.abs(byUs(value, from, to) - (right ?? NaN))).toBeLessThanOrEqual(
        1e-5 * Math.abs(right ?? NaN) + 1e-9,
      );
    }
  });

  it('is told from one of another dimension', () => {
    const mixed = UNITS.flatMap((from) => UNITS.map((to) => [from, to] as const)).filter(
      ([from, to]) => unitSize(from).dimension !== unitSize(to).dimension,
    );
    // Plain ratios are held apart on purpose: a haematocrit in per cent is no HbA1c.
    const ratios = ['L/L', 'mmol/mol', '%', '1'];
    const joined = mixed.filter((pair) => byUcum(1, ...pair) !== null && !pair.every((unit) => ratios.includes(unit)));
    expect(joined).toEqual([]);
  });
});
