/**
 * Is a line of a letter one that stands in every letter of its kind, and what of it is left when its heading and any
 * value are cut out? The table, compiled once. Source: POLICY 3, “routine lines”.
 */
import type { PolicyTables } from '../tables';
import type { ExclusionId } from '../tables/exclusions';

/** What is left of one line. */
export interface ReadLine {
  /** The line without what was cut out of it. */
  readonly left: string;
  readonly cut: boolean;
  /** It ends with a routine heading that has no value yet. */
  readonly open: boolean;
}

export interface RoutineLineIndex {
  /** INVARIANT: what is left, and that something was cut, does not rest on the value. */
  read(line: string): ReadLine;
  /** The line answers the open heading before it. */
  answers(line: string): boolean;
  /** The line says more of the routine line right before it. */
  follows(line: string): boolean;
  /** A cell that is a routine heading and nothing else. */
  isHeading(cell: string): boolean;
  /** A cell that is some other heading and nothing else. */
  isOtherHeading(cell: string): boolean;
}

/** A longer run of words is prose and no line: nothing is cut out of it, and what it tells withholds the letter. */
export const LONGEST_ROUTINE_LINE = 400;

const BLANK = '[ \\t\\u00a0]';
const any = (terms: readonly string[]): string => `(?:${terms.length === 0 ? '(?!)' : terms.join('|')})`;
const START = '(?<![A-Za-z0-9])';
const END = '(?![A-Za-z0-9])';
/** Bullets, ticks and numbers that a line begins with: an answer may be ticked there. */
const LEAD = `(?:${BLANK}|[>|•▪◦·*–—□☐☑☒✓✔✗✘-]|\\[[ xX✓✔]?\\]|\\([ xX✓✔]?\\)|\\d{1,2}[.)](?=${BLANK}))*`;
const IN_BRACKETS = `(?:${BLANK}{0,3}\\([^()]{0,80}\\))?`;
/** A mark after a heading: one that asks for a value, dots that lead to it, or a box. */
const ASKS = `${BLANK}*(?:[:=?|·]|\\.{2,}|…|_{2,}|\\[|☐|☑|☒)`;
/** The same, a dash, a gap, or the end of the line. */
const MARK = `${IN_BRACKETS}(?:${ASKS}|${BLANK}+[-–—]{1,2}(?=${BLANK}|$)|\\t|${BLANK}{2,}|${BLANK}*$)`;
/** What may stand between two entries of one line. */
const BETWEEN = `(?:[;|·•▪☐☑☒,]${BLANK}*|\\t${BLANK}*|${BLANK}{2,}|\\.${BLANK}{1,8}|[)\\]]${BLANK}{1,8}|:${BLANK}*|^)`;
/** A mark after a heading at which another value ends. */
const OTHER_MARK = `${BLANK}*(?:[:=|]|\\t|${BLANK}{2,})`;

const FOLLOW_MARK = `${BLANK}{0,4}(?:[:=?|]|[-–—]${BLANK}|\\t|${BLANK}{2,}|$)`;

const WIDE_GAP = /[ \t\u00a0]{5,}/g;

/** What columns are called in any table. */
const COLUMNS = 'tests? results? dates? values? name item question answer status range units?'.split(' ');

interface Patterns {
  readonly atStart: RegExp;
  readonly within: RegExp;
  readonly openHeading: RegExp;
  readonly other: RegExp;
  readonly list: RegExp;
  readonly item: RegExp;
  readonly rest: RegExp;
  readonly companion: RegExp;
  readonly answer: RegExp;
  readonly follow: RegExp;
  readonly cell: RegExp;
  readonly otherCell: RegExp;
}

function compiled(on: ReadonlySet<ExclusionId>, tables: PolicyTables): Patterns {
  const rows = tables.routineLines.filter(({ exclusion }) => on.has(exclusion));
  const heading = any(rows.flatMap(({ headings }) => headings));
  const bare = any(rows.flatMap(({ bare: names }) => names));
  const both = any(rows.flatMap(({ headings, bare }) => [...headings, ...bare]));
  const topic = any(rows.flatMap(({ questions }) => questions));
  const value = any(tables.routineValues);
  const other = any(tables.otherHeadings);
  const question =
    `(?:do|does|did|is|are|has|have|had|was|were|any|ever|would|can)\\b[^?.:;]{0,120}${START}${topic}${END}` +
    `[^?.:;]{0,120}[?:]`;
  const flags = 'i';
  // A heading without a mark of its own, before the first word of a value.
  const valued = `${heading}${END}${IN_BRACKETS}${BLANK}{1,8}(?:${value}${END}|[☐☑☒✓✔✗✘])`;
  // Two elements of a page without a blank between them: “HIV testPositive”.
  const glued = `${heading}(?:yes|no|nil|none|[yn]|${any(tables.routineAnswers)})${END}`;
  const words = `(?:[\\s:=,–—/()-]{0,4}${value}(?![A-Za-z]))`;
  const answer = `(?:${any(tables.routineAnswers)}${END}|${words}{1,5}[\\s.]*$)`;
  // A name without a word for what was done may begin anything, a letterhead or a diagnosis: it needs more than the
  // end of a line.
  const answered = `(?=${BLANK}*(?:${any(tables.routineAnswers)}${END}|${value}(?![A-Za-z])|[☐☑☒✓✔✗✘]))`;
  const gap = `(?:\\t|${BLANK}{2,})`;
  const bareMark = `${IN_BRACKETS}(?:${ASKS}|${BLANK}+[-–—]{1,2}(?:${answered}|${BLANK}*$)|${gap}${answered})`;
  const asksHere = `${IN_BRACKETS}${BLANK}*[:=?]`;
  return {
    atStart: new RegExp(
      `^${LEAD}(?:${question}|${heading}${END}${MARK}|${bare}${END}${bareMark}|${valued}|${glued})`,
      flags,
    ),
    within: new RegExp(
      `(?<=${BETWEEN})(?:${question}|${heading}${END}(?:${asksHere}|${IN_BRACKETS}${gap})|` +
        `(?<!:${BLANK}*)${bare}${END}(?:${asksHere}|${IN_BRACKETS}${gap}${answered}))`,
      flags,
    ),
    openHeading: new RegExp(
      `^(?:.{0,400}?${BETWEEN}|${LEAD})` +
        `(?:${heading}${IN_BRACKETS}|${bare}${IN_BRACKETS}(?=${BLANK}*[^\\s])|${question})[\\s:=?._–—…|·-]*$`,
      flags,
    ),
    other: new RegExp(`(?<=${BETWEEN}|${BLANK})${other}(?=${OTHER_MARK})`, 'gi'),
    list: new RegExp(`^${LEAD}${any(tables.routineLists)}${BLANK}{0,4}(?::|[-–—]${BLANK})`, flags),
    item: new RegExp(`^\\s*(?:\\d{1,2} ?x? )?${both}${END}(?:${MARK}|${BLANK}+${value}(?![A-Za-z]))`, flags),
    rest: new RegExp(`^\\s*(?:${any(tables.routineCompanions)}${END}|${any(tables.otherHeadings)}${END})`, flags),
    companion: new RegExp(`^\\s*${any(tables.routineCompanions)}${END}`, flags),
    answer: new RegExp(`^${LEAD}${answer}`, flags),
    follow: new RegExp(
      `^${LEAD}(?:${any(tables.routineFollows)}${FOLLOW_MARK}|` +
        `${any(tables.routineResults)}${FOLLOW_MARK}[\\s]*(?:${answer}|$))`,
      flags,
    ),
    cell: new RegExp(`^${LEAD}(?:${both}|${question})${IN_BRACKETS}[\\s:?.*]*$`, flags),
    otherCell: new RegExp(
      `^${LEAD}${any([...tables.otherHeadings, ...tables.routineCompanions, ...COLUMNS])}[\\s:?.*]*$`,
      flags,
    ),
  };
}

/** Compiled with the first letter: most starts of a gateway, and every test of another table, never need it. */
export function createRoutineLines(on: ReadonlySet<ExclusionId>, tables: PolicyTables): RoutineLineIndex {
  let made: RoutineLineIndex | undefined;
  const index = (): RoutineLineIndex => (made ??= indexOf(compiled(on, tables)));
  return {
    read: (line) => index().read(line),
    answers: (line) => index().answers(line),
    follows: (line) => index().follows(line),
    isHeading: (cell) => index().isHeading(cell),
    isOtherHeading: (cell) => index().isOtherHeading(cell),
  };
}

/**
 * A list of results without the routine ones, and without what may share their value. Null where nothing is routine in
 * it, or where it goes on in words that are no item: those are nobody’s value.
 */
function withoutItems({ list, item, rest, companion }: Patterns, line: string): ReadLine | null {
  const [head] = list.exec(line) ?? [];
  if (head === undefined) return null;
  const parts = line.slice(head.length).split(/([,;+]| and | & )/i);
  const kept: string[] = [];
  let cut = false;
  for (let at = 0; at < parts.length; at += 2) {
    const part = parts[at] ?? '';
    if (item.test(part)) cut = true;
    else if (cut && !rest.test(part) && part.trim() !== '') return null;
    else if (!cut || !companion.test(part)) kept.push(kept.length === 0 ? part : `${parts[at - 1] ?? ''}${part}`);
  }
  return cut ? { left: kept.length === 0 ? '' : `${head} ${kept.join('').trim()}`, cut, open: false } : null;
}

function indexOf(patterns: Patterns): RoutineLineIndex {
  const isShort = (line: string): boolean => line.length <= LONGEST_ROUTINE_LINE;
  const isHeading = (cell: string): boolean => isShort(cell) && patterns.cell.test(cell);
  const isOtherHeading = (cell: string): boolean => isShort(cell) && patterns.otherCell.test(cell);

  /** Headings beside each other, whose values stand below: which is whose cannot be told, so that nothing is cut. */
  const isOfColumns = (line: string): boolean => {
    const cells = line.split(/\t|\s{2,}|\|/).filter((cell) => cell.trim() !== '');
    return cells.length > 1 && cells.some(isHeading) && cells.every((cell) => isHeading(cell) || isOtherHeading(cell));
  };

  /**
   * Where a value that begins at `from` ends: at the next heading of another kind, else with the line; with the
   * sentence, where its heading at `at` began one in the middle of a line.
   */
  const endOf = (line: string, at: number, from: number): number => {
    patterns.other.lastIndex = from;
    const end = patterns.other.exec(line)?.index ?? line.length;
    const sentence = /\.\s+$/.test(line.slice(0, at)) ? line.slice(from, end).search(/(?<=\.)\s+(?=\p{Lu})/u) : -1;
    return sentence < 0 ? end : from + sentence;
  };

  const read = (given: string): ReadLine => {
    const untouched = { left: given, cut: false, open: false };
    if (!isShort(given)) return untouched;
    // However wide a gap is, it is one gap: looking for its end from each of its blanks takes the square of them.
    const line = given.replace(WIDE_GAP, '    ');
    if (isOfColumns(line)) return untouched;
    const items = withoutItems(patterns, line);
    let left = items?.left ?? line;
    let cut = items !== null;
    for (;;) {
      const found = patterns.atStart.exec(left) ?? patterns.within.exec(left);
      if (found === null) break;
      cut = true;
      left = left.slice(0, found.index) + left.slice(endOf(left, found.index, found.index + found[0].length));
    }
    if (!cut) return untouched;
    // A mark without a word beside it is what was left of the heading.
    left = /[\p{L}\p{N}]/u.test(left) ? left.replace(/[\s,;|·•]+$/u, '') : '';
    return { left, cut, open: patterns.openHeading.test(line) };
  };

  return {
    read,
    answers: (line) => isShort(line) && patterns.answer.test(line.replace(WIDE_GAP, '    ')),
    follows: (line) => isShort(line) && patterns.follow.test(line.replace(WIDE_GAP, '    ')),
    isHeading,
    isOtherHeading,
  };
}
