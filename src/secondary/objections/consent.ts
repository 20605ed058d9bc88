/**
 * What does a Consent of our own register say, and of whom? INVARIANT: one that cannot be read, or is of nobody, is a
 * problem to be told: an objection is never passed over.
 */
import { daysInMonth } from '../../domain/dates/civil';
import { isObject, objectsOf, textOf, type Json } from '../../domain/json';
import { referredNumber } from '../../domain/referred-number';

/** The system of our category; the codes are `opt-out` and `opt-in`. */
export const SECONDARY_USE = 'urn:whole-picture:secondary-use';

export interface OwnRow {
  readonly nhsNumber: string;
  readonly out: boolean;
  /** When it takes effect: an ISO day or instant. */
  readonly at: string;
}

/** After every decision that has a day: what nobody dated stands. */
const ALWAYS = '9999-12-31';

/**
 * The categories of other decisions, such as the one about the joined-up record: a Consent of those is none of ours.
 * INVARIANT: one of any other category is a problem, or a slip of the pen in ours would pass an objection over.
 */
const OF_OTHERS: readonly unknown[] = [
  'http://loinc.org',
  'http://terminology.hl7.org/CodeSystem/consentcategorycodes',
];

const MOMENT =
  /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2})(T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;

/**
 * From when a decision holds; null where what stands there is no FHIR dateTime. Of a day, a month or a year a no holds
 * from its end: it stands beside a yes of the same time.
 */
function heldFrom(said: string, out: boolean): string | null {
  const [, year = '', month, day, time] = MOMENT.exec(said) ?? [];
  const last = daysInMonth(Number(year), Number(month ?? '12'));
  if (year === '' || Number(day ?? '1') < 1 || Number(day ?? '1') > last) return null;
  return out && time === undefined ? `${year}-${month ?? '12'}-${day ?? String(last)}T23:59:59.999Z` : said;
}

/** A yes counts only where it says so, and is in force; a no that was withdrawn is a yes. */
function isOptingIn({ status, provision }: Json, codes: readonly unknown[]): boolean {
  const says = isObject(provision) ? provision['type'] : undefined;
  const isYes = says === 'permit' || (says !== 'deny' && codes.every((code) => code === 'opt-in'));
  return isYes ? status === 'active' : status === 'inactive';
}

/** The row; null where it was never a decision of this register, `erasedOf` whom then; a problem in words. */
export type ReadConsent = { readonly row: OwnRow | null; readonly erasedOf?: string } | { readonly problem: string };

export function readConsent(consent: Json): ReadConsent {
  if (consent['resourceType'] !== 'Consent') return { problem: 'it is no Consent' };
  const codings = objectsOf(consent['category']).flatMap(({ coding }) => objectsOf(coding));
  const codes = codings.filter(({ system }) => system === SECONDARY_USE).map(({ code }) => code);
  if (codes.length === 0) {
    const isAnother = codings.length > 0 && codings.every(({ system }) => OF_OTHERS.includes(system));
    return isAnother ? { row: null } : { problem: 'it does not say by a known category which register it is of' };
  }
  const nhsNumber = referredNumber(consent['patient']);
  if (consent['status'] === 'entered-in-error')
    return nhsNumber === null ? { row: null } : { row: null, erasedOf: nhsNumber };
  if (nhsNumber === null) return { problem: 'it does not say whose it is by a valid NHS number' };
  const { meta, dateTime } = consent;
  const out = !isOptingIn(consent, codes);
  const said = dateTime ?? (isObject(meta) ? meta['lastUpdated'] : undefined);
  const at = heldFrom(textOf(said) ?? '', out);
  if (at === null && !out) return { problem: 'it opts in without saying when' };
  return { row: { nhsNumber, out, at: at ?? ALWAYS } };
}
