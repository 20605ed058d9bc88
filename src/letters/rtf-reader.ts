/** What does a reader of RTF hold while it reads, and how does it write words down? */
import { raised } from './paragraph';
import { charactersOf } from './rtf-code-pages';
import { beginParagraph, markStruck, type Sheet } from './rtf-sheet';

export interface Group {
  /** Nothing in it is shown. */
  readonly silent: boolean;
  /** Words marked as hidden or deleted, in a letter that shows the rest. */
  readonly hidden: boolean;
  readonly struck: boolean;
  readonly raised: boolean;
  /** How many characters stand in for one that is written by number. */
  readonly standIns: number;
  readonly page: string;
  /** Where its words are written: the letter, or what stands beside it. */
  readonly to: Sheet;
  /** Its words are the marker of a point. */
  readonly marker: boolean;
  readonly fonts: boolean;
  readonly object: boolean;
}

export interface Reader {
  readonly sheets: Sheet[];
  readonly main: Sheet;
  group: Group;
  readonly stack: Group[];
  skip: number;
  bytes: number[];
  /** A group has just begun: its first word may say what it holds. */
  ignorable: boolean;
  ownPage: string;
  font: number;
  readonly fontPages: Map<number, string>;
  readonly hidden: string[];
  readonly pieces: string[];
}

export const createReader = (main: Sheet): Reader => ({
  sheets: [],
  main,
  group: {
    silent: false,
    hidden: false,
    struck: false,
    raised: false,
    standIns: 1,
    page: 'windows-1252',
    to: main,
    marker: false,
    fonts: false,
    object: false,
  },
  stack: [],
  skip: 0,
  bytes: [],
  ignorable: false,
  ownPage: 'windows-1252',
  font: 0,
  fontPages: new Map(),
  hidden: [],
  pieces: [],
});

/** Whether the words go where they are seen. */
export const isSeen = ({ silent, hidden, fonts }: Group): boolean => !silent && !hidden && !fonts;

export function write(reader: Reader, text: string): void {
  const { group } = reader;
  if (text === '') return;
  if (!isSeen(group)) {
    reader.hidden.push(text);
    if (group.hidden && !group.silent && text.trim() !== '') group.to.page.warnings.add('hidden-words');
    return;
  }
  if (group.marker) {
    group.to.marker += text;
    group.to.page.asides.push(text);
    return;
  }
  beginParagraph(group.to);
  markStruck(group.to, group.struck);
  reader.pieces.push(text);
  group.to.page.say(group.raised ? raised(text) : text);
}

export function flush(reader: Reader): void {
  if (reader.bytes.length === 0) return;
  const { bytes } = reader;
  reader.bytes = [];
  const { page } = reader.group;
  // Platforms differ in what they make of halves of a character: their plain letters are judged besides.
  if (page !== 'windows-1252') reader.hidden.push(charactersOf(bytes, 'windows-1252'));
  write(reader, charactersOf(bytes, page));
}

/** Text and bytes: those that stand in for a character that was written by number are not shown again. */
export function say(reader: Reader, text: string): void {
  const standsIn = text.slice(0, reader.skip);
  if (standsIn !== '') {
    reader.hidden.push(standsIn);
    reader.skip -= standsIn.length;
  }
  for (let at = standsIn.length; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0xff) reader.bytes.push(code);
    else {
      flush(reader);
      write(reader, text.charAt(at));
    }
  }
}

export function byNumber(reader: Reader, number: number): void {
  flush(reader);
  write(reader, String.fromCharCode(((number % 65_536) + 65_536) % 65_536));
  reader.skip = reader.group.standIns;
}
