/**
 * `npm run secondary:intake -- --config FILE`: takes every source in. A line of JSON for each; exit 1 where one is
 * refused, 2 where nothing could begin.
 */
import { pathToFileURL } from 'node:url';
import { refuseToStart } from '../../command';
import { configOfCommand } from '../config/of-command';
import { takeIn } from './intake';
import type { TakenSource } from './state';

const USAGE = 'npm run secondary:intake -- --config FILE';

function told({ id, state, problem, takenAt, files, leftOut }: TakenSource): string {
  if (state === 'refused') return JSON.stringify({ source: id, state, problem });
  const rows = files.map(({ type, lines, sha256 }) => ({ type, rows: lines, sha256 }));
  return JSON.stringify({ source: id, state, takenAt, files: rows, leftOut });
}

async function main(): Promise<void> {
  const config = configOfCommand(process.argv.slice(2), USAGE);
  const took = await takeIn(config, (source) => {
    process.stdout.write(`${told(source)}\n`);
    if (source.problem !== undefined) process.stderr.write(`source ${source.id}: ${source.problem}\n`);
  });
  if (!took.ok) refuseToStart(took.problems);
  if (took.intake.sources.some(({ state }) => state === 'refused')) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  main().catch((error: unknown) => {
    refuseToStart([error instanceof Error ? error.message : String(error)]);
  });
