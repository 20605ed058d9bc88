/**
 * `npm run check`: is what I have just written sound? Types, format, lint and the law of imports, each from where it
 * left off; nothing is built and no journey is walked. `npm test` says whether everything holds.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

type Check = readonly [name: string, program: string, ...args: readonly string[]];

/** Two lanes side by side, each in order: the slow ones do not wait for one another. */
const LANES: readonly (readonly Check[])[] = [
  [
    ['types of the core', 'tsc', '-p', 'src/tsconfig.core.json'],
    ['types of the viewer', 'tsc', '-p', 'src/viewer/tsconfig.json'],
    ['types of everything else', 'tsc', '-p', 'tsconfig.json'],
  ],
  [
    ['format', 'prettier', '--check', '.', '--log-level', 'warn', '--cache', '--cache-location', '.cache/prettier'],
    ['lint', 'eslint', '.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint'],
    ['import law', 'vitest', 'run', 'tests/import-law.test.ts', '--reporter', 'dot'],
  ],
];

interface Ended {
  readonly name: string;
  readonly well: boolean;
  readonly words: string;
}

/** Its words are kept until it has ended, so that two lanes do not talk at once. */
const run = ([name, program, ...args]: Check): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules', '.bin', program), args, { cwd: ROOT });
    let words = '';
    const hear = (chunk: Buffer): void => {
      words += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', ({ message }) => {
      resolve({ name, well: false, words: message });
    });
    child.on('close', (code) => {
      resolve({ name, well: code === 0, words });
    });
  });

async function inOrder(lane: readonly Check[]): Promise<boolean> {
  let well = true;
  for (const check of lane) {
    const started = Date.now();
    const ended = await run(check);
    well &&= ended.well;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${ended.well ? '✓' : '✗'} ${ended.name} (${seconds} s)\n${ended.well ? '' : ended.words}`);
  }
  return well;
}

const all = await Promise.all(LANES.map(inOrder));
process.exitCode = all.every(Boolean) ? 0 : 1;
