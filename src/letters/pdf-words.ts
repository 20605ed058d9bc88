/**
 * What does a PDF say to its reader? Read elsewhere, off the main thread, into pieces of text with their places; here
 * they are put together as lines, and as all that has to be judged.
 */
import { inEverySpelling } from './judged-words';
import { cleaned, paragraphText, withoutUnseen, type Paragraph, type Warning } from './paragraph';

/** One piece of text as it is drawn. Lengths are in units of the page, from its lower left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PdfRead {
  readonly pages: readonly (readonly PdfPiece[])[];
  /** Words in it that are not drawn as text: notes, form fields, titles, bookmarks, names of files. */
  readonly beside: readonly string[];
  /** Another file is within it. */
  readonly holdsFiles: boolean;
  /** Fields that are filled in are drawn, and not as text. */
  readonly holdsFields: boolean;
}

export interface PdfWords {
  /** What a reader sees, line by line. */
  readonly paragraphs: readonly Paragraph[];
  readonly warnings: ReadonlySet<Warning>;
  /** All words in it, seen or not, in each way in which they may be put together. */
  readonly judged: string;
  /** False where some of it could not be read: a page without words, a file within. */
  readonly whole: boolean;
}

interface Line {
  readonly y: number;
  readonly height: number;
  readonly text: string;
}

/** A piece without a height is a blank, or drawn in a way that tells none. */
const heightOf = ({ height }: PdfPiece): number => (height > 0 ? height : 10);

/** Blanks between two pieces of a line: none where they touch, and a gap where columns part them. */
function between(before: PdfPiece, piece: PdfPiece): string {
  const gap = piece.x - (before.x + before.width);
  const height = Math.max(heightOf(before), heightOf(piece));
  if (gap > height * 1.5) return '   ';
  return gap > height * 0.15 && !/\s$/.test(before.text) && !/^\s/.test(piece.text) ? ' ' : '';
}

function lineOf(pieces: readonly PdfPiece[]): Line {
  const inOrder = pieces.toSorted((a, b) => a.x - b.x);
  const text = inOrder.map((piece, at) => {
    const before = inOrder[at - 1];
    return before === undefined ? piece.text : `${between(before, piece)}${piece.text}`;
  });
  return { y: inOrder[0]?.y ?? 0, height: Math.max(...inOrder.map(heightOf)), text: text.join('').trim() };
}

/** The lines of a page from its top, whatever the order in which they were drawn. */
function linesOf(page: readonly PdfPiece[]): readonly Line[] {
  const drawn = page.filter(({ text }) => text.trim() !== '').toSorted((a, b) => b.y - a.y);
  const lines: PdfPiece[][] = [];
  for (const piece of drawn) {
    const last = lines.at(-1);
    const first = last?.[0];
    if (first !== undefined && first.y - piece.y < Math.min(heightOf(first), heightOf(piece)) * 0.5) last?.push(piece);
    else lines.push([piece]);
  }
  return lines.map(lineOf);
}

/** A wider gap than between the lines of a paragraph parts two. */
function paragraphsOf(page: readonly PdfPiece[], warnings: Set<Warning>): readonly Paragraph[] {
  const runs: string[][] = [];
  let before: Line | null = null;
  for (const line of linesOf(page)) {
    if (before === null || before.y - line.y > Math.max(before.height, line.height) * 1.9) runs.push([]);
    runs.at(-1)?.push(line.text);
    before = line;
  }
  return runs.map((lines) => ({ kind: 'paragraph', text: cleaned(lines.join('\n'), warnings) }));
}

/** INVARIANT: whatever is shown is among what is judged. */
export function pdfWords({ pages, beside, holdsFiles, holdsFields }: PdfRead): PdfWords {
  const warnings = new Set<Warning>();
  const paragraphs = pages.flatMap((page) => paragraphsOf(page, warnings));
  const isBlank = (page: readonly PdfPiece[]): boolean => page.every(({ text }) => text.trim() === '');
  if (pages.some(isBlank)) warnings.add('pages-without-words');
  if (holdsFiles) warnings.add('attached-files');
  if (holdsFields) warnings.add('form-fields');
  const drawn = pages.flat().map(({ text }) => withoutUnseen(text));
  const judged = [paragraphs.map(paragraphText).join('\n'), drawn.join(''), drawn.join(' '), ...beside];
  return {
    paragraphs,
    warnings,
    judged: inEverySpelling(judged),
    whole: !warnings.has('pages-without-words') && !holdsFiles && pages.length > 0,
  };
}
