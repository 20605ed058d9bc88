/** Is the built app there, and newer than its sources? Builds it when not. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'index.html', 'package-lock.json', 'vite.config.ts', 'public'];

/** The latest change of a file or of anything in a folder, in milliseconds; tests change nothing in the app. */
function changedAt(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, changedAt(join(path, name))), 0);
}

/** True when `dist/` under `root` is missing, or (unless `missingOnly`) older than what it is built from. */
export function needsBuild(root: string, missingOnly = false): boolean {
  const page = join(root, 'dist', 'index.html');
  if (!existsSync(page)) return true;
  if (missingOnly) return false;
  const built = statSync(page).mtimeMs;
  return SOURCES.some((source) => changedAt(join(root, source)) > built);
}

const NOT_BUILT =
  'the app is not built, and what builds it is not installed here: ' +
  'run npm ci && npm run build where it is, and bring dist/ along';

/** Builds the app into `dist/` without a word on stdout. Rejects with the builder's own message. */
export async function buildApp(root: string): Promise<void> {
  // A test run names itself in NODE_ENV, and the builder would make a development app of it.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    const { build } = await import('vite').catch(() => {
      throw new Error(NOT_BUILT);
    });
    await build({ root, logLevel: 'error', mode: 'production' });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
