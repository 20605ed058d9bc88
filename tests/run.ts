/**
 * `npm test`: does everything hold? Each step in order, stopping at the first that is red; the closing line counts them
 * all.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inLanes, type Check } from './lanes';

const ROOT = join(import.meta.dirname, '..');

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

interface Step {
  readonly name: string;
  run(reports: string): Tally | Promise<Tally>;
}

/** Runs a program of ours, its words going straight to the terminal; true when it ends well. */
function ends(program: string, args: readonly string[]): boolean {
  const { status, error } = spawnSync(join(ROOT, 'node_modules', '.bin', program), args, {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (error !== undefined) process.stderr.write(`${program} could not be run: ${error.message}\n`);
  return status === 0;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** A file that could not even be loaded holds no failed test, and yet is red: it counts as one. */
function tally(report: VitestReport): Tally {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** A step that is many tests; one in which nothing ran is red, for it proves nothing. */
function tests(name: string, ...args: string[]): Step {
  return {
    name,
    run(reports) {
      const file = join(reports, `${name.replaceAll(/\W+/g, '-')}.json`);
      const well = ends('vitest', [
        'run',
        ...args,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ]);
      const counted = readTally(file);
      if (counted.passed === 0) process.stderr.write(`${name}: no test passed\n`);
      const red = !well || counted.passed === 0;
      return red && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
    },
  };
}

function readTally(file: string): Tally {
  try {
    return tally(JSON.parse(readFileSync(file, 'utf8')) as VitestReport);
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** Side by side, the slow ones first. The builds are before the tests: the serve command among them serves the app. */
const CHECKS: readonly (readonly Check[])[] = [
  [
    ['types of everything else', 'tsc', '-p', 'tsconfig.json'],
    ['types of the viewer', 'tsc', '-p', 'src/viewer/tsconfig.json'],
    ['types of the core', 'tsc', '-p', 'src/tsconfig.core.json'],
    ['production build', 'vite', 'build', '--logLevel', 'warn'],
    ['production build for groups', 'vite', 'build', '--config', 'vite.secondary.config.ts', '--logLevel', 'error'],
  ],
  [
    ['lint', 'eslint', '.', '--max-warnings', '0'],
    ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ],
];

const STEPS: readonly Step[] = [
  { name: 'types, lint, format, production builds', run: () => inLanes(CHECKS) },
  tests('import law, unit, property and gateway tests'),
  tests('browser journeys', '--config', 'tests/e2e/vitest.config.ts'),
];

async function main(): Promise<void> {
  const reports = mkdtempSync(join(tmpdir(), 'wp-test-'));
  let passed = 0;
  let failed = 0;
  for (const step of STEPS) {
    if (failed > 0) {
      process.stdout.write(`\n■ ${step.name}: not run\n`);
      continue;
    }
    process.stdout.write(`\n■ ${step.name}\n`);
    const counted = await step.run(reports);
    passed += counted.passed;
    failed += counted.failed;
  }
  rmSync(reports, { recursive: true, force: true });
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  process.stdout.write(`\n${String(passed)} passed, ${String(failed)} failed\n`);
}

await main();
