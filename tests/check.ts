/**
 * `npm run check`: is what I have just written sound? Types, format, lint and the law of imports, each from where it
 * left off; nothing is built and no journey is walked. `npm test` says whether everything holds.
 */
import { inLanes } from './lanes';

/** The slow ones do not wait for one another. */
const { failed } = await inLanes([
  [
    ['types of the core', 'tsc', '-p', 'src/tsconfig.core.json'],
    ['types of the viewer', 'tsc', '-p', 'src/viewer/tsconfig.json'],
    ['types of everything else', 'tsc', '-p', 'tsconfig.json'],
  ],
  [
    ['format', 'prettier', '--check', '.', '--log-level', 'warn', '--cache', '--cache-location', '.cache/prettier'],
    ['lint', 'eslint', '.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint'],
    ['import law', 'vitest', 'run', 'tests/import-law.test.ts', '--reporter', 'dot'],
  ],
]);
process.exitCode = failed === 0 ? 0 : 1;
