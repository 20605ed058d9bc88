/**
 * Is it given all the time, once in an emergency, or for a few days? Then it is no other course of the same medicine.
 * Source: RECORD.md "medications".
 */
import { endOfDate } from '../../../domain/dates';
import { plainlySameDose } from './dose';
import type { MedicationFact } from './fact';
import { NUMBERS } from './worded-dosage';

const DAY = 86_400_000;

/** What a fact says of itself in words: the product and its dosage. */
const wordsOf = (fact: MedicationFact): string =>
  [fact.product, fact.dosage.instructions, fact.dosage.route]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();

/** Runs through a pump or a driver under the skin or into a vein. Source: BNF, continuous subcutaneous infusions. */
const CONTINUOUS =
  /\bcsci\b|\bcivi\b|\bsyringe[- ](?:driver|pump)\b|\bt34\b|\bmckinley\b|\bcontinuous (?:sub-?cutaneous|s\/?c|iv|intravenous)? ?infusions?\b/;

export const isContinuous = (fact: MedicationFact): boolean => CONTINUOUS.test(wordsOf(fact));

/**
 * Ordered or given for once: `stat`, `single dose`, `once only`; `stat x3` is over within the hour too. What is taken
 * after it makes it the first dose of a course.
 */
const FOR_ONCE = /\bstat\b|\bonce only\b|\bsingle dose\b|\bone[- ]off\b|\bone dose only\b/;
const AND_ON = /\bthen\b|\bfollowed by\b|\bdaily\b|\b(?:od|bd|tds|qds)\b|\ba day\b|\brepeat\w*\b/;

/** A dose given by an ambulance, or ordered and given at once: no part of a medicine that goes on. */
function isForOnce(fact: MedicationFact): boolean {
  const words = wordsOf(fact);
  return (
    (FOR_ONCE.test(words) && !AND_ON.test(words)) ||
    (fact.kind === 'administration' && fact.provider.setting === 'ambulance')
  );
}

/** Goes on: active, ordered again and again, or taken for longer than a week. */
const goesOn = (fact: MedicationFact): boolean =>
  !isForOnce(fact) &&
  fact.kind !== 'administration' &&
  (fact.active ||
    fact.repeat ||
    (fact.start !== null && fact.end !== null && endOfDate(fact.end) - fact.start.sort > 7 * DAY));

/** `5/7`, `for 5 days`, `3 further days`, `1/52`. */
const LENGTH =
  /(?<![\d/])([0-9]{1,2})\/(7|52)(?![\d/])|\b(?:for (?:a further )?)?(\d{1,2}|one|two|three|four|five|six|seven|ten|fourteen) (?:(?:further|more|days?) )?(days?|weeks?)\b/;
/** How often, not how long: `every 3 days`, `2 days a week`. */
const NO_LENGTH = /\b(?:every|each|per|alternate|then|after|before|within|up to)\b|\bdays? (?:a|per) week\b|\b\d-day\b/;

/** How many days the words say that it is taken; null where they say no one length, or how often besides. */
export function daysSaid(words: string): number | null {
  const low = words.toLowerCase();
  if (NO_LENGTH.test(low)) return null;
  const found = [...low.matchAll(new RegExp(LENGTH.source, 'g'))];
  const [only] = found;
  if (only === undefined || found.length !== 1) return null;
  const [, digits, part, counted, unit] = only;
  if (digits !== undefined) return Number(digits) * (part === '52' ? 7 : 1);
  const count = NUMBERS[counted ?? ''] ?? Number(counted);
  return count * (unit?.startsWith('week') === true ? 7 : 1);
}

/** No longer course is short. */
const SHORT = 14;

/** From when to when a short course that is over was taken; null for every other. */
function shortCourse(fact: MedicationFact): { readonly from: number; readonly to: number } | null {
  if (!fact.ended || fact.repeat || fact.start === null) return null;
  const days = fact.dosage.instructions === null ? null : daysSaid(fact.dosage.instructions);
  if (days === null || days > SHORT) return null;
  return { from: fact.start.sort, to: fact.start.sort + days * DAY };
}

/** Two short courses, the second begun when the first was over: “3 further days” is another prescription. */
function followEachOther(a: MedicationFact, b: MedicationFact): boolean {
  const [left, right] = [shortCourse(a), shortCourse(b)];
  return left !== null && right !== null && (left.to <= right.from || right.to <= left.from);
}

/** Kept at home for when it is needed: no course that was taken. Source: NICE NG115, rescue packs. */
const RESCUE = /\brescue\b|\bstand-?by\b/;
const isRescue = (fact: MedicationFact): boolean => RESCUE.test(wordsOf(fact));

/**
 * A short course of another dose is not the medicine that goes on: forty milligrams of prednisolone for five days
 * beside five milligrams every day. A discharge supply for a week of the same dose is.
 */
const besideStanding = (short: MedicationFact, other: MedicationFact): boolean =>
  shortCourse(short) !== null &&
  ((goesOn(other) && shortCourse(other) === null && !mayBeOneDose(short, other)) ||
    (isRescue(other) && !isRescue(short)));

/** The same amount at the same pace; or nobody says two amounts. */
const mayBeOneDose = (a: MedicationFact, b: MedicationFact): boolean =>
  a.dosage.amount === null || b.dosage.amount === null || plainlySameDose(a, b);

/** Whether two courses of one medicine are two by the occasion on which they are given. */
export const occasionsApart = (a: MedicationFact, b: MedicationFact): boolean =>
  isContinuous(a) !== isContinuous(b) ||
  (isForOnce(a) && goesOn(b)) ||
  (isForOnce(b) && goesOn(a)) ||
  besideStanding(a, b) ||
  besideStanding(b, a) ||
  followEachOther(a, b);
