/** The program of groups with its page, over few made-up people, on loopback: for one browser test file. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePopulation } from '../../../mocks/population/write';
import { readSecondaryConfig } from '../../../server/secondary/config/read';
import { demoSecondaryConfig } from '../../../server/secondary/demo/config';
import { startProgram } from '../../../server/secondary/service/running';
import { londonDayOf } from '../../../src/domain/dates/working-days';
import { ROOT } from '../documents';

const SILENT = { info: () => undefined, error: () => undefined };

export interface Resident {
  readonly nhsNumber: string;
  readonly given: string;
  readonly family: string;
  readonly birthDate: string;
}

export interface ServedGroups {
  readonly origin: string;
  /** Somebody whom demographics know and who is not restricted. */
  readonly resident: Resident;
  close(): Promise<void>;
}

interface Row {
  readonly id: string;
  readonly birthDate: string;
  readonly meta: { readonly security: readonly { readonly code: string }[] };
  readonly name: readonly [{ readonly family: string; readonly given: readonly [string] }];
}

function someone(people: string): Resident {
  const rows = readFileSync(join(people, 'demographics.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
  const row = rows.find(({ meta }) => meta.security.every(({ code }) => code === 'U'));
  if (row === undefined) throw new Error('nobody is in demographics');
  const [{ family, given }] = row.name;
  return { nhsNumber: row.id, given: given[0], family, birthDate: row.birthDate };
}

export async function serveGroups(count: number): Promise<ServedGroups> {
  const home = mkdtempSync(join(tmpdir(), 'wp-served-groups-'));
  const people = join(home, 'people');
  writePopulation(people, { seed: 1, people: count, practices: 6 });
  mkdirSync(join(home, 'keys'), { mode: 0o700 });
  const file = join(home, 'config.json');
  writeFileSync(file, JSON.stringify(demoSecondaryConfig(people, home, 0, londonDayOf(Date.now()))));
  const read = readSecondaryConfig(file);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const started = await startProgram(read.config, join(ROOT, 'dist-secondary'), SILENT);
  if (!started.ok) throw new Error(started.problem);
  return {
    origin: started.program.origin,
    resident: someone(people),
    close: async () => {
      await started.program.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
