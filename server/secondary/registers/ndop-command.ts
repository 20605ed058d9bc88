/**
 * `npm run secondary:ndop -- --config FILE --out F.dat | --in F.dat`: writes the list that the national service checks,
 * or reads the list that it answered with, which is then the list of the day that the config names. Exit 1 where that
 * cannot be, 2 where nothing could begin.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { londonDayOf } from '../../../src/domain/dates/working-days';
import { option, refuseToStart } from '../../command';
import { configOfCommand } from '../config/of-command';
import { intakeNow } from '../intake/intake';
import { writeCheckList } from './check-list';
import { readIn } from './national';

const USAGE = 'npm run secondary:ndop -- --config FILE --out F.dat | --in F.dat';

function failed(problem: string): void {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<void> {
  const config = configOfCommand(args, USAGE);
  const [out, given] = [option(args, 'out'), option(args, 'in')];
  if ((out === undefined) === (given === undefined)) refuseToStart([`Say --out or --in: ${USAGE}`]);
  if (given !== undefined) {
    const read = readIn(config, resolve(given), londonDayOf(Date.now()));
    if (!read.ok) failed(`OB-3: ${read.problem}`);
    else process.stdout.write(`${JSON.stringify({ read: given, ...read.value })}\n`);
    return;
  }
  const took = await intakeNow(config);
  if (!took.ok) refuseToStart(took.problems);
  const refused = took.intake.sources.filter(({ state }) => state === 'refused');
  for (const { id, problem } of refused) failed(`source ${id}: ${problem ?? ''}`);
  if (refused.length > 0 || out === undefined) return;
  const written = writeCheckList(config, resolve(out));
  if (!written.ok) failed(written.problem);
  else process.stdout.write(`${JSON.stringify({ written: out, numbers: written.value })}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  main(process.argv.slice(2)).catch((error: unknown) => {
    refuseToStart([error instanceof Error ? error.message : String(error)]);
  });
