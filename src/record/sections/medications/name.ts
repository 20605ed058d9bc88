/** Which ingredients does a product's name mean, once strength, form and maker are gone from it? */
import { genericOf, isIngredient, longestName, medicineMisspelt, medicineNamed } from '../../codes/medicine-names';
import { isSalt, saltMatters } from '../../codes/products';

export interface Named {
  readonly ingredients: readonly string[];
  readonly generic: string;
  readonly brand: string | null;
}

/** A variant of a brand that is another product: kept whole, never read as the plain brand. */
const BRAND_VARIANT =
  /^(?:mix\w*|comp\w*|plus|hct|duo|combi|forte|m3|conti|sequi|hc|extra|cold|night\w*|sinus|flu|one[- ]a(?:[- ]day)?)\b/;

/** Two insulins in one pen are told by a bare number: Humulin M3, Humalog Mix25, Mixtard 30. */
const isVariant = (word: string, insulin: boolean): boolean =>
  BRAND_VARIANT.test(word) || (insulin && /^\d/.test(word));

const unknown = (name: string): Named => ({ ingredients: [name], generic: name, brand: null });

/** `co codamol`, `cocodamol` and `co-codamol` are one word. */
const CO =
  /\bco[ -]?(amoxiclav|codamol|dydramol|trimoxazole|beneldopa|careldopa|amilofruse|amilozide|danthramer|danthrusate|phenotrope|magaldrox|cyprindiol|tenidone|fluampicil|codaprin)\b/g;

/** For which box or purpose it is kept, before its name: `JIC box: Midazolam 10mg/2ml`. */
const LABEL =
  /^\s*(?:(?:jic|just in case|anticipatory|end of life|eol|rescue|emergency)(?: (?:box|bag|pack|meds?|medicines?|medication|drugs?))?|tto|tta|discharge medication)\s*[:-]\s*/;

/** Spellings that a whole name may carry anywhere, before it is read. */
export const plainSpelling = (low: string): string =>
  low
    .replace(CO, 'co-$1')
    .replace(/\bm\.r\.?(?=\s|$)/g, 'mr')
    .replace(/\be\.c\.?(?=\s|$)/g, 'ec')
    .replace(/\bpot\b\.?/g, 'potassium')
    .replace(/\bsod\b\.?/g, 'sodium')
    .replace(/\bhbr\b/g, 'hydrobromide')
    .replace(/\bfum\b\.?/g, 'fumarate')
    .replace(/\bsul(?:f|ph)\b\.?/g, 'sulfate')
    .replace(/\bferrous gluc\b\.?/g, 'ferrous gluconate')
    .replace(LABEL, '')
    .replace(/\bmicroni[sz]ed\b/g, ' ')
    .replace(/\bvit\b\.?/g, 'vitamin')
    .replace(/\bvitamin b co\b/g, 'vitamin b compound')
    .replace(/\bvitamin ([bdk])[ -](\d{1,2})(?![\d.])(?!\s*(?:mg|mcg|micro|g\b|iu|units?))/g, 'vitamin $1$2')
    .replace(/\b(?:and|with|&|\+) (?:solvent|diluent)\b/g, ' ');

/** One ingredient or brand, in words without strength and form. */
function nameOne(name: string): Named {
  const exact = medicineNamed(name);
  if (exact !== undefined) return exact;
  const words = name.split(' ');
  for (let take = Math.min(longestName(), words.length - 1); take > 0; take -= 1) {
    const known = medicineNamed(words.slice(0, take).join(' '));
    if (known === undefined) continue;
    const rest = words.slice(take);
    const restNamed = medicineNamed(rest.join(' '));
    if (restNamed !== undefined && restNamed.generic === known.generic)
      return { ...known, brand: known.brand ?? restNamed.brand };
    if (known.brand !== null)
      return isVariant(
        rest.join(' '),
        known.ingredients.some((one) => one.includes('insulin')),
      )
        ? unknown(name)
        : known;
    const matters = saltMatters(words[0] ?? '');
    return rest.every((word) => isSalt(word)) && !(matters && take === 1) ? known : unknown(name);
  }
  if (saltMatters(words[0] ?? '')) return unknown(name);
  let end = words.length;
  while (end > 1 && isSalt(words[end - 1] ?? '')) end -= 1;
  const left = words.slice(0, end).join(' ');
  return medicineMisspelt(left) ?? unknown(left);
}

const BETWEEN = /\s*(?:\/|\+|&|,|\band\b|\bwith\b)\s*/;

const known = (named: Named): boolean => medicineNamed(named.generic) !== undefined;

/**
 * `Carbidopa-levodopa`, `amoxicillin -potassium clavulanate`: parts joined by a hyphen, where one at least is known and
 * none is an abbreviation.
 */
function hyphened(name: string): readonly string[] {
  const halves = name.split('-').map((half) => half.trim());
  const told = halves.map((half) => isIngredient(half) || known(nameOne(half)));
  const worded = halves.every((half) => /^[a-z][a-z ]{3,}$/.test(half));
  return told.every(Boolean) || (worded && told.some(Boolean)) ? halves : [];
}

/**
 * Names of parts that mean another thing in company: vilanterol comes with the furoate only, calcium with vitamin D is
 * the carbonate. Source: BNF.
 */
function inCompany(ingredients: readonly string[]): readonly string[] {
  if (ingredients.includes('vilanterol'))
    return ingredients.map((one) => (one === 'fluticasone propionate' ? 'fluticasone furoate' : one));
  if (ingredients.includes('fusidic acid'))
    return ingredients.map((one) => (one === 'betamethasone' ? 'betamethasone valerate' : one));
  if (ingredients.includes('colecalciferol'))
    return ingredients.map((one) => (one === 'calcium' ? 'calcium carbonate' : one));
  return ingredients;
}

/** Every ingredient that a name without strength and form tells of. */
export function nameAll(name: string): Named {
  const whole = nameOne(name);
  if (medicineNamed(name) !== undefined) return whole;
  let parts: readonly string[] = name.split(BETWEEN).filter((part) => part !== '');
  if (parts.length < 2 && !known(whole) && name.includes('-')) {
    const halves = hyphened(name);
    if (halves.length > 1) parts = halves;
  }
  if (parts.length < 2) return whole;
  const each = parts.map(nameOne);
  const ingredients = [...new Set(inCompany(each.flatMap((one) => one.ingredients)))].sort();
  return {
    ingredients,
    generic: genericOf(ingredients) ?? each.map((one) => one.generic).join('/'),
    brand: each.find((one) => one.brand !== null)?.brand ?? null,
  };
}
