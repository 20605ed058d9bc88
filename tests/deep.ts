/**
 * `npm run deep [-- CASES] [--pack DIR]`: does nothing leak in many more random records than `npm test` has time for?
 * With a policy pack, over its tables: does what leaves still depend on nothing that the viewer may not see? Without
 * one, also: does the whole gateway suite hold of two gateways on one database, asked in turn, does a restore bring
 * back every opt-out, do both engines of views agree, and are groups of many people answered as they are?
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE =
  'npm run deep -- [CASES] [--pack DIR]: a whole number of cases for each property, and a folder of tables\n';

function asked(): { readonly cases: number; readonly pack: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ options: { pack: { type: 'string' } }, allowPositionals: true });
    const cases = Number(positionals[0] ?? 20_000);
    if (positionals.length <= 1 && Number.isSafeInteger(cases) && cases >= 1) return { cases, pack: values.pack };
  } catch {
    // an option that nobody knows: told below
  }
  process.stderr.write(USAGE);
  process.exit(2);
}

const { cases, pack } = asked();
const ROOT = join(import.meta.dirname, '..');

/** Runs these test files to the end; true where all of them passed. */
function passed(files: readonly string[], env: Readonly<Record<string, string>>): boolean {
  const { status } = spawnSync(
    join(ROOT, 'node_modules', '.bin', 'vitest'),
    ['run', ...files, '--testTimeout', '7200000', '--hookTimeout', '600000'],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } },
  );
  return status === 0;
}

/** The test files of which `npm test` asks a sample: those that take theirs from the kit for it. */
const sampled = (folders: readonly string[]): readonly string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.test\.tsx?$/.test(file) && /kits\/deep'/.test(readFileSync(join(ROOT, file), 'utf8')));

const leaks = passed(['src/gateway/release', 'src/gateway/no-trace'], {
  PROPERTY_RUNS: String(cases),
  ...(pack === undefined ? {} : { POLICY_PACK: resolve(pack) }),
});
// What a pack changes is tried above; the rest is about the product as it is.
const rest =
  pack !== undefined ||
  passed(['tests/gateway/two-gateways', 'tests/gateway/database-lost', 'tests/gateway/killed'], {
    TWO_GATEWAYS: 'whole',
    DATABASE_LOST: 'whole',
    KILLED: 'whole',
  });
// every door and every refusal in a browser; `npm test` walks through a few
const launches =
  pack !== undefined ||
  passed(['--config', 'tests/e2e/vitest.config.ts', 'tests/e2e/launch'], { LAUNCH_JOURNEYS: 'whole' });
const restores = pack !== undefined || passed(['tests/gateway/restore-drill'], { RESTORE_DRILL: 'whole' });
// the evaluator of views and the query that is compiled from one, over far more of both
const views = pack !== undefined || passed(['server/secondary/agree'], { PROPERTY_RUNS: '2500' });
// whole tables, and as many random cases as their properties are meant to have
const tables = pack !== undefined || passed(sampled(['src', 'server', 'mocks', 'tests/gateway']), { DEEP: 'yes' });
// every look, size and ending in a browser
const journeys =
  pack !== undefined || passed(['--config', 'tests/e2e/vitest.config.ts', ...sampled(['tests/e2e'])], { DEEP: 'yes' });
// a policy is built for each edit of its tables, and terms are put together in every way
const edits =
  pack !== undefined ||
  passed(['src/policy/pack/single-edit', 'src/policy/indexes/quick-terms'], { PROPERTY_RUNS: '2000' });
// all four questions of many people, by the commands alone, over twenty seeds
const groups = pack !== undefined || passed(['tests/groups'], { GROUPS_OF_PEOPLE: 'whole' });
process.exitCode = leaks && rest && launches && restores && views && tables && journeys && edits && groups ? 0 : 1;
