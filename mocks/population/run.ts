/**
 * `npm run population -- --out DIR [--people N] [--seed S] [--practices N]`: made-up people as NDJSON, source by
 * source, with what an answer about them must say. The same seed gives the same bytes.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MOST_PEOPLE } from './nhs-numbers';
import { writePopulation } from './write';

const MOST_PRACTICES = 900;
const USAGE = 'npm run population -- --out DIR [--people N] [--seed S] [--practices N]';

function refuse(problem: string): never {
  process.stderr.write(`${problem}\n${USAGE}\n`);
  process.exit(2);
}

function whole(name: string, given: string | undefined, otherwise: number, least: number, most: number): number {
  const value = given === undefined ? otherwise : Number(given);
  if (!Number.isSafeInteger(value) || value < least || value > most)
    refuse(`--${name} must be a whole number from ${String(least)} to ${String(most)}.`);
  return value;
}

/** An earlier population is replaced; anything else that lies there is left alone, and refused. */
function makeRoom(out: string): void {
  if (!existsSync(out) || readdirSync(out).length === 0) return;
  if (!existsSync(join(out, 'truth-links.ndjson'))) refuse(`${out} is not empty, and holds no earlier population.`);
  rmSync(join(out, 'sources'), { recursive: true, force: true });
}

function main(args: readonly string[]): void {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { out: text, people: text, seed: text, practices: text },
    strict: true,
  });
  const { out } = values;
  if (out === undefined || out === '') refuse('Say where the people are written.');
  const people = whole('people', values.people, 20_000, 1, MOST_PEOPLE);
  const seed = whole('seed', values.seed, 1, 0, 2 ** 31 - 1);
  const practices = Math.min(people, whole('practices', values.practices, 180, 1, MOST_PRACTICES));
  makeRoom(out);
  const written = writePopulation(out, { seed, people, practices });
  process.stdout.write(`${JSON.stringify({ out, ...written })}\n`);
}

try {
  main(process.argv.slice(2));
} catch (error: unknown) {
  refuse(error instanceof Error ? error.message : String(error));
}
