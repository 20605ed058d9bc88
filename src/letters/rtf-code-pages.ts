/**
 * Which characters do the bytes of an RTF letter stand for? Told by its code page, and by the character set of the font
 * where a font has one. Source: Rich Text Format specification 1.9.1, "Character set" and "Font table".
 */

import { windows1252 } from './charset';

/** Code pages that platforms know under another name than `windows-N`. */
const PAGES: Readonly<Record<number, string>> = {
  819: 'windows-1252',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  65001: 'utf-8',
};

/** The code page of a font's `\fcharsetN`; 0 and 1 are the letter's own. */
const CHARSETS: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** Its letters are pictures: no text can say which. */
export const SYMBOL = 'symbol';

/** The name of a code page; null where it is not one that can be read. */
export const codePage = (number: number): string | null =>
  PAGES[number] ?? (number >= 1250 && number <= 1258 ? `windows-${String(number)}` : null);

/** The code page of a font's character set; null where it has none of its own. */
export function charsetPage(charset: number): string | null {
  if (charset === 2) return SYMBOL;
  const page = CHARSETS[charset];
  return page === undefined ? null : codePage(page);
}

/** Dots that word processors put before points, and a few signs; whatever else a symbol font draws is not known. */
const SYMBOLS: Readonly<Record<number, string>> = {
  0x6d: 'µ',
  0xa3: '≤',
  0xb0: '°',
  0xb1: '±',
  0xb3: '≥',
  0xb7: '•',
};

const decoders = new Map<string, TextDecoder>();

/** The characters of these bytes; of a symbol font the few that are known, the rest as `\ufffd`. */
export function charactersOf(bytes: readonly number[], page: string): string {
  if (page === SYMBOL)
    return bytes.map((byte) => (byte < 0x30 ? String.fromCharCode(byte) : (SYMBOLS[byte] ?? '\ufffd'))).join('');
  if (page === 'windows-1252') return windows1252(Uint8Array.from(bytes));
  let decoder = decoders.get(page);
  if (decoder === undefined) {
    decoder = new TextDecoder(page, { ignoreBOM: true });
    decoders.set(page, decoder);
  }
  return decoder.decode(Uint8Array.from(bytes));
}
