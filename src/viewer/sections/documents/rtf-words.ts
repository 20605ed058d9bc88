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

/** INVARIANT: fields, links, pictures and embedded objects say nothing; only text leaves here. */
export function rtfWords(rtf: string): readonly string[] {
  const stack: Group[] = [];
  let group: Group = { silent: false, standIns: 1 };
  let skip = 0;
  const said: string[] = [];
  const say = (text: string): void => {
    const left = text.slice(skip);
    skip = Math.max(0, skip - text.length);
    if (!group.silent) said.push(left);
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(rtf); match !== null; match = TOKEN.exec(rtf)) {
    const [, word, number, hex, symbol, brace, text] = match;
    if (brace === '{') stack.push(group);
    else if (brace === '}') {
      group = stack.pop() ?? group;
      skip = 0;
    } else if (text !== undefined) say(text);
    else if (hex !== undefined) say(byte(hex));
    else if (symbol !== undefined) {
      if (symbol === '*') group = { ...group, silent: true };
      else if (symbol === '\n' || symbol === '\r') say('\n\n');
      else if ('\\{}'.includes(symbol)) say(symbol);
      else if (symbol === '~') say('\u00a0');
      else if (symbol === '_') say('-');
    } else if (word !== undefined) {
      const named = word.toLowerCase();
      if (named === 'bin') TOKEN.lastIndex += Math.max(0, Number(number ?? 0));
      else if (named === 'uc') group = { ...group, standIns: Math.max(0, Number(number ?? 1)) };
      else if (named === 'u' && number !== undefined) {
        skip = 0;
        say(String.fromCharCode(((Number(number) % 65_536) + 65_536) % 65_536));
        skip = group.standIns;
      } else if (SILENT.has(named)) group = { ...group, silent: true };
      else {
        const means = SAYS[named];
        if (means !== undefined) {
          skip = 0;
          say(means);
        }
      }
    }
  }
  return said
    .join('')
    .split(/\n[ \t]*\n+/)
    .map((block) => block.replace(/(?: · )+\s*$/, '').trim())
    .filter((block) => block !== '');
}
