/** Of which wider conditions may a problem be a kind? They join what began with it. Source: RECORD, problems. */
import { kindsOfConditions } from '../../codes/conditions';
import { phraseKey } from '../../fhir/wording';
import type { ProblemFact } from './fact';
import { listedUnder, namedByWords } from './long-term';
import { widerWordings, withoutDate } from './remark';

type Compared = Pick<ProblemFact, 'longTerm' | 'codes' | 'phrase'>;

const isListed = (name: string): boolean => name.startsWith('acute|');

/** What it is called itself: the listed conditions, else its codes and words. */
function ownNames({ longTerm, codes, phrase }: Compared): readonly string[] {
  if (longTerm.length > 0) return longTerm;
  return phrase === '' ? codes : [...codes, `words|${phrase}`];
}

/**
 * The category of an ICD-10 code that is not listed itself: `C50.4` is a kind of what `C50` or `C50.9` says. A reason
 * for a contact (Z) is no condition, and an injury (S, T) is told by its place. Source: WHO ICD-10, volume 2.
 */
function categoriesOf(codes: readonly string[]): readonly string[] {
  return codes.flatMap((code) => {
    const [, category = ''] = /^icd\|([A-RU-Y]\d\d)\d/.exec(code) ?? [];
    if (category === '' || listedUnder(code) !== null) return [];
    return listedUnder(`icd|${category}9`) ?? listedUnder(`icd|${category}`) ?? [];
  });
}

const kindsOf = (name: string): readonly string[] => kindsOfConditions().get(name) ?? [];

/** `LVSD / HFrEF`: two names of which one is a kind of the other say that one; any other two are two things. */
function slashed(text: string): readonly string[] {
  const [first = '', second, ...more] = (text.split(/[,(]| - /)[0] ?? '').split(' / ');
  if (second === undefined || more.length > 0) return [];
  const [a, b] = [namedByWords(first), namedByWords(second)];
  if (a.length === 0 || b.length === 0) return [];
  return b.every((name) => a.flatMap(kindsOf).includes(name))
    ? a
    : a.every((name) => [...b, ...b.flatMap(kindsOf)].includes(name))
      ? b
      : [];
}

/**
 * What parts of the words are wider than the whole. A condition behind the head (“Asthma, eczema”) is a second thing,
 * and then no part speaks.
 */
function saidWider(text: string): readonly string[] {
  if (text.includes(' / ')) return slashed(text);
  const { wider, behind } = widerWordings(text);
  const said = wider.flatMap((words) => [...namedByWords(words), `words|${phraseKey(words)}`]);
  return behind.flatMap(namedByWords).some((name) => !said.includes(name)) ? [] : said;
}

/**
 * What it is called, beside an unlisted code by its words too, and what is wider than it. Both are read only beside
 * starts that agree.
 * INVARIANT: words that are a name of their own (pulmonary hypertension) are no kind of what a part of them says.
 */
export function namesFor(dated: string, own: Compared): Pick<ProblemFact, 'called' | 'wider'> {
  const text = withoutDate(dated);
  const names = ownNames(own);
  const isKnown = own.longTerm.length > 0 || own.codes.some(isListed);
  const byWords = isKnown ? [] : namedByWords(text);
  const called = [...new Set([...names, ...byWords, ...(text === dated ? [] : [`words|${phraseKey(text)}`])])];
  const said = isKnown || byWords.length > 0 ? [] : saidWider(text);
  const near = [...called, ...(isKnown ? [] : categoriesOf(own.codes)), ...said];
  return { called, wider: [...new Set([...near, ...near.flatMap(kindsOf)])].filter((name) => !called.includes(name)) };
}
