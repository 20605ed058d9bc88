/**
 * What does an RTF letter say? Its words by paragraph. Source: Rich Text Format specification 1.9, "Conventions" and
 * "Destinations".
 */

/** Groups whose text is not the letter's: fonts, styles, pictures, objects, and who wrote the file. */
const SILENT = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'objdata',
  'themedata',
  'colorschememapping',
  'datastore',
  'latentstyles',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'fldinst',
  'xmlnstbl',
  'filetbl',
  'revtbl',
]);

const SAYS: Readonly<Record<string, string>> = {
  par: '\n\n',
  sect: '\n\n',
  page: '\n\n',
  line: '\n',
  row: '\n\n',
  cell: ' · ',
  tab: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
};

/** A control word with its number, a byte in hexadecimal, a control symbol, a brace, or a run of plain text. */
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gi;

interface Group {
  readonly silent: boolean;
  /** How many characters stand in for one that is written by number. */
  readonly standIns: number;
}

/** Bytes by number are Windows 1252, as nearly every letter's are. */
const byte = (hex: string): string => new TextDecoder('windows-1252').decode(Uint8Array.of(Number.parseInt(hex, 16)));

/** What is being read: the open groups, how many stand-in characters are still to be left out, and what was said. */
interface Reading {
  readonly outer: Group[];
  group: Group;
  skip: number;
  readonly said: string[];
}

function say(reading: Reading, text: string): void {
  const left = text.slice(reading.skip);
  reading.skip = Math.max(0, reading.skip - text.length);
  if (!reading.group.silent) reading.said.push(left);
}

function readBrace(reading: Reading, brace: string): void {
  if (brace === '{') {
    reading.outer.push(reading.group);
    return;
  }
  reading.group = reading.outer.pop() ?? reading.group;
  reading.skip = 0;
}

/** Control symbols that stand for text. */
const SYMBOLS: Readonly<Record<string, string>> = {
  '\n': '\n\n',
  '\r': '\n\n',
  '\\': '\\',
  '{': '{',
  '}': '}',
  '~': '\u00a0',
  _: '-',
};

function readSymbol(reading: Reading, symbol: string): void {
  if (symbol === '*') reading.group = { ...reading.group, silent: true };
  const means = SYMBOLS[symbol];
  if (means !== undefined) say(reading, means);
}

/** `\u8364?`: the character by number, of 16 bits, and after it the characters that stand in for it. */
function readNumbered(reading: Reading, number: number): void {
  reading.skip = 0;
  say(reading, String.fromCharCode(((number % 65_536) + 65_536) % 65_536));
  reading.skip = reading.group.standIns;
}

function readWord(reading: Reading, word: string, number: string | undefined): void {
  if (word === 'uc') reading.group = { ...reading.group, standIns: Math.max(0, Number(number ?? 1)) };
  else if (word === 'u' && number !== undefined) readNumbered(reading, Number(number));
  else if (SILENT.has(word)) reading.group = { ...reading.group, silent: true };
  else {
    const means = SAYS[word];
    if (means === undefined) return;
    reading.skip = 0;
    say(reading, means);
  }
}

/** INVARIANT: fields, links, pictures and embedded objects say nothing; only text leaves here. */
export function rtfWords(rtf: string): readonly string[] {
  const reading: Reading = { outer: [], group: { silent: false, standIns: 1 }, skip: 0, said: [] };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(rtf); match !== null; match = TOKEN.exec(rtf)) {
    const [, word, number, hex, symbol, brace, text] = match;
    if (brace !== undefined) readBrace(reading, brace);
    else if (text !== undefined) say(reading, text);
    else if (hex !== undefined) say(reading, byte(hex));
    else if (symbol !== undefined) readSymbol(reading, symbol);
    // So many bytes of a picture or object follow, which are not text.
    else if (word?.toLowerCase() === 'bin') TOKEN.lastIndex += Math.max(0, Number(number ?? 0));
    else if (word !== undefined) readWord(reading, word.toLowerCase(), number);
  }
  return reading.said
    .join('')
    .split(/\n[ \t]*\n+/)
    .map((block) => block.replace(/(?: · )+\s*$/, '').trim())
    .filter((block) => block !== '');
}
