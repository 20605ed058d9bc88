/**
 * What does a Consent of our own register say, and of whom? INVARIANT: one that cannot be read, or is of nobody, is a
 * problem to be told: an objection is never passed over.
 */
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

/** The row; null where it was never a decision of this register; a problem in words. */
export type ReadConsent = { readonly row: OwnRow | null } | { readonly problem: string };

export function readConsent(consent: Json): ReadConsent {
  if (consent['resourceType'] !== 'Consent') return { problem: 'it is no Consent' };
  const codes = objectsOf(consent['category'])
    .flatMap(({ coding }) => objectsOf(coding))
    .filter(({ system }) => system === SECONDARY_USE)
    .map(({ code }) => code);
  if (codes.length === 0) return { row: null };
  if (consent['status'] === 'entered-in-error') return { row: null };
  const nhsNumber = referredNumber(consent['patient']);
  if (nhsNumber === null) return { problem: 'it does not say whose it is by a valid NHS number' };
  const { meta, provision } = consent;
  const says = isObject(provision) ? provision['type'] : undefined;
  const isIn =
    consent['status'] === 'inactive' ||
    says === 'permit' ||
    (says !== 'deny' && codes.every((code) => code === 'opt-in'));
  const at = textOf(consent['dateTime']) ?? (isObject(meta) ? textOf(meta['lastUpdated']) : null);
  if (at === null && isIn) return { problem: 'it opts in without saying when' };
  return { row: { nhsNumber, out: !isIn, at: at ?? ALWAYS } };
}
