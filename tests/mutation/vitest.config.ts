/** Which tests may find a mutant? Those beside the four folders and those that drive the whole gateway in memory; properties with fewer cases. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/gateway/{label,policy,redact,opt-out}/**/*.test.ts', 'src/gateway/*.test.ts'],
    testTimeout: 60_000,
    env: { PROPERTY_RUNS: '60' },
  },
});
