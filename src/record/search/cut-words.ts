/** Into which words is a text cut for searching? The same cut for what is held and for what is typed. */
import { plainText } from '../fhir/concept';

const PLAIN = /^[\x20-\x7e]*$/;

/** Plain letters need none of what others do; ten thousand names are cut before the first letter is typed. */
const cut = (text: string): readonly string[] =>
  PLAIN.test(text) ? text.toLowerCase().split(/[^a-z0-9%.+]+/) : plainText(text).split(/[\s/-]+/);

/** A number and its unit that stand close: `5mg` is sought and met as `5 mg`. */
const DOSED = /^(\d[\d.]*)(mg|mcg|micrograms?|g|kg|ml|l|mmol|iu|units?)$/;

const apart = (word: string): readonly string[] => {
  const dosed = word >= '0' && word < ':' ? DOSED.exec(word) : null;
  return dosed === null ? [word] : [dosed[1] ?? '', dosed[2] ?? ''];
};

export const wordsOf = (text: string): readonly string[] =>
  cut(text)
    .map((word) => (word.startsWith('.') || word.endsWith('.') ? word.replace(/^\.+|\.+$/g, '') : word))
    .filter((word) => word !== '')
    .flatMap(apart);

/** Words that tell nothing apart: a name is met without them. */
const SMALL: ReadonlySet<string> = new Set([
  'and',
  'of',
  'the',
  'with',
  'to',
  'in',
  'due',
  'for',
  'or',
  'on',
  'at',
  'by',
]);

/** A name's words, without the small ones unless it has no others. */
export function tellingWords(name: string): readonly string[] {
  const words = wordsOf(name);
  const telling = words.filter((word) => !SMALL.has(word));
  return telling.length === 0 ? words : telling;
}
