/**
 * Does a reference lead to another server? Intake has made every reference below the provider's own base, or to an
 * entry's full address,
 * relative: what is still absolute lies elsewhere. The label follows it by its tail, to be safe; what passes must lead
 * to the very thing
 * that was meant, and must not rest on whether something of the same number happened to come along.
 */

/** Nearly every reference begins with a type’s capital, and needs no pattern. */
const H = 'h'.charCodeAt(0);
/** Makes a capital small. */
const SMALL = 32;

export const isElsewhere = (reference: string): boolean =>
  (reference.charCodeAt(0) | SMALL) === H && /^https?:/i.test(reference);
