/**
 * What does a text say that was written with markup or escapes? Systems send "<b>H</b>IV", "H&#73;V", "Sexual%20health"
 * and HL7's "sexual\.br\health" as the words of a plain element, where no letter is opened; a reader reads through
 * them, and so must the lexicon.
 * Source: HTML entities; HL7 v2.5.1 2.7 (escape sequences); RFC 3986 (percent-encoding); JSON; CommonMark emphasis.
 */

/** What any of it begins with. */
const MARKED = /<[a-z!/?]|&#?[a-z0-9]|\\|%[\da-f]{2}|[*`~]/i;
/** The letters of these by their code points: none of them, and there is nothing of it in a text. */
const SIGNS: ReadonlySet<number> = new Set([...'<&\\%*`~'].map((sign) => sign.charCodeAt(0)));

/** Whether a text with this sign in it may be read otherwise than it stands. */
export const mayBeMarkup = (code: number): boolean => SIGNS.has(code);

/**
 * What is drawn as nothing or parts words: a tag, a comment or an instruction of ordinary length, an entity of no name
 * that is known, an HL7 v2 escape, a line's end or a tab in JSON's writing, emphasis.
 * INVARIANT: bounded, so that it takes time in proportion.
 */
const PARTING =
  /<!--[^<]{0,500}?-->|<!\[CDATA\[|\]\]>|<[a-z!/?](?:[^<>"]|"[^"<]{0,2000}"){0,2000}>|&[a-z]{2,31};|\\(?:\.[a-z]{2,4}[-+]?\d{0,3}|[hnefsrtz]|[cmz][\da-f]{2,8})\\|\\[nrtfb]|[*`~]{1,3}/gi;
const WRITTEN =
  /&#0{0,20}(?<number>\d{1,7});?|&#x0{0,20}(?<hex>[\da-f]{1,6});?|&(?<name>[a-z]{2,8});|\\u(?<json>[\da-f]{4})|\\x(?<bytes>(?:[\da-f]{2}){1,8})\\|(?<percent>(?:%[\da-f]{2}){1,60})/gi;

/** Signs by their names; what is drawn for the others is nothing, or a blank. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '-',
  mdash: '-',
  hyphen: '-',
  sol: '/',
};
const ACCENTED = /^([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|caron)$/i;
const HIGHEST = 0x10ffff;

const letter = (code: number): string =>
  code > 0 && code <= HIGHEST && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
const bytesOf = (hex: string): string => hex.replace(/[\da-f]{2}/gi, (byte) => letter(Number.parseInt(byte, 16)));

/** As UTF-8, else byte by byte. */
function unpercented(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return bytesOf(run.replaceAll('%', ''));
  }
}

function decoded(text: string): string {
  return text.replace(WRITTEN, (all: string, ...found: unknown[]) => {
    const { number, hex, name, json, bytes, percent } = found.at(-1) as Readonly<Record<string, string | undefined>>;
    if (number !== undefined) return letter(Number(number));
    if (hex !== undefined || json !== undefined) return letter(Number.parseInt(hex ?? json ?? '', 16));
    if (bytes !== undefined) return bytesOf(bytes);
    if (percent !== undefined) return unpercented(percent);
    return NAMED[name?.toLowerCase() ?? ''] ?? ACCENTED.exec(name ?? '')?.[1] ?? all;
  });
}

/** Sent on by three systems, a mark may be written three times over: "&amp;amp;#73;". */
const TIMES = 3;

/**
 * The text as it stands; and, where it has markup, in plain words: without what parts them, and with a blank for each,
 * for it may stand within a word and between two.
 */
export function withoutMarkup(text: string): readonly string[] {
  if (!MARKED.test(text)) return [text];
  const read = new Set([text]);
  let plain = text;
  for (let time = 0; time < TIMES && MARKED.test(plain); time += 1) {
    const before = plain;
    plain = decoded(plain);
    read.add(plain).add(plain.replace(PARTING, '')).add(plain.replace(PARTING, ' '));
    if (plain === before) plain = plain.replace(PARTING, '');
  }
  return [...read];
}
