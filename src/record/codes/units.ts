/** Which quantity does a unit measure, and how much of its base is it? A small table of UCUM units in clinical use; any other unit converts to nothing but itself. */
import type { Analyte } from './analytes';

export interface UnitSize {
  /** `g/L`, `mol/L`, `eq/L`, `U/L`, `1/L`, `kg`, `m`, `K`-like temperatures, or the unit's own text. */
  readonly dimension: string;
  readonly factor: number;
  readonly offset: number;
}

const PREFIXES: Readonly<Record<string, number>> = { '': 1, k: 1e3, d: 1e-1, c: 1e-2, m: 1e-3, u: 1e-6, n: 1e-9, p: 1e-12, f: 1e-15 };

const AMOUNT = /^([kdcmunpf]?)(g|mol|eq|u)$/;
const VOLUME = /^([dcmun]?)l$/;

const SPECIAL: Readonly<Record<string, UnitSize>> = {
  cel: { dimension: 'Cel', factor: 1, offset: 0 }, '°c': { dimension: 'Cel', factor: 1, offset: 0 }, degc: { dimension: 'Cel', factor: 1, offset: 0 }, c: { dimension: 'Cel', factor: 1, offset: 0 },
  '[degf]': { dimension: 'Cel', factor: 5 / 9, offset: -160 / 9 }, '°f': { dimension: 'Cel', factor: 5 / 9, offset: -160 / 9 },
  'mm[hg]': { dimension: 'mmHg', factor: 1, offset: 0 }, mmhg: { dimension: 'mmHg', factor: 1, offset: 0 }, kpa: { dimension: 'mmHg', factor: 7.500617, offset: 0 },
  cm: { dimension: 'm', factor: 0.01, offset: 0 }, m: { dimension: 'm', factor: 1, offset: 0 }, mm: { dimension: 'm', factor: 0.001, offset: 0 },
  '[lb_av]': { dimension: 'g', factor: 453.59237, offset: 0 }, lb: { dimension: 'g', factor: 453.59237, offset: 0 }, '[in_i]': { dimension: 'm', factor: 0.0254, offset: 0 },
  'kg/m2': { dimension: 'kg/m2', factor: 1, offset: 0 }, 'kg/m²': { dimension: 'kg/m2', factor: 1, offset: 0 },
  '%': { dimension: '%', factor: 1, offset: 0 }, 'l/l': { dimension: 'L/L', factor: 1, offset: 0 },
  '/min': { dimension: '/min', factor: 1, offset: 0 }, '{beats}/min': { dimension: '/min', factor: 1, offset: 0 }, 'beats/min': { dimension: '/min', factor: 1, offset: 0 }, bpm: { dimension: '/min', factor: 1, offset: 0 },
  'beats/minute': { dimension: '/min', factor: 1, offset: 0 }, '{breaths}/min': { dimension: '/min', factor: 1, offset: 0 }, 'breaths/min': { dimension: '/min', factor: 1, offset: 0 },
  'ml/min': { dimension: 'mL/min', factor: 1, offset: 0 }, 'ml/min/{1.73_m2}': { dimension: 'mL/min/1.73m2', factor: 1, offset: 0 }, 'ml/min/1.73m2': { dimension: 'mL/min/1.73m2', factor: 1, offset: 0 }, 'ml/min/1.73m²': { dimension: 'mL/min/1.73m2', factor: 1, offset: 0 }, 'ml/min/1.73m^2': { dimension: 'mL/min/1.73m2', factor: 1, offset: 0 },
  'k/ul': { dimension: '1/L', factor: 1e9, offset: 0 }, 'm/ul': { dimension: '1/L', factor: 1e12, offset: 0 },
  'mmol/mol': { dimension: 'mmol/mol', factor: 1, offset: 0 }, fl: { dimension: 'L', factor: 1e-15, offset: 0 }, 'mg/mmol': { dimension: 'mg/mmol', factor: 1, offset: 0 },
};

const READ = new Map<string, UnitSize>();

/** Reads a unit, UCUM or as people write it. */
export function unitSize(unit: string): UnitSize {
  const known = READ.get(unit);
  if (known !== undefined) return known;
  const made = parse(unit);
  if (READ.size < 5000) READ.set(unit, made);
  return made;
}

function parse(unit: string): UnitSize {
  const low = unit.toLowerCase().replace(/\s+/g, '').replace(/[µμ]/g, 'u').replace(/^mcg/, 'ug').replace(/\[?iu\]?/g, 'u').replace(/litre|liter/g, 'l').replace(/per/g, '/');
  const special = SPECIAL[low];
  if (special !== undefined) return special;
  const count = /^(?:x)?10[*^e]?(\d+)\/(l|ul|ml)$/.exec(low);
  if (count !== null) return { dimension: '1/L', factor: 10 ** Number(count[1]) / ((VOLUMES[count[2] ?? 'l'] ?? 1)), offset: 0 };
  const [top = '', bottom] = low.split('/');
  const amount = AMOUNT.exec(top);
  if (amount !== null) {
    const size = PREFIXES[amount[1] ?? ''] ?? 1;
    const base = amount[2] === 'u' ? 'U' : (amount[2] ?? '');
    if (bottom === undefined) return { dimension: base, factor: size, offset: 0 };
    const volume = VOLUME.exec(bottom);
    if (volume !== null && low.split('/').length === 2) return { dimension: `${base}/L`, factor: size / (PREFIXES[volume[1] ?? ''] ?? 1), offset: 0 };
  }
  return { dimension: low, factor: 1, offset: 0 };
}

const VOLUMES: Readonly<Record<string, number>> = { l: 1, ml: 1e-3, ul: 1e-6 };

/** A value in the one unit by which its analyte is compared: amount of substance where the molar mass is known. */
export function canonicalValue(value: number, unit: string, analyte: Analyte | undefined): { readonly value: number; readonly dimension: string; readonly scale: number } {
  const { dimension, factor, offset } = unitSize(unit);
  const base = value * factor + offset;
  if (dimension === 'g/L' && analyte?.molarMass !== undefined) return { value: base / analyte.molarMass, dimension: 'mol/L', scale: factor / analyte.molarMass };
  if (dimension === 'eq/L' && analyte?.charge === 1) return { value: base, dimension: 'mol/L', scale: factor };
  if (dimension === '%' && analyte?.key === HBA1C) return { value: (base - NGSP.intercept) / NGSP.slope, dimension: 'mmol/mol', scale: 1 / NGSP.slope };
  return { value: base, dimension, scale: factor };
}

const HBA1C = 'hba1c';
/** NGSP per cent = 0.09148 × IFCC mmol/mol + 2.152. Source: NGSP and IFCC, the master equation. */
const NGSP = { slope: 0.09148, intercept: 2.152 } as const;

/** A canonical value in a unit of its dimension: undoes `canonicalValue`. */
export function inUnit(canonical: number, unit: string, analyte: Analyte | undefined): number {
  const { dimension, factor, offset } = unitSize(unit);
  if (dimension === '%' && analyte?.key === HBA1C) return canonical * NGSP.slope + NGSP.intercept;
  const base = dimension === 'g/L' && analyte?.molarMass !== undefined ? canonical * analyte.molarMass : canonical;
  return (base - offset) / factor;
}

/** UCUM as people read it; nothing abbreviated that they would not write themselves. */
const SHOWN: Readonly<Record<string, string>> = {
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²', 'mL/min/1.73m2': 'mL/min/1.73 m²', '10*9/L': '10⁹/L', '10*12/L': '10¹²/L', '10^9/L': '10⁹/L', '10^12/L': '10¹²/L', 'mm[Hg]': 'mmHg', Cel: '°C', '[degF]': '°F',
  '/min': 'per minute', '{beats}/min': 'beats per minute', '{breaths}/min': 'breaths per minute', 'umol/L': 'µmol/L', 'ug/L': 'µg/L', 'kg/m2': 'kg/m²', '[iU]/L': 'IU/L', 'm[iU]/L': 'mIU/L', 'u[iU]/mL': 'µIU/mL', '{score}': '', '{INR}': '', '1': '',
};

export const unitShown = (unit: string): string => SHOWN[unit] ?? (unit.startsWith('{') ? unit.replace(/^\{(.*)\}$/, '$1') : unit);
