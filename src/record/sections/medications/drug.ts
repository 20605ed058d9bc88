/**
 * Which medicine is it: which ingredients, which brand, strength, form and release? Told from codes and from names in
 * words.
 */
import { fromTables } from '../../../terminology/in-force';
import { genericOf, medicineNamed } from '../../codes/medicine-names';
import { injectedAs, isAlwaysModified, isProductCritical, saltMatters } from '../../codes/products';
import { NOT_NAME, RELEASE_TAIL, formIn, isModifiedRelease } from './form';
import { nameAll, plainSpelling, type Named } from './name';
import { bareStrength, findStrength, plainStrengths, sameStrength, vitaminD, type Strength } from './strength';

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

const COMPANY =
  /\((?:[^()]*\b(?:ltd|limited|plc|uk|pharma\w*|labs?|laborator\w*|healthcare|group|gmbh|inc|teva|accord|actavis|mylan|sandoz|a a h|aah)\b[^()]*)\)/g;
const TAG = /\((?:clinical drug|medicinal product|product|substance|amp|vmp|vtm|vmpp|ampp|medicinal product form)\)/g;

const MORE = /(?:[/+&]|\band\b|\bwith\b|^\s*-)\s*[a-z]{3,}/;

/** `Betamethasone (as valerate)`: where the salt is the medicine, it belongs to the name. */
const AS_SALT = /\b([a-z]+) \(as ([a-z]+)\)/g;
const withSalt = (low: string): string =>
  low.replace(AS_SALT, (whole, name: string, salt: string) => (saltMatters(name) ? `${name} ${salt}` : whole));

const tidy = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}%/+&,'. -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s/+,.-]+|[\s/+,.-]+$/g, '')
    .trim();

/** No product has a longer name; what follows is not looked at. */
const LONGEST_PRODUCT = 500;

const read = fromTables(() => new Map<string, Drug>());

/** Reads a product name in words. Unknown medicines keep their own name as their one ingredient. */
export function readDrug(text: string): Drug {
  const known = read().get(text);
  if (known !== undefined) return known;
  if (read().size > 20_000) read().clear();
  const drug = parseDrug(text.slice(0, LONGEST_PRODUCT));
  read().set(text, drug);
  return drug;
}

/**
 * Measured in micrograms, whatever a bare number leaves out. Source: BNF, inhaled corticosteroids and bronchodilators.
 */
const IN_MICROGRAMS =
  /formoterol|salmeterol|vilanterol|umeclidinium|olodaterol|tiotropium|indacaterol|glycopyrronium|beclometasone|salbutamol/;

function strengthOf(
  found: Strength | null,
  numbers: readonly number[],
  { ingredients, generic }: Named,
): Strength | null {
  const key = ingredients.join('+');
  if (found !== null) return key.includes('calciferol') ? vitaminD(found) : found;
  if (numbers.length === 0) return null;
  return bareStrength(
    numbers,
    IN_MICROGRAMS.test(key) ? 'micrograms' : generic.startsWith('co-') && numbers.length > 1 ? 'mg' : null,
  );
}

/** A cream of these is vaginal whether or not its name says so. Source: BNF. */
const ONLY_VAGINAL: ReadonlySet<string> = new Set(['estriol']);

const LONE_NUMBER = /(?:^|\s)(\d+(?:\.\d+)?)(?=\s|$)/;

/** A number that stands in a name without a unit is the strength where the rest is a medicine that the map knows. */
function withoutNumber(name: string): { readonly named: Named; readonly numbers: readonly number[] } {
  const named = nameAll(name);
  const number = LONE_NUMBER.exec(name)?.[1];
  if (number === undefined || medicineNamed(name) !== undefined) return { named, numbers: [] };
  const less = nameAll(tidy(name.replace(LONE_NUMBER, ' ')));
  return medicineNamed(less.generic) === undefined
    ? { named, numbers: [] }
    : { named: less, numbers: [Number(number)] };
}

function parseDrug(text: string): Drug {
  const low = plainStrengths(
    plainSpelling(
      withSalt(
        text
          .toLowerCase()
          .normalize('NFKC')
          .replace(/[µμ]g/g, 'ug')
          .replace(COMPANY, ' ')
          .replace(TAG, ' ')
          .replace(/®|™/g, ''),
      ),
    ),
  );
  const aside = /\(([^()]+)\)/.exec(low)?.[1]?.trim() ?? null;
  const plain = low.replace(/\([^()]*\)/g, ' ');
  const { strength, bare, at, rest } = findStrength(plain);
  const clean = (part: string): string => tidy(part.replace(NOT_NAME, ' ').replace(RELEASE_TAIL, ' '));
  // A second ingredient may stand behind the first one's strength: "Losartan 50mg / Hydrochlorothiazide 12.5mg".
  const more = MORE.test(findStrength(plain.slice(at)).rest.replace(NOT_NAME, ' '));
  // A word of form may belong to a name: "soluble insulin", "white soft paraffin".
  const whole = tidy(more ? rest : plain.slice(0, at));
  const name =
    medicineNamed(whole) !== undefined ? whole : (more ? '' : clean(plain.slice(0, at))) || clean(rest) || tidy(low);
  const told = strength === null && bare.length === 0 ? withoutNumber(name) : { named: nameAll(name), numbers: bare };
  let { named } = told;
  if (aside !== null) {
    const inside = medicineNamed(clean(findStrength(aside).rest));
    if (inside !== undefined) {
      if (inside.generic === named.generic) named = { ...named, brand: named.brand ?? inside.brand };
      else if (medicineNamed(named.generic) === undefined) named = { ...inside, brand: named.generic };
    }
  }
  const { form, route: byForm } = formIn(plain, named.brand);
  if (byForm === 'injection') named = medicineNamed(injectedAs(named.generic) ?? '') ?? named;
  const ingredients = [...named.ingredients].sort();
  const key = ingredients.join('+');
  const route = byForm === 'topical' && ONLY_VAGINAL.has(key) ? 'vaginal' : byForm;
  const critical = ingredients.some((one) => isProductCritical(one) || one.includes('insulin')) || form === 'patch';
  return {
    key,
    generic: named.generic,
    brand: named.brand,
    strength: strengthOf(strength, told.numbers, named),
    form,
    formRoute: route,
    // What is put in place to last is told by its form, not by its release.
    modified:
      form !== 'implant' &&
      route !== 'intrauterine' &&
      (isModifiedRelease(plain, named.brand) || (route !== 'injection' && isAlwaysModified(key))),
    critical,
  };
}

/** The best of several namings of one product: the first that the map knows names it, the others fill what it lacks. */
export function readDrugs(texts: readonly string[]): Drug | null {
  const drugs = texts.map(readDrug);
  const first =
    drugs.find((drug) => medicineNamed(drug.generic) !== undefined || genericOf(drug.key.split('+')) !== undefined) ??
    drugs[0];
  if (first === undefined || drugs.length === 1) return first ?? null;
  const same = drugs.filter(({ key }) => key === first.key);
  const pick = <T>(value: (drug: Drug) => T | null): T | null =>
    value(first) ?? drugs.map(value).find((one) => one !== null) ?? null;
  return {
    ...first,
    brand: first.brand ?? same.find(({ brand }) => brand !== null)?.brand ?? null,
    strength: pick((drug) => drug.strength),
    form: pick((drug) => drug.form),
    formRoute: pick((drug) => drug.formRoute),
    modified: drugs.some(({ modified }) => modified),
    critical: drugs.some(({ critical }) => critical),
  };
}

/** Equal in strength; unsaid on one side is another strength, unsaid on both is none. */
export function sameStrengths(a: Drug | null, b: Drug | null): boolean {
  const left = a?.strength ?? null;
  const right = b?.strength ?? null;
  return left === null || right === null ? left === right : sameStrength(left, right);
}

/** `MST` and `MST Continus` are one brand; what a name leaves out at its end makes no other. */
const sameBrand = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && (a.startsWith(`${b} `) || b.startsWith(`${a} `)));

/** Whether two products that share their ingredients may stand for one medicine. */
export function sameProduct(a: Drug, b: Drug): boolean {
  if (a.modified !== b.modified) return false;
  if (a.modified && a.brand !== null && b.brand !== null && !sameBrand(a.brand, b.brand)) return false;
  if (!a.critical && !b.critical) return true;
  return (
    sameBrand(a.brand, b.brand) && (a.strength === null || b.strength === null || sameStrength(a.strength, b.strength))
  );
}
