/** Which one substance do an allergy's words name, whoever wrote them? */
import { allergenSpelt } from '../../codes/further-allergens';
import { genericOf, medicineNamed } from '../../codes/medicine-names';
import { plainText } from '../../fhir/concept';
import { rememberedByTables } from '../../../terminology/in-force';
import { readDrug } from '../medications/drug';
import { besideReaction } from './worded-reaction';
import { bareName, named, namedSomehow, singular } from './words';

/**
 * `Allergy to penicillin`, `Penicillin allergy (disorder)` and `Penicillins` are one substance; a brand is its generic.
 */
export const substanceOf = rememberedByTables((text: string): string => {
  const name = bareName(text);
  const plain = plainText(name);
  const known = namedSomehow(name) ?? named(plain) ?? allergenSpelt(plain) ?? allergenSpelt(singular(plain));
  if (known !== undefined) return known;
  const medicine = besideReaction(name, (word) => medicineNamed(readDrug(word).generic) !== undefined);
  const drug = readDrug(medicine?.allergen ?? (name === '' ? text : name));
  if (medicineNamed(drug.generic) !== undefined || genericOf(drug.key.split('+')) !== undefined)
    return named(drug.key) ?? drug.key;
  // Not a medicine that the map knows: its words stand as they are, but for a strength, a salt or a plural.
  return named(drug.key) ?? (/\d/.test(plain) ? drug.key : singular(plain));
});
