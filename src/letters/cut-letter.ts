/**
 * What of a letter is left when lines of a kind are cut out of it, wherever they stand: in text, a point, a heading or
 * a table? Which lines those are, others say.
 */
import type { Paragraph } from './paragraph';

/** Which lines are cut, and what is left of one. */
export interface LineCutter {
  read(line: string): { readonly left: string; readonly cut: boolean; readonly open: boolean };
  /** The line answers the heading before it, which was cut and had no value. */
  answers(line: string): boolean;
  /** The line says more of the one right before it, which was cut. */
  follows(line: string): boolean;
  isHeading(cell: string): boolean;
  isOtherHeading(cell: string): boolean;
}

export interface CutLetter {
  readonly paragraphs: readonly Paragraph[];
  /** Whether anything was cut. */
  readonly cut: boolean;
}

/** What the line before was: nothing that was cut, a cut heading without its value, or a cut line. */
type Before = 'kept' | 'open' | 'cut';

interface Cutting {
  readonly cutter: LineCutter;
  before: Before;
  /** Blanks that the last cut line began with. */
  indent: number;
  /** Characters of the last line that was cut whole, or went on with one. */
  length: number;
  cut: boolean;
  /** Columns of the table so far that are cut. */
  columns: ReadonlySet<number>;
}

const indentOf = (line: string): number => /^[\s]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;

/** A shorter line was not broken by a margin. */
const BROKEN_FROM = 45;

/** Goes on with the value of the line above: written deeper, or from the middle of a sentence after a long line. */
const goesOn = (line: string, { indent, length }: Cutting): boolean =>
  indentOf(line) > indent + 1 || (length >= BROKEN_FROM && /^\s*\p{Ll}/u.test(line));

/** One line, or null where all of it goes. `sameText`: the line before stands right above it. */
function cutLine(cutting: Cutting, line: string, sameText: boolean): string | null {
  const { cutter, before } = cutting;
  if (line.trim() === '') return line;
  const gone = (state: Before): null => {
    cutting.before = state;
    cutting.length = line.trimEnd().length;
    cutting.cut = true;
    return null;
  };
  const { left, cut, open } = cutter.read(line);
  if (cut) {
    cutting.cut = true;
    cutting.before = open ? 'open' : 'cut';
    cutting.indent = indentOf(line);
    cutting.length = line.trimEnd().length;
    return left === '' ? null : left;
  }
  if (before === 'open' && cutter.answers(line)) return gone('cut');
  if (before !== 'kept' && cutter.follows(line)) return gone(/[:=?–-]\s*$/.test(line) ? 'open' : before);
  if (before === 'cut' && sameText && goesOn(line, cutting) && !startsOther(cutter, line)) return gone('cut');
  cutting.before = 'kept';
  return line;
}

const startsOther = (cutter: LineCutter, line: string): boolean =>
  cutter.isOtherHeading(/^[^:=|\t]{0,80}/.exec(line)?.[0] ?? '') && /[:=|\t]/.test(line);

/**
 * The runs of lines that are left: where a line went, or had no value, two of them part, so that a blank line in its
 * place reads the same.
 */
function cutRuns(cutting: Cutting, text: string): readonly string[] {
  const runs: string[][] = [[]];
  let above = false;
  for (const line of text.split('\n')) {
    const left = cutLine(cutting, line, above);
    above = true;
    if (left !== null) runs.at(-1)?.push(left);
    if (left === null || cutting.before === 'open') runs.push([]);
  }
  return runs
    .map((run) => run.join('\n').replace(/^(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+$/g, ''))
    .filter((run) => run.trim() !== '');
}

const cutText = (cutting: Cutting, text: string): string => cutRuns(cutting, text).join('\n');

/**
 * Whether the cells of this row are headings, with their values below: then the column is cut, and else what follows.
 * Of two, the second may as well be what the first one says.
 */
function isOfHeadings(cutter: LineCutter, cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 2 && filled.every((cell) => cutter.isHeading(cell) || cutter.isOtherHeading(cell));
}

/** INVARIANT: what may be the value of the cell before it is no heading: it tells, and is not cut. */
const beginsPair = (cutter: LineCutter, cells: readonly string[], at: number): boolean => {
  const before = cells.slice(0, at).findLast((cell) => cell.trim() !== '');
  return before === undefined || /\d/.test(before) || cutter.answers(before);
};

/** A row without what is routine in it; null where nothing of it is left. */
function cutRow(cutting: Cutting, row: Extract<Paragraph, { kind: 'row' }>): Paragraph | null {
  const { cutter } = cutting;
  if (row.head) cutting.columns = new Set();
  const cells = row.cells.map((cell, column) => (cutting.columns.has(column) ? '' : cell));
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  if (cutting.before !== 'kept' && (cutter.follows(first) || (cutting.before === 'open' && cutter.answers(first)))) {
    cutting.cut = true;
    return null;
  }
  const headings = cells.flatMap((cell, column) => (cutter.isHeading(cell) ? [column] : []));
  const ofHeadings = row.head || isOfHeadings(cutter, cells) ? headings : [];
  if (ofHeadings.length > 0) {
    cutting.columns = new Set([...cutting.columns, ...ofHeadings]);
    cutting.cut = true;
    return rowLeft(
      cutting,
      row,
      cells.map((cell, column) => (ofHeadings.includes(column) ? '' : cell)),
      'kept',
    );
  }
  const left: string[] = [];
  let going = false;
  let wasCut = false;
  cells.forEach((cell, column) => {
    if (going && (cutter.isOtherHeading(cell) || startsOther(cutter, cell))) going = false;
    const here = going ? null : cutCell(cutting, cell, headings.includes(column) && beginsPair(cutter, cells, column));
    going ||= here === null || here.open;
    wasCut ||= here === null || here.cut;
    left.push(here === null ? '' : here.left);
  });
  if (wasCut) cutting.cut = true;
  // A heading alone in the last filled cell has its value in the row below.
  const open = wasCut && cells.filter((cell) => cell.trim() !== '').length === 1;
  return rowLeft(cutting, row, left, wasCut ? (open ? 'open' : 'cut') : 'kept');
}

function cutCell(
  { cutter }: Cutting,
  cell: string,
  isHeading: boolean,
): { readonly left: string; readonly cut: boolean; readonly open: boolean } {
  if (isHeading) return { left: '', cut: true, open: true };
  const inner: Cutting = { cutter, before: 'kept', indent: 0, length: 0, cut: false, columns: new Set() };
  const left = cutText(inner, cell);
  // A line with its value in the same cell may have more of it in the next.
  return { left, cut: inner.cut, open: inner.cut && left === '' };
}

function rowLeft(
  cutting: Cutting,
  row: Extract<Paragraph, { kind: 'row' }>,
  cells: readonly string[],
  before: Before,
): Paragraph | null {
  cutting.before = before;
  if (cells.every((cell) => cell.trim() === '')) return row.cells.every((cell) => cell.trim() === '') ? row : null;
  return { ...row, cells };
}

/**
 * The letter without what the cutter cuts.
 * INVARIANT: what is left rests on the headings of what was cut, and not on its values.
 */
export function cutLetter(paragraphs: readonly Paragraph[], cutter: LineCutter): CutLetter {
  const cutting: Cutting = { cutter, before: 'kept', indent: 0, length: 0, cut: false, columns: new Set() };
  const left: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.kind === 'row') {
      const row = cutRow(cutting, paragraph);
      if (row !== null) left.push(row);
      continue;
    }
    cutting.columns = new Set();
    const runs = cutRuns(cutting, paragraph.text);
    if (paragraph.kind === 'paragraph') left.push(...runs.map((text) => ({ ...paragraph, text })));
    else if (runs.length > 0) left.push({ ...paragraph, text: runs.join('\n') });
  }
  return { paragraphs: left, cut: cutting.cut };
}
