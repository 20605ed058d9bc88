/** Which one substance do an allergy's words name, whoever wrote them? */
import { allergenNamed } from '../../codes/allergens';
import { genericOf, medicineNamed } from '../../codes/medicine-names';
import { plainText } from '../../fhir/concept';
import { remembered } from '../../fhir/remembered';
import { readDrug } from '../medications/drug';

const TAGS = /\((?:substance|disorder|finding|product|medicinal product|medicinal product form|clinical drug|situation|organism|event)\)/g;

/** What stands around a substance's name, taken off again and again until nothing of it is left. */
const AROUND = [
  /^(?:h\/o:?|history of:?|personal history of:?|past history of:?|known|severe|suspected|allergy status[:,]?)\s+/,
  /^(?:allerg(?:y|ies)|allergic(?: reaction)?|allergic disposition|hypersensitivity(?: reaction)?|intolerance|sensitivity|sensitive|adverse (?:drug )?reaction|(?:drug|food|medication|environmental|contact|insect) allergy|anaphylaxis|anaphylactic (?:reaction|shock))\s*(?:to|due to|caused by|from|with|:|-|–)\s+/,
  /^(?:product|substance|medicinal product)\s+(?:containing|with)\s+(?:precisely\s+|only\s+)?/,
  /^drug\s+(?:=|:)\s*/,
  /\s+(?:allerg(?:y|ies)|allergic reaction|hypersensitivity|intolerance|sensitivity|adverse reaction|anaphylaxis)$/,
  /\s+(?:drugs?|preparations?|products?|food|[- ]?containing products?|substance|class of (?:antibiotic|drug))$/,
] as const;

/** `prawns` and `strawberries` are what one of them is; a word such as `grass` or `citrus` stays. */
const singular = (name: string): string => name.replace(/([a-z]{2,})ies$/, '$1y').replace(/([^sui])s$/, '$1');

const named = (name: string): string | undefined => allergenNamed(name) ?? allergenNamed(singular(name));

function bareName(text: string): string {
  let name = text.toLowerCase().replace(/[’‘]/g, "'").replace(TAGS, ' ').replace(/\s+/g, ' ').trim();
  for (let before = ''; before !== name && named(name) === undefined; ) {
    before = name;
    for (const words of AROUND) if (named(name) === undefined) name = name.replace(words, '').trim();
  }
  return name;
}

/** `Allergy to penicillin`, `Penicillin allergy (disorder)` and `Penicillins` are one substance; a brand is its generic. */
export const substanceOf = remembered((text: string): string => {
  const name = bareName(text);
  const plain = plainText(name);
  const known = named(name) ?? named(plain);
  if (known !== undefined) return known;
  const drug = readDrug(name === '' ? text : name);
  if (medicineNamed(drug.generic) !== undefined || genericOf(drug.key.split('+')) !== undefined) return named(drug.key) ?? drug.key;
  // Not a medicine that the map knows: its words stand as they are, but for a strength, a salt or a plural.
  return named(drug.key) ?? (/\d/.test(plain) ? drug.key : singular(plain));
});
