/**
 * How much, how often, by which route, within which limits? From structured dosage first, from the words where there is
 * no structure; nothing that was sent is left unsaid. Source: RECORD.md "medications"; FHIR R4 Dosage.
 */
import type { Dosage, DosageDoseAndRate, Quantity } from 'fhir/r4';
import { rememberedByTables, rememberedPartByTables } from '../../../terminology/in-force';
import { SNOMED } from '../../../domain/code-systems';
import { codeIn, conceptText } from '../../fhir/concept';
import { list, textOf } from '../../fhir/shape';
import { numberOf } from './amount-words';
import { isCovered, isCoveredInOrder } from './covered';
import { dosesOf } from './doses';
import { routeClass } from './form';
import { asNeededWords, ceilingsOf, ceilingsUnread, instructionsOf, type Sent } from './limits';
import { inMilligrams } from './strength';
import { hasOther, timingOf } from './timing';
import { wayOf } from './way';
import { sideOf, wordedDosage, wordedForEyeOrEar, type Amount, type Side } from './worded-dosage';

export interface ReadDosage {
  /** As shown; null when nothing says. */
  readonly dose: string | null;
  readonly frequency: string | null;
  readonly route: string | null;
  readonly routeClass: string | null;
  /** What bounds the dose and every instruction that the parts above do not already say; null where they say it all. */
  readonly more: string | null;
  /** Where `more` ends with the text as sent: that text, and what `more` is without it. */
  readonly text: { readonly words: string; readonly without: string | null } | null;
  /** Words were sent, which may say how often even where that is not read. */
  readonly worded: boolean;
  /** The most that may be given, for comparing; null where nothing says. */
  readonly ceiling: string | null;
  /** The provider's own words, all of them, and what its structure adds; rendered where there are no words. */
  readonly instructions: string | null;
  /** For comparing: the amount, and times a day with the as-needed mark. */
  readonly amount: Amount | null;
  readonly pace: string | null;
  /** Which side of the body, for eyes and ears; null where nothing says. */
  readonly side: Side | null;
  readonly said: Said;
}

/** What is compared word by word with another provider's. */
export interface Said {
  /** As written, whole. */
  readonly text: string | null;
  /** What structure says of dose, rate, times and length. */
  readonly structure: string | null;
  /** What bounds it besides: ceilings and instructions; one provider's silence on them is a gap. */
  readonly limits: readonly string[];
  readonly instructions: readonly string[];
  /** Exactly by which route, where injections are not all one; null where nothing says. */
  readonly way: string | null;
}

/** Stands where something was sent that is not said. */
export const MORE_IN_SOURCE = 'more instructions: open the source';

function amountOf(quantity: Quantity | undefined): Amount | null {
  const value = numberOf(quantity?.value);
  if (quantity === undefined || value === null) return null;
  const unit = (textOf(quantity.code) ?? textOf(quantity.unit) ?? '').toLowerCase();
  const mg = inMilligrams(value, unit) ?? inMilligrams(value, textOf(quantity.unit) ?? '');
  return mg === null
    ? { value, unit: (textOf(quantity.unit) ?? unit).toLowerCase().replace(/\(s\)$|s$/, '') }
    : { value: mg, unit: 'mg' };
}

const NOTHING: ReadDosage = {
  dose: null,
  frequency: null,
  route: null,
  routeClass: null,
  more: null,
  text: null,
  worded: false,
  ceiling: null,
  instructions: null,
  amount: null,
  pace: null,
  side: null,
  said: { text: null, structure: null, limits: [], instructions: [], way: null },
};

const readWords = rememberedByTables(wordedDosage);
const readEyeOrEar = rememberedByTables(wordedForEyeOrEar);

const ofEyeOrEar = (route: string | null): boolean => route === 'eye' || route === 'ear';

/** By the coded route, else by the words; `pr` for "per rectum" is left out, since it is mostly something else. */
function routeClassOf(dosage: Dosage, route: string | null, words: string | null): string | null {
  const coded = routeClass(codeIn(dosage.route, SNOMED), route);
  if (coded !== null || words === null) return coded;
  return routeClass(null, words.replace(/\bpr\b/gi, ''));
}

const sideOfSite = ({ site }: Dosage): Side | null => (site === undefined ? null : sideOf(conceptText(site) ?? ''));

const DOSAGE: ReadonlySet<string> = new Set([
  'id',
  'sequence',
  'text',
  'additionalInstruction',
  'patientInstruction',
  'timing',
  'asNeededBoolean',
  'asNeededCodeableConcept',
  'asNeededFor',
  'site',
  'route',
  'method',
  'doseAndRate',
  'doseQuantity',
  'doseRange',
  'rateQuantity',
  'rateRange',
  'rateRatio',
  'maxDosePerPeriod',
  'maxDosePerAdministration',
  'maxDosePerLifetime',
]);

/** For comparing: the structured amount, else what the words say where no range is structured. */
const amountIn = ({ doseQuantity, doseRange }: DosageDoseAndRate, worded: Amount | null): Amount | null =>
  amountOf(doseQuantity) ?? (doseRange === undefined ? worded : null);

const withNeeded = (words: string | null, needed: string | null): string | null =>
  words === null ? needed : needed === null ? words : `${words} ${needed}`;

const AS_NEEDED = ' as needed';

/** The parts of one dosage in words, before it is decided which of them the text says already. */
interface Parts {
  readonly text: string | null;
  readonly dose: string | null;
  readonly route: string | null;
  readonly frequency: string | null;
  readonly rest: readonly string[];
}

const line = (parts: readonly (string | null)[], between: string): string | null =>
  parts.filter((part) => part !== null).join(between) || null;

/** What has not been said before it, in order. */
function unsaid(parts: readonly string[], said: readonly (string | null)[]): readonly string[] {
  const before = said.filter((part) => part !== null);
  return parts.filter((part) => {
    const isNew = !before.some((whole) => isCovered(part, whole));
    if (isNew) before.push(part);
    return isNew;
  });
}

/**
 * As shown: structure first, then its limits, then the text unless every word of it stands there already. Where no dose
 * is structured the text is the dose, and what it does not say stands after it.
 * INVARIANT: nothing that was sent is in none of the parts.
 */
function shownOf({ text, dose, route, frequency, rest }: Parts) {
  if (text === null || dose !== null) {
    const limits = unsaid(rest, [frequency]);
    const all = line([dose, route, frequency, ...limits], ' ');
    const words = text === null || (all !== null && isCoveredInOrder(text, all)) ? [] : [text];
    // What the text says word for word is not said beside it.
    const beside = words.length === 0 ? limits : unsaid(limits, [frequency, text]);
    const own = text === null || words.length === 0 ? null : { words: text, without: line(limits, '; ') };
    return { dose, frequency, more: line([...beside, ...words], '; '), text: own };
  }
  const often = frequency === null || isCovered(frequency, text) ? null : frequency;
  return { dose: text, frequency: often, more: line(unsaid(rest, [text, often]), '; '), text: null };
}

/** All of it in one line: the words as sent, then what structure adds to them. */
function instructionsIn({ text, dose, route, frequency, rest }: Parts): string | null {
  if (text === null) return line([dose, route, frequency, ...unsaid(rest, [frequency])], ', ');
  const added = [frequency, ...rest].filter((part) => part !== null);
  return line([text, ...unsaid(dose === null ? added : [dose, ...added], [text])], ', ');
}

/** What is read out of the words; in an eye or an ear otherwise than elsewhere. */
function wordsOf(dosage: Dosage, formRoute: string | null) {
  const words = textOf(dosage.text) ?? textOf(dosage.patientInstruction);
  const byRoute = routeClass(codeIn(dosage.route, SNOMED), conceptText(dosage.route));
  const reader = ofEyeOrEar(formRoute) || ofEyeOrEar(byRoute) ? readEyeOrEar : readWords;
  return { words, worded: words === null ? null : reader(words) };
}

interface OfForm {
  readonly dosage: Dosage;
  readonly formRoute: string | null;
}

/** One tablet once a day stands behind thousands of issues: each dosage is read once. */
const readSame = rememberedPartByTables(({ dosage, formRoute }: OfForm): ReadDosage => readAnew(dosage, formRoute));
const readOne = (dosage: Dosage, formRoute: string | null): ReadDosage => readSame({ dosage, formRoute });

function readAnew(dosage: Dosage, formRoute: string | null): ReadDosage {
  const sent = dosage as Sent;
  const { lead, dose, also, unread } = dosesOf(sent);
  const timing = timingOf(dosage.timing);
  const text = textOf(dosage.text);
  const instructions = instructionsOf(dosage);
  const { words, worded } = wordsOf(dosage, formRoute);
  const needed = asNeededWords(sent);
  const route = conceptText(dosage.route);
  const ceilings = ceilingsOf(dosage);
  const isUnread = unread || timing.unread || ceilingsUnread(dosage) || hasOther(dosage, DOSAGE);
  const parts: Parts = {
    text,
    dose,
    route,
    frequency: withNeeded(timing.text, needed),
    rest: [...also, ...ceilings, ...timing.bounds, ...instructions, ...(isUnread ? [MORE_IN_SOURCE] : [])],
  };
  const pace = timing.pace ?? worded?.pace ?? null;
  return {
    ...shownOf(parts),
    worded: words !== null,
    route,
    routeClass: routeClassOf(dosage, route, words),
    ceiling: line(ceilings, ', '),
    instructions: instructionsIn(parts),
    amount: amountIn(lead, worded?.amount ?? null),
    pace: pace === null ? null : `${pace}${needed !== null || worded?.needed === true ? AS_NEEDED : ''}`,
    side: sideOfSite(dosage) ?? worded?.side ?? null,
    said: {
      text,
      structure: line([dose, ...also, withNeeded(timing.text, needed), ...timing.bounds], ' '),
      limits: [...ceilings],
      instructions,
      way: wayOf(codeIn(dosage.route, SNOMED), route, words),
    },
  };
}

const sequenceOf = ({ sequence }: Dosage): number => numberOf(sequence) ?? 0;

/**
 * Several dosages of one medicine keep their own order (`sequence`) and stay apart in words: "…; then …", or "…; and …"
 * where they run together. `formRoute` is the product's own: an eye's `od` is no pace.
 */
export function readDosages(dosages: readonly Dosage[] | undefined, formRoute: string | null = null): ReadDosage {
  const all = list(dosages);
  if (all.length === 0) return NOTHING;
  if (all.length === 1) return readOne(all[0] as Dosage, formRoute);
  const ordered = [...all].sort((a, b) => sequenceOf(a) - sequenceOf(b));
  const each = ordered.map((dosage) => readOne(dosage, formRoute));
  let instructions = '';
  each.forEach(({ instructions: text }, at) => {
    if (text === null) return;
    const follows = at > 0 && sequenceOf(ordered[at] as Dosage) !== sequenceOf(ordered[at - 1] as Dosage);
    const joining = follows ? '; then ' : '; and ';
    // the sender may have written the joining word itself
    instructions +=
      instructions === '' ? text : `${joining}${text.replace(follows ? /^then\b[\s,:]*/i : /^and\b[\s,:]*/i, '')}`;
  });
  const sides = new Set(each.flatMap(({ side }) => side ?? []));
  return {
    ...NOTHING,
    worded: true,
    side: sides.size > 1 ? 'Both' : ([...sides][0] ?? null),
    dose: instructions === '' ? null : instructions,
    route: each[0]?.route ?? null,
    routeClass: each[0]?.routeClass ?? null,
    ceiling: line([...new Set(each.flatMap(({ ceiling }) => ceiling ?? []))], ', '),
    instructions: instructions === '' ? null : instructions,
    said: {
      ...NOTHING.said,
      text: instructions === '' ? null : instructions,
      way: line([...new Set(each.flatMap(({ said }) => said.way ?? []))], ' and '),
    },
  };
}
