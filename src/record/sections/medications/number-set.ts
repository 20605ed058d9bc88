/** Whose unit is it, where several numbers stand before one: `92/55/22 micrograms`? Each one's. */

const MASS_UNIT = '(?:mg|g|micrograms?|mcg|ug|units?)';
const PER_VOLUME = '(\\s*/\\s*\\d*(?:\\.\\d+)?\\s*(?:ml|dose|puff|actuation)\\b)?';
/** `92/55/22 micrograms`, `92-55-22 mcg`: the numbers of several ingredients, the unit behind the last. */
const SET = new RegExp(
  `(?<![\\d./-])(\\d+(?:\\.\\d+)?(?:[/-]\\d+(?:\\.\\d+)?)+)\\s*(${MASS_UNIT})\\b${PER_VOLUME}`,
  'g',
);
/** The name of several ingredients: `co-codamol`, `carbidopa-levodopa`, `budesonide/formoterol`. */
const SEVERAL = /^\s*co-[a-z]|[a-z]{4,} ?[/+&-] ?[a-z]{4,}|[a-z]{4,} and [a-z]{4,}/;

/**
 * Each number with its unit. `1/2 mg` is a half; two numbers with a hyphen between them are a range unless the second
 * is the smaller or the name has several ingredients.
 */
export function spreadUnit(low: string): string {
  return low.replace(SET, (whole: string, digits: string, unitText: string, per = '') => {
    const parts = digits.split(/[/-]/);
    const isRange =
      parts.length === 2 && digits.includes('-') && Number(parts[0]) < Number(parts[1]) && !SEVERAL.test(low);
    return isRange || digits === '1/2' ? whole : parts.map((one) => `${one} ${unitText}${String(per)}`).join(' / ');
  });
}
