/** Which amounts in a product's text are no strength: the size of its pack, and how much of it is taken? */

/** `1 tablet`, `2 puffs`: how much is taken. `25 tablets` may be a strength. */
const COUNT = /(?<![\w.,/])(?:1 (tablet|capsule|sachet|patch|ampoule|vial)|\d{1,2} (puffs?|drops?|sprays?))(?![a-z])/g;

/** `500g` of a cream, a whole kilogram of a powder: the size of a pack, and no strength. */
const PACK = /(?<![\d.,/]|\b(?:in|per) )(\d+(?:\.\d+)?)\s?(?:g|gm|grams?)(?![a-z/%])(?! ?\/)/g;
/** `3ml`, `x5`: how much is in the pen, how many in the box. What stands behind a strength it is part of. */
const VOLUME = /(?<![\d.,/]|\b(?:in|per) |\/ )\d+(?:\.\d+)? ?mls?(?![a-z/])(?! ?\/)/g;
const PIECES = /\s(?:x ?\d{1,3}|\d{1,3} ?x)(?![\w.])/g;
const ON_SKIN = /\b(?:creams?|ointments?|gels?|emulgel|lotions?|shampoos?|pastes?|emollients?|balms?)\b/;

/** A product's text without them. What is put on the skin holds no five grams of anything. */
export const withoutPack = (plain: string): string => {
  const least = ON_SKIN.test(plain) ? 5 : 100;
  return plain
    .replace(VOLUME, ' ')
    .replace(PIECES, ' ')
    .replace(COUNT, (_whole, one: string | undefined, other: string | undefined) => ` ${one ?? other ?? ''}`)
    .replace(PACK, (whole, digits: string) => (Number(digits) >= least ? ' ' : whole));
};
