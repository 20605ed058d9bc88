/**
 * Which medicine is it: which ingredients, which brand, strength, form and release? Read from codes and from names in
 * words.
 */
import { rememberedByTables } from '../../../terminology/in-force';
import { genericOf, isIngredient, medicineNamed } from '../../codes/medicine-names';
import { hasBrandsApart, injectedAs, isAlwaysModified, isProductCritical, saltMatters } from '../../codes/products';
import { NOT_NAME, RELEASE_TAIL, formIn, isModifiedRelease } from './form';
import { nameAll, plainSpelling, type Named } from './name';
import { withoutPack } from './pack';
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
  /** Hours over which a modified release lasts, where the name says so; null where it does not. */
  readonly hours: number | null;
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

/** Reads a product name in words. Unknown medicines keep their own name as their one ingredient. */
export const readDrug = rememberedByTables((text): Drug => parseDrug(text.slice(0, LONGEST_PRODUCT)), {
  longest: LONGEST_PRODUCT,
  most: 20_000,
});

/**
 * Measured in micrograms, whatever a bare number leaves out. Source: BNF, inhaled corticosteroids and bronchodilators.
 */
const IN_MICROGRAMS =
  /formoterol|salmeterol|vilanterol|umeclidinium|olodaterol|tiotropium|indacaterol|glycopyrronium|beclometasone|salbutamol/;

function strengthOf(
  stated: Strength | null,
  numbers: readonly number[],
  { ingredients, generic }: Named,
): Strength | null {
  const key = ingredients.join('+');
  if (stated !== null) return key.includes('calciferol') ? vitaminD(stated) : stated;
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

/** The spelling that the tables know: lower case, one way to write units and salts, without company and tag. */
const plainText = (text: string): string =>
  plainStrengths(
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

const withoutForm = (part: string): string => tidy(part.replace(NOT_NAME, ' ').replace(RELEASE_TAIL, ' '));

/** The part of a product's text that names it. */
function nameIn(plain: string, at: number, rest: string, low: string): string {
  // A second ingredient may stand behind the first one's strength: "Losartan 50mg / Hydrochlorothiazide 12.5mg".
  const more = MORE.test(findStrength(plain.slice(at)).rest.replace(NOT_NAME, ' '));
  // A word of form may belong to a name: "soluble insulin", "white soft paraffin".
  const whole = tidy(more ? rest : plain.slice(0, at));
  if (medicineNamed(whole) !== undefined) return whole;
  return (more ? '' : withoutForm(plain.slice(0, at))) || withoutForm(rest) || tidy(low);
}

/** As it stands, or without its strength as a bare number: `Evorel 50`. */
const namedAside = (name: string): Named | undefined =>
  medicineNamed(name) ?? medicineNamed(tidy(name.replace(LONE_NUMBER, ' ')));

/** A name in brackets is the generic of a brand, or the brand of a generic: `Tegretol (carbamazepine)`. */
function withAside(named: Named, aside: string | undefined): Named {
  const inside = aside === undefined ? undefined : namedAside(withoutForm(findStrength(aside).rest));
  if (inside === undefined) return named;
  if (inside.generic === named.generic) return { ...named, brand: named.brand ?? inside.brand };
  return medicineNamed(named.generic) === undefined ? { ...inside, brand: named.generic } : named;
}

/** `Insulin 70/30`: the numbers are of which two insulins it is mixed, and belong to the name; no strength. */
const isMixture = ({ ingredients }: Named, bare: readonly number[]): boolean =>
  bare.length > 1 && ingredients.some((one) => one.includes('insulin'));

function withMixture(named: Named, bare: readonly number[]): Named {
  if (!isMixture(named, bare)) return named;
  const name = `${named.generic} ${bare.join('/')}`;
  return { ...named, generic: name, ingredients: [name] };
}

/** `metformin (Glucophage SR) 500 mg`: a brand in brackets says its release with its name. */
const withBrandAside = (plain: string, aside: string | undefined, brand: string | null): string =>
  brand !== null && aside?.includes(brand) === true ? `${plain} ${aside}` : plain;

/** What is put in place to last is told by its form, not by its release. */
const isModified = (plain: string, brand: string | null, key: string, form: string | null, route: string | null) =>
  form !== 'implant' &&
  route !== 'intrauterine' &&
  route !== 'rectal' &&
  (isModifiedRelease(plain, brand) || (route !== 'injection' && isAlwaysModified(key)));

/** Put on the skin or into the eye it is not prescribed by product. Source: MHRA on oral tacrolimus and ciclosporin. */
const LOCAL: ReadonlySet<string> = new Set(['eye', 'topical']);

/** What is measured in parts of a hundred is put on or dropped in, not swallowed. */
const isLocal = (route: string | null, strength: Strength | null): boolean =>
  route === null ? strength !== null && /^[\d.]+%$/.test(strength.text.replace(/\s/g, '')) : LOCAL.has(route);

const isCritical = (
  ingredients: readonly string[],
  form: string | null,
  route: string | null,
  strength: Strength | null,
): boolean =>
  form === 'patch' ||
  ingredients.some((one) => one.includes('insulin') || (isProductCritical(one) && !isLocal(route, strength)));

/** `morphine 60 mg 12 hr tablet`, `12-hour modified-release`: never taken for the one that lasts a day. */
const lastsHours = (plain: string): number | null => {
  const [, hours] = /\b(12|24)[- ]?(?:hr|hours?) (?:tab|cap|modified|prolonged|extended|m\/r)/.exec(plain) ?? [];
  return hours === undefined ? null : Number(hours);
};

function parseDrug(text: string): Drug {
  const low = plainText(text);
  const aside = /\(([^()]+)\)/.exec(low)?.[1]?.trim();
  const plain = withoutPack(low.replace(/\([^()]*\)/g, ' '));
  const { strength, bare, at, rest } = findStrength(plain);
  const name = nameIn(plain, at, rest, low);
  const reading =
    strength === null && bare.length === 0 ? withoutNumber(name) : { named: nameAll(name), numbers: bare };
  const asNamed = withMixture(withAside(reading.named, aside), bare);
  const { form, route: byForm } = formIn(plain, asNamed.brand);
  const named = (byForm === 'injection' ? medicineNamed(injectedAs(asNamed.generic) ?? '') : undefined) ?? asNamed;
  const ingredients = [...named.ingredients].sort();
  const key = ingredients.join('+');
  const modified = isModified(withBrandAside(plain, aside, named.brand), named.brand, key, form, byForm);
  const route = byForm === 'topical' && ONLY_VAGINAL.has(key) ? 'vaginal' : byForm;
  return {
    key,
    generic: named.generic,
    brand: named.brand,
    strength: strengthOf(strength, isMixture(named, reading.numbers) ? [] : reading.numbers, named),
    form,
    formRoute: route,
    modified,
    hours: modified ? lastsHours(plain) : null,
    critical: isCritical(ingredients, form, route, strength),
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
    hours: pick((drug) => drug.hours),
    critical: drugs.some(({ critical }) => critical),
  };
}

/** Equal in strength; unsaid on one side is another strength, unsaid on both is none. */
export function sameStrengths(a: Drug | null, b: Drug | null): boolean {
  const left = a?.strength ?? null;
  const right = b?.strength ?? null;
  return left === null || right === null ? left === right : sameStrength(left, right);
}

/** What stands behind a brand's name and makes it another product: another device, another depot. */
const OTHER_PRODUCT = /^ (?:nexthaler|respimat|acuphase|decanoate|maintena|press)\b/;
const longer = (a: string, b: string): boolean => a.startsWith(`${b} `) && !OTHER_PRODUCT.test(a.slice(b.length));

/** `MST` and `MST Continus` are one brand; what a name leaves out at its end makes no other. */
const sameBrand = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && (longer(a, b) || longer(b, a)));

const mayBeOneStrength = (a: Drug, b: Drug): boolean =>
  a.strength === null || b.strength === null || sameStrength(a.strength, b.strength);

/** Whether two products that share their ingredients may stand for one medicine. */
export function sameProduct(a: Drug, b: Drug): boolean {
  if (a.modified !== b.modified) return false;
  if (a.hours !== null && b.hours !== null && a.hours !== b.hours) return false;
  const byBrand = a.modified || a.key.split('+').some(hasBrandsApart);
  if (byBrand && a.brand !== null && b.brand !== null && !sameBrand(a.brand, b.brand)) return false;
  // One brand and no other beside it: the equal strength alone tells that it may be that brand.
  if (byBrand && (a.brand === null) !== (b.brand === null) && !mayBeOneStrength(a, b)) return false;
  if (!a.critical && !b.critical) return true;
  return sameBrand(a.brand, b.brand) && mayBeOneStrength(a, b);
}

/** Two medicines for certain: every ingredient is one that the tables know, and none is in both. */
export function plainlyOthers(a: Drug, b: Drug): boolean {
  const names = [a.key.split('+'), b.key.split('+')].flat();
  return new Set(names).size === names.length && names.every(isIngredient);
}
