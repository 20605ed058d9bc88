/** How much is an amount, once what is counted (tablets, puffs, millilitres) is turned into what it holds? */
import type { Drug } from './drug';
import type { Amount } from './worded-dosage';

/** Units that count the product itself. */
const COUNTED: ReadonlySet<string> = new Set(
  'tablet capsule each puff dose sachet patch vial drop spray application pessary suppository'.split(' '),
);

/** What one of them holds, `20 mg`; or a millilitre, `50 mg/ml`. Only of one ingredient. */
const HOLDS = /^([\d.]+) (mg|units|mmol)(\/ml)?$/;

const rounded = (value: number): number => Number(value.toPrecision(10));

const singular = (unit: string): string => (unit === 'units' ? 'unit' : unit);

/** An amount in what it holds, where a strength allows it: in milligrams, units or millimoles. */
export function settledAmount(amount: Amount, drug: Drug | null): Amount {
  // Vitamin D is written in units and in micrograms: 40 units are one. Source: BNF.
  if (amount.unit === 'unit' && drug?.key.includes('calciferol') === true)
    return { value: rounded(amount.value / 40_000), unit: 'mg' };
  const [, value, unit, perMl] =
    HOLDS.exec(drug?.strength?.bare === true ? '' : (drug?.strength?.canonical ?? '')) ?? [];
  if (value === undefined || unit === undefined) return amount;
  const volume = /^(?:(\d+)-?)?ml(?: spoon.*)?$/.exec(amount.unit);
  if (perMl !== undefined && volume !== null)
    return { value: rounded(amount.value * Number(value) * Number(volume[1] ?? 1)), unit: singular(unit) };
  return perMl === undefined && COUNTED.has(amount.unit)
    ? { value: rounded(amount.value * Number(value)), unit: singular(unit) }
    : amount;
}

/** A bare number counts what the other names: `2` is two puffs where the other says puffs, never two milligrams. */
export const sameUnit = (a: string, b: string): boolean =>
  a === b || (a === 'each' && COUNTED.has(b)) || (b === 'each' && COUNTED.has(a));

export const sameValue = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, a);
