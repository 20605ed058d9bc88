/** One build of the flu question from made-up people, in a process of its own: what did it take? Prints one line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBuild } from '../server/secondary/build/run';
import { checkSecondaryConfig } from '../server/secondary/config/read';
import { NO_REGISTER } from '../server/secondary/registers/objections';
import type { ApprovedRequest } from '../src/secondary/shapes/approved';
import type { AskedFor } from '../src/secondary/shapes/request';

const [folder = ''] = process.argv.slice(2);
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const BOARD = { ods: 'QMJ', name: 'Board', kind: 'icb' } as const;
const TODAY = new Date().toISOString().slice(0, 10);

const checked = checkSecondaryConfig(
  {
    instance: { name: 'Bench', region: 'QMJ' },
    identity: { mode: 'demo', users: [{ id: 'l', name: 'L', role: 'linkage-team', organisation: BOARD }] },
    dataDir: '../data',
    keysDir: '../keys',
    sources: read('sources.json'),
    demographics: { file: 'demographics.ndjson' },
    registers: { objections: { file: 'objections.ndjson' }, ndop: { file: 'ndop.dat', takenAt: TODAY } },
    legalBasis: { reference: '26/CAG/0000', from: '2026-01-01', to: '2027-01-01' },
    geography: { file: 'geography.csv' },
    engine: { memory: '512MB', threads: 2 },
    policy: read('policy.json'),
  },
  folder,
);
if (!checked.ok) throw new Error(checked.problems.join('\n'));
const { questions } = read('truth.json') as {
  readonly questions: {
    readonly flu: { readonly data: AskedFor; readonly question: { readonly by: AskedFor['columns'] } };
  };
};
const { data, question } = questions.flu;
const outputs = { questions: ['flu'], by: question.by };
const request: ApprovedRequest = {
  id: 'bench',
  form: {
    project: { title: 'Bench', question: 'Bench', purpose: 'prevention', benefit: 'Bench' },
    people: { names: ['Bench'], organisation: BOARD },
    data,
    setting: 'this-program',
    outputs,
  },
  data,
  outputs,
  conditions: [],
  least: 8,
  expiresOn: '2099-12-31',
  exception: false,
};
const made = await runBuild(checked.config, request, {
  own: NO_REGISTER,
  now: () => new Date(),
  tell: () => undefined,
});
if (!made.ok) throw new Error(made.message);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const [people] = made.value.manifest.files;
const told = { cpuMs: (userCPUTime + systemCPUTime) / 1000, rssMb: maxRSS / 1024, people: people?.rows ?? 0 };
writeFileSync(join(folder, 'built.json'), JSON.stringify(told));
