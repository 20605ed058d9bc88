/**
 * Which tests may find a mutant? Those beside the folders, and the property over all of them with fewer cases: a mutant
 * is asked of each.
 */
import { defineConfig } from 'vitest/config';
import { QuickFirst } from './quick-first';

/**
 * `MUTATION_TESTS=src/gateway/label/*.test.ts` asks those alone: a few files are asked many times faster, and what they
 * find the others would.
 */
const ONLY = process.env['MUTATION_TESTS'];

export default defineConfig({
  test: {
    include: ONLY?.split(',') ?? [
      'src/policy/**/*.test.ts',
      'src/gateway/{label,decide,redact,opt-out}/**/*.test.ts',
      'src/gateway/{release,answers}.test.ts',
      'src/letters/**/*.test.ts',
    ],
    testTimeout: 60_000,
    sequence: { sequencer: QuickFirst },
    env: { PROPERTY_RUNS: '40' },
  },
});
