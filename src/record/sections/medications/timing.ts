/** How often, in words and for comparing? Read from the structured Timing of a dosage. Source: FHIR R4 Timing. */
import type { Timing, TimingRepeat } from 'fhir/r4';
import { conceptText } from '../../fhir/concept';
import { list } from '../../fhir/shape';
import { numberText } from './strength';

export interface ReadTiming {
  readonly text: string | null;
  /** Times in so many hours, such as `2/24h`, for comparing. */
  readonly pace: string | null;
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
const DAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** The abbreviation that the code of a Timing is, where we know it. */
function abbreviated(timing: Timing | undefined): readonly [string, string] | undefined {
  for (const { code } of list(timing?.code?.coding)) {
    const words = ABBREVIATIONS[String(code)];
    if (words !== undefined) return words;
  }
  return undefined;
}

/** `twice a day`, `2 to 3 times a day`, `every 8 hours`, `twice every 3 days`; null where no unit of time is said. */
function oftenText({ frequencyMax, ...repeat }: TimingRepeat): string | null {
  const unit = PERIODS[repeat.periodUnit ?? ''];
  if (unit === undefined) return null;
  const frequency = repeat.frequency ?? 1;
  const period = repeat.period ?? 1;
  const often =
    frequencyMax !== undefined && frequencyMax !== frequency
      ? `${numberText(frequency)} to ${timesWord(frequencyMax)}`
      : timesWord(frequency);
  if (period === 1) return `${often} a ${unit}`;
  return frequency === 1 ? `every ${numberText(period)} ${unit}s` : `${often} every ${numberText(period)} ${unit}s`;
}

function paceOf({ frequency, period, periodUnit }: TimingRepeat): string {
  const hours = (HOURS[periodUnit ?? 'd'] ?? 24) * (period ?? 1);
  const perDay = ((frequency ?? 1) * 24) / hours;
  return perDay >= 1 ? `${numberText(perDay)}/24h` : `1/${numberText(24 / perDay)}h`;
}

export function timingOf(timing: Timing | undefined): ReadTiming {
  const repeat = timing?.repeat;
  const isTimed = PERIODS[repeat?.periodUnit ?? ''] !== undefined;
  if (repeat === undefined || (repeat.frequency === undefined && !isTimed && list(repeat.when).length === 0)) {
    const code = abbreviated(timing);
    return code === undefined ? { text: conceptText(timing?.code), pace: null } : { text: code[0], pace: code[1] };
  }
  const words = (codes: readonly string[] | undefined, table: Readonly<Record<string, string>>) =>
    list(codes).map((one) => table[one] ?? one);
  const when = words(repeat.when, WHEN).join(' and ');
  const days = words(repeat.dayOfWeek, DAYS).join(', ');
  return {
    text:
      [oftenText(repeat), days === '' ? '' : `on ${days}`, when]
        .filter((part) => part !== null && part !== '')
        .join(' ') || null,
    pace: !isTimed && when === '' ? null : paceOf(repeat),
  };
}
