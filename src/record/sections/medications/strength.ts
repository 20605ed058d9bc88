/** How strong is it? `0.5g`, `500 mg` and `500mg` are one strength; `5mg/5ml` is `1 mg/ml`. */

export interface Strength {
  /** As shown: `500 mg`, `100 micrograms/dose`; a leading zero, no trailing zero. */
  readonly text: string;
  /** For comparing, all masses in milligrams. */
  readonly canonical: string;
  /** Milligrams in one unit where it is a plain mass of one ingredient, for turning tablets into milligrams. */
  readonly mg: number | null;
}

interface Unit {
  readonly name: string;
  readonly base: string;
  readonly factor: number;
}

const unit = (name: string, base: string, factor: number): Unit => ({ name, base, factor });

const UNITS: Readonly<Record<string, Unit>> = {
  kg: unit('kg', 'mg', 1e6), g: unit('g', 'mg', 1000), gram: unit('g', 'mg', 1000), grams: unit('g', 'mg', 1000), gm: unit('g', 'mg', 1000),
  mg: unit('mg', 'mg', 1), milligram: unit('mg', 'mg', 1), milligrams: unit('mg', 'mg', 1),
  microgram: unit('micrograms', 'mg', 1e-3), micrograms: unit('micrograms', 'mg', 1e-3), mcg: unit('micrograms', 'mg', 1e-3), ug: unit('micrograms', 'mg', 1e-3), microg: unit('micrograms', 'mg', 1e-3),
  nanogram: unit('nanograms', 'mg', 1e-6), nanograms: unit('nanograms', 'mg', 1e-6), ng: unit('nanograms', 'mg', 1e-6),
  unit: unit('units', 'units', 1), units: unit('units', 'units', 1), iu: unit('units', 'units', 1), u: unit('units', 'units', 1),
  mmol: unit('mmol', 'mmol', 1), '%': unit('%', '%', 1),
  ml: unit('ml', 'ml', 1), millilitre: unit('ml', 'ml', 1), millilitres: unit('ml', 'ml', 1), l: unit('litre', 'ml', 1000), litre: unit('litre', 'ml', 1000),
  dose: unit('dose', 'dose', 1), doses: unit('dose', 'dose', 1), actuation: unit('dose', 'dose', 1), puff: unit('dose', 'dose', 1),
  hour: unit('hour', 'h', 1), hours: unit('hours', 'h', 1), hr: unit('hour', 'h', 1), h: unit('hour', 'h', 1), hrs: unit('hours', 'h', 1),
  each: unit('each', 'each', 1), tablet: unit('tablet', 'each', 1), capsule: unit('capsule', 'each', 1),
};

const PART = '(\\d[\\d,]*(?:\\.\\d+)?)\\s*(kg|g|grams?|gm|mg|milligrams?|micrograms?|mcg|ug|microg|nanograms?|ng|units?|iu|u|mmol|%|ml|millilitres?|litre|l)(?![a-z])';
const PER = '(?:\\s*(?:/|per|in)\\s*(\\d+(?:\\.\\d+)?)?\\s*(ml|millilitres?|litre|l|g|mg|dose|actuation|puff|hours?|hrs?|h|each|tablet|capsule)(?![a-z]))?';
const STRENGTH = new RegExp(`${PART}${PER}`, 'g');
/** `30/500`, the way combinations are often written. */
const BARE_PAIR = /(?:^|\s)(\d+(?:\.\d+)?)\s*\/\s*(\d+(?:\.\d+)?)(?=\s|$)/;

/** `0.5` not `.5`, `5` not `5.0`, and no rounding noise. */
export const numberText = (value: number): string => (Number.isInteger(value) && Math.abs(value) < 1e9 ? String(value) : String(Number(value.toPrecision(10))));

const bare = (digits: string): number => Number(digits.replace(/,/g, ''));

export interface FoundStrength {
  readonly strength: Strength | null;
  /** Where the first strength begins in the text, or its length. */
  readonly at: number;
  /** The text without any strength. */
  readonly rest: string;
}

/** Reads the strengths out of a lower-case product name. */
export function findStrength(low: string): FoundStrength {
  const texts: string[] = [];
  const canonical: string[] = [];
  let at = low.length;
  let mg: number | null = null;
  const rest = low.replace(STRENGTH, (_whole: string, digits: string, unitText: string, perDigits: string | undefined, perText: string | undefined, offset: number) => {
    const of = UNITS[unitText];
    if (of === undefined || (of.base === 'ml' && perText === undefined)) return ' ';
    at = Math.min(at, offset);
    const per = perText === undefined ? undefined : UNITS[perText];
    const amount = bare(digits);
    if (per === undefined || per.base === 'each') {
      texts.push(`${numberText(amount)} ${of.name}`);
      canonical.push(`${numberText(amount * of.factor)} ${of.base}`);
      mg = of.base === 'mg' && canonical.length === 1 ? amount * of.factor : null;
    } else {
      const share = Number(perDigits ?? 1) || 1;
      texts.push(`${numberText(amount)} ${of.name}/${share === 1 ? '' : `${numberText(share)} `}${per.name}`);
      canonical.push(`${numberText((amount * of.factor) / (share * per.factor))} ${of.base}/${per.base}`);
    }
    return ' ';
  });
  if (texts.length > 0) {
    return { strength: { text: texts.join('/'), canonical: canonical.join('/'), mg: texts.length === 1 ? mg : null }, at, rest };
  }
  const pair = BARE_PAIR.exec(low);
  if (pair?.[1] !== undefined && pair[2] !== undefined) {
    const both = `${pair[1]} mg/${pair[2]} mg`;
    return { strength: { text: both, canonical: both, mg: null }, at: pair.index, rest: low.replace(BARE_PAIR, ' ') };
  }
  return { strength: null, at, rest };
}

/** Milligrams in an amount, where its unit is a mass; null otherwise. */
export function inMilligrams(value: number, unitText: string): number | null {
  const of = UNITS[unitText.toLowerCase().replace(/[µμ]g/g, 'ug').replace(/[.[\]]/g, '')];
  return of?.base === 'mg' ? Number((value * of.factor).toPrecision(10)) : null;
}

const COUNTED = /^(?:tablet|capsule|puff|drop|dose|sachet|spray|suppository|ampoule|vial)$/;

/** `2 tablets`: an amount with its unit in words; counted things in the plural. */
export function amountInWords(value: number, unit: string): string {
  const words = value !== 1 && COUNTED.test(unit) ? unit.replace(/y$/, 'ie').concat('s') : unit;
  return `${numberText(value)} ${words}`.trim();
}

/** The unit in full: `mcg` is written micrograms, as nothing in a medicine line is abbreviated dangerously. */
export const unitInWords = (unitText: string): string => UNITS[unitText.toLowerCase().replace(/[µμ]g/g, 'ug').replace(/[[\]]/g, '')]?.name ?? unitText;
