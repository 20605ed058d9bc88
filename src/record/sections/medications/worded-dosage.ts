/**
 * What amount and pace do a dosage's words state, for comparing it with another's? Anything not surely read is left
 * unread.
 */

export interface Amount {
  readonly value: number;
  /** `mg`, or the singular of what is counted: `tablet`, `puff`, `ml`; `each` where a number stands alone. */
  readonly unit: string;
}

export interface WordedDosage {
  readonly amount: Amount | null;
  readonly pace: string | null;
  readonly needed: boolean;
  readonly side: Side | null;
}

/** Which side of the body, for eyes, ears and nostrils. */
export type Side = 'Left' | 'Right' | 'Both';

/** Numbers in words, as they stand before what is counted. */
export const NUMBERS: Readonly<Record<string, number>> = {
  half: 0.5,
  'half a': 0.5,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fourteen: 14,
  '½': 0.5,
};

const AMOUNT =
  /(?:^|[\s(])(\d+(?:\.\d+)?|½|half a|half|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:x\s*)?(\d+-?ml spoon\w*|mg|g|micrograms?|mcg|units?|ml|tab(?:let)?s?|cap(?:sule)?s?|puffs?|drops?|sachets?|patch(?:es)?|sprays?|doses?|inhalations?)\b/g;

/** `1 tds`, `One to be taken twice a day`, `Take 2 daily`: a number of what the product is counted in. */
const BARE =
  /^(?:take |give |use )?(\d+(?:\.\d+)?|½|half|one|two|three|four|five|six|seven|eight|nine|ten)(?: to be taken| to be swallowed| po)?,? (?:od|om|o\.m\.|o\.n\.|bd|bid|tds|tid|qds|qid|nocte|mane|am|pm|daily|weekly|once|twice|three times|four times|each|every|at (?:night|bedtime)|in the|a day|prn|when required|as required)\b/;

const MASS: Readonly<Record<string, number>> = { mg: 1, g: 1000, microgram: 0.001, mcg: 0.001 };
const COUNTED: Readonly<Record<string, string>> = {
  tab: 'tablet',
  cap: 'capsule',
  patche: 'patch',
  inhalation: 'puff',
};

function amountIn(low: string): Amount | null {
  const found = [...low.matchAll(AMOUNT)];
  const [first] = found;
  if (first === undefined) {
    const counted = BARE.exec(low)?.[1];
    return counted === undefined ? null : { value: NUMBERS[counted] ?? Number(counted), unit: 'each' };
  }
  if (
    first[1] === undefined ||
    first[2] === undefined ||
    found.length !== 1 ||
    /\b(?:or|to|-)\s*(?:\d|one|two|three|four)/.test(
      low.slice(0, (first.index ?? 0) + first[0].length + 12).replace(/to be/g, ''),
    )
  )
    return null;
  const value = NUMBERS[first[1]] ?? Number(first[1]);
  const unit = first[2].replace(/s$/, '');
  const mass = MASS[unit];
  return mass === undefined
    ? { value, unit: COUNTED[unit] ?? unit }
    : { value: Number((value * mass).toPrecision(10)), unit: 'mg' };
}

/** How many times of the day are named: `one in the morning and two at night` is twice. */
const TIMES_OF_DAY = [
  /\b(?:morning|breakfast|mane|om|\d?am)\b|\bo\.m\./,
  /\b(?:lunch(?:time)?|noon|midday)\b/,
  /\b(?:evening|tea(?:time)?|dinner|supper|\d?pm)\b/,
  /\b(?:night|nocte|bed(?:time)?)\b|\bo\.n\./,
] as const;

const COUNTED_TIMES =
  /\b(two|three|four|five|six|2|3|4|5|6)(?: times|x)? ?(?:a|per|each|every|in)? ?(day|daily|week|weekly)\b/;
const HOURLY = /\b(?:every |q)?(\d{1,2})[ -]?(?:hourly|hrly)\b|\bq(\d{1,2})h\b|\bevery (\d{1,2}) hours\b/;

/** `3 times a day`, `twice weekly`, `6 hourly`: counted, in times per hours; null where nothing is. */
function countedPace(low: string): string | null {
  const times = COUNTED_TIMES.exec(low.replace(/\btwice\b/g, 'two times').replace(/\bthrice\b/g, 'three times'));
  if (times?.[1] !== undefined && / times|x/.test(times[0])) {
    const count = NUMBERS[times[1]] ?? Number(times[1]);
    return times[2]?.startsWith('week') === true
      ? `1/${String(Number((168 / count).toPrecision(10)))}h`
      : `${String(count)}/24h`;
  }
  const hours = HOURLY.exec(low);
  const every = Number(hours?.[1] ?? hours?.[2] ?? hours?.[3] ?? 0);
  return every === 0
    ? null
    : every <= 24
      ? `${String(Number((24 / every).toPrecision(10)))}/24h`
      : `1/${String(every)}h`;
}

const LEFT = /\bleft\b/;
const RIGHT = /\bright\b/;

/** Left, right or both, where the words speak of an eye, an ear or a nostril. */
export function sideOf(text: string): Side | null {
  const low = text.toLowerCase();
  if (!/\b(?:eyes?|ears?|nostrils?)\b/.test(low)) return null;
  const left = LEFT.test(low);
  const right = RIGHT.test(low);
  return (left && right) || /\b(?:both|each|either)\b/.test(low) ? 'Both' : left ? 'Left' : right ? 'Right' : null;
}

/** Most particular first; the pace is times per hours. */
const PACES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:alternate days|every other day|every (?:two|2) days)\b/, '1/48h'],
  [
    /\b(?:(?:once|one) (?:a|per|each|every) week|once weekly|every week|weekly|each week|every (?:seven|7) days)\b/,
    '1/168h',
  ],
  [/\b(?:every (?:three|3) days|every 72 hours)\b/, '1/72h'],
  [/\b(?:once a month|monthly|every month)\b/, '1/730h'],
  [
    /\b(?:qds|qid|four times (?:a|per|each) day|4 times (?:a|per|each) day|four times daily|4 times daily|every (?:six|6) hours)\b/,
    '4/24h',
  ],
  [
    /\b(?:tds|tid|three times (?:a|per|each) day|3 times (?:a|per|each) day|three times daily|3 times daily|every (?:eight|8) hours)\b/,
    '3/24h',
  ],
  [
    /\b(?:bd|bid|b\.d\.?|twice (?:a|per|each) day|twice daily|two times (?:a|per) day|2 times (?:a|per) day|every (?:twelve|12) hours|(?:in the )?morning and (?:at |in the )?(?:night|evening|bedtime))\b/,
    '2/24h',
  ],
  [/\b(?:every (?:four|4) hours)\b/, '6/24h'],
  [
    /\b(?:od|o\.d\.?|once (?:a|per|each) day|once daily|daily|every day|each day|a day|per day|every (?:morning|evening|night|24 hours)|each (?:morning|evening|night)|at (?:night|bedtime|teatime)|nocte|mane|om|\d?am|\d?pm|in the (?:morning|evening))\b|\bo\.[mn]\./,
    '1/24h',
  ],
];

const WEEKDAYS = /\b(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?s?\b/g;
const OTHER_DAYS = /\b(?:other|rest|except|remaining|otherwise|alternate|all)\b/;

/** `on Mondays`, `Mon, Wed and Fri`: so many times a week; null where no day is named, or other days have their own. */
function daysPace(low: string): string | null {
  const days = new Set([...low.matchAll(WEEKDAYS)].map(([, day]) => day));
  if (days.size === 0 || days.size === 7 || OTHER_DAYS.test(low)) return null;
  return `1/${String(Number((168 / days.size).toPrecision(6)))}h`;
}

/** No pace is sure where the words name days of the week and others besides. */
function paceIn(low: string): string | null {
  const counted = countedPace(low);
  if (counted !== null) return counted;
  const days = daysPace(low);
  if (days !== null) return days;
  const said = PACES.find(([words]) => words.test(low))?.[1] ?? null;
  const times = said === '1/24h' ? TIMES_OF_DAY.filter((time) => time.test(low)).length : 0;
  return times > 1 && !/\bor\b/.test(low) ? `${String(times)}/24h` : said;
}

/** In an eye `od` is the right one, `os` the left, `ou` both; not once a day. Source: RECORD.md "medications". */
const OCULUS: readonly (readonly [RegExp, Side])[] = [
  [/\bod\b|\bo\.d\./, 'Right'],
  [/\bos\b|\bo\.s\./, 'Left'],
  [/\bou\b|\bo\.u\./, 'Both'],
];

/**
 * As `wordedDosage`, for drops and ointments of eyes and ears: `od` there may be a side or a pace, so that it is no
 * pace, and keeps apart what is for the other side.
 */
export function wordedForEyeOrEar(text: string): WordedDosage {
  const low = text.toLowerCase();
  const side = OCULUS.find(([word]) => word.test(low))?.[1] ?? null;
  const read = wordedDosage(text.replace(/\bo\.?d\b\.?/gi, ' '));
  return { ...read, side: read.side ?? side };
}

/** Reads what is surely said; a range, a choice or several amounts say no one amount. */
export function wordedDosage(text: string): WordedDosage {
  const low = text.toLowerCase().replace(/\s+/g, ' ');
  return {
    amount: amountIn(low),
    pace: paceIn(low),
    needed:
      /\b(?:prn|as (?:needed|required|directed if needed)|when (?:needed|required)|if (?:needed|required))\b/.test(low),
    side: sideOf(low),
  };
}
