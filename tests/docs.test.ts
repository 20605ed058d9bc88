import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HAZARDS } from '../src/policy/tables/hazards';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const decisions = readdirSync(join(ROOT, 'docs/decisions')).map((name) => `docs/decisions/${name}`);
const PAGES = ['README.md', 'docs/deploying.md', 'docs/hazard-log.md', 'docs/POLICY.md', ...decisions];

describe('the documents keep up with the product', () => {
  it('holds both command lines verbatim', () => {
    for (const command of ['npm ci && npm start', 'npm ci && npm test'])
      expect(read('README.md')).toContain(`    ${command}\n`);
  });

  it('names every npm script that the README speaks of, and no other', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read('README.md').matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('logs every hazard that a policy row names, with its control and what is left', () => {
    const log = read('docs/hazard-log.md');
    for (const { id } of HAZARDS) {
      const row = log.split('\n').find((line) => line.startsWith(`| ${id} |`));
      expect(
        row
          ?.split('|')
          .map((cell) => cell.trim())
          .filter(Boolean),
      ).toHaveLength(5);
    }
  });

  it.each(PAGES)('has no link that leads nowhere: %s', (page) => {
    for (const [, target] of read(page).matchAll(/\]\((?!https?:)([^)#]+)/g))
      expect(existsSync(join(ROOT, dirname(page), target ?? '')), `${page} → ${target ?? ''}`).toBe(true);
  });

  it('dates every decision', () => {
    for (const page of decisions)
      expect(read(page)).toMatch(/^\d{2}-[A-Z][a-z]{2}-\d{4} · (accepted|superseded by \d{4})$/m);
  });
});
