/** How much, how often, by which route? From structured dosage first, from the words where there is no structure. */
import type { Dosage, DosageDoseAndRate, Quantity, Range } from 'fhir/r4';
import { codeIn, conceptText } from '../../fhir/concept';
import { rememberedByTables } from '../../../terminology/in-force';
import { list, textOf } from '../../fhir/shape';
import { SNOMED } from '../../../domain/code-systems';
import { routeClass } from './form';
import { amountInWords, inMilligrams, numberText, unitInWords } from './strength';
import { timingOf } from './timing';
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

const readWords = rememberedByTables(wordedDosage);

/** What the words of a dosage say: themselves, and what can be read from them. */
function wordsOf(dosage: Dosage) {
  const text = textOf(dosage.text) ?? textOf(dosage.patientInstruction);
  return { text, read: text === null ? null : readWords(text) };
}

/** By the coded route, else by the words; `pr` for "per rectum" is left out, since it is mostly something else. */
function routeClassOf(dosage: Dosage, route: string | null, words: string | null): string | null {
  const coded = routeClass(codeIn(dosage.route, SNOMED), route);
  if (coded !== null || words === null) return coded;
  return routeClass(null, words.replace(/\bpr\b/gi, ''));
}

const sideOfSite = ({ site }: Dosage): Side | null => (site === undefined ? null : sideOf(conceptText(site) ?? ''));

const AS_NEEDED = ' as needed';

/** How often, in words: the structured timing, else "as needed" alone where an amount is structured. */
function frequencyOf(timing: string | null, needed: boolean, structured: string | null): string | null {
  if (timing !== null) return `${timing}${needed ? AS_NEEDED : ''}`;
  return needed && structured !== null ? AS_NEEDED.trim() : null;
}

function paceOf(pace: string | null, needed: boolean): string | null {
  return pace === null ? null : `${pace}${needed ? AS_NEEDED : ''}`;
}

/** For comparing: the structured amount, else what the words say where no range is structured. */
const amountIn = ({ doseQuantity, doseRange }: DosageDoseAndRate, worded: Amount | null): Amount | null =>
  amountOf(doseQuantity) ?? (doseRange === undefined ? worded : null);

/** What nobody put in words, rendered from structure. */
const rendered = (...parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(', ') || null;

function readOne(dosage: Dosage): ReadDosage {
  const rate: DosageDoseAndRate = list(dosage.doseAndRate)[0] ?? {};
  const structured = quantityText(rate.doseQuantity) ?? rangeText(rate.doseRange);
  const timing = timingOf(dosage.timing);
  const { text: words, read: worded } = wordsOf(dosage);
  const needed = dosage.asNeededBoolean === true || dosage.asNeededCodeableConcept !== undefined;
  const route = conceptText(dosage.route);
  const frequency = frequencyOf(timing.text, needed, structured);
  return {
    dose: structured ?? words,
    frequency: structured === null && words !== null ? null : frequency,
    route,
    routeClass: routeClassOf(dosage, route, words),
    instructions: words ?? rendered(structured, route, frequency),
    amount: amountIn(rate, worded?.amount ?? null),
    pace: paceOf(timing.pace ?? worded?.pace ?? null, needed || worded?.needed === true),
    side: sideOfSite(dosage) ?? worded?.side ?? null,
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
