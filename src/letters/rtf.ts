/**
 * What does an RTF letter say to its reader? Its words by paragraph, point and row, as word processors show them; what
 * they do not show is kept aside to be judged. Source: Rich Text Format specification 1.9.1.
 */
import { MOST_DEPTH, MOST_TOKENS } from './bounds';
import { TOO_MUCH } from './markup-tree';
import type { Place, Reading } from './paragraph';
import { charsetPage, codePage } from './rtf-code-pages';
import { byNumber, createReader, flush, isSeen, say, write, type Group, type Reader } from './rtf-reader';
import { beginParagraph, cellEnds, endParagraph, markStruck, rowBegins, sheet } from './rtf-sheet';
import { rtfTokens, type RtfToken } from './rtf-tokens';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Groups whose text is not the letter's: fonts, styles, and who wrote the file. */
const SILENT = names(
  'fonttbl colortbl stylesheet info objdata objclass themedata colorschememapping datastore latentstyles listtable ' +
    'listoverridetable rsidtbl generator fldinst xmlnstbl filetbl revtbl nonshppict fontemb falt panose sn sv sp',
);
/** Groups that are shown though they stand within one that a reader may pass over: the words of a text box. */
const SHOWN_WITHIN = names('shptxt');
const BESIDE: Readonly<Record<string, Place>> = {
  header: 'header',
  headerl: 'header',
  headerr: 'header',
  headerf: 'header',
  footer: 'footer',
  footerl: 'footer',
  footerr: 'footer',
  footerf: 'footer',
  footnote: 'note',
};
const SAYS: Readonly<Record<string, string>> = {
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
  qmspace: ' ',
  zwj: '\u200d',
  zwnj: '\u200c',
};
const PARAGRAPH_ENDS = names('par sect page column');
const LINES = names('line softline lbr');

function setPage(reader: Reader, page: string | null, guess: boolean): void {
  flush(reader);
  if (page === null && guess) reader.main.page.warnings.add('charset-guessed');
  reader.group = { ...reader.group, page: page ?? reader.ownPage };
}

/** What the first words of a group, or any, say of what it holds; true where the word is a destination. */
function isDestination(reader: Reader, word: string, ignorable: boolean): boolean {
  const { group } = reader;
  const beside = BESIDE[word];
  const set = (change: Partial<Group>): true => {
    reader.group = { ...group, ...change };
    return true;
  };
  if (word === 'fonttbl') return set({ fonts: true });
  if (beside !== undefined && !group.silent) {
    const to = sheet(beside);
    reader.sheets.push(to);
    return set({ to });
  }
  if (word === 'pict' || word === 'shppict' || word === 'object') {
    if (!group.silent) group.to.page.warnings.add(word === 'object' ? 'attached-files' : 'pictures');
    return set({ silent: true, object: word === 'object' && !group.silent });
  }
  if (word === 'result' && group.object) return set({ silent: false, object: false });
  if (SHOWN_WITHIN.has(word)) {
    const to = sheet(null);
    reader.sheets.push(to);
    return set({ silent: false, to });
  }
  if (word === 'pntext' || word === 'listtext') return set({ marker: true });
  if (word === 'annotation' && !group.silent) group.to.page.warnings.add('hidden-words');
  if (ignorable || SILENT.has(word)) return set({ silent: true });
  return false;
}

/** Words that change how the words after them are shown; true where this is one. */
function isFormat(reader: Reader, word: string, number: number | null): boolean {
  const on = number !== 0;
  const { group } = reader;
  const set = (change: Partial<Group>): true => {
    reader.group = { ...group, ...change };
    return true;
  };
  if (word === 'v' || word === 'deleted') return set({ hidden: on });
  if (word === 'strike' || word === 'striked') return set({ struck: on });
  if (word === 'super') return set({ raised: on });
  if (word === 'nosupersub') return set({ raised: false });
  if (word === 'plain') return set({ hidden: false, struck: false, raised: false });
  if (word === 'uc') return set({ standIns: Math.max(0, number ?? 1) });
  if (word === 'outlinelevel') {
    if (number !== null && number >= 0 && number < 9) group.to.level = Math.min(6, number + 1);
    return true;
  }
  if (word === 'pard') {
    group.to.level = null;
    return true;
  }
  return false;
}

/** Words that say which characters the bytes stand for; true where this is one. */
function isCharset(reader: Reader, word: string, number: number | null): boolean {
  if (word === 'ansicpg' || word === 'mac' || word === 'pc' || word === 'pca') {
    const page = word === 'ansicpg' ? codePage(number ?? 0) : word === 'mac' ? codePage(10_000) : null;
    reader.ownPage = page ?? 'windows-1252';
    setPage(reader, page, true);
  } else if (word === 'f') {
    reader.font = number ?? 0;
    if (!reader.group.fonts) setPage(reader, reader.fontPages.get(reader.font) ?? null, false);
  } else if ((word === 'fcharset' || word === 'cpg') && reader.group.fonts) {
    const page = word === 'cpg' ? codePage(number ?? 0) : charsetPage(number ?? 0);
    if (page !== null) reader.fontPages.set(reader.font, page);
  } else return false;
  return true;
}

/** Words that break the text; what is left is passed over. */
function breaks(reader: Reader, word: string): void {
  const { group } = reader;
  const { to } = group;
  if (word === 'trowd') {
    if (!to.page.inRow) endParagraph(to);
  } else if (word === 'intbl') {
    if (isSeen(group)) rowBegins(to);
  } else if (!isSeen(group)) {
    if (PARAGRAPH_ENDS.has(word) || LINES.has(word) || SAYS[word] !== undefined) reader.hidden.push(' ');
  } else if (PARAGRAPH_ENDS.has(word)) endParagraph(to);
  else if (LINES.has(word)) {
    beginParagraph(to);
    to.page.line();
  } else if (word === 'cell' || word === 'nestcell') cellEnds(to);
  else if (word === 'row' || word === 'nestrow') {
    markStruck(to, false);
    to.page.end();
    to.begun = false;
  } else {
    const means = SAYS[word];
    if (means !== undefined) write(reader, means);
  }
}

function control(reader: Reader, word: string, number: number | null): void {
  const { ignorable } = reader;
  reader.ignorable = false;
  if (word === 'u' && number !== null) {
    reader.skip = 0;
    byNumber(reader, number);
    return;
  }
  if (reader.skip > 0 && !PARAGRAPH_ENDS.has(word) && !LINES.has(word)) {
    reader.skip -= 1;
    if (SAYS[word] !== undefined) return;
  }
  flush(reader);
  if (isDestination(reader, word, ignorable)) return;
  if (isCharset(reader, word, number) || isFormat(reader, word, number)) return;
  breaks(reader, word);
}

function symbolMeans(reader: Reader, symbol: string): void {
  if (symbol === '*') reader.ignorable = true;
  else if (symbol === '\n' || symbol === '\r') control(reader, 'par', null);
  else if ('\\{}'.includes(symbol)) say(reader, symbol);
  else if (symbol === '~') say(reader, '\u00a0');
  else if (symbol === '_') say(reader, '-');
}

function step(reader: Reader, token: RtfToken): void {
  if (token.kind === 'text') say(reader, token.text);
  else if (token.kind === 'byte') say(reader, String.fromCharCode(token.byte));
  else if (token.kind === 'word') control(reader, token.word, token.number);
  else if (token.kind === 'symbol') symbolMeans(reader, token.symbol);
  else if (token.kind === 'binary') reader.skip = Math.max(0, reader.skip - 1);
  else {
    flush(reader);
    reader.skip = 0;
    reader.ignorable = false;
    if (token.kind === 'open') {
      reader.stack.push(reader.group);
      if (reader.stack.length > MOST_DEPTH) throw TOO_MUCH;
    } else {
      const { to } = reader.group;
      reader.group = reader.stack.pop() ?? reader.group;
      if (reader.group.to !== to) endParagraph(to);
    }
  }
}

/**
 * The letter's words; `rtf` holds a character for each byte. What stands beside the letter follows it. Throws
 * `TOO_MUCH` where its groups are too deep or its tokens too many.
 * INVARIANT: fields, links, pictures and embedded objects say nothing; only text leaves here.
 */
export function rtfWords(rtf: string): Reading {
  const main = sheet(null);
  const reader = createReader(main);
  let tokens = 0;
  for (const token of rtfTokens(rtf)) {
    tokens += 1;
    if (tokens > MOST_TOKENS) throw TOO_MUCH;
    step(reader, token);
  }
  flush(reader);
  endParagraph(reader.group.to);
  if (reader.group.to !== main) endParagraph(main);
  const read = [main, ...reader.sheets].map(({ page }) => page.done());
  return {
    paragraphs: read.flatMap(({ paragraphs }) => paragraphs),
    warnings: new Set(read.flatMap(({ warnings }) => [...warnings])),
    cut: read.some(({ cut }) => cut),
    flow: [0, 1].map((way) => read.map(({ flow }) => flow[way] ?? '').join(' ')),
    // In the order of the letter, whichever sheet they stand on.
    pieces: reader.pieces,
    asides: [...read.flatMap(({ asides }) => asides), reader.hidden.join(''), reader.hidden.join(' ')],
  };
}
