// Is a question that cannot be counted refused by name, with what to do about it, and with nothing told or kept?
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askedSets, flu, request, type Row } from '../../../tests/kits/secondary/asked-set';
import { openDatabase, parquetOf, text } from '../duckdb/database';
import type { Asking } from './counted';
import { NotCounted, whyNot } from './not-counted';
import { countedApart } from './process';

let sets: ReturnType<typeof askedSets>;
beforeEach(() => {
  sets = askedSets();
});
afterEach(() => {
  sets.remove();
});

const rows: readonly Row[] = Array.from({ length: 200 }, (_, at) => ({
  spine: `spine ${String(at)}`,
  values: { sex: at % 2 === 0 ? 'female' : 'male' },
  events: at % 3 === 0 ? [['flu-vaccine', '2025-10-01'] as const] : [],
}));

/** Writes a table of the data set anew, from itself. */
async function rewritten(name: string, query: string): Promise<void> {
  const file = join(sets.dataDir, 'sets', 'r1', 'd1', `${name}.parquet`);
  const database = await openDatabase();
  try {
    await database.run(`COPY (${query} FROM ${parquetOf(file)}) TO ${text(`${file}.other`)} (FORMAT parquet)`);
  } finally {
    database.close();
  }
  renameSync(`${file}.other`, file);
}

/** What the ledger has kept of questions: answers, and how often was asked. */
const kept = (): readonly string[] =>
  ['answers', 'asked'].flatMap((name) => {
    const folder = join(sets.dataDir, 'linkage', 'ledger', name);
    return existsSync(folder) ? readdirSync(folder) : [];
  });

describe('a data set of another version', () => {
  it.each([
    [
      'whose events do not say which row of the table of people they are of',
      'events',
      'SELECT * EXCLUDE ("personRow")',
    ],
    ['whose events have no day', 'events', 'SELECT * EXCLUDE ("at")'],
    ['whose people lack a column that is asked by', 'people', 'SELECT * EXCLUDE (sex)'],
  ])('%s is refused by name', async (_words, table, query) => {
    const manifest = await sets.write('r1', 'd1', rows);
    await rewritten(table, query);
    const asked = await sets.askApart(request('r1'), manifest, flu(['sex']));
    expect(asked).toMatchObject({ status: 409, code: 'data-set-old' });
    expect(JSON.stringify(asked)).toMatch(/another version.*Build it anew/);
    expect(kept()).toEqual([]);
  });

  it('is asked again once it is built anew', async () => {
    const manifest = await sets.write('r1', 'd1', rows);
    await rewritten('events', 'SELECT * EXCLUDE ("personRow")');
    expect(await sets.ask(request('r1'), manifest, flu(['sex']))).toMatchObject({ code: 'data-set-old' });
    expect(await sets.ask(request('r1'), await sets.write('r1', 'd1', rows), flu(['sex']))).toHaveProperty('rows');
  });
});

it.each(['people', 'events'])('a damaged table of %s is said to be, without a word of what it holds', async (table) => {
  const manifest = await sets.write('r1', 'd1', rows);
  writeFileSync(join(sets.dataDir, 'sets', 'r1', 'd1', `${table}.parquet`), 'CANARY of no Parquet');
  const asked = await sets.askApart(request('r1'), manifest, flu(['sex']));
  expect(asked).toMatchObject({ status: 409, code: 'not-counted' });
  expect(JSON.stringify(asked)).not.toMatch(/CANARY|parquet\b.*magic/i);
  expect(kept()).toEqual([]);
});

describe('counting', () => {
  const asking = (): Asking => ({
    folder: join(sets.dataDir, 'sets', 'r1', 'd1'),
    ageEdges: [0, 65],
    question: flu(['sex']),
    room: { memory: '512MB', threads: 1 },
  });
  const program = (words: string): URL => {
    const folder = join(sets.dataDir, 'programs');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(join(folder, 'counting.mjs'), words);
    return pathToFileURL(join(folder, 'counting.mjs'));
  };
  const why = (file: URL, ms = 0): Promise<unknown> =>
    countedApart(asking(), { ms, file }).then(
      () => 'counted',
      (error: unknown) => (error instanceof NotCounted ? error.why : error),
    );

  it('that does not end is stopped', async () => {
    expect(await why(program('setInterval(() => undefined, 1e6);'), 1)).toBe('stopped');
  });

  it('that is killed was stopped too', async () => {
    expect(await why(program("process.kill(process.pid, 'SIGABRT');"))).toBe('stopped');
  });

  it('that ends without a word is of a damaged data set', async () => {
    expect(await why(program('process.exit(3);'))).toBe('damaged');
  });

  it('that was not given enough memory says so', async () => {
    await sets.write('r1', 'd1', rows);
    const told = countedApart({ ...asking(), room: { memory: '256KB', threads: 1 } });
    await expect(told).rejects.toMatchObject({ why: 'stopped' });
  });

  it('that was stopped is refused in words, and anything else is no refusal', () => {
    expect(whyNot(new NotCounted('stopped'))).toMatchObject({ status: 422, code: 'took-too-long' });
    expect(() => whyNot(new Error('other'))).toThrow('other');
  });
});
