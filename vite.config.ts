import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mockWorker } from './mocks/worker-plugin.ts';
import { terminologyTables } from './server/terminology/vite-plugin.ts';
import { withoutProse } from './server/without-prose.ts';

const noWireLog = fileURLToPath(new URL('src/viewer/open-record/no-wire-log.ts', import.meta.url));
const noWandering = fileURLToPath(new URL('src/viewer/open-record/no-wandering.ts', import.meta.url));

/**
 * One script with all that the page starts with, and one with all that a record's first lines are drawn by: each takes
 * whatever its module imports at once. Cut into as many as others share parts of them, they are packed worse and asked
 * for one by one.
 */
const FIRST_SCRIPTS = [
  { name: 'index', test: /[\\/]src[\\/]main\.tsx$/, priority: 2 },
  { name: 'first-lines', test: /[\\/]patient-record[\\/]RecordScreen\.tsx$/, priority: 1 },
];

/** Files that the page itself asks for: whoever imports a part of it has them, and a script need not name them. */
const WITH_THE_PAGE = /^assets\/(?:index|rolldown-runtime)-[\w-]+\.(?:js|css)$/;

/** What a script asks for together with a part that comes later: all that is not there already. */
const besideAPart = (
  _: string,
  files: string[],
  { hostId, hostType }: { readonly hostId: string; readonly hostType: 'html' | 'js' },
): string[] => (hostType === 'html' ? files : files.filter((file) => !WITH_THE_PAGE.test(file) && file !== hostId));

/**
 * The mock worker belongs to `npm run dev` alone, where a plugin serves it from its package: public/, which a build
 * copies as it is, holds no script (tests/public.test.ts), so that nothing in it could answer in the gateway's place.
 */
/** Tests of what neither draws nor is a process. */
const CORE = ['src/**/*.test.ts'];

/** Tests of what serves, of what stands in for a provider, and of the product as a whole. */
const HOSTS = ['server', 'mocks', 'fhir-fixtures', 'tests'].map((folder) => `${folder}/**/*.test.ts`);

export default defineConfig(({ command }) => ({
  plugins: [react(), mockWorker(), terminologyTables(), withoutProse()],
  // INVARIANT: by the command and not by NODE_ENV, which a build may inherit: what is built holds no fixture and no
  // mock.
  define: { __MOCKED_GATEWAY__: JSON.stringify(command === 'serve') },
  resolve: {
    alias: [
      // Files of fhir-kit-client, by the names that only it imports.
      { find: './logging.js', replacement: noWireLog },
      { find: /^\.\/(?:pagination|reference-resolver|smart)\.js$/, replacement: noWandering },
    ],
  },
  publicDir: 'public',
  build: {
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: besideAPart },
    rolldownOptions: {
      // Nothing here does a thing when it is read.
      treeshake: { propertyReadSideEffects: false },
      optimization: { inlineConst: { mode: 'all', pass: 3 } },
      output: { codeSplitting: { groups: FIRST_SCRIPTS } },
    },
  },
  server: { host: '127.0.0.1' },
  test: {
    setupFiles: ['tests/patience.ts', 'tests/lay-tables.ts', 'tests/laid-out/in-tests.ts'],
    // Only against what hangs: how long a test takes depends on the machine.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    teardownTimeout: 300_000,
    expect: { poll: { timeout: 240_000 } },
    // One more than the machines have cores: many tests wait for the processes that they start.
    maxWorkers: 3,
    projects: [
      // The core keeps nothing between calls, so its files may share what they import.
      {
        extends: true,
        test: { name: 'core', isolate: false, include: CORE, exclude: ['src/viewer/**'] },
      },
      // What a host keeps it keeps in what it opens, and each test opens its own; tables that a test laid, it takes up.
      {
        extends: true,
        test: { name: 'hosts', isolate: false, include: HOSTS, exclude: ['tests/e2e/**'] },
      },
      // A test of the screen puts others in the place of modules, and draws in a document of its own.
      {
        extends: true,
        test: { name: 'viewer', include: ['src/viewer/**/*.test.{ts,tsx}'] },
      },
    ],
  },
}));
