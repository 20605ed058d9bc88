/**
 * Which words does each term of the lexicon stand for? Every term is spelt out: each of its alternatives, with and
 * without what may be left out, so that a synonym which slips past the gateway is met by a test and not by a person.
 */
import { LEXICON, type LexiconRow } from '../../../src/policy/tables/lexicon';
import { exclusionMark } from '../../../src/policy/marks';
import { policy } from './shipped-policy';

export interface TellingWords {
  readonly row: string;
  readonly words: string;
  /** The mark of its category. */
  readonly mark: number;
}

/** The end of a bracketed part that begins at `start`. */
function closing(term: string, start: number): number {
  let depth = 0;
  for (let at = start; at < term.length; at += 1) {
    if (term[at] === '\\') at += 1;
    else if (term[at] === '[') while (term[at] !== ']') at += term[at] === '\\' ? 2 : 1;
    else if (term[at] === '(') depth += 1;
    else if (term[at] === ')' && (depth -= 1) === 0) return at;
  }
  return term.length;
}

/** `a|b(c|d)` → `a`, `b(c|d)`. */
function alternatives(term: string): readonly string[] {
  const found: string[] = [];
  let from = 0;
  for (let at = 0; at < term.length; at += 1) {
    if (term[at] === '\\') at += 1;
    else if (term[at] === '[') while (term[at] !== ']') at += term[at] === '\\' ? 2 : 1;
    else if (term[at] === '(') at = closing(term, at);
    else if (term[at] === '|') {
      found.push(term.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, term.slice(from)];
}

const MOST = 60;
const CLASSES: Readonly<Record<string, string>> = { w: 'a', d: '1', s: ' ', b: '' };
/** A negated class stands for any letter, and a class for its first. */
const ofClass = (inner: string): string => (inner.startsWith('^') ? ' ' : inner.replace(/^\\/, '').charAt(0));

/** The texts of one part and where the next begins. */
function part(term: string, at: number): readonly [readonly string[], number] {
  const letter = term[at] ?? '';
  if (letter === '\\') {
    const next = term[at + 1] ?? '';
    return [[CLASSES[next] ?? next], at + 2];
  }
  if (letter === '[') {
    let end = at + 1;
    while (term[end] !== ']') end += term[end] === '\\' ? 2 : 1;
    return [[ofClass(term.slice(at + 1, end))], end + 1];
  }
  if (letter !== '(') return [[letter === '.' ? 'x' : letter], at + 1];
  const end = closing(term, at);
  const inner = term.slice(at + 1, end);
  // what stands around a word is no part of it
  if (/^\?<?[=!]/.test(inner)) return [[''], end + 1];
  return [alternatives(inner.replace(/^\?:/, '')).flatMap(spelt), end + 1];
}

/** Without the part, and with it: `?`, `*`, `{0,3}`; once: `+`. */
function repeated(texts: readonly string[], term: string, at: number): readonly [readonly string[], number] {
  const [quantity] = /^(?:[?*+]|\{\d+(?:,\d*)?\})/.exec(term.slice(at)) ?? [''];
  const least = /^\{(\d+)/.exec(quantity)?.[1];
  const once = least !== undefined && least !== '0' ? texts.map((text) => text.repeat(Number(least))) : texts;
  const mayBeMissing = quantity === '?' || quantity === '*' || least === '0';
  return [mayBeMissing ? ['', ...once] : once, at + quantity.length];
}

/** Every text that a term stands for, as many as are worth trying. */
function spelt(term: string): readonly string[] {
  let texts: readonly string[] = [''];
  for (let at = 0; at < term.length;) {
    const [found, after] = part(term, at);
    const [parts, next] = repeated(found, term, after);
    // each part is seen at least once, without every pair of parts
    texts =
      texts.length * parts.length <= MOST
        ? texts.flatMap((text) => parts.map((one) => text + one))
        : [
            ...texts.map((text, n) => text + (parts[n % parts.length] ?? '')),
            ...parts.map((one) => `${texts[0] ?? ''}${one}`),
          ];
    at = next;
  }
  return texts.slice(0, 4 * MOST);
}

const tells = (words: string, row: LexiconRow): boolean =>
  (policy.text.names(words) & exclusionMark(row.exclusion)) !== 0;

/** Terms that tell only within other words are given by the examples of their row. */
export const TELLING_WORDS: readonly TellingWords[] = LEXICON.flatMap((row) => {
  const mark = exclusionMark(row.exclusion);
  const words = [...row.terms.flatMap((term) => alternatives(term).flatMap(spelt)), ...row.examples];
  return [...new Set(words.map((one) => one.trim()))]
    .filter((one) => /[A-Za-z]/.test(one) && tells(one, row))
    .map((one) => ({ row: row.id, words: one, mark }));
});

/** Terms of which no spelling tells by itself. */
export const TERMS_WITHIN_WORDS: readonly string[] = LEXICON.flatMap((row) =>
  row.terms.filter(
    (term) =>
      !alternatives(term)
        .flatMap(spelt)
        .some((words) => tells(words.trim(), row)),
  ),
);
