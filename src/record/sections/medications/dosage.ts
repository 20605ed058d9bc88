/** How much, how often, by which route? From structured dosage first, from the words where there is no structure. */
import type { Dosage, Quantity, Range, Timing } from 'fhir/r4';
import { codeIn, conceptText } from '../../fhir/concept';
import { remembered } from '../../fhir/remembered';
import { list, textOf } from '../../fhir/shape';
import { SNOMED } from '../../../domain/code-systems';
import { routeClass } from './form';
import { amountInWords, inMilligrams, numberText, unitInWords } from './strength';
import { sideOf, wordedDosage, type Amount, type Side } from './worded-dosage';

export interface ReadDosage {
  /** As shown; null when nothing says. */
  readonly dose: string | null;
  readonly frequency: string | null;
  readonly route: string | null;
  readonly routeClass: string | null;
  /** The provider's own words, all of them; rendered from structure where there are none. */
  readonly instructions: string | null;
  /** For comparing: the amount, and times a day with the as-needed mark. */
  readonly amount: Amount | null;
  readonly pace: string | null;
  /** Which side of the body, for eyes and ears; null where nothing says. */
  readonly side: Side | null;
}

const unitOf = (quantity: Quantity): string => unitInWords(textOf(quantity.unit) ?? textOf(quantity.code) ?? '');

function quantityText(quantity: Quantity | undefined): string | null {
  if (typeof quantity?.value !== 'number') return null;
  return amountInWords(quantity.value, unitOf(quantity));
}

function rangeText(range: Range | undefined): string | null {
  const low = quantityText(range?.low);
  const high = quantityText(range?.high);
  if (low === null || high === null) return low === null ? (high === null ? null : `up to ${high}`) : `at least ${low}`;
  if (low === high) return low;
  const sameUnit = range?.low !== undefined && range.high !== undefined && unitOf(range.low) === unitOf(range.high);
  return sameUnit ? `${numberText(range?.low?.value ?? 0)} to ${high}` : `${low} to ${high}`;
}

function amountOf(quantity: Quantity | undefined): Amount | null {
  if (typeof quantity?.value !== 'number') return null;
  const unit = (textOf(quantity.code) ?? textOf(quantity.unit) ?? '').toLowerCase();
  const mg = inMilligrams(quantity.value, unit) ?? inMilligrams(quantity.value, textOf(quantity.unit) ?? '');
  return mg === null
    ? { value: quantity.value, unit: (textOf(quantity.unit) ?? unit).toLowerCase().replace(/\(s\)$|s$/, '') }
    : { value: mg, unit: 'mg' };
}

/** UCUM period units of Timing, and the HL7 abbreviations clinicians also send as codes. */
const PERIODS: Readonly<Record<string, string>> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
};
const HOURS: Readonly<Record<string, number>> = { s: 1 / 3600, min: 1 / 60, h: 1, d: 24, wk: 168, mo: 730, a: 8766 };
const ABBREVIATIONS: Readonly<Record<string, readonly [string, string]>> = {
  QD: ['once a day', '1/24h'],
  BID: ['twice a day', '2/24h'],
  TID: ['3 times a day', '3/24h'],
  QID: ['4 times a day', '4/24h'],
  AM: ['in the morning', '1/24h'],
  PM: ['in the evening', '1/24h'],
  QOD: ['every 2 days', '1/48h'],
  Q4H: ['every 4 hours', '6/24h'],
  Q6H: ['every 6 hours', '4/24h'],
  BED: ['at bedtime', '1/24h'],
  WK: ['once a week', '1/168h'],
  MO: ['once a month', '1/730h'],
};
const WHEN: Readonly<Record<string, string>> = {
  MORN: 'in the morning',
  NOON: 'at noon',
  AFT: 'in the afternoon',
  EVE: 'in the evening',
  NIGHT: 'at night',
  HS: 'at bedtime',
  WAKE: 'on waking',
  AC: 'before meals',
  PC: 'after meals',
  ACM: 'before breakfast',
  PCM: 'after breakfast',
  ACD: 'before lunch',
  ACV: 'before the evening meal',
  PCV: 'after the evening meal',
  C: 'with meals',
  CM: 'with breakfast',
  CV: 'with the evening meal',
};

const timesWord = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${numberText(count)} times`;

function timingOf(timing: Timing | undefined): { readonly text: string | null; readonly pace: string | null } {
  const code = timing?.code?.coding
    ?.map((coding) => ABBREVIATIONS[String(coding.code)])
    .find((found) => found !== undefined);
  const { repeat } = timing ?? {};
  const unit = PERIODS[repeat?.periodUnit ?? ''];
  if (
    repeat === undefined ||
    (repeat.frequency === undefined && unit === undefined && list(repeat.when).length === 0)
  ) {
    return code === undefined ? { text: conceptText(timing?.code), pace: null } : { text: code[0], pace: code[1] };
  }
  const frequency = repeat.frequency ?? 1;
  const period = repeat.period ?? 1;
  const when = list(repeat.when)
    .map((one) => WHEN[one] ?? one)
    .join(' and ');
  const often =
    repeat.frequencyMax !== undefined && repeat.frequencyMax !== frequency
      ? `${numberText(frequency)} to ${timesWord(repeat.frequencyMax)}`
      : timesWord(frequency);
  const text =
    unit === undefined
      ? null
      : period === 1
        ? `${often} a ${unit}`
        : frequency === 1
          ? `every ${numberText(period)} ${unit}s`
          : `${often} every ${numberText(period)} ${unit}s`;
  const days = list(repeat.dayOfWeek)
    .map((day) => DAYS[day] ?? day)
    .join(', ');
  const hours = (HOURS[repeat.periodUnit ?? 'd'] ?? 24) * period;
  const perDay = (frequency * 24) / hours;
  return {
    text:
      [text, days === '' ? '' : `on ${days}`, when].filter((part) => part !== null && part !== '').join(' ') || null,
    pace:
      unit === undefined && when === ''
        ? null
        : perDay >= 1
          ? `${numberText(perDay)}/24h`
          : `1/${numberText(24 / perDay)}h`,
  };
}

const DAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const NOTHING: ReadDosage = {
  dose: null,
  frequency: null,
  route: null,
  routeClass: null,
  instructions: null,
  amount: null,
  pace: null,
  side: null,
};

const readWords = remembered(wordedDosage);

function readOne(dosage: Dosage): ReadDosage {
  const rate = list(dosage.doseAndRate)[0];
  const structured = quantityText(rate?.doseQuantity) ?? rangeText(rate?.doseRange);
  const timing = timingOf(dosage.timing);
  const needed = dosage.asNeededBoolean === true || dosage.asNeededCodeableConcept !== undefined;
  const words = textOf(dosage.text) ?? textOf(dosage.patientInstruction);
  const worded = words === null ? null : readWords(words);
  const often = timing.text === null ? null : `${timing.text}${needed ? ' as needed' : ''}`;
  const route = conceptText(dosage.route);
  const frequency = often ?? (needed && structured !== null ? 'as needed' : null);
  const pace = timing.pace ?? worded?.pace ?? null;
  return {
    dose: structured ?? words,
    frequency: structured === null && words !== null ? null : frequency,
    route,
    routeClass:
      routeClass(codeIn(dosage.route, SNOMED), route) ??
      (words === null ? null : routeClass(null, words.replace(/\bpr\b/gi, ''))),
    instructions: words ?? ([structured, route, frequency].filter((part) => part !== null).join(', ') || null),
    amount: amountOf(rate?.doseQuantity) ?? (rate?.doseRange === undefined ? (worded?.amount ?? null) : null),
    pace: pace === null ? null : `${pace}${needed || worded?.needed === true ? ' as needed' : ''}`,
    side: (dosage.site === undefined ? null : sideOf(conceptText(dosage.site) ?? '')) ?? worded?.side ?? null,
  };
}

/**
 * Several dosages of one medicine keep their own order (`sequence`) and stay apart in words: "…; then …" or "…; and …".
 */
export function readDosages(dosages: readonly Dosage[] | undefined): ReadDosage {
  const all = list(dosages);
  if (all.length === 0) return NOTHING;
  if (all.length === 1) return readOne(all[0] as Dosage);
  const ordered = [...all].sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0)).map(readOne);
  const [first] = ordered;
  if (first === undefined) return NOTHING;
  const inSequence = new Set(all.map(({ sequence }) => sequence ?? 0)).size === all.length;
  const between = inSequence ? '; then ' : '; and ';
  const instructions = ordered
    .flatMap((one) => one.instructions ?? [])
    // the sender may have written the joining word itself
    .map((text, at) => (at === 0 ? text : text.replace(inSequence ? /^then\b[\s,:]*/i : /^and\b[\s,:]*/i, '')))
    .join(between);
  const sides = new Set(ordered.flatMap(({ side }) => side ?? []));
  return {
    ...NOTHING,
    side: sides.size > 1 ? 'Both' : ([...sides][0] ?? null),
    dose: instructions === '' ? null : instructions,
    route: first.route,
    routeClass: first.routeClass,
    instructions: instructions === '' ? null : instructions,
  };
}
