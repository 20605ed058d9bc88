/**
 * Does a terminology pack that loses what somebody's safety leans on start only with a signature for each loss, and is
 * it told then? Source: docs/deploying.md "A terminology pack".
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { layTables } from '../src/terminology/in-force';
import { fileOf, type TableName } from '../src/terminology/tables';
import { NOBODY_ASKED, signedInAt } from '../tests/kits/server/providers';
import { checkConfig } from './config';
import { startServer } from './running';
import { terminology } from './terminology';
import { SHIPPED, tablesIn } from './terminology/folder';
import { digestOf, readPack } from './terminology/pack';
import { timeline } from './timeline';

vi.setConfig({ testTimeout: 120_000 });

const base = mkdtempSync(join(tmpdir(), 'wp-lost-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});
afterEach(() => {
  layTables(tablesIn(SHIPPED));
});

let packs = 0;

/** A copy of the shipped tables in which the lines of one that hold this are left out, or changed. */
function packOf(
  table: TableName,
  change: (line: string) => string | null,
  signed: readonly object[] | undefined = undefined,
): string {
  packs += 1;
  const folder = join(base, `pack-${String(packs)}`);
  cpSync(SHIPPED, folder, { recursive: true, filter: (source) => !source.endsWith('.ts') });
  const file = join(folder, fileOf(table));
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const left = lines.flatMap((line) => change(line) ?? []);
  writeFileSync(file, `${[header, ...left].join('\n')}\n`);
  const digest = digestOf((name) => readFileSync(join(folder, fileOf(name)), 'utf8'));
  const manifest = {
    name: 'trust',
    release: '1',
    licence: 'none',
    digest,
    ...(signed === undefined ? {} : { signed }),
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}
const without =
  (...parts: readonly string[]) =>
  (line: string): string | null =>
    parts.every((part) => line.includes(part)) ? null : line;
const problemsOf = (folder: string): readonly string[] => {
  const read = readPack(folder);
  return read.ok ? [] : read.problems;
};
const unsigned = (folder: string): readonly string[] =>
  problemsOf(folder).flatMap((problem) => /nobody has signed for it: “(.*?)”\. Put the rows/.exec(problem)?.[1] ?? []);

describe('what a pack may not lose unsigned', () => {
  it.each<readonly [string, TableName, (line: string) => string | null, RegExp]>([
    [
      'an allergen’s code',
      'allergens',
      without('aspirin,snomed,7947003'),
      /^allergens\.csv: aspirin loses “snomed 7947003”$/,
    ],
    [
      'every allergen',
      'allergens',
      () => null,
      /^allergens\.csv: not one of its (?:allergens|near misses) is left \(\d+ rows\)$/,
    ],
    [
      'a rarer spelling',
      'further-allergens',
      without(',ppis,'),
      /^further-allergens\.csv: proton pump inhibitor loses “ppis”$/,
    ],
    [
      'the class of an allergen',
      'allergen-classes',
      (line) => line.replace(/^amoxicillin,,,amoxicillin,exact,penicillins/, 'amoxicillin,,,amoxicillin,exact,others'),
      /^allergen-classes\.csv: amoxicillin loses “amoxicillin”$/,
    ],
    [
      'every near miss of a table',
      'conditions',
      without(',not,'),
      /^conditions\.csv: not one of its near misses is left/,
    ],
    [
      'a code by which a condition is known',
      'conditions',
      without(',44054006,'),
      /^conditions\.csv: nobody knows “snomed 44054006” of type 2 diabetes mellitus/,
    ],
    [
      'a salt that makes the medicine',
      'salts',
      without('ferric,,,ferric,exact,salt matters'),
      /^salts\.csv: the salt of ferric no longer makes the medicine$/,
    ],
    [
      'a medicine that is joined on its product alone',
      'medicine-facts',
      without('product_critical'),
      /^medicine-facts\.csv: .* is no longer kept apart by “product_critical yes”$/,
    ],
  ])('%s', (_what, table, change, sentence) => {
    const losses = unsigned(packOf(table, change));
    expect(losses.length).toBeGreaterThan(0);
    for (const loss of losses) expect(loss).toMatch(sentence);
  });

  it('loses nothing by more rows, by another order, or by another source or reviewer', () => {
    expect(problemsOf(packOf('allergens', (line) => line.replace(',unreviewed,', ',A. Pharmacist,')))).toEqual([]);
  });
});

describe('a loss', () => {
  const LOSS = 'allergens.csv: aspirin loses “snomed 7947003”';
  const SIGNATURE = { loss: LOSS, signedBy: 'Dr A. Safe', signedOn: '2026-05-01' };
  const change = without('aspirin,snomed,7947003');

  async function started(folder: string) {
    const lines: string[] = [];
    const organisation = { ods: 'Y1', name: 'Parkside', region: 'QMJ' };
    const checked = checkConfig(
      {
        listen: { host: '127.0.0.1', port: 0 },
        instance: { name: 'NCL', region: 'QMJ' },
        database: { url: 'pglite:memory' },
        identity: { mode: 'demo', users: [{ id: 'asha', name: 'A', role: 'gp', organisation }] },
        demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
        providers: [NOBODY_ASKED],
        terminology: { pack: folder },
      },
      base,
    );
    if (!checked.ok) throw new Error(checked.problems.join('\n'));
    const log = { info: () => undefined, error: (_: object, line: string) => void lines.push(line) };
    return { started: await startServer({ config: checked.config, app: base, log }), lines };
  }

  it('that nobody signed for ends the start, the command and the check, each by its name', async () => {
    const folder = packOf('allergens', change);
    const { started: outcome } = await started(folder);
    expect(outcome.ok ? [] : outcome.problems).toEqual([
      expect.stringContaining(`terminology.pack: ${folder}: loses what the shipped tables hold`),
    ]);
    expect(outcome.ok ? '' : outcome.problems[0]).toContain(LOSS);
    expect(terminology(['--check', folder])).toMatchObject({ ok: false });
    expect(timeline(['--terminology', folder, 'a=b.json'], 0)).toMatchObject({
      ok: false,
      problem: expect.stringContaining(LOSS) as string,
    });
  });

  it('that was signed for is told at the start and on the Policy screen, with who signed', async () => {
    const { started: outcome, lines } = await started(packOf('allergens', change, [SIGNATURE]));
    if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
    try {
      expect(lines).toContain(
        `terminology: the pack trust loses what the shipped tables hold: ${LOSS} (signed by Dr A. Safe on 2026-05-01)`,
      );
      const { ask } = await signedInAt(outcome.server.origin, 'asha');
      const policy = (await (await ask('GET', '/api/policy')).json()) as { tables: readonly object[] };
      expect(policy.tables[0]).toMatchObject({
        title: 'What the terminology pack trust loses of the shipped tables',
        rows: [[LOSS, 'Dr A. Safe', '2026-05-01']],
      });
    } finally {
      await outcome.server.close();
    }
  });

  it.each([
    ['other words', [{ ...SIGNATURE, loss: 'allergens.csv: aspirin loses “snomed 293586001”' }]],
    ['nobody', [{ ...SIGNATURE, signedBy: ' ' }]],
    ['no day', [{ ...SIGNATURE, signedOn: 'May' }]],
    ['a day that is none', [{ ...SIGNATURE, signedOn: '2026-02-30' }]],
    ['more than a signature', [{ ...SIGNATURE, note: 'x' }]],
  ])('signed for by %s is not signed for', (_what, signed) => {
    expect(problemsOf(packOf('allergens', change, signed))).not.toEqual([]);
  });

  it('that does not happen needs no signature, and one that stands there all the same is not told', () => {
    const read = readPack(packOf('allergens', (line) => line, [SIGNATURE]));
    expect(read.ok ? read.pack.losses : read.problems).toEqual([]);
  });
});
