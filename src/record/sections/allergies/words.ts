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
  // what kind of reaction it was, and how grave: `gr2 hypersensitivity`, `infusion reaction`, `non-IgE`
  /\s+(?:(?:gr(?:ade)?\.?\s?[1-4]|mild|moderate|severe|delayed|immediate|infusion(?:[- ]related)?|injection[- ]site)\s+)+(?:hypersensitivity(?: reaction)?|allergic reaction|reaction|allergy|intolerance)$/,
  /\s+\(?(?:non[- ])?ige(?:[- ]mediated)?\)?$/,
  /\s+\((?:excipient|preservative|additive|preservative in (?:eye )?drops)\)$/,
  /\s+(?:allerg(?:y|ies)|allergic reaction|hypersensitivity|intolerance|sensitivity|adverse reaction|anaphylaxis)$/,
  /\s+or\s+\S.*[- ](?:derived|containing)\s+(?:drug\s+)?products?$/,
  /(?:\s+and\s+\S.*)?[- ](?:derived|containing)\s+(?:drug\s+)?products?$/,
  /\s+(?:base|(?:std )?(?:allergenic )?extracts?|macrocrystals?|not tolerated|contraindicated|class|antibiotics?|group)$/,
  /\s+(?:preparations?|products?|food|[- ]?containing products?|substance|class of (?:antibiotic|drug))$/,
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

/** Behind a colon, a dash between spaces, a semicolon, or in brackets. */
const REMARKS: readonly RegExp[] = [
  /^([^()]+?)\s*\(([^()]+)\)$/,
  /^(.+?)\s*:\s+(.+)$/,
  /^(.+?)\s+[-–—]+\s+(.+)$/,
  /^(.+?)\s*;\s+(.+)$/,
];

/** What takes the name back, narrows it, or puts another in its place. */
const NOT_ALL =
  /\b(?:no|not|nil|never|without|denies|tolerat\w*|ok|okay|fine|safe|can (?:take|have|eat)|excluded|ruled out|negative|but|only|except|unless|raw|free|other than|apart from|instead|query|de-?label\w*|disprove\w*|refuted|challenged?|family|mother|father|parents?|sister|brother|siblings?|sons?|daughters?|wife|husband|partner)\b|\?/;

/**
 * The known allergen before a remark on it (“Peanuts (carries 2 AAIs)”, “Egg - childhood, resolved”); undefined where
 * the remark names another, narrows it or takes it back.
 * @param knownAs the one plain name of an allergen, undefined for anything else
 */
export function besideRemark(name: string, knownAs: (words: string) => string | undefined): string | undefined {
  for (const shape of REMARKS) {
    const [, first = '', remark = ''] = shape.exec(name) ?? [];
    const known = first === '' ? undefined : knownAs(bareName(first));
    if (known === undefined) continue;
    const words = remark.split(/[^\p{L}\p{N}'-]+/u).filter((word) => word !== '');
    const others = [...words, ...words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`)];
    const isOther = others.some((word) => {
      const other = knownAs(word);
      return other !== undefined && other !== known;
    });
    return isOther || NOT_ALL.test(remark) ? undefined : known;
  }
  return undefined;
}

/** Two names of one allergen with a stroke between them: `wool fat / lanolin`. */
export function besideSynonym(name: string, knownAs: (words: string) => string | undefined): string | undefined {
  const parts = name.split(/\s*\/\s*|\s+aka\s+/);
  const [first, ...rest] = parts.map((part) => knownAs(part));
  return parts.length > 1 && first !== undefined && rest.every((one) => one === first) ? first : undefined;
}

/** A longer text is a story, not a name with something around it. */
const LONGEST = 300;

/**
 * The name alone, without what senders put around it. INVARIANT: “central nervous system drugs” are not the system:
 * “drugs” goes from behind one word, or a known name.
 */
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
    const alone = name.replace(/\s+drugs?$/, '');
    if (named(name) === undefined && (named(alone) !== undefined || !alone.includes(' '))) name = alone;
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
