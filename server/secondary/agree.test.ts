// Do the evaluator and the compiled query give the same rows, of whatever view over whatever resources?
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evaluator, type Row } from '../../src/secondary/views/evaluate';
import type { Outcome } from '../../src/secondary/views/outcome';
import { readView } from '../../src/secondary/views/read-view';
import type { View } from '../../src/secondary/views/view';
import { resources, view } from '../../tests/kits/secondary/random-views';
import { openEngine, withFolder, type Engine } from './engines';

/** `npm run deep` asks far more. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 120);

let duckdb: Engine;
beforeAll(async () => {
  duckdb = await openEngine('duckdb');
});
afterAll(() => {
  duckdb.close();
});

async function rowsOf(engine: Engine, of: View, file: string): Promise<Outcome<readonly Row[]>> {
  const rows: Row[] = [];
  const asked = await engine.rows(of, file, (row) => rows.push(row));
  return asked.ok ? { ok: true, value: rows } : asked;
}

it('gives row for row the same, or refuses what has no meaning', async () => {
  let rows = 0;
  let refusals = 0;
  await withFolder((folder) =>
    fc.assert(
      fc.asyncProperty(resources, view, async (all, declared) => {
        const read = readView(declared);
        if (!read.ok) throw new Error(read.problem);
        const file = join(folder, 'resources.ndjson');
        writeFileSync(file, all.map((one) => `${JSON.stringify(one)}\n`).join(''));
        const meant = all.map(evaluator(read.value));
        const said = await rowsOf(duckdb, read.value, file);
        const isRefused = meant.some(({ ok }) => !ok);
        refusals += isRefused ? 1 : 0;
        if (isRefused) expect(said.ok).toBe(false);
        if (isRefused) return;
        const expected = meant.flatMap((one) => (one.ok ? one.value : []));
        rows += expected.length;
        expect(said).toEqual({ ok: true, value: expected });
      }),
      { numRuns: RUNS },
    ),
  );
  // that both refuse everything would prove nothing
  expect(rows).toBeGreaterThan(RUNS);
  expect(refusals).toBeLessThan(RUNS / 2);
});
