/** Does every line of the log say which part failed, and does the runbook know it? Over the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const sources = ['server', 'src/gateway']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(ROOT, folder, name)),
  )
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const runbook = readFileSync(join(ROOT, 'docs/runbook.md'), 'utf8');

/** A line of the log with a fixed sentence: what stands beside it, and the sentence. */
const LINE = /log\.(info|error)\(\s*\{([^}]*(?:\{[^}]*\}[^}]*)*)\},\s*'([^']+)'/g;
const lines = sources.flatMap(({ path, text }) =>
  [...text.matchAll(LINE)].map(([, level, beside = '', sentence = '']) => ({ path, level, beside, sentence })),
);

it('finds the lines', () => {
  expect(lines.length).toBeGreaterThan(20);
});

it.each(lines)('“$sentence” is explained in the runbook', ({ sentence }) => {
  expect(runbook).toContain(sentence);
});

it.each(lines.filter(({ level }) => level === 'error'))('“$sentence” says what failed', ({ beside }) => {
  expect(beside.trim()).not.toBe('');
});
