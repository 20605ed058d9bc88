/**
 * What does a text say that was written with markup? Systems send "<b>H</b>IV" and "H&#73;V" as the words of a plain
 * element, where no letter is opened; a reader reads through both, and so must the lexicon.
 */

const MARKED = /<[a-z!/?]|&#?[a-z0-9]{1,31};/i;

/** A tag, a comment or an instruction of ordinary length. INVARIANT: bounded, so that it takes time in proportion. */
const TAG = /<[a-z!/?][^<>]{0,500}>/gi;
const ENTITY = /&(?:#(?<number>\d{1,7})|#x(?<hex>[\da-f]{1,6})|(?<name>[a-z]{2,8}));/gi;

/** What parts words, or nothing at all, by its name. Accents are read by the letter that the name begins with. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ndash: '-',
  mdash: '-',
  hyphen: '-',
  shy: '',
  zwj: '',
  zwnj: '',
};
const ACCENTED = /^([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|caron)$/i;
const HIGHEST = 0x10ffff;

const letter = (code: number): string =>
  code > 0 && code <= HIGHEST && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';

function decoded(text: string): string {
  return text.replace(ENTITY, (all: string, ...found: unknown[]) => {
    const { number, hex, name } = found.at(-1) as Readonly<Record<string, string | undefined>>;
    if (number !== undefined) return letter(Number(number));
    if (hex !== undefined) return letter(Number.parseInt(hex, 16));
    return NAMED[name?.toLowerCase() ?? ''] ?? ACCENTED.exec(name ?? '')?.[1] ?? all;
  });
}

/** Sent on by three systems, a mark may be written three times over: "&amp;amp;#73;". */
const TIMES = 3;

/**
 * The text as it stands; and, where it has markup, in plain words: without its tags, and with a blank for each, for a
 * tag may stand within a word and between two.
 */
export function withoutMarkup(text: string): readonly string[] {
  if (!MARKED.test(text)) return [text];
  const read = new Set([text]);
  let plain = text;
  for (let time = 0; time < TIMES && MARKED.test(plain); time += 1) {
    plain = decoded(plain);
    read.add(plain).add(plain.replace(TAG, '')).add(plain.replace(TAG, ' '));
    if (decoded(plain) === plain) plain = plain.replace(TAG, '');
  }
  return [...read];
}
