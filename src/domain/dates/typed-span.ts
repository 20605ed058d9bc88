/**
 * Which days does somebody mean who types a year or a month among the words of a search? `2019`, `Mar 2020`,
 * `since 2021`, `2019 to 2021`.
 */
import { shortMonth } from './written';
import { monthNumber } from './typed';

/** A stretch of days, and what was typed besides it. */
export interface TypedSpan {
  /** The first and the last day, month or year (`2019`, `2020-03`), both included; empty where it has no end. */
  readonly from: string;
  readonly to: string;
  /** “in 2019”, “from Mar-2020 on”. */
  readonly words: string;
  readonly rest: string;
}

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|' +
  'nov(?:ember)?|dec(?:ember)?';
/** Years in which anything can have been recorded of somebody alive; other numbers of four digits are words. */
const YEAR = '(?:19|20)\\d{2}';
const POINT = `(?:(?:${MONTH})[-/.,\\s]*|(?:0?[1-9]|1[0-2])/)?${YEAR}`;
const NOT_WITHIN = '(?<![\\w/.-])';
const NOT_ON = '(?![\\w/-]|\\.\\d)';

const BETWEEN = new RegExp(`${NOT_WITHIN}(?:from\\s+)?(${POINT})\\s*(?:-|–|to|until)\\s*(${POINT})${NOT_ON}`, 'i');
const ONE_SIDED = new RegExp(`${NOT_WITHIN}(since|from|after|before|until|till)\\s+(${POINT})${NOT_ON}`, 'i');
const WITHIN = new RegExp(`${NOT_WITHIN}(?:in\\s+|during\\s+)?(${POINT})${NOT_ON}`, 'i');

interface Point {
  readonly year: number;
  /** Null where only a year was typed. */
  readonly month: number | null;
}

function pointOf(typed: string): Point {
  const year = Number(typed.slice(-4));
  const month = monthNumber(typed.slice(0, -4).replace(/[-/.,\s]+$/, ''));
  return { year, month: month === 0 ? null : month };
}

const isoOf = ({ year, month }: Point): string =>
  month === null ? String(year) : `${String(year)}-${String(month).padStart(2, '0')}`;
const said = ({ year, month }: Point): string =>
  month === null ? String(year) : `${shortMonth(month)}-${String(year)}`;

/** The month or year that many before or after. */
function moved({ year, month }: Point, by: 1 | -1): Point {
  if (month === null) return { year: year + by, month };
  const at = year * 12 + month - 1 + by;
  return { year: Math.floor(at / 12), month: (at % 12) + 1 };
}

const ONE_SIDES: Readonly<Record<string, (point: Point) => Omit<TypedSpan, 'rest'>>> = {
  since: (point) => ({ from: isoOf(point), to: '', words: `from ${said(point)} on` }),
  after: (point) => ({ from: isoOf(moved(point, 1)), to: '', words: `after ${said(point)}` }),
  before: (point) => ({ from: '', to: isoOf(moved(point, -1)), words: `before ${said(point)}` }),
  until: (point) => ({ from: '', to: isoOf(point), words: `until the end of ${said(point)}` }),
};
const SAME_SIDE: Readonly<Record<string, string>> = { from: 'since', till: 'until' };

const without = (typed: string, { index, 0: match }: RegExpExecArray): string =>
  `${typed.slice(0, index)} ${typed.slice(index + match.length)}`.replace(/\s+/g, ' ').trim();

/** The stretch of days that was typed, and the words besides; null where none was. */
export function readTypedSpan(typed: string): TypedSpan | null {
  const between = BETWEEN.exec(typed);
  if (between !== null) {
    const [from, to] = [pointOf(between[1] ?? ''), pointOf(between[2] ?? '')];
    return {
      from: isoOf(from),
      to: isoOf(to),
      words: `from ${said(from)} to ${said(to)}`,
      rest: without(typed, between),
    };
  }
  const side = ONE_SIDED.exec(typed);
  if (side !== null) {
    const word = (side[1] ?? '').toLowerCase();
    const span = ONE_SIDES[SAME_SIDE[word] ?? word]?.(pointOf(side[2] ?? ''));
    if (span !== undefined) return { ...span, rest: without(typed, side) };
  }
  const within = WITHIN.exec(typed);
  if (within === null) return null;
  const point = pointOf(within[1] ?? '');
  return { from: isoOf(point), to: isoOf(point), words: `in ${said(point)}`, rest: without(typed, within) };
}
