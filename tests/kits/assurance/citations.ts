/** What do the documents of docs/assurance cite: which tests, by which of their names, and what is left to whom? */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, textOf } from '../documents';

const CITED = /`([\w./-]+\.(?:tsx?|yaml|json|sh|mjs))`(?: “([^”]+)”)?/g;

/** What is wrong with the citations of a text: a file that is not there, or words that stand nowhere in it. */
export const wrongCitations = (text: string): readonly string[] =>
  [...text.matchAll(CITED)].flatMap(([, path = '', words]) => {
    if (!existsSync(join(ROOT, path))) return [`${path} is not there`];
    return words === undefined || textOf(path).includes(words) ? [] : [`${path} does not say “${words}”`];
  });

/** True where the text cites a test. */
export const citesATest = (text: string): boolean => /`[\w./-]+(?:\.test\.tsx?|\/suite\.ts)`/.test(text);

/** A row of a Markdown table as its cells; none of head and rule. */
export const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => /^\| (?!number\b|---)/.test(line) && !/^\|\s*-/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** `1.2.5–1.2.8` as its numbers, by the list of all there are in their order; one number as itself. */
export function numbersOf(cell: string, all: readonly string[]): readonly string[] {
  const [from = '', to = from] = cell.split('–');
  const [begin, end] = [all.indexOf(from), all.indexOf(to)];
  return begin < 0 || end < begin ? [cell] : all.slice(begin, end + 1);
}
