/**
 * Which quantity does a unit measure, and how much of its base is it? A small table of UCUM units in clinical use; any
 * other unit converts to nothing but itself.
 */
import { remembered } from '../../domain/remembered';
import type { Analyte } from './analytes';

export interface UnitSize {
  /** `g/L`, `mol/L`, `eq/L`, `U/L`, `1/L`, `kg`, `m`, `K`-like temperatures, or the unit's own text. */
  readonly dimension: string;
  readonly factor: number;
  readonly offset: number;
}

const PREFIXES: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  d: 1e-1,
  c: 1e-2,
  m: 1e-3,
  u: 1e-6,
  n: 1e-9,
  p: 1e-12,
  f: 1e-15,
};

const AMOUNT = /^([kdcmunpf]?)(g|mol|eq|u)$/;
const VOLUME = /^([dcmun]?)l$/;

const size = (dimension: string, factor = 1, offset = 0): UnitSize => ({ dimension, factor, offset });

/** Where no letter tells it from another; all lower case, without blanks and annotations. */
const SPECIAL: ReadonlyMap<string, UnitSize> = new Map(
  (
    [
      [['cel', '°c', 'degc', 'c', 'celsius', 'degreescelsius', '℃'], size('Cel')],
      [['[degf]', '°f', 'degf', 'f'], size('Cel', 5 / 9, -160 / 9)],
      [['mm[hg]', 'mmhg'], size('mmHg')],
      [['kpa'], size('mmHg', 7.500617)],
      [['m'], size('m')],
      [['cm', 'cms'], size('m', 0.01)],
      [['mm'], size('m', 0.001)],
      [['[in_i]', 'in', 'inch', 'inches'], size('m', 0.0254)],
      [['[lb_av]', 'lb', 'lbs'], size('g', 453.59237)],
      [['kgs', 'kilograms'], size('g', 1000)],
      [['kg/m2', 'kg/m²', 'kg/m^2', 'kg/m*2', 'kg/sqm'], size('kg/m2')],
      [['%', '/cent'], size('%')],
      [['l/l'], size('L/L')],
      [
        [
          '/min',
          '1/min',
          '/minute',
          'beats/min',
          'beats/minute',
          'breaths/min',
          'breaths/minute',
          'b/min',
          'bpm',
          'min-1',
        ],
        size('/min'),
      ],
      [['ml/min'], size('mL/min')],
      [['k/ul', 'k/mm3', 'thou/ul', 'thousand/ul', 'thou/mm3', '/nl', 'giga/l'], size('1/L', 1e9)],
      [['m/ul', 'm/mm3', 'mil/ul', 'million/ul', 't/l', 'tera/l', '/pl'], size('1/L', 1e12)],
      [['/ul', 'cells/ul', '/mm3', 'cells/mm3', '/cumm'], size('1/L', 1e6)],
      [['mg%'], size('g/L', 1e-2)],
      [['g%'], size('g/L', 10)],
      [['mmol/mol', 'mmol/molhb'], size('mmol/mol')],
      [['fl'], size('L', 1e-15)],
      // per gram of creatinine, 113.12 g/mol
      [['mg/mmol'], size('mg/mmol')],
      [['mg/g'], size('mg/mmol', 0.11312)],
      [['mm/h', 'mm/hr', 'mm/hour', 'mm/1h'], size('mm/h')],
      [['s', 'sec', 'secs', 'second', 'seconds'], size('s')],
      [['1', 'ratio', 'inr', 'score', 'index', 'ph', 'nounits', 'unitless', '{}'], size('1')],
    ] as const
  ).flatMap(([names, of]) => names.map((name) => [name, of] as const)),
);

/** However the surface of 1.73 m² is written. */
const PER_SURFACE = /^ml\/min\/\{?1[.,]73_?(?:m[\^*]?[2²]|sqm|m)?\}?$/;

/** Reads a unit, UCUM or as people write it. */
export const unitSize = remembered((unit): UnitSize => parse(unit));

const RAISED: Readonly<Record<string, string>> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
};

/** Molar, where only the capital tells it from a metre. */
const MOLAR = /^([munp]?)M$/;

const spelt = (unit: string): string =>
  unit
    .replace(MOLAR, '$1mol/L')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[µμ]/g, 'u')
    .replace(/×/g, 'x')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => RAISED[digit] ?? digit)
    .replace(/^micro(?=mol|g|u)/, 'u')
    .replace(/^nano(?=mol|g)/, 'n')
    .replace(/^pico(?=mol|g)/, 'p')
    .replace(/^milli(?=mol|g|u)/, 'm')
    .replace(
      /^([munp]?)(?:gram|mole)s?(?=\/)/,
      (whole, prefix: string) => `${prefix}${whole.includes('mole') ? 'mol' : 'g'}`,
    )
    .replace(/(?<=[a-z])(?:hb|creat(?:inine)?)(?=$|\/)/g, '')
    .replace(/\{(i?u|units?)\}/g, '$1')
    // Allergen-specific units, which are those of the WHO's IgE. Source: CLSI ILA20.
    .replace(/^([km]?)u_?a(?=\/)/, '$1u')
    .replace(/milli ?international ?unit/g, 'mu')
    .replace(/^ml(?=u\/)/, 'mi')
    .replace(/^mcg/, 'ug')
    .replace(/^gms?(?=\/)/, 'g')
    .replace(/\[?iu\]?|international ?units|units?(?=\/)/g, 'u')
    .replace(/litres?|liters?/g, 'l')
    .replace(/per/g, '/')
    .replace(/[·.]?([dm]?l)-1$/, '/$1');

function parse(unit: string): UnitSize {
  const whole = spelt(unit);
  if (PER_SURFACE.test(whole)) return size('mL/min/1.73m2');
  const known = SPECIAL.get(whole);
  if (known !== undefined) return known;
  const low = whole.replace(/\{[^{}]*\}/g, '');
  const special = low === '' ? size('1') : SPECIAL.get(low);
  if (special !== undefined) return special;
  const count = /^(?:x)?10(?:[*^e]|\*\*)?\(?(\d+)\)?\/(l|ul|ml|mm3)$/.exec(low);
  if (count !== null) return size('1/L', 10 ** Number(count[1]) / (VOLUMES[count[2] ?? 'l'] ?? 1));
  const [top = '', bottom] = low.split('/');
  const amount = AMOUNT.exec(top);
  if (amount !== null) {
    const prefix = PREFIXES[amount[1] ?? ''] ?? 1;
    const base = amount[2] === 'u' ? 'U' : (amount[2] ?? '');
    if (bottom === undefined) return size(base, prefix);
    const volume = VOLUME.exec(bottom);
    if (volume !== null && low.split('/').length === 2)
      return size(`${base}/L`, prefix / (PREFIXES[volume[1] ?? ''] ?? 1));
  }
  return size(low);
}

const VOLUMES: Readonly<Record<string, number>> = { l: 1, ml: 1e-3, ul: 1e-6, mm3: 1e-6 };

/** As letters alone: one system writes `AI` and `U/week` where another writes `{AI}` and `{U}/wk`. */
const asLetters = remembered((unit) =>
  spelt(unit)
    .replace(/[{}[\]']/g, '')
    .replace(/\bunits?\b/g, 'u')
    .replace(/\bweeks?\b/g, 'wk')
    .replace(/\bdegrees?\b/g, 'deg'),
);

/** The two are one unit, however written. */
export function sameUnit(a: string, b: string): boolean {
  if (a === b || asLetters(a) === asLetters(b)) return true;
  const [x, y] = [unitSize(a), unitSize(b)];
  return x.dimension === y.dimension && x.factor === y.factor && x.offset === y.offset;
}

/** A value in the one unit by which its analyte is compared: amount of substance where the molar mass is known. */
export function canonicalValue(
  value: number,
  unit: string,
  analyte: Analyte | undefined,
): { readonly value: number; readonly dimension: string; readonly scale: number } {
  const { dimension, factor, offset } = unitSize(unit);
  const base = value * factor + offset;
  if (dimension === 'g/L' && analyte?.molarMass !== undefined)
    return { value: base / analyte.molarMass, dimension: 'mol/L', scale: factor / analyte.molarMass };
  if (dimension === 'eq/L' && analyte?.charge === 1) return { value: base, dimension: 'mol/L', scale: factor };
  if (dimension === '%' && analyte?.key === HBA1C)
    return { value: (base - NGSP.intercept) / NGSP.slope, dimension: 'mmol/mol', scale: 1 / NGSP.slope };
  // An estimated filtration rate is always per 1.73 m², whether or not the sender says so.
  if (dimension === 'mL/min' && analyte?.key === 'egfr')
    return { value: base, dimension: 'mL/min/1.73m2', scale: factor };
  if (dimension === '%' && analyte?.key === 'haematocrit')
    return { value: base / 100, dimension: 'L/L', scale: factor / 100 };
  return { value: base, dimension, scale: factor };
}

const HBA1C = 'hba1c';
/** NGSP per cent = 0.09148 × IFCC mmol/mol + 2.152. Source: NGSP and IFCC, the master equation. */
const NGSP = { slope: 0.09148, intercept: 2.152 } as const;

/** A canonical value in a unit of its dimension: undoes `canonicalValue`. */
export function inUnit(canonical: number, unit: string, analyte: Analyte | undefined): number {
  const { dimension, factor, offset } = unitSize(unit);
  if (dimension === '%' && analyte?.key === HBA1C) return canonical * NGSP.slope + NGSP.intercept;
  if (dimension === '%' && analyte?.key === 'haematocrit') return canonical * 100;
  const base = dimension === 'g/L' && analyte?.molarMass !== undefined ? canonical * analyte.molarMass : canonical;
  return (base - offset) / factor;
}

/** UCUM as people read it; nothing abbreviated that they would not write themselves. */
const SHOWN: Readonly<Record<string, string>> = {
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
  'mL/min/1.73m2': 'mL/min/1.73 m²',
  '10*9/L': '10⁹/L',
  '10*12/L': '10¹²/L',
  '10^9/L': '10⁹/L',
  '10^12/L': '10¹²/L',
  'mm[Hg]': 'mmHg',
  Cel: '°C',
  '[degF]': '°F',
  '/min': 'per minute',
  '{beats}/min': 'beats per minute',
  '{breaths}/min': 'breaths per minute',
  'umol/L': 'µmol/L',
  'ug/L': 'µg/L',
  'kg/m2': 'kg/m²',
  '[iU]/L': 'IU/L',
  'm[iU]/L': 'mIU/L',
  'u[iU]/mL': 'µIU/mL',
  // a score has no unit: what is sent as one says no more than that it is a score
  '{score}': '',
  score: '',
  '{INR}': '',
  '1': '',
};

export const unitShown = (unit: string): string =>
  SHOWN[unit] ?? (unit.startsWith('{') ? unit.replace(/^\{(.*)\}$/, '$1') : unit);
