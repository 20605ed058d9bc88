/**
 * How is one pattern of hundreds of terms written so that it is quickly told that none of them stands in a text? Terms
 * that begin alike stand together, and a term that looks back does so only where its first letters stand. What the
 * pattern finds is the same.
 */

/** How many first letters terms are put together by: deeper costs more than it saves. */
const DEEPEST = 2;
/** So many first letters are looked for before a term looks back. */
const LOOKED_FOR = 6;

/** Where a group that begins at `from` ends, behind its bracket. */
function endOfGroup(term: string, from: number): number {
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

/** True for a term that is several: what stands before all of it would stand before the first alone. */
function isSeveral(term: string): boolean {
  let inClass = false;
  for (let at = 0; at < term.length; at += 1) {
    const letter = term[at];
    if (letter === '\\') at += 1;
    else if (inClass) inClass = letter !== ']';
    else if (letter === '[') inClass = true;
    else if (letter === '(') at = endOfGroup(term, at) - 1;
    else if (letter === '|') return true;
  }
  return false;
}

/** The letters that whatever the term finds begins with; one that may be missing or stand several times is left out. */
function firstLetters(term: string): string {
  const letters = /^[A-Za-z]*/.exec(term)?.[0] ?? '';
  return /^[?*+{]/.test(term.slice(letters.length)) ? letters.slice(0, -1) : letters;
}

/** A lookahead for the first letters, before a term that begins by looking back. */
function lookingFirst(term: string): string {
  let at = 0;
  while (/^\(\?<[=!]/.test(term.slice(at, at + 4))) at = endOfGroup(term, at);
  if (at === 0 || isSeveral(term)) return term;
  const letters = firstLetters(term.slice(at)).slice(0, LOOKED_FOR);
  return letters === '' ? term : `(?=${letters})${term}`;
}

function together(terms: readonly string[], depth: number): string {
  const alike = new Map<string, string[]>();
  const others: string[] = [];
  for (const term of terms) {
    const first = firstLetters(term).slice(0, 1).toLowerCase();
    if (first === '' || isSeveral(term)) others.push(term);
    else alike.set(first, [...(alike.get(first) ?? []), term.slice(1)]);
  }
  const groups = [...alike].map(([first, rests]) =>
    rests.length === 1
      ? `${first}${rests[0] ?? ''}`
      : `${first}(?:${depth < DEEPEST ? together(rests, depth + 1) : rests.join('|')})`,
  );
  return [...groups, ...others].join('|');
}

/**
 * The terms as one alternation, for a pattern that tells small letters from capitals in nothing. Terms that refer to
 * their own groups stay as they are.
 */
export const quickTerms = (terms: readonly string[]): string =>
  terms.some((term) => /\\[1-9k]|\(\?<[A-Za-z]/.test(term)) ? terms.join('|') : together(terms.map(lookingFirst), 1);
