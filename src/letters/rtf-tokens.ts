/**
 * What are the tokens of an RTF letter? One reader of them, in one pass. Source: Rich Text Format specification 1.9.1,
 * "RTF syntax".
 */

export type RtfToken =
  | { readonly kind: 'open' | 'close' | 'binary' }
  | { readonly kind: 'word'; readonly word: string; readonly number: number | null }
  | { readonly kind: 'symbol'; readonly symbol: string }
  /** A character as a byte, written in hexadecimal. */
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'text'; readonly text: string };

/** A control word with its number, a byte in hexadecimal, a control symbol, a brace, or a run of plain text. */
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gi;

const OPEN = { kind: 'open' } as const;
const CLOSE = { kind: 'close' } as const;
const BINARY = { kind: 'binary' } as const;

/** The bytes of `\binN` are passed over: they are no text, whatever they look like. */
export function* rtfTokens(rtf: string): Generator<RtfToken> {
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(rtf); match !== null; match = pattern.exec(rtf)) {
    const [, word, digits, hex, symbol, brace, text] = match;
    if (text !== undefined) yield { kind: 'text', text };
    else if (word !== undefined) {
      const number = digits === undefined ? null : Number(digits);
      const named = word.toLowerCase();
      if (named === 'bin') {
        pattern.lastIndex += Math.max(0, number ?? 0);
        yield BINARY;
      } else yield { kind: 'word', word: named, number };
    } else if (hex !== undefined) yield { kind: 'byte', byte: Number.parseInt(hex, 16) };
    else if (symbol !== undefined) yield { kind: 'symbol', symbol };
    else if (brace !== undefined) yield brace === '{' ? OPEN : CLOSE;
  }
}
