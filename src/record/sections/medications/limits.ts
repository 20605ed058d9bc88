/**
 * What bounds a dose beside its amount and pace: rate, most at a time, in a period, in a lifetime; where, how, with
 * which instructions? Source: FHIR R4 Dosage.
 */
import type { CodeableConcept, Dosage, DosageDoseAndRate, Quantity, Range, Ratio } from 'fhir/r4';
import { conceptText } from '../../fhir/concept';
import { list, textOf } from '../../fhir/shape';
import { quantityWords, rangeWords, ratioWords } from './amount-words';

/** Dose and rate as R4 nests them, and as STU3 and some that say R4 put them: beside everything else. */
export type Sent = Dosage & DosageDoseAndRate & { readonly asNeededFor?: readonly CodeableConcept[] };

/** `1 to 2 tablets`; null where no dose is sent, or none that can be said. */
export const doseWords = ({ doseQuantity, doseRange }: DosageDoseAndRate): string | null =>
  quantityWords(doseQuantity) ?? rangeWords(doseRange);

/** `at 2 mg/hour`, `at 1000 ml in 8 hours`. */
export function rateWords({ rateRatio, rateRange, rateQuantity }: DosageDoseAndRate): string | null {
  const rate = quantityWords(rateQuantity) ?? rangeWords(rateRange) ?? ratioWords(rateRatio, 'each');
  return rate === null ? null : `at ${rate}`;
}

const most = (words: string | null, within: string): string | null =>
  words === null ? null : `at most ${words.replace(/^(?:at most|up to) /, '')}${within}`;

/** The most that may be given; a difference between two providers here is one of dose. */
export function ceilingsOf(dosage: Dosage): readonly string[] {
  const lifetime: Quantity | undefined = dosage.maxDosePerLifetime;
  const each: Quantity | undefined = dosage.maxDosePerAdministration;
  return [
    most(quantityWords(each), ' at a time'),
    ...list<Ratio>(dosage.maxDosePerPeriod).map((ratio) => most(ratioWords(ratio, 'in'), '')),
    most(quantityWords(lifetime), ' in a lifetime'),
  ].filter((words) => words !== null);
}

/** A ceiling that is there and has no number that can be said. */
export const ceilingsUnread = (dosage: Dosage): boolean =>
  list<Ratio>(dosage.maxDosePerPeriod).length +
    [dosage.maxDosePerAdministration, dosage.maxDosePerLifetime].filter((one) => one !== undefined).length >
  ceilingsOf(dosage).length;

const WHENEVER = /^(?:(?:as|when|if|where) (?:required|needed|necessary)|prn|p\.r\.n\.?|as req(?:uired)?|true|yes)$/i;

/** `as needed for pain`; null where it is not as needed. */
export function asNeededWords(sent: Sent): string | null {
  const reasons = [...list(sent.asNeededCodeableConcept), ...list(sent.asNeededFor)].flatMap(
    (concept) => conceptText(concept) ?? [],
  );
  const isAsked = sent.asNeededBoolean === true || sent.asNeededCodeableConcept !== undefined || reasons.length > 0;
  if (!isAsked) return null;
  const said = reasons.filter((reason) => !WHENEVER.test(reason.trim()));
  if (said.length === 0) return 'as needed';
  const words = said.map((reason) =>
    reason.replace(/^(?:as needed |when required )?for /i, '').replace(/^as needed$/i, ''),
  );
  return `as needed for ${words.map(lowerFirst).join(' or ')}`;
}

/** `Pain` in the middle of a line; `COPD` and `Parkinson’s` stay. */
const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}*(?: \p{Ll}|$)/u.test(text) && !/^(?:Parkinson|Crohn|Raynaud|Meniere)/.test(text)
    ? `${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text;

/** Not a dash alone, by which some systems fill an empty field. */
export const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Where, how, and every instruction beside the text. */
export function instructionsOf(dosage: Dosage): readonly string[] {
  const site = conceptText(dosage.site);
  const method = conceptText(dosage.method);
  return [
    site === null ? null : `site: ${site}`,
    method === null ? null : `method: ${method}`,
    ...list(dosage.additionalInstruction).map((concept) => conceptText(concept)),
    textOf(dosage.patientInstruction),
  ].filter((words): words is string => words !== null && SAYS_SOMETHING.test(words));
}

export type { Quantity, Range };
