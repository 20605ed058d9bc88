/**
 * Where does a reader of letters write down what it finds? On a page, piece by piece, in time that grows with the
 * letter's length alone.
 */
import { MOST_PARAGRAPHS } from './bounds';
import { cleaned, withoutUnseen, type Paragraph, type Place, type Reading, type Warning } from './paragraph';

type Kind =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'item'; readonly marker: string }
  | { readonly kind: 'beside'; readonly place: Place };

/** Where a reader writes down what it finds. */
export interface Page {
  readonly warnings: Set<Warning>;
  readonly asides: string[];
  /** Adds words, which the letter holds in these pieces; where the line has just begun, their leading blanks go. */
  say(text: string, held?: readonly string[]): void;
  /** Adds what the letter does not hold itself, such as the mark of struck-out words. */
  mark(text: string): void;
  line(): void;
  /** A line break, unless the line has just begun. */
  freshLine(): void;
  /** The next words begin a paragraph of this kind. */
  begin(kind: Kind): void;
  beginRow(): void;
  /** What was said since the last cell is one; where no row has begun, one begins with it. */
  cellEnds(head: boolean): void;
  end(): void;
  readonly inRow: boolean;
  done(): Reading;
}

export const PLAIN = { kind: 'paragraph' } as const;

/** The words as they flow, without what this page adds. */
function createFlow() {
  const drawn: string[] = [];
  const parted: string[] = [];
  return {
    on(text: string, held: readonly string[]): void {
      drawn.push(text);
      parted.push(held.length > 1 ? held.join(' ') : text);
    },
    done: (): readonly string[] => [drawn, parted].map((words) => withoutUnseen(words.join(''))),
  };
}

/** The lines of one paragraph or cell. */
function createLines(blanks: boolean) {
  let words: string[] = [];
  let atStart = true;
  return {
    write(text: string): void {
      const kept = atStart && !blanks ? text.trimStart() : text;
      if (kept === '') return;
      words.push(kept);
      atStart = /[ \n]/.test(kept.at(-1) ?? '');
    },
    end(): void {
      if (words.length === 0) return;
      words.push('\n');
      atStart = true;
    },
    fresh: (): boolean => words.at(-1)?.endsWith('\n') !== false,
    taken(warnings: Set<Warning>): string {
      const lines = cleaned(words.join(''), warnings).split('\n');
      words = [];
      atStart = true;
      return (blanks ? lines.map((line) => line.trimEnd()) : lines.map((line) => line.trim())).join('\n').trim();
    },
  };
}

/** A row of cells as it stands on the page; null where all are empty. One cell alone only laid the letter out. */
function rowOf(head: boolean, cells: readonly string[]): Paragraph | null {
  if (cells.every((cell) => cell === '')) return null;
  return cells.length === 1 ? { kind: 'paragraph', text: cells[0] ?? '' } : { kind: 'row', head, cells };
}

/** `blanks`: whether leading blanks of a line, and runs of them, are part of the letter. */
export function createPage(blanks: boolean): Page {
  const paragraphs: Paragraph[] = [];
  const warnings = new Set<Warning>();
  const asides: string[] = [];
  const pieces: string[] = [];
  const flow = createFlow();
  const lines = createLines(blanks);
  let cut = false;
  let kind: Kind = PLAIN;
  let row: { cells: string[]; head: boolean } | null = null;

  const taken = (): string => {
    flow.on(' ', []);
    return lines.taken(warnings);
  };
  const add = (paragraph: Paragraph): void => {
    if (paragraphs.length < MOST_PARAGRAPHS) paragraphs.push(paragraph);
    else cut = true;
  };
  const page: Page = {
    warnings,
    asides,
    say(text, held = [text]) {
      if (text !== '') for (const piece of held) pieces.push(piece);
      flow.on(text, held);
      lines.write(text);
    },
    mark: lines.write,
    line() {
      flow.on(' ', []);
      lines.end();
    },
    freshLine() {
      if (!lines.fresh()) page.line();
    },
    begin(next) {
      page.end();
      kind = next;
    },
    beginRow() {
      page.end();
      row = { cells: [], head: true };
    },
    cellEnds(head) {
      row ??= { cells: [], head: true };
      row.cells.push(taken());
      row.head &&= head;
    },
    end() {
      if (row !== null) {
        const { cells, head } = row;
        const rest = taken();
        if (rest !== '') cells.push(rest);
        row = null;
        kind = PLAIN;
        const made = rowOf(head, cells);
        if (made !== null) add(made);
        return;
      }
      const text = taken();
      if (text === '') return;
      add({ ...kind, text });
      if (kind.kind === 'item') kind = PLAIN;
    },
    get inRow() {
      return row !== null;
    },
    done() {
      page.end();
      return {
        paragraphs,
        warnings,
        cut,
        flow: flow.done(),
        pieces,
        asides,
      };
    },
  };
  return page;
}
