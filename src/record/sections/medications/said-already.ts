/**
 * Does the text of a dosage say no more than the structured line before it? Only where every word and every number of
 * it stands there with the same meaning. Source: RECORD.md "medications".
 */
import { isCovered } from './covered';
import type { MedicationFact } from './fact';
import { sameForm } from './form';
import { inMilligrams } from './strength';
import { NUMBERS, wordedDosage, wordedForEyeOrEar, type Amount } from './worded-dosage';

/** What the line says of a medicine before the text. */
interface SaidInLine {
  readonly names: readonly (string | null)[];
  readonly form: string | null;
  /** Milligrams in one of it, where it is a plain mass. */
  readonly mg: number | null;
  /** The structured dose. */
  readonly amount: Amount | null;
  readonly pace: string | null;
  readonly routeClass: string | null;
  /** How often, by which route, within which limits: in words. */
  readonly words: readonly (string | null)[];
}

const NUMBER = '(\\d+(?:\\.\\d+)?|½|half a|half|an?|one|two|three|four|five|six|seven|eight|nine|ten)';
const COUNTED =
  '(tab(?:let)?|cap(?:sule)?|puff|drop|sachet|patch|spray|unit|ml|suppositor(?:y|ie)|lozenge)(?:\\(s\\)|e?s)?';
const FORMS: Readonly<Record<string, string>> = { tab: 'tablet', cap: 'capsule', suppositorie: 'suppository' };

const MASS = /(\d+(?:\.\d+)?)\s*(mg|g|grams?|micrograms?|mcg|milligrams?)(?![a-z/])/g;
const OF_COUNT = new RegExp(`(?<![\\w.])${NUMBER}\\s*(?:x\\s*)?${COUNTED}(?![a-z])`, 'g');
/** `5 mg` straight before the form is the strength: `one 5 mg tablet`. */
const STRENGTH = /(\d+(?:\.\d+)?)\s*(mg|g|micrograms?|mcg)\s*(?=(?:tab|cap)(?:let|sule)?s?\b)/g;
/** A number that counts the product without naming it: `1 bd`, `Take ONE twice a day`. */
const BEFORE_PACE =
  'to be|once|twice|three times|four times|od|bd|tds|qds|daily|a day|at night|nocte|mane|each|every|in the';
const BARE = new RegExp(`^\\s*(?:take |give |use )?${NUMBER}(?= (?:${BEFORE_PACE})\\b)`);

const valueOf = (digits: string): number => NUMBERS[digits] ?? Number(digits);
const equal = (a: number | null, b: number | null): boolean =>
  a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** Whether so many of the product are the dose: by what one of them holds, or counted alike. */
function isDose(value: number, unit: string | null, { amount, mg, form }: SaidInLine): boolean {
  if (amount === null) return false;
  if (amount.unit === 'mg')
    return mg !== null && equal(value * mg, amount.value) && (unit === null || (form !== null && sameForm(unit, form)));
  return equal(value, amount.value) && (unit === null || unit === amount.unit);
}

/** The text without its amounts; null where one of them is not the dose. */
function withoutAmounts(text: string, said: SaidInLine): string | null {
  let differs = false;
  const take = (isSame: boolean): string => {
    differs ||= !isSame;
    return ' ';
  };
  const mass = said.amount?.unit === 'mg' ? said.amount.value : null;
  const rest = text
    .toLowerCase()
    .replace(STRENGTH, (whole, digits: string, unit: string) =>
      equal(inMilligrams(Number(digits), unit), said.mg) ? '' : whole,
    )
    .replace(MASS, (_whole, digits: string, unit: string) => take(equal(inMilligrams(Number(digits), unit), mass)))
    .replace(OF_COUNT, (_whole, digits: string, unit: string) =>
      take(isDose(valueOf(digits), FORMS[unit] ?? unit, said)),
    )
    .replace(BARE, (_whole, digits: string) => take(isDose(valueOf(digits), null, said)));
  return differs ? null : rest;
}

const paceOnly = (pace: string | null): string | null => pace?.replace(/ as needed$/, '') ?? null;

/**
 * INVARIANT: a number, a side, a food, a limit, a warning or any word that is not read keeps the whole text on the
 * line.
 */
function isSaidInLine(text: string, said: SaidInLine): boolean {
  const rest = withoutAmounts(text, said);
  if (rest === null) return false;
  const left = rest.replace(/\b(?:take|to be taken|give)\b/g, ' ');
  if (!/[\p{L}\p{N}]/u.test(left)) return true;
  const read = said.routeClass === 'eye' || said.routeClass === 'ear' ? wordedForEyeOrEar(left) : wordedDosage(left);
  if (read.side !== null || (read.pace !== null && read.pace !== paceOnly(said.pace))) return false;
  return isCovered(left, [...said.names, ...said.words, said.form].filter((part) => part !== null).join(' '));
}

/** What the line says before its limits and instructions; null where the providers differ. */
export interface Before {
  readonly generic: string;
  readonly brand: string | null;
  readonly strength: string | null;
  readonly form: string | null;
  readonly dose: string | null;
  readonly route: string | null;
  readonly frequency: string | null;
}

/** Limits, instructions and the text as sent, but for one that says the line again: it stands in the opened entry. */
export function ownMore({ dosage, drug }: MedicationFact, before: Before): string | null {
  const { text, dose, frequency } = dosage;
  const isOwn = before.dose !== null && before.dose === dose && before.frequency === frequency;
  const isSaid =
    text !== null &&
    isOwn &&
    isSaidInLine(text.words, {
      names: [before.generic, before.brand],
      form: before.form,
      mg: before.strength !== null && before.strength === drug?.strength?.text ? (drug.strength?.mg ?? null) : null,
      amount: dosage.amount,
      pace: dosage.pace,
      routeClass: dosage.routeClass,
      words: [before.route, frequency, text.without],
    });
  return isSaid ? text.without : dosage.more;
}
