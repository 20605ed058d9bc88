/** With which config does the demo of groups run? Over made-up people in a folder that goes with it, on loopback. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SECONDARY_DEMO_USERS } from '../../../mocks/population/demo-users';

interface SourceRow {
  readonly path: string;
}

/** A day in a year that the demo surely lies in, whatever day it is run. */
const yearsFrom = (day: string, years: number): string => `${String(Number(day.slice(0, 4)) + years)}${day.slice(4)}`;

/** Of a leap day in another year: the day before. */
const sound = (day: string): string => day.replace(/-02-29$/, '-02-28');

/** `people`: where the population lies; `home`: where the program keeps its own; `today`: an ISO day. */
export function demoSecondaryConfig(people: string, home: string, port: number, today: string): object {
  const rows = JSON.parse(readFileSync(join(people, 'sources.json'), 'utf8')) as readonly SourceRow[];
  const policy = JSON.parse(readFileSync(join(people, 'policy.json'), 'utf8')) as {
    readonly valueSets: readonly { readonly file: string; readonly category: string }[];
  };
  return {
    listen: { host: '127.0.0.1', port },
    instance: { name: 'North Central London (made up)', region: 'QMJ' },
    database: { url: 'memory' },
    identity: { mode: 'demo', users: SECONDARY_DEMO_USERS },
    dataDir: join(home, 'data'),
    keysDir: join(home, 'keys'),
    sources: rows.map((row) => ({ ...row, path: join(people, row.path) })),
    demographics: { file: join(people, 'demographics.ndjson') },
    registers: {
      objections: { file: join(people, 'objections.ndjson') },
      ndop: { file: join(people, 'ndop.dat'), takenAt: today, maxAgeDays: 7 },
    },
    legalBasis: {
      reference: 'Regulation 5 support, made up for the demo',
      from: sound(yearsFrom(today, -1)),
      to: sound(yearsFrom(today, 2)),
    },
    geography: { file: join(people, 'geography.csv') },
    engine: { memory: '512MB', threads: 2 },
    policy: { valueSets: policy.valueSets.map((row) => ({ ...row, file: join(people, row.file) })) },
  };
}
