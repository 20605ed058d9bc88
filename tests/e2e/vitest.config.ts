/** How do the browser journeys run? Three files at once, on a built app, apart from the unit tests. */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from './waiting.ts';

export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    setupFiles: ['tests/laid-out/in-tests.ts'],
    // Only against what hangs, and so that a step that does is named before its test is given up.
    testTimeout: 10 * PATIENCE_MS,
    hookTimeout: 10 * PATIENCE_MS,
    teardownTimeout: PATIENCE_MS,
    expect: { poll: { timeout: PATIENCE_MS } },
    maxWorkers: 3,
    // What a file imports, half the product among it, is read once for all of them.
    isolate: false,
    experimental: { fsModuleCache: true },
  },
});
