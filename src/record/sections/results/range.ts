/**
 * Which of a value's ranges is for this person and this unit, and how is each said? A range belongs to a unit and to
 * people: only one that fits both judges the value. Source: HL7 FHIR R4 Observation.referenceRange; docs/RECORD.md
 * results.
 */
import type { CodeableConcept, ObservationReferenceRange, Quantity } from 'fhir/r4';
import type { RecordDate } from '../../entry';
import { sameUnit, unitShown } from '../../codes/units';
import { conceptText } from '../../fhir/concept';
import { digitsIn, numberIn, rangeInWords, unitWords } from '../../fhir/quantity';
import { list, textOf } from '../../fhir/shape';
import type { Flag } from './interpretations';
import type { Measured } from './value';

/** When somebody was born, and when the value was taken; null where that is not known. */
export interface Aged {
  readonly born: RecordDate | null;
  readonly at: RecordDate | null;
}

export interface ReadRanges {
  /** In words: the one that applies, and any that is no usual range; else all of them. */
  readonly shown: string | null;
  /** In words: what was sent besides. */
  readonly others: string | null;
  /** The limits that the value may be judged by, in its own unit. */
  readonly low: number | null;
  readonly high: number | null;
}

const NOTHING: ReadRanges = { shown: null, others: null, low: null, high: null };

/** Milliseconds of the units in which an age is sent. Source: UCUM; the words that senders put. */
const DAY = 86_400_000;
const AGE_UNITS: readonly (readonly [RegExp, number, string])[] = [
  [/^(?:a|y|yr|yrs|years?)$/i, 365.25 * DAY, 'years'],
  [/^(?:mo|mon|mons|mths?|months?)$/i, 30.4375 * DAY, 'months'],
  [/^(?:wk|wks|w|weeks?)$/i, 7 * DAY, 'weeks'],
  [/^(?:d|days?)$/i, DAY, 'days'],
  [/^(?:h|hr|hrs|hours?)$/i, DAY / 24, 'hours'],
];

const unitOfAge = ({ unit, code }: Quantity): (typeof AGE_UNITS)[number] | undefined =>
  AGE_UNITS.find(([words]) => [code, unit].some((one) => typeof one === 'string' && words.test(one.trim())));

const ageUnitWords = (unit: string): string => AGE_UNITS.find(([words]) => words.test(unit))?.[2] ?? unit;

/** In completed units: 16 years are over at the 17th birthday. Null where it cannot be told. */
function isOfAge(age: ObservationReferenceRange['age'], { born, at }: Aged): boolean | null {
  if (born === null || at === null || age === undefined) return null;
  const lived = at.sort - born.sort;
  const holds = (limit: Quantity | undefined, fits: (age: number, limit: number) => boolean): boolean | null => {
    const number = numberIn(limit);
    if (limit === undefined || number === null) return true;
    const unit = unitOfAge(limit);
    return unit === undefined
      ? null
      : fits(Number.isInteger(number) ? Math.floor(lived / unit[1]) : lived / unit[1], number);
  };
  const [from, to] = [holds(age.low, (years, low) => years >= low), holds(age.high, (years, high) => years <= high)];
  if (from === false || to === false) return false;
  return from === null || to === null || (age.low === undefined && age.high === undefined) ? null : true;
}

/** What kind of range it is, where it is none of the usual. Source: HL7 FHIR referencerange-meaning. */
const KINDS: Readonly<Record<string, string>> = {
  recommended: 'recommended range',
  treatment: 'treatment range',
  therapeutic: 'therapeutic range',
  pre: 'pre-therapeutic range',
  post: 'post-therapeutic range',
  endocrine: 'endocrine related',
  'pre-puberty': 'before puberty',
  follicular: 'follicular phase',
  midcycle: 'mid-cycle',
  luteal: 'luteal phase',
  postmenopausal: 'after the menopause',
};

const USUAL = /^(?:normal|reference|usual|standard)?(?: ?(?:range|interval|limits?))?$/i;

/** A code alone: in words where it is made of them, else that it is of a kind which nobody here knows. */
function codedKind(codes: readonly string[]): string | null {
  const known = codes.flatMap((code) => KINDS[code] ?? [])[0];
  if (known !== undefined) return known;
  const other = codes.find((code) => code !== 'type' && !USUAL.test(code));
  if (other === undefined || codes.some((code) => USUAL.test(code))) return null;
  return /^[a-z][a-z -]+$/i.test(other)
    ? `${other.replace(/-/g, ' ').toLowerCase()} range`
    : 'a kind of range not named';
}

function kindOf(type: CodeableConcept | undefined): string | null {
  if (type === undefined) return null;
  const codes = list(type.coding).map(({ code }) => String(code));
  const text = textOf(type.text) ?? list(type.coding).flatMap(({ display }) => textOf(display) ?? [])[0] ?? null;
  if (text === null) return codedKind(codes);
  if (USUAL.test(text.replace(/ range$/i, '')) && !codes.some((code) => KINDS[code] !== undefined)) return null;
  if (USUAL.test(text)) return codes.flatMap((code) => KINDS[code] ?? [])[0] ?? null;
  const low = /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
  return /^(?:recommended|treatment|therapeutic|pre-?therapeutic|post-?therapeutic|target|toxic|critical|panic|alert)$/.test(
    low,
  )
    ? `${low} range`
    : low;
}

/** Words of a text that say of whom the range is no more than its numbers do. */
const NO_NEWS =
  /\b(?:normal|reference|range|interval|limits?|values?|adults?|expected|to|and|or|than|up|from|less|more|greater|over|under|below|above|units?|ref)\b/gi;

/** What a text says beyond the numbers and the unit of the range that it stands beside; empty where nothing. */
function newsIn(text: string, { low, high }: ObservationReferenceRange, unit: string | null): string {
  let left = text;
  for (const word of unit === null || unit === '' ? [] : [unit, unitShown(unit)]) left = left.split(word).join(' ');
  for (const end of [low, high]) {
    const digits = digitsIn(end);
    if (end === undefined || digits === null) continue;
    for (const word of [end.unit, end.code, unitWords(end, unitShown)])
      if (typeof word === 'string' && word !== '') left = left.split(word).join(' ');
    left = left.replace(/\d+(?:\.\d+)?/g, (number) => (Number(number) === Number(digits) ? ' ' : number));
  }
  return left.replace(NO_NEWS, ' ').replace(/[\s()[\]<>=≤≥,;:.–—-]+/g, '');
}

/** A limit without a unit, or in the value's own. */
export const fitsUnit = (limit: Quantity, unit: string): boolean => {
  if (unit !== '' && (limit.unit === unit || limit.code === unit)) return true;
  const theirs = [textOf(limit.code), textOf(limit.unit)];
  return theirs.every((one) => one === null) || theirs.some((one) => one !== null && sameUnit(one, unit));
};

/** `3.5 to 5.3`, with its unit where that is not the value's. */
function numbersIn({ low, high }: ObservationReferenceRange, unit: string | null): string | null {
  const isOwn = (end: Quantity | undefined): boolean => end === undefined || (unit !== null && fitsUnit(end, unit));
  const shown = isOwn(low) && isOwn(high) ? () => '' : unitShown;
  if (digitsIn(low) !== null && digitsIn(high) === null) {
    const { comparator } = low ?? {};
    const least = rangeInWords({ low: { ...low } }, shown)?.replace(/^at least /, '') ?? null;
    return least === null || comparator !== undefined ? least : `${least} or more`;
  }
  return rangeInWords({ ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }, shown);
}

/** Words that say of whom, when or for which aim a range is: then its numbers are not everybody's. */
const OF_SOME =
  /\b(?:pregnan\w*|trimester\w*|gestation\w*|ante-?natal|post-?(?:natal|partum|menopaus\w*|prandial|dose|op\w*)|pre-?(?:dose|op\w*|puber\w*|menopaus\w*|term)|menopaus\w*|luteal|follicular|ovulat\w*|mid-?cycle|lactating|breast-?fe\w*|child\w*|infants?|neonat\w*|newborns?|bab(?:y|ies)|toddlers?|adolescen\w*|p(?:a)?ediatric\w*|p(?:a)?eds?|kids?|teen\w*|juvenile\w*|elderly|years?|yrs?|y\/?o|months?|mths?|weeks?|wks?|days?|aged?|fasting|fasted|random|therap\w*|target\w*|treat\w*|trough|peak|toxic\w*|optimal|desir\w*|recommend\w*|goal|smok\w*|diabet\w*|patients?|people|persons?|dialysis|transplant\w*|anticoag\w*|prophyla\w*|on|if|when|morning|evening|midnight|noon|[ap]m|cord|black|white|asian|african|caucasian|afro\w*|ethnic\w*)\b/i;

interface Sent {
  readonly range: ObservationReferenceRange;
  readonly words: string;
  /** True: it is for this person; false: for others; null: that cannot be told. */
  readonly applies: boolean | null;
  /** Said for an age that this person has. */
  readonly aged: boolean;
  readonly kind: string | null;
}

/** A number that is none of the limits may be an age, a week or a dose: then they are not everybody's either. */
const isOfSome = (text: string, range: ObservationReferenceRange, unit: string | null): boolean =>
  OF_SOME.test(text) || /\d/.test(newsIn(text, range, unit));

function readOne(range: ObservationReferenceRange, unit: string | null, aged: Aged): Sent | null {
  const text = textOf(range.text);
  const numbers = numbersIn(range, unit);
  if (numbers === null && text === null) return null;
  const kind = kindOf(range.type);
  const people = list(range.appliesTo).flatMap((one) => conceptText(one) ?? []);
  const ofAge = isOfAge(range.age, aged);
  const age = ofAge === true ? null : rangeInWords(range.age ?? {}, ageUnitWords);
  const isNews = numbers !== null && text !== null && newsIn(text, range, unit) !== '';
  const beside = [kind, ...people, age === null ? null : `ages ${age}`, isNews ? text : null].filter(
    (one) => one !== null,
  );
  const isUsual = kind === null && people.length === 0 && !(isNews && isOfSome(text, range, unit));
  return {
    range,
    words: `${numbers ?? text ?? ''}${beside.length === 0 ? '' : ` (${beside.join('; ')})`}`,
    applies:
      range.age !== undefined && ofAge === false
        ? false
        : isUsual && (range.age === undefined || ofAge === true)
          ? true
          : null,
    aged: ofAge === true,
    kind,
  };
}

const inWords = (ranges: readonly Sent[]): string | null => ranges.map(({ words }) => words).join('; ') || null;

/** A laboratory sends the same range by the thousand: each is read once. */
const PLAIN = new Map<string, ReadRanges>();
const MOST = 10_000;

const endKey = (end: Quantity | undefined): string =>
  end === undefined ? '' : `${String(end.value)}\0${end.comparator ?? ''}\0${end.unit ?? ''}\0${end.code ?? ''}`;

/** A number alone, without the digits that JSON would have changed: as nearly every limit is sent. */
const isBareNumber = (end: Quantity | undefined): boolean =>
  end === undefined || (typeof end.value === 'number' && (end as { readonly _value?: unknown })._value === undefined);

/** One range that says nothing of whom it is for. */
function readPlain(range: ObservationReferenceRange, unit: string | null): ReadRanges {
  const { low, high, text } = range;
  if (!isBareNumber(low) || !isBareNumber(high)) return readAll([range], unit, UNKNOWN);
  const key = `${unit ?? '\0'}\0${endKey(low)}\0${endKey(high)}\0${text ?? ''}`;
  let made = PLAIN.get(key);
  if (made === undefined) {
    if (PLAIN.size >= MOST) PLAIN.clear();
    PLAIN.set(key, (made = readAll([range], unit, UNKNOWN)));
  }
  return made;
}

const UNKNOWN: Aged = { born: null, at: null };

/** Reads all ranges of one value. */
export function readRanges(
  ranges: readonly ObservationReferenceRange[],
  measured: Measured | null,
  aged: Aged,
): ReadRanges {
  if (ranges.length === 0) return NOTHING;
  const unit = measured?.kind === 'quantity' ? measured.unit : null;
  const [first] = ranges;
  return ranges.length === 1 &&
    first !== undefined &&
    first.type === undefined &&
    first.appliesTo === undefined &&
    first.age === undefined
    ? readPlain(first, unit)
    : readAll(ranges, unit, aged);
}

function readAll(ranges: readonly ObservationReferenceRange[], unit: string | null, aged: Aged): ReadRanges {
  const sent = ranges.flatMap((range) => readOne(range, unit, aged) ?? []);
  const fitting = sent.filter(({ applies }) => applies === true);
  const own = fitting.filter((one) => one.aged);
  const applying = own.length > 0 ? own : fitting;
  const shown = applying.length === 0 ? sent : sent.filter((one) => applying.includes(one) || one.kind !== null);
  const [only] = applying;
  const judge = applying.length === 1 ? only?.range : undefined;
  const limit = (end: Quantity | undefined): number | null =>
    end !== undefined && unit !== null && fitsUnit(end, unit) ? numberIn(end) : null;
  return {
    shown: inWords(shown),
    others: inWords(sent.filter((one) => !shown.includes(one))),
    low: limit(judge?.low),
    high: limit(judge?.high),
  };
}

/** Out of the range that applies? `<5` is above no limit, `>5` below none; `>5` is above a limit of 5. */
export function flagByRange(measured: Measured | null, { low, high }: ReadRanges): Flag | null {
  if (measured?.kind !== 'quantity') return null;
  const { number, comparator } = measured;
  if (high !== null && (number > high || (number === high && comparator === '>')) && !comparator?.startsWith('<'))
    return 'High';
  if (low !== null && (number < low || (number === low && comparator === '<')) && !comparator?.startsWith('>'))
    return 'Low';
  return null;
}
