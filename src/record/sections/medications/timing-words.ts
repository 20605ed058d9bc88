/** In which words do the codes of a Timing stand? Source: FHIR R4 Timing, EventTiming, UnitsOfTime, GTSAbbreviation. */

/** UCUM period units of Timing and the words that senders write for them: the unit, and how many hours it lasts. */
const UNITS: readonly (readonly [readonly string[], string, number])[] = [
  [['s', 'sec', 'second'], 'second', 1 / 3600],
  [['min', 'minute'], 'minute', 1 / 60],
  [['h', 'hr', 'hour'], 'hour', 1],
  [['d', 'day'], 'day', 24],
  [['wk', 'week'], 'week', 168],
  [['mo', 'month'], 'month', 730],
  [['a', 'yr', 'year'], 'year', 8766],
];
const BY_UNIT = new Map(UNITS.flatMap(([codes, word, hours]) => codes.map((code) => [code, { word, hours }] as const)));

/** A unit of time as a word and in hours; undefined for any other unit. */
export const unitOfTime = (unit: unknown): { readonly word: string; readonly hours: number } | undefined => {
  if (typeof unit !== 'string') return undefined;
  const low = unit.trim().toLowerCase();
  return BY_UNIT.get(low) ?? BY_UNIT.get(low.replace(/(?:\(s\)|s)$/, ''));
};

/** When in the day; and, for those that an offset counts from, the moment before or after which it is. */
export const WHEN: Readonly<
  Record<string, { readonly words: string; readonly before?: string; readonly after?: string }>
> = {
  MORN: { words: 'in the morning' },
  'MORN.early': { words: 'in the early morning' },
  'MORN.late': { words: 'in the late morning' },
  NOON: { words: 'at noon', after: 'noon' },
  AFT: { words: 'in the afternoon' },
  'AFT.early': { words: 'in the early afternoon' },
  'AFT.late': { words: 'in the late afternoon' },
  EVE: { words: 'in the evening' },
  'EVE.early': { words: 'in the early evening' },
  'EVE.late': { words: 'in the late evening' },
  NIGHT: { words: 'at night' },
  PHS: { words: 'after going to sleep', after: 'going to sleep' },
  IMD: { words: 'immediately' },
  HS: { words: 'at bedtime', before: 'bedtime' },
  WAKE: { words: 'on waking', after: 'waking' },
  C: { words: 'with meals', after: 'meals' },
  CM: { words: 'with breakfast', after: 'breakfast' },
  CD: { words: 'with lunch', after: 'lunch' },
  CV: { words: 'with the evening meal', after: 'the evening meal' },
  AC: { words: 'before meals', before: 'meals' },
  ACM: { words: 'before breakfast', before: 'breakfast' },
  ACD: { words: 'before lunch', before: 'lunch' },
  ACV: { words: 'before the evening meal', before: 'the evening meal' },
  PC: { words: 'after meals', after: 'meals' },
  PCM: { words: 'after breakfast', after: 'breakfast' },
  PCD: { words: 'after lunch', after: 'lunch' },
  PCV: { words: 'after the evening meal', after: 'the evening meal' },
};

export const DAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const ABBREVIATIONS: Readonly<Record<string, readonly [string, string | null]>> = {
  QD: ['once a day', '1/24h'],
  OD: ['once a day', '1/24h'],
  DAILY: ['once a day', '1/24h'],
  BID: ['twice a day', '2/24h'],
  BD: ['twice a day', '2/24h'],
  TID: ['3 times a day', '3/24h'],
  TDS: ['3 times a day', '3/24h'],
  QID: ['4 times a day', '4/24h'],
  QDS: ['4 times a day', '4/24h'],
  AM: ['in the morning', '1/24h'],
  QAM: ['in the morning', '1/24h'],
  MANE: ['in the morning', '1/24h'],
  PM: ['in the evening', '1/24h'],
  QPM: ['in the evening', '1/24h'],
  BED: ['at bedtime', '1/24h'],
  HS: ['at bedtime', '1/24h'],
  QHS: ['at bedtime', '1/24h'],
  NOCTE: ['at night', '1/24h'],
  QOD: ['every 2 days', '1/48h'],
  WK: ['once a week', '1/168h'],
  MO: ['once a month', '1/730h'],
  STAT: ['at once', null],
};
const HOURLY = /^Q(\d{1,2})H$/;

/** What a timing's abbreviation says, with its pace; undefined for any other code. `Q4H` is every 4 hours. */
export function abbreviated(code: string): readonly [string, string | null] | undefined {
  const upper = code.trim().toUpperCase();
  if (Object.hasOwn(ABBREVIATIONS, upper)) return ABBREVIATIONS[upper];
  const hours = Number(HOURLY.exec(upper)?.[1] ?? 0);
  if (hours === 0) return undefined;
  return [hours === 1 ? 'every hour' : `every ${String(hours)} hours`, paceOver(1, hours)];
}

/** So many times in so many hours, as it is compared: `2/24h`, `1/168h`. */
export function paceOver(times: number, hours: number): string {
  const perDay = (times * 24) / hours;
  const text = (value: number): string => String(Number(value.toPrecision(6)));
  return perDay >= 1 ? `${text(perDay)}/24h` : `1/${text(24 / perDay)}h`;
}
