/** How strong is it? `0.5g`, `500 mg` and `500mg` are one strength; `5mg/5ml` is `1 mg/ml`; `1%` is `10 mg/ml`. */
import { numberAsSent } from '../../../domain/decimals';
import { spreadUnit } from './number-set';

/** One ingredient's strength, in milligrams, units or millimoles, for each millilitre or hour where it says so. */
interface Part {
  /** The number as written. */
  readonly shown: number;
  readonly amount: number;
  readonly base: string;
  readonly per: string | null;
  /** How much of `per` the amount stands in: 5 of `250mg/5ml`. */
  readonly share: number;
}

export interface Strength {
  /** As shown: `500 mg`, `100 micrograms/dose`; a leading zero, no trailing zero. */
  readonly text: string;
  /** For comparing: all masses in milligrams, the parts of a combination in rising order. */
  readonly canonical: string;
  /** Milligrams in one unit where it is a plain mass of one ingredient, for turning tablets into milligrams. */
  readonly mg: number | null;
  /** All amounts together, whatever they stand in: `40mg/0.4ml` holds 40; null where they are not of one kind. */
  readonly total: number | null;
  /** One amount that stands in nothing. */
  readonly plain: boolean;
  /** The numbers as written, by which one without a unit is known again: `Seretide 250`. */
  readonly numbers: readonly number[];
  /** Written without any unit. */
  readonly bare: boolean;
}

interface Unit {
  readonly name: string;
  readonly base: string;
  readonly factor: number;
}

const unit = (name: string, base: string, factor: number): Unit => ({ name, base, factor });

const UNITS: Readonly<Record<string, Unit>> = {
  kg: unit('kg', 'mg', 1e6),
  g: unit('g', 'mg', 1000),
  gram: unit('g', 'mg', 1000),
  grams: unit('g', 'mg', 1000),
  gm: unit('g', 'mg', 1000),
  gms: unit('g', 'mg', 1000),
  mg: unit('mg', 'mg', 1),
  mgs: unit('mg', 'mg', 1),
  milligram: unit('mg', 'mg', 1),
  milligrams: unit('mg', 'mg', 1),
  microgram: unit('micrograms', 'mg', 1e-3),
  micrograms: unit('micrograms', 'mg', 1e-3),
  mcg: unit('micrograms', 'mg', 1e-3),
  mcgs: unit('micrograms', 'mg', 1e-3),
  ug: unit('micrograms', 'mg', 1e-3),
  microg: unit('micrograms', 'mg', 1e-3),
  micgram: unit('micrograms', 'mg', 1e-3),
  micrgram: unit('micrograms', 'mg', 1e-3),
  nanogram: unit('nanograms', 'mg', 1e-6),
  nanograms: unit('nanograms', 'mg', 1e-6),
  ng: unit('nanograms', 'mg', 1e-6),
  unit: unit('units', 'units', 1),
  units: unit('units', 'units', 1),
  iu: unit('units', 'units', 1),
  u: unit('units', 'units', 1),
  'international units': unit('units', 'units', 1),
  mmol: unit('mmol', 'mmol', 1),
  '%': unit('%', '%', 1),
  ml: unit('ml', 'ml', 1),
  mls: unit('ml', 'ml', 1),
  millilitre: unit('ml', 'ml', 1),
  millilitres: unit('ml', 'ml', 1),
  l: unit('litre', 'ml', 1000),
  litre: unit('litre', 'ml', 1000),
  dose: unit('dose', 'dose', 1),
  doses: unit('dose', 'dose', 1),
  actuation: unit('dose', 'dose', 1),
  puff: unit('dose', 'dose', 1),
  spray: unit('dose', 'dose', 1),
  inhalation: unit('dose', 'dose', 1),
  inh: unit('dose', 'dose', 1),
  act: unit('dose', 'dose', 1),
  blister: unit('dose', 'dose', 1),
  hour: unit('hour', 'h', 1),
  hours: unit('hours', 'h', 1),
  hr: unit('hour', 'h', 1),
  h: unit('hour', 'h', 1),
  hrs: unit('hours', 'h', 1),
  each: unit('each', 'each', 1),
  tablet: unit('tablet', 'each', 1),
  capsule: unit('capsule', 'each', 1),
  vial: unit('vial', 'each', 1),
  sachet: unit('sachet', 'each', 1),
  ampoule: unit('ampoule', 'each', 1),
  patch: unit('patch', 'each', 1),
};

const AMOUNTS = [
  'kg|grams?|gms?|g|milligrams?|mgs?|micrograms?|micr?gram|mcgs?|ug|microg|nanograms?|ng',
  'international units|units?|iu|u|mmol|%|millilitres?|mls?|litre|l',
].join('|');
const HOLDERS = [
  'millilitres?|mls?|litre|l|dose|actuation|act|puff|spray|inhalation|inh|blister',
  'hours?|hrs?|h|each|tablet|capsule|vial|sachet|ampoule|patch',
].join('|');
const PART = `(\\d[\\d,]*(?:\\.\\d+)?|\\.\\d+)\\s*-?\\s*(${AMOUNTS})(?![a-z])`;
const PER = `(?:\\s*(?:/|per|in)\\s*(?:metered )?(?:(\\d+(?:\\.\\d+)?)?\\s*(${HOLDERS})|(g))(?![a-z]))?`;
const STRENGTH = new RegExp(`${PART}${PER}`, 'g');
/** `30/500` and `87/5/9`, the way combinations are often written. */
const BARE_SET = /(?:^|\s)(\d+(?:\.\d+)?(?:\s*\/\s*\d+(?:\.\d+)?)+)(?=\s|$)/;
/** `5/7`, `2/52`, `1/12`: days, weeks and months, as clinicians write them. */
const DURATION = /^(?:[1-6]\/7|\d{1,2}\/52|\d{1,2}\/12)$/;
/** A range of one strength, and of a million units, said as the one number that is compared. */
const RANGE = /\d+(?:\.\d+)?\s*-\s*(?=\d+(?:\.\d+)?\s*(?:g|mg)\b)/g;
const MILLION = /(\d+(?:\.\d+)?)\s*(?:million|mega)[\s-]*(?=units?\b|iu\b|u\b)/g;

/** `0.5` not `.5`, `5` not `5.0`, and no rounding noise. */
export const numberText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e9 ? String(value) : numberAsSent(Number(value.toPrecision(10)));

const bare = (digits: string): number => Number(digits.replace(/,/g, ''));

/**
 * `10 mg/ml`: a percentage is grams in 100 ml, what stands in a gram stands in a millilitre, and a dose is one of what
 * is counted.
 */
function canonicalPart({ amount, base, per, share }: Part): string {
  if (base === '%') return `${numberText(amount * 10)} mg/ml`;
  if (per === null || per === 'dose') return `${numberText(amount / share)} ${base}`;
  return per === 'mg'
    ? `${numberText((amount * 1000) / share)} ${base}/ml`
    : `${numberText(amount / share)} ${base}/${per}`;
}

const byAmount = (a: Part, b: Part): number => a.amount - b.amount || (a.base < b.base ? -1 : 1);

function strengthOf(text: string, parts: readonly Part[], isBare: boolean): Strength {
  const [only] = parts;
  return {
    text,
    canonical: [...parts].sort(byAmount).map(canonicalPart).join('/'),
    mg:
      parts.length === 1 && only !== undefined && !isBare && only.base === 'mg' && only.per === null
        ? only.amount
        : null,
    plain: parts.length === 1 && only?.per === null,
    total: parts.every(({ base }) => base === only?.base && base !== '%')
      ? Number(parts.reduce((sum, { amount }) => sum + amount, 0).toPrecision(10))
      : null,
    numbers: parts.map(({ shown }) => shown),
    bare: isBare,
  };
}

/** Numbers written without a unit, in the unit their medicine is measured in; null where nobody can tell it. */
export function bareStrength(numbers: readonly number[], unitText: 'mg' | 'micrograms' | null): Strength {
  const of = unitText === null ? undefined : UNITS[unitText];
  const text = numbers.map((number) => `${numberText(number)}${of === undefined ? '' : ` ${of.name}`}`).join('/');
  return strengthOf(
    text,
    numbers.map((shown) => ({ shown, amount: shown * (of?.factor ?? 1), base: of?.base ?? '?', per: null, share: 1 })),
    true,
  );
}

/** Vitamin D is written in units and in micrograms: 40 units are one. Source: BNF. */
export function vitaminD(strength: Strength): Strength {
  if (!/ units\b/.test(strength.canonical) || strength.canonical.includes('/ml')) return strength;
  const inMass = strength.canonical.replace(
    /(\d+(?:\.\d+)?) units/,
    (_, units: string) => `${numberText(Number(units) / 40_000)} mg`,
  );
  return {
    ...strength,
    canonical: inMass
      .split('/')
      .sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b))
      .join('/'),
  };
}

export interface FoundStrength {
  readonly strength: Strength | null;
  /** Numbers such as `30/500` that stand there without a unit. */
  readonly bare: readonly number[];
  /** Where the first strength begins in the text, or its length. */
  readonly at: number;
  /** The text without any strength. */
  readonly rest: string;
}

/** What makes a strength hard to read, said plainly: to be called once, before names are looked for. */
export const plainStrengths = (low: string): string =>
  spreadUnit(low.replace(/%\s*w\/[wv]\b/g, '%').replace(/(\d),(?=\d{3}(?!\d))/g, '$1'))
    .replace(RANGE, '')
    .replace(MILLION, (_, digits: string) => numberText(Number(digits) * 1e6));

/** Reads the strengths out of a lower-case product name. */
export function findStrength(low: string): FoundStrength {
  const texts: string[] = [];
  const parts: Part[] = [];
  let at = low.length;
  const rest = low.replace(
    STRENGTH,
    (
      _whole: string,
      digits: string,
      unitText: string,
      perDigits: string | undefined,
      perUnit: string | undefined,
      perGram: string | undefined,
      offset: number,
    ) => {
      const perText = perUnit ?? perGram;
      const of = UNITS[unitText];
      if (of === undefined || (of.base === 'ml' && perText === undefined)) return ' ';
      at = Math.min(at, offset);
      const per = perText === undefined ? undefined : UNITS[perText];
      const amount = bare(digits);
      const counted = per === undefined || per.base === 'each';
      const share = counted ? 1 : Number(perDigits ?? 1) || 1;
      texts.push(
        counted
          ? `${numberText(amount)} ${of.name}`
          : `${numberText(amount)} ${of.name}/${share === 1 ? '' : `${numberText(share)} `}${per.name}`,
      );
      parts.push({
        shown: amount,
        amount: Number((amount * of.factor).toPrecision(10)),
        base: of.base,
        per: counted ? null : per.base,
        share: counted ? 1 : share * per.factor,
      });
      return ' ';
    },
  );
  if (parts.length > 0) return { strength: strengthOf(texts.join('/'), parts, false), bare: [], at, rest };
  const set = BARE_SET.exec(low);
  if (set?.[1] !== undefined && !DURATION.test(set[1]))
    return { strength: null, bare: set[1].split('/').map(Number), at: set.index, rest: low.replace(BARE_SET, ' ') };
  return { strength: null, bare: [], at, rest };
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(a, b);

/**
 * Do two ways of writing a strength mean one? Equal amounts; the same total where only one says what it stands in
 * (`40mg` and
 * `40mg/0.4ml`) or in which parts it comes (`625mg` and `500mg/125mg`); the same numbers where one has no unit
 * (`Seretide 250`).
 */
export function sameStrength(a: Strength, b: Strength): boolean {
  if (a.canonical === b.canonical) return true;
  if (a.bare || b.bare) {
    const [few, many] = a.bare ? [a, b] : [b, a];
    return (
      few.numbers.every((number) => many.numbers.includes(number)) ||
      (few.plain && few.numbers[0] === many.numbers.reduce((sum, number) => sum + number, 0))
    );
  }
  return a.plain !== b.plain && a.total !== null && b.total !== null && close(a.total, b.total);
}

/** Milligrams in an amount, where its unit is a mass; null otherwise. */
export function inMilligrams(value: number, unitText: string): number | null {
  const of = UNITS[plainUnit(unitText)];
  return of?.base === 'mg' ? Number((value * of.factor).toPrecision(10)) : null;
}

const plainUnit = (unitText: string): string =>
  unitText
    .trim()
    .toLowerCase()
    .replace(/[µμ]g/g, 'ug')
    .replace(/\(s\)$/, '')
    .replace(/[.[\]]/g, '');

const COUNTED =
  /^(?:actuation|inhalation|blister|tablet|capsule|puff|drop|dose|sachet|spray|suppository|ampoule|vial|patch)$/;

/** `2 tablets`: an amount with its unit in words; counted things in the plural. */
export function amountInWords(value: number, unit: string): string {
  const words =
    value !== 1 && COUNTED.test(unit) ? (unit === 'patch' ? 'patches' : unit.replace(/y$/, 'ie').concat('s')) : unit;
  return `${numberText(value)} ${words}`.trim();
}

/** The unit in full: `mcg` is written micrograms, as nothing in a medicine line is abbreviated dangerously. */
export const unitInWords = (unitText: string): string => UNITS[plainUnit(unitText)]?.name ?? unitText;
