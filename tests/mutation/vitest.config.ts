/** Which tests may find a mutant? Those beside the four folders, and the property over all of them with fewer cases: a mutant is asked of each. */
import { defineConfig } from 'vitest/config';
import { QuickFirst } from './quick-first';

export default defineConfig({
  test: {
    include: ['src/gateway/{label,policy,redact,opt-out}/**/*.test.ts', 'src/gateway/{release,answers}.test.ts'],
    testTimeout: 60_000,
    sequence: { sequencer: QuickFirst },
    env: { PROPERTY_RUNS: '40' },
  },
});
