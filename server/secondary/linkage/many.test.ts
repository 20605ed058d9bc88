/**
 * Of many made-up people with planted errors: is nobody joined with another, and nearly everybody with themselves?
 * What linkage makes of each row is held against what is true of it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writePopulation } from '../../../mocks/population/write';
import { NOW } from '../../../tests/kits/secondary/feed';
import { checkSecondaryConfig } from '../config/read';
import { openDatabase } from '../duckdb/database';
import { NO_REGISTER } from '../registers/objections';
import { link } from './link';

interface True {
  readonly source: string;
  readonly patient: string;
  readonly nhsNumber: string;
  readonly becomes: 'linked' | 'worklist' | 'left out';
  readonly out: readonly string[];
}

const PEOPLE = 1_500;
let folder: string;
/** By row of a source. */
const spines = new Map<string, string>();
let rows: readonly True[];

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'in', name), 'utf8'));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wp-many-'));
  writePopulation(join(folder, 'in'), { seed: 5, people: PEOPLE, practices: 4 });
  const checked = checkSecondaryConfig(
    {
      instance: { name: 'Many', region: 'QMJ' },
      identity: {
        mode: 'demo',
        users: [{ id: 'l', name: 'L', role: 'linkage-team', organisation: { ods: 'QMJ', name: 'Board', kind: 'icb' } }],
      },
      dataDir: '../data',
      keysDir: '../keys',
      sources: read('sources.json'),
      demographics: { file: 'demographics.ndjson' },
      registers: { objections: { file: 'objections.ndjson' }, ndop: { file: 'ndop.dat', takenAt: '2026-11-28' } },
      legalBasis: { reference: '26/CAG/0000', from: '2026-01-01', to: '2027-01-01' },
      geography: { file: 'geography.csv' },
      policy: read('policy.json'),
    },
    join(folder, 'in'),
  );
  if (!checked.ok) throw new Error(checked.problems.join('\n'));
  const work = await openDatabase({ memory: '512MB', threads: 2 });
  const linked = await link(work, checked.config, { own: NO_REGISTER, exception: false, now: () => NOW });
  if (!linked.ok) throw new Error(linked.message);
  for await (const chunk of work.rows('SELECT source, patient, spine FROM links'))
    for (const row of chunk) spines.set(`${String(row['source'])}/${String(row['patient'])}`, String(row['spine']));
  work.close();
  rows = readFileSync(join(folder, 'in', 'truth-links.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as True);
}, 300_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const spineOf = ({ source, patient }: True): string | undefined => spines.get(`${source}/${patient}`);
const isTheirs = ({ becomes, out }: True): boolean => becomes === 'linked' && out.length === 0;

it('every row that may count is linked, typing mistakes and old numbers too, and no other', () => {
  expect(rows.filter(isTheirs).length).toBeGreaterThan(PEOPLE);
  expect(rows.filter((row) => isTheirs(row) !== (spineOf(row) !== undefined))).toEqual([]);
});

it('no two people are one, and no one person is two', () => {
  const people = new Map<string, Set<string>>();
  const of = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, key: string, value: string): void => {
    to.set(key, (to.get(key) ?? new Set()).add(value));
  };
  for (const row of rows) {
    const spine = spineOf(row);
    if (spine === undefined) continue;
    add(people, spine, row.nhsNumber);
    add(of, row.nhsNumber, spine);
  }
  expect(people.size).toBeGreaterThan(PEOPLE / 2);
  expect([...people.values(), ...of.values()].filter((one) => one.size > 1)).toEqual([]);
});

it('each planted error was there', () => {
  expect(new Set(rows.map(({ becomes }) => becomes))).toEqual(new Set(['linked', 'worklist', 'left out']));
  expect(new Set(rows.flatMap(({ out }) => out))).toEqual(new Set(['OB-1', 'OB-2', 'OB-3', 'OB-4', 'OB-5']));
});
