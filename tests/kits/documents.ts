/** Which documents are there, which headings do they have, and which of them does a comment cite? */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** True where something stands there, or where the law of imports already says who may know it. */
export const isThere = (path: string): boolean =>
  existsSync(join(ROOT, path)) || textOf('.dependency-cruiser.cjs').includes(`'^${path}/'`);

/** Every file below these folders whose name ends so, by its path from the root. */
export function filesBelow(folders: readonly string[], ending: RegExp): readonly string[] {
  return folders
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && ending.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1)),
    )
    .sort();
}

const plain = (heading: string): string =>
  heading
    .replace(/[`“”"*]/gu, '')
    .trim()
    .toLowerCase();

/** The headings of a Markdown text, in lower case and without quotes: `2. the diagnosis hidden`. */
export const headingsOf = (markdown: string): readonly string[] =>
  [...markdown.replace(/```[\s\S]*?```/g, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => plain(heading ?? ''));

/** The comments of a source, without the marks that begin their lines; the lines of one comment as one text. */
export const commentsOf = (source: string): readonly string[] =>
  [...source.matchAll(/\/\*[\s\S]*?\*\/|(?:(?:^|[ \t])\/\/.*(?:\n[ \t]*(?=\/\/))?)+/gm)].map(([comment]) =>
    comment
      .replace(/^[ \t]*(?:\/\*\*?|\*\/|\*(?!\/)|\/\/)/gm, ' ')
      .replace(/\*\/$/, '')
      .replace(/\s+/gu, ' '),
  );

export interface Citation {
  /** `POLICY`, `UK-FHIR` … */
  readonly document: string;
  /** A number, or words that must be a heading; null where the whole document is meant. */
  readonly heading: string | null;
}

const CITED =
  /(?<![\w$.-])(POLICY|CONTRACT|UK-FHIR|TRAPS|RECORD|DISPLAY|QUALITY|ARCHITECTURE|SAFETY|SCREENS)(?:\.md)?(?![\w-])/gu;
const NUMBERS = /^,? (?:screens? )?(\d+(?:(?:–|, | and | to )\d+)*)/u;
const QUOTED = /^,?:? [“"`]([^”"`]+)[”"`]/u;
const WORDS = /^,? ([a-z][a-z-]*(?: [a-z-]+)*)/u;

/** The numbers of `3 and 5`, `3 to 5` and `10–18`, those between among them. */
function numbersOf(text: string): readonly string[] {
  return text.split(/, | and /u).flatMap((part) => {
    const [from = 0, to = from] = part.split(/–| to /u).map(Number);
    return Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  });
}

/**
 * What a comment cites of our own documents. Numbers and what stands in quotes are always a heading; bare words after
 * the name are one only where the comment says "Source:".
 */
export function citationsOf(comment: string): readonly Citation[] {
  const source = comment.indexOf('Source');
  return [...comment.matchAll(CITED)].flatMap((found): readonly Citation[] => {
    const document = found[1] ?? '';
    const rest = comment.slice(found.index + found[0].length);
    const numbers = NUMBERS.exec(rest)?.[1];
    if (numbers !== undefined) return numbersOf(numbers).map((heading) => ({ document, heading }));
    const quoted = QUOTED.exec(rest)?.[1];
    if (quoted !== undefined) return [{ document, heading: plain(quoted) }];
    const words = source >= 0 && source < found.index ? WORDS.exec(rest)?.[1] : undefined;
    return [{ document, heading: words ?? null }];
  });
}

/** True where one of these headings is the one that is cited: by its number, or by its words. */
export const isHeading = (cited: string, headings: readonly string[]): boolean =>
  headings.some((heading) =>
    /^\d+$/.test(cited) ? new RegExp(`^${cited}[. ]`).test(`${heading} `) : heading === cited,
  );
