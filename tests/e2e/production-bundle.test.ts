/**
 * Does the built app hold a fixture or a mock? Read as text, file by file, so that nothing can hide in a part nobody
 * loads.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { LEGAL_DECISIONS } from '../../src/domain/legal-decisions';
import { REASON_MARKS, VALUE_MARKS } from '../../src/domain/sent-as';

const DIST = join(import.meta.dirname, '..', '..', 'dist');
const PUBLIC = join(import.meta.dirname, '..', '..', 'public');
const built = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

it('has a page and its script', () => {
  expect(built.filter((file) => /index\.html$|assets\/index-[^/]+\.js$/.test(file))).toHaveLength(2);
});

it('holds beside the page and its parts what stands in public, byte for byte, and nothing else', () => {
  const beside = built
    .map((file) => relative(DIST, file))
    .filter((file) => !/^(index\.html|assets[\\/].+)$/.test(file));
  expect(beside.sort()).toEqual(readdirSync(PUBLIC).sort());
  for (const name of beside) expect(readFileSync(join(DIST, name)).equals(readFileSync(join(PUBLIC, name)))).toBe(true);
});

// XX-TEST begins the family name of every made-up person; `debug` would print what the wire carries.
it.each([
  ['a made-up person', 'XX-TEST'],
  ['the gallery', 'wp-gallery'],
  ['the mock worker', 'mockServiceWorker'],
  ['the mocking library', '[MSW]'],
  ['a specimen of the policy', 'XX-SPECIMEN'],
  ['the gateway', 'createGateway'],
  ['a logger of the wire', 'localStorage.debug'],
  ['a client that follows references', 'is not a recognized FHIR reference'],
])('holds nothing of %s', (_, text) => {
  expect(built.filter((file) => file.includes(text) || readFileSync(file, 'utf8').includes(text))).toEqual([]);
});

/** Why each row of a table stands as it does, and its source: for whoever reads the table. */
function proseOf(table: string): readonly string[] {
  const prose = new Set<string>();
  const path = join(import.meta.dirname, '..', '..', 'src', 'domain', table);
  JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) => {
    if (typeof value === 'string' && ['about', 'source', 'why'].includes(key) && value.includes(' ')) prose.add(value);
    return value;
  });
  return [...prose];
}

const inScripts = (words: readonly string[]): readonly string[] => {
  const scripts = built.filter((file) => file.endsWith('.js')).map((file) => readFileSync(file, 'utf8'));
  return words.filter((one) => scripts.some((script) => script.includes(one)));
};

it('holds the rows of legal decisions and of marks without the words for their reader', () => {
  const prose = [...LEGAL_DECISIONS, ...VALUE_MARKS, ...REASON_MARKS].map(({ why }) => why);
  expect(prose.length).toBeGreaterThan(5);
  expect(inScripts(prose)).toEqual([]);
});

/** Bytes, gzipped: what the bench's S8 counts too, on the page itself. */
it('holds at most 150 kB of script that a record’s first lines wait for', () => {
  const first = built.filter((file) => /[\\/](?:index|first-lines|rolldown-runtime)-[^/\\]+\.js$/.test(file));
  expect(first).toHaveLength(3);
  const bytes = first.map((file) => gzipSync(readFileSync(file)).length).reduce((sum, one) => sum + one, 0);
  expect(bytes).toBeLessThanOrEqual(150_000);
});

it.each(['section-of.json', 'named-kinds.json'])('holds the rows of %s without the words for its reader', (table) => {
  const prose = proseOf(table);
  expect(prose.length).toBeGreaterThan(5);
  expect(inScripts(prose)).toEqual([]);
});
