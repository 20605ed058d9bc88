/** Which words of an entry does a line still need, once its title and its sources are said? */
import { DO_NOT } from '../../domain/do-not';
import type { Entry } from '../../record/entry';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const holds = (whole: string, part: string): boolean => part !== '' && ` ${whole} `.includes(` ${part} `);

/** "Crisis plan: call daughter first" says after its colon what counts, when the title has said what comes before. */
function beyondLabel(part: string, title: string): string {
  // INVARIANT: what must not be done never loses its “not”.
  if (part.startsWith(DO_NOT)) return part;
  const colon = part.indexOf(': ');
  return colon > 0 && holds(plain(title), plain(part.slice(0, colon))) ? part.slice(colon + 2) : part;
}

/** That a problem is major is the rule; the opened entry says it, the line only what differs. */
const OF_COURSE = /^major$/i;

/**
 * The entry's other words without what its line says anyway: its title, the names of its sources, its tag, and what a
 * longer part repeats.
 * Null where nothing is left.
 */
export function restOf(
  { summary, title, sources, tag }: Pick<Entry, 'summary' | 'title' | 'sources' | 'tag'>,
  nameOf: (provider: string) => string,
): string | null {
  if (summary === null) return null;
  const names = new Set(sources.map((source) => plain(nameOf(source.provider))));
  const said = (words: string): boolean =>
    holds(plain(title), plain(words)) || names.has(plain(words)) || plain(words) === plain(tag ?? '');
  const parts = summary
    .split(' · ')
    .map((part) => beyondLabel(part, title))
    .filter((part) => !OF_COURSE.test(part) && !part.split(', ').every(said));
  const left = parts.filter(
    (part, index) =>
      !parts.some(
        (other, at) => at !== index && holds(plain(other), plain(part)) && (plain(other) !== plain(part) || at < index),
      ),
  );
  return left.join(' · ') || null;
}
