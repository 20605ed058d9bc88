/**
 * What does a whole build cost, from files to a data set, against reading the JSON at all; and does it grow with the
 * people, in time alone? Bars U2 to U4, and U5 and U8 of questions. A tenth of the sizes of the bars, for each is a
 * ratio: 10,000 people and 100,000.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePopulation } from '../mocks/population/write';
import { ratio, type Figure } from './measure';
import { questionFigures } from './secondary-questions';

const FEWER = 10_000;
const TIMES = 10;

interface Built {
  readonly cpuMs: number;
  readonly rssMb: number;
  readonly people: number;
  /** Of the processor, to parse every line of the sources. */
  readonly parseMs: number;
}

function parseMs(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  let spent = 0;
  for (const { parentPath, name } of files) {
    const lines = readFileSync(join(parentPath, name), 'utf8').trimEnd().split('\n');
    const before = process.cpuUsage();
    for (const line of lines) JSON.parse(line);
    const { user, system } = process.cpuUsage(before);
    spent += (user + system) / 1000;
  }
  return spent;
}

function buildOf(people: number): Built {
  const folder = mkdtempSync(join(tmpdir(), 'wp-build-'));
  try {
    const into = join(folder, 'in');
    writePopulation(into, { seed: 1, people, practices: 180 });
    const script = join(import.meta.dirname, 'secondary-build-once.ts');
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, into], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const told = JSON.parse(readFileSync(join(into, 'built.json'), 'utf8')) as Omit<Built, 'parseMs'>;
    return { ...told, parseMs: parseMs(join(into, 'sources')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function secondaryFigures(): Promise<readonly Figure[]> {
  const few = buildOf(FEWER);
  const many = buildOf(FEWER * TIMES);
  return [
    ratio(
      'U2',
      'a whole build of 100,000 people ÷ JSON.parse of its bytes',
      ['one', many.cpuMs],
      ['other', many.parseMs],
      4,
    ),
    ratio('U3', 'a build of ten times the people ÷ a build', ['one', many.cpuMs], ['other', few.cpuMs], 12),
    ratio('U4', 'the peak memory of ten times the people ÷ of a build', ['one', many.rssMb], ['other', few.rssMb], 1.5),
    ...(await questionFigures()),
  ];
}
