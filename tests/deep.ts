/** `npm run deep [-- CASES]`: does nothing leak in many more random records than `npm test` has time for? */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const cases = Number(process.argv[2] ?? 20_000);
if (!Number.isSafeInteger(cases) || cases < 1) {
  process.stderr.write('npm run deep -- CASES: a whole number of cases for each property\n');
  process.exit(2);
}
const ROOT = join(import.meta.dirname, '..');
const { status } = spawnSync(
  join(ROOT, 'node_modules', '.bin', 'vitest'),
  ['run', 'src/gateway/release', 'src/gateway/no-trace', '--testTimeout', '7200000'],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PROPERTY_RUNS: String(cases) },
  },
);
process.exitCode = status ?? 1;
