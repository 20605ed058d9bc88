/** Which medicine is it: which ingredients, which brand, strength, form and release? Told from codes and from names in words. */
import { PRODUCT_CRITICAL, SALT_MATTERS, SALTS } from '../../codes/medicines';
import { LONGEST_NAME, genericOf, medicineNamed } from '../../codes/medicine-names';
import { NOT_NAME, RELEASE_TAIL, formIn, isModifiedRelease } from './form';
import { findStrength, type Strength } from './strength';

export interface Drug {
  /** The set of ingredients, sorted: two products are the same medicine when it is equal. */
  readonly key: string;
  readonly generic: string;
  readonly brand: string | null;
  readonly strength: Strength | null;
  readonly form: string | null;
  readonly formRoute: string | null;
  readonly modified: boolean;
  /** Insulins, patches and medicines that are prescribed by product: joined only with the same product. */
  readonly critical: boolean;
}

const COMPANY = /\((?:[^()]*\b(?:ltd|limited|plc|uk|pharma\w*|labs?|laborator\w*|healthcare|group|gmbh|inc|teva|accord|actavis|mylan|sandoz|a a h|aah)\b[^()]*)\)/g;
const TAG = /\((?:clinical drug|medicinal product|product|substance|amp|vmp|vtm|vmpp|ampp|medicinal product form)\)/g;

/** A variant of a brand that is another product: kept whole, never read as the plain brand. */
const BRAND_VARIANT = /^(?:mix\w*|comp|plus|hct|duo|combi|forte|m3)/;

/** Two insulins in one pen are told by a bare number: Humulin M3, Humalog Mix25, Mixtard 30. */
const isVariant = (word: string, insulin: boolean): boolean => BRAND_VARIANT.test(word) || (insulin && /^\d/.test(word));

interface Named {
  readonly ingredients: readonly string[];
  readonly generic: string;
  readonly brand: string | null;
}

const unknown = (name: string): Named => ({ ingredients: [name], generic: name, brand: null });

/** One ingredient or brand, in words without strength and form. */
function nameOne(name: string): Named {
  const exact = medicineNamed(name);
  if (exact !== undefined) return exact;
  const words = name.split(' ');
  for (let take = Math.min(LONGEST_NAME, words.length - 1); take > 0; take -= 1) {
    const known = medicineNamed(words.slice(0, take).join(' '));
    if (known === undefined) continue;
    const rest = words.slice(take);
    const alsoKnown = medicineNamed(rest.join(' '));
    if (alsoKnown !== undefined && alsoKnown.generic === known.generic) return { ...known, brand: known.brand ?? alsoKnown.brand };
    if (known.brand !== null) return isVariant(rest[0] ?? '', known.ingredients.some((one) => one.startsWith('insulin'))) ? unknown(name) : known;
    const matters = SALT_MATTERS.has(words[0] ?? '');
    return rest.every((word) => SALTS.has(word)) && !(matters && take === 1) ? known : unknown(name);
  }
  if (SALT_MATTERS.has(words[0] ?? '')) return unknown(name);
  let end = words.length;
  while (end > 1 && SALTS.has(words[end - 1] ?? '')) end -= 1;
  return unknown(words.slice(0, end).join(' '));
}

const BETWEEN = /\s*(?:\/|\+|&|,|\band\b|\bwith\b)\s*/;

function nameAll(name: string): Named {
  const whole = nameOne(name);
  const parts = name.split(BETWEEN).filter((part) => part !== '');
  if (parts.length < 2 || medicineNamed(name) !== undefined) return whole;
  const each = parts.map(nameOne);
  const ingredients = [...new Set(each.flatMap((one) => one.ingredients))].sort();
  return {
    ingredients,
    generic: genericOf(ingredients) ?? each.map((one) => one.generic).join('/'),
    brand: each.find((one) => one.brand !== null)?.brand ?? null,
  };
}

const MORE = /(?:[/+&]|\band\b|\bwith\b)\s*[a-z]{3,}/;

const tidy = (text: string): string => text.replace(/[^\p{L}\p{N}%/+&,'. -]+/gu, ' ').replace(/\s+/g, ' ').replace(/^[\s/+,.-]+|[\s/+,.-]+$/g, '').trim();

const READ = new Map<string, Drug>();

/** Reads a product name in words. Unknown medicines keep their own name as their one ingredient. */
export function readDrug(text: string): Drug {
  const known = READ.get(text);
  if (known !== undefined) return known;
  if (READ.size > 20_000) READ.clear();
  const drug = parseDrug(text);
  READ.set(text, drug);
  return drug;
}

function parseDrug(text: string): Drug {
  const low = text.toLowerCase().normalize('NFKC').replace(/[µμ]g/g, 'ug').replace(COMPANY, ' ').replace(TAG, ' ').replace(/®|™/g, '');
  const aside = /\(([^()]+)\)/.exec(low)?.[1]?.trim() ?? null;
  const plain = low.replace(/\([^()]*\)/g, ' ');
  const { strength, at, rest } = findStrength(plain);
  const clean = (part: string): string => tidy(part.replace(NOT_NAME, ' ').replace(RELEASE_TAIL, ' '));
  // A second ingredient may stand behind the first one's strength: "Losartan 50mg / Hydrochlorothiazide 12.5mg".
  const more = MORE.test(findStrength(plain.slice(at)).rest.replace(NOT_NAME, ' '));
  const name = (more ? '' : clean(plain.slice(0, at))) || clean(rest) || tidy(low);
  let named = nameAll(name);
  if (aside !== null) {
    const inside = medicineNamed(clean(findStrength(aside).rest));
    if (inside !== undefined) {
      if (inside.generic === named.generic) named = { ...named, brand: named.brand ?? inside.brand };
      else if (medicineNamed(named.generic) === undefined) named = { ...inside, brand: named.generic };
    }
  }
  const { form, route } = formIn(plain);
  const ingredients = [...named.ingredients].sort();
  const critical = ingredients.some((one) => PRODUCT_CRITICAL.has(one) || one.startsWith('insulin')) || form === 'patch';
  return {
    key: ingredients.join('+'),
    generic: named.generic,
    brand: named.brand,
    strength,
    form,
    formRoute: route,
    modified: isModifiedRelease(plain, named.brand),
    critical,
  };
}

/** The best of several namings of one product: the first that the map knows names it, the others fill what it lacks. */
export function readDrugs(texts: readonly string[]): Drug | null {
  const read = texts.map(readDrug);
  const first = read.find((drug) => medicineNamed(drug.generic) !== undefined || genericOf(drug.key.split('+')) !== undefined) ?? read[0];
  if (first === undefined || read.length === 1) return first ?? null;
  const same = read.filter(({ key }) => key === first.key);
  const pick = <T>(value: (drug: Drug) => T | null): T | null => value(first) ?? read.map(value).find((one) => one !== null) ?? null;
  return {
    ...first,
    brand: first.brand ?? same.find(({ brand }) => brand !== null)?.brand ?? null,
    strength: pick((drug) => drug.strength),
    form: pick((drug) => drug.form),
    formRoute: pick((drug) => drug.formRoute),
    modified: read.some(({ modified }) => modified),
    critical: read.some(({ critical }) => critical),
  };
}

/** Whether two products that share their ingredients may stand for one medicine. */
export function sameProduct(a: Drug, b: Drug): boolean {
  if (a.modified !== b.modified) return false;
  if (a.modified && a.brand !== null && b.brand !== null && a.brand !== b.brand) return false;
  if (!a.critical && !b.critical) return true;
  return a.brand === b.brand && (a.strength === null || b.strength === null || a.strength.canonical === b.strength.canonical);
}
