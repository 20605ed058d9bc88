/**
 * How is one pattern of hundreds of terms written so that it is quickly told that none of them stands in a text? Terms
 * that begin alike stand together, and a term that looks back does so only where its first letters stand. What the
 * pattern finds is the same.
 */

/** How many first letters terms are put together by: deeper costs more than it saves. */
const DEEPEST = 2;
/** So many first letters are looked for before a term looks back. */
const LOOKED_FOR = 6;

/** Where a group that begins at `from` in a term ends, behind its bracket; the term's end where none closes. */
export function endOfGroup(term: string, from: number): number {
  let depth = 0;
  let inClass = false;
  for (let at = from; at < term.length; at += 1) {
    const letter = term[at];
    if (letter === '\\') at += 1;
    else if (inClass) inClass = letter !== ']';
    else if (letter === '[') inClass = true;
    else if (letter === '(') depth += 1;
    else if (letter === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return term.length;
}

/** What a term finds one or the other of: itself, where it is not several. */
export function alternatives(term: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let inClass = false;
  for (let at = 0; at < term.length; at += 1) {
    const letter = term[at];
    if (letter === '\\') at += 1;
    else if (inClass) inClass = letter !== ']';
    else if (letter === '[') inClass = true;
    else if (letter === '(') at = endOfGroup(term, at) - 1;
    else if (letter === '|') {
      parts.push(term.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, term.slice(from)];
}

/** True for a term that is several: what stands before all of it would stand before the first alone. */
const isSeveral = (term: string): boolean => alternatives(term).length > 1;

const LOOKS = /^\(\?<?[=!]/;
const QUANTIFIER = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/;
const MAY_BE_MISSING = /^(?:[?*]|\{0)/;
const ONE_OF = /^\[([A-Za-z0-9]+)\]/;

/** Each of the terms that stand at the beginning, with what follows; and that alone, where they may be missing. */
function followed(firsts: readonly string[], behind: string): readonly string[] {
  const [quantifier = ''] = QUANTIFIER.exec(behind) ?? [];
  const rest = behind.slice(quantifier.length);
  return [...firsts.map((first) => first + rest), ...(MAY_BE_MISSING.test(quantifier) ? [rest] : [])];
}

/**
 * Letters and digits of which one stands first in whatever the term finds, small; more than those may be told. Null
 * where anything may stand there.
 */
function beginnings(term: string): ReadonlySet<string> | null {
  const found = new Set<string>();
  for (const one of alternatives(term)) {
    const end = one.startsWith('(') ? endOfGroup(one, 0) : 0;
    const [whole = '', letters = one.slice(0, 1)] = ONE_OF.exec(one) ?? [];
    let behind: readonly string[];
    if (LOOKS.test(one)) behind = [one.slice(end)];
    else if (one.startsWith('(?:')) behind = followed(alternatives(one.slice(3, end - 1)), one.slice(end));
    else if (/^[A-Za-z0-9]/.test(letters)) {
      for (const letter of letters.toLowerCase()) found.add(letter);
      const rest = one.slice(Math.max(whole.length, 1));
      behind = followed([], rest);
    } else return null;
    for (const next of behind) {
      const begins = beginnings(next);
      if (begins === null) return null;
      for (const letter of begins) found.add(letter);
    }
  }
  return found;
}

/** The letters that whatever the term finds begins with; one that may be missing or stand several times is left out. */
function firstLetters(term: string): string {
  const letters = /^[A-Za-z]*/.exec(term)?.[0] ?? '';
  return /^[?*+{]/.test(term.slice(letters.length)) ? letters.slice(0, -1) : letters;
}

/** A lookahead for the first letters, before a term that begins by looking back. */
export function lookingFirst(term: string): string {
  let at = 0;
  while (/^\(\?<[=!]/.test(term.slice(at, at + 4))) at = endOfGroup(term, at);
  if (at === 0 || isSeveral(term)) return term;
  const letters = firstLetters(term.slice(at)).slice(0, LOOKED_FOR);
  if (letters !== '') return `(?=${letters})${term}`;
  const begins = [...(beginnings(term.slice(at)) ?? [])].join('');
  return begins === '' ? term : `(?=[${begins}${begins.toUpperCase()}])${term}`;
}

/** What is added to the list of this key. */
function addTo(lists: Map<string, string[]>, key: string, term: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [term]);
  else list.push(term);
}

function together(terms: readonly string[], depth: number): string {
  const alike = new Map<string, string[]>();
  /** Terms that begin in several ways, by each first letter: tried only where it stands. */
  const severally = new Map<string, string[]>();
  const others: string[] = [];
  for (const term of terms) {
    const first = firstLetters(term).slice(0, 1).toLowerCase();
    const begins = depth === 1 ? beginnings(term) : null;
    if (first !== '' && !isSeveral(term)) addTo(alike, first, term.slice(1));
    else if (begins === null) others.push(term);
    else for (const letter of begins) addTo(severally, letter, term);
  }
  const groups = [...alike].map(([first, rests]) =>
    rests.length === 1
      ? `${first}${rests[0] ?? ''}`
      : `${first}(?:${depth < DEEPEST ? together(rests, depth + 1) : rests.join('|')})`,
  );
  const guarded = [...severally].map(([first, those]) => `(?=${first})(?:${those.join('|')})`);
  return [...groups, ...guarded, ...others].join('|');
}

/** Whether one of the terms refers to its own groups, which are others where it stands among other terms. */
export const referToGroups = (terms: readonly string[]): boolean =>
  terms.some((term) => /\\[1-9k]|\(\?<[A-Za-z]/.test(term));

/**
 * The terms as one alternation, for a pattern that tells small letters from capitals in nothing. Terms that refer to
 * their own groups stay as they are.
 */
export const quickTerms = (terms: readonly string[]): string =>
  referToGroups(terms) ? terms.join('|') : together(terms.map(lookingFirst), 1);

/**
 * The terms as one alternation, for a place where each of them may begin. INVARIANT: each stands in it once. Put
 * together by their first letters, a term that begins in fifteen ways stands in it fifteen times: a few such terms
 * filled the memory that an engine has for the machine code of patterns, and ended the process.
 */
export const onceEach = (terms: readonly string[]): string =>
  (referToGroups(terms) ? terms : terms.map(lookingFirst)).join('|');
