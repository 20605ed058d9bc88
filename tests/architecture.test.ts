/** Does docs/architecture.md draw the house that stands? Run with UPDATE_DOCS=1 to print the table of rooms anew. */
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isThere, ROOT, textOf } from './kits/documents';

const PAGE = 'docs/architecture.md';
const { ROOMS } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  readonly ROOMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

const BEGIN = '<!-- rooms -->\n';
const END = '<!-- /rooms -->';

const printed = (): string =>
  [
    '| part | room | may import |',
    '|---|---|---|',
    ...Object.entries(ROOMS).flatMap(([part, rooms]) =>
      Object.entries(rooms).map(
        ([room, allowed]) => `| \`${part}\` | \`${room}\` | ${allowed.map((one) => `\`${one}\``).join(' ') || '–'} |`,
      ),
    ),
    '',
  ].join('\n');

/** The folders below src, by their paths from the root. */
const foldersBelow = (path: string): readonly string[] =>
  readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [`${path}/${name}`, ...foldersBelow(`${path}/${name}`)]);

/** What is told in one line: a folder, or by `…/*` all that lie in one. */
const lines = (page: string): ReadonlySet<string> =>
  new Set([...page.matchAll(/^\| `(src\/[^`]+)` \| \S/gm)].map(([, folder]) => folder ?? ''));

const isTold = (folder: string, told: ReadonlySet<string>): boolean =>
  told.has(folder) || [...told].some((line) => line.endsWith('/*') && folder.startsWith(line.slice(0, -1)));

describe('docs/architecture.md', () => {
  it('prints the table of rooms from the law of imports', () => {
    const page = textOf(PAGE);
    const [from, to] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
    expect(to).toBeGreaterThan(from - 1);
    if (process.env['UPDATE_DOCS'] === '1')
      writeFileSync(join(ROOT, PAGE), page.slice(0, from) + printed() + page.slice(to));
    const now = textOf(PAGE);
    expect(now.slice(now.indexOf(BEGIN) + BEGIN.length, now.indexOf(END))).toBe(printed());
  });

  it('has a line for every folder below src', () => {
    const told = lines(textOf(PAGE));
    expect(foldersBelow('src').filter((folder) => !isTold(folder, told))).toEqual([]);
  });

  it('tells of no folder that is not there', () => {
    expect([...lines(textOf(PAGE))].filter((folder) => !isThere(folder.replace(/\/\*$/, '')))).toEqual([]);
  });

  it('would miss a folder without a line, and a line without words', () => {
    expect(isTold('src/new', lines('| `src/old` | holds |\n| `src/new` |  |'))).toBe(false);
    expect(isTold('src/old/inner', lines('| `src/old/*` | hold |'))).toBe(true);
  });

  it('accounts for each package of the owner’s list', () => {
    for (const name of [
      'react',
      'vite',
      '@tanstack/react-query',
      'fhir-kit-client',
      '@types/fhir',
      'zustand',
      'msw',
      'vitest',
      '@testing-library/react',
    ])
      expect(textOf(PAGE)).toMatch(new RegExp(`^\\| ${name} \\|(?: [^|]+ \\|){3}$`, 'm'));
  });
});
