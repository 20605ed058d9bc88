/** Which one substance do an allergy's words name, whoever wrote them? */
import { allergenSpelt } from '../../codes/further-allergens';
import { genericOf, medicineNamed } from '../../codes/medicine-names';
import { plainText } from '../../fhir/concept';
import { rememberedByTables } from '../../../terminology/in-force';
import { readDrug } from '../medications/drug';
import { besideReaction } from './worded-reaction';
import { bareName, besideRemark, besideSynonym, named, namedSomehow, singular } from './words';

/** The plain name where the words are one that the maps of allergens or of medicines know; undefined otherwise. */
function knownAs(words: string): string | undefined {
  const name = bareName(words);
  const plain = plainText(name);
  const known = named(name) ?? named(plain) ?? allergenSpelt(plain) ?? allergenSpelt(singular(plain));
  if (known !== undefined) return known;
  const { generic, key } = readDrug(name);
  if (medicineNamed(generic) === undefined && genericOf(key.split('+')) === undefined) return undefined;
  return named(key) ?? key;
}

/** A class and one of its members in brackets, whatever stands behind them: neither of the two alone. */
function namesTwo(name: string): boolean {
  const [, outside = '', inside = ''] = /^([^()]+?)\s*\(([^()]+)\)/.exec(name) ?? [];
  const [one, other] = outside === '' ? [] : [named(bareName(outside)), knownAs(inside)];
  return one !== undefined && other !== undefined && one !== other;
}

/** A synonym behind a stroke, then a remark on either. */
const knownOrSynonym = (words: string): string | undefined => knownAs(words) ?? besideSynonym(bareName(words), knownAs);

/**
 * `Allergy to penicillin`, `Penicillin allergy (disorder)` and `Penicillins` are one substance; a brand is its generic.
 */
export const substanceOf = rememberedByTables((text: string): string => {
  const name = bareName(text);
  const plain = plainText(name);
  const known = namedSomehow(name) ?? named(plain) ?? allergenSpelt(plain) ?? allergenSpelt(singular(plain));
  if (known !== undefined) return known;
  if (namesTwo(name)) return plain;
  const medicine = besideReaction(name, (word) => medicineNamed(readDrug(word).generic) !== undefined);
  const drug = readDrug(medicine?.allergen ?? (name === '' ? text : name));
  if (medicineNamed(drug.generic) !== undefined || genericOf(drug.key.split('+')) !== undefined)
    return named(drug.key) ?? drug.key;
  const remarked = besideRemark(name, knownOrSynonym) ?? besideSynonym(name, knownAs);
  if (remarked !== undefined) return remarked;
  // Not a medicine that the map knows: its words stand as they are, but for a strength, a salt or a plural.
  return named(drug.key) ?? (/\d/.test(plain) ? drug.key : singular(plain));
});
