/**
 * `npm run deep [-- CASES] [--pack DIR]`: does nothing leak in many more random records than `npm test` has time for?
 * With a policy pack, over its tables: does what leaves still depend on nothing that the viewer may not see?
 */
import { spawnSync } from 'node:child_process';
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
const { status } = spawnSync(
  join(ROOT, 'node_modules', '.bin', 'vitest'),
  ['run', 'src/gateway/release', 'src/gateway/no-trace', '--testTimeout', '7200000'],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      PROPERTY_RUNS: String(cases),
      ...(pack === undefined ? {} : { POLICY_PACK: resolve(pack) }),
    },
  },
);
process.exitCode = status ?? 1;
