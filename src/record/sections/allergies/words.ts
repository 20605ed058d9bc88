/**
 * Which one substance do an allergy's words name, as far as the words themselves tell it? The names of medicines come
 * with substance.ts.
 */
import { allergenNamed } from '../../codes/allergens';
import { plainText } from '../../fhir/concept';
import { rememberedByTables } from '../../../terminology/in-force';

const TAGS =
  /\((?:substance|disorder|finding|product|medicinal product|medicinal product form|clinical drug|situation|organism|event)\)/g;

/** What stands around a substance's name, taken off again and again until nothing of it is left. */
const AROUND = [
  /^(?:h\/o:?|history of:?|personal history of:?|past history of:?|known|severe|suspected|allergy status[:,]?)\s+/,
  /^(?:allerg(?:y|ies)|allergic(?: reaction)?|allergic disposition|hypersensitivity(?: reaction)?|intolerance|sensitivity|sensitive|adverse (?:drug )?reaction|(?:drug|food|medication|environmental|contact|insect) allergy|anaphylaxis|anaphylactic (?:reaction|shock))\s*(?:to|due to|caused by|from|with|:|-|–)\s+/,
  /^(?:product|substance|medicinal product)\s+(?:containing|with)\s+(?:precisely\s+|only\s+)?/,
  /^drug\s+(?:=|:)\s*/,
  /\s+(?:allerg(?:y|ies)|allergic reaction|hypersensitivity|intolerance|sensitivity|adverse reaction|anaphylaxis)$/,
  /\s+or\s+\S.*[- ](?:derived|containing)\s+(?:drug\s+)?products?$/,
  /(?:\s+and\s+\S.*)?[- ](?:derived|containing)\s+(?:drug\s+)?products?$/,
  /\s+(?:base|(?:std )?(?:allergenic )?extracts?|macrocrystals?|not tolerated|contraindicated|class|antibiotics?|group)$/,
  /\s+(?:drugs?|preparations?|products?|food|[- ]?containing products?|substance|class of (?:antibiotic|drug))$/,
] as const;

/** `prawns` and `strawberries` are what one of them is; a word such as `grass` or `citrus` stays. */
export const singular = (name: string): string => name.replace(/([a-z]{2,})ies$/, '$1y').replace(/([^sui])s$/, '$1');

/** The one plain name of an allergen, in the plural too; undefined where the map of allergens does not know it. */
export const named = (name: string): string | undefined => allergenNamed(name) ?? allergenNamed(singular(name));

/**
 * The one plain name, however the sender turned it: `latex, natural rubber`, and what stands before or in brackets
 * where the other is no
 * allergen of another name (`nuts (peanut)` is neither).
 */
export function namedSomehow(name: string): string | undefined {
  const known = named(name) ?? named(name.replace(/^([^,]+), ([^,]+)$/, '$2 $1'));
  const brackets = /^([^()]+) \(([^()]+)\)$/.exec(name);
  if (known !== undefined || brackets === null) return known;
  const [outside, inside] = [named(bareName(brackets[1] ?? '')), named(bareName(brackets[2] ?? ''))];
  return outside === undefined || inside === undefined || outside === inside ? (outside ?? inside) : plainText(name);
}

/** A longer text is a story, not a name with something around it. */
const LONGEST = 300;

/** The name alone, without what senders put around it. */
export function bareName(text: string): string {
  if (text.length > LONGEST) return text.toLowerCase().trim();
  let name = text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\[([^\][]*)\]/g, '($1)')
    .replace(TAGS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (let before = ''; before !== name && named(name) === undefined;) {
    before = name;
    for (const words of AROUND) if (named(name) === undefined) name = name.replace(words, '').trim();
  }
  return name;
}

/**
 * As `substanceOf`, for as long as the names of medicines are not here: a brand stands as its own words, and apart from
 * its generic.
 * So an allergy may be told twice meanwhile, but none is missing.
 */
export const substanceInWords = rememberedByTables((text: string): string => {
  const name = bareName(text);
  const plain = plainText(name === '' ? text : name);
  return namedSomehow(name) ?? named(plain) ?? (/\d/.test(plain) ? plain : singular(plain));
});
