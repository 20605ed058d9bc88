/** How do checks run side by side? Lanes at once, each in its own order; a check is a program that ends well or not. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

export type Check = readonly [name: string, program: string, ...args: readonly string[]];

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

async function inOrder(lane: readonly Check[]): Promise<readonly Ended[]> {
  const all: Ended[] = [];
  for (const check of lane) {
    const started = Date.now();
    const ended = await run(check);
    all.push(ended);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${ended.well ? '✓' : '✗'} ${ended.name} (${seconds} s)\n${ended.well ? '' : ended.words}`);
  }
  return all;
}

/** Runs every check of every lane and says of each how it ended, with the words of one that is red; counts both. */
export async function inLanes(lanes: readonly (readonly Check[])[]): Promise<{ passed: number; failed: number }> {
  const ended = (await Promise.all(lanes.map(inOrder))).flat();
  const failed = ended.filter(({ well }) => !well).length;
  return { passed: ended.length - failed, failed };
}
