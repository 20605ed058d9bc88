/** Does `npm run terminology -- --check` tell a sound pack from one that is not? Source: CONTRACT, commands. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { terminology } from './terminology';
import { SHIPPED } from './terminology/folder';
import { digestOf } from './terminology/pack';
import { fileOf } from '../src/terminology/tables';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wp-pack-'));
  cpSync(SHIPPED, folder, { recursive: true, filter: (source) => !source.endsWith('.ts') });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const told = (...args: readonly string[]): string => {
  const outcome = terminology(args);
  return outcome.ok ? `well: ${outcome.text}` : outcome.problems.join('\n');
};

/** Writes the digest that the tables now have into the manifest. */
function sealed(): void {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const digest = digestOf((name) => readFileSync(join(folder, fileOf(name)), 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, digest }));
}

describe('the check of terminology', () => {
  it('passes the shipped tables, and says their release and digest', () => {
    expect(told('--check')).toMatch(
      /^well: shipped, release \S+: \d+ rows, no fault found\ndigest sha256:[0-9a-f]{64}/,
    );
  });

  it('passes a copy of them, with lines that end as Windows ends them', () => {
    const file = join(folder, 'salts.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    expect(told('--check', folder)).toMatch(/^well: /);
  });

  it('refuses tables that are not as the digest says', () => {
    appendFileSync(join(folder, 'salts.csv'), 'x,,,x,exact,salt,BNF,,unreviewed,\n');
    expect(told('--check', folder)).toContain('they are not as its maker left them');
    sealed();
    expect(told('--check', folder)).toMatch(/^well: /);
  });

  it('names folder, file and line of a fault', () => {
    const file = join(folder, 'salts.csv');
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [lines[0], 'x,,,x,exact,salt,,,unreviewed,', ...lines.slice(1)].join('\n'));
    sealed();
    expect(told('--check', folder)).toBe(`${folder}: salts.csv, line 2: has no source: say who says so`);
  });

  it.each([
    ['missing', null, 'manifest.json is missing'],
    ['no JSON', '{', 'manifest.json is no JSON'],
    ['with a key of its own', '{"licens":"x"}', 'unknown key "licens"'],
    ['without a licence', '{"name":"a","release":"1","licence":"","digest":"x"}', 'has no licence'],
  ])('refuses a manifest that is %s', (_what, text, said) => {
    const file = join(folder, 'manifest.json');
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
    expect(told('--check', folder)).toContain(said);
  });

  it('says how it is called where it was called otherwise', () => {
    expect(told()).toContain('Usage: npm run terminology');
    expect(told('--check', '--all')).toContain('Usage');
  });
});
