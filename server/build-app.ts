/** Is a page there as it was built, and newer than its sources? Builds it when not. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface BuiltPage {
  /** What its builder reads. */
  readonly config: string;
  /** What is there once it is built. */
  readonly built: string;
  readonly sources: readonly string[];
}

const SHARED = ['src', 'package-lock.json', 'public'];

/** The page of a record, which `dist/` holds. */
export const RECORD_PAGE: BuiltPage = {
  config: 'vite.config.ts',
  built: 'dist/index.html',
  sources: [...SHARED, 'index.html', 'vite.config.ts'],
};

/** The page for groups of people, which lies apart. */
export const SECONDARY_PAGE: BuiltPage = {
  config: 'vite.secondary.config.ts',
  built: 'dist-secondary/secondary.html',
  sources: [...SHARED, 'secondary.html', 'vite.secondary.config.ts'],
};

/** The latest change of a file or of anything in a folder, in milliseconds; tests change nothing in a page. */
function changedAt(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, changedAt(join(path, name))), 0);
}

/** True when what is built under `root` is missing, or (unless `missingOnly`) older than what it is built from. */
export function needsBuild(root: string, missingOnly = false, page = RECORD_PAGE): boolean {
  const file = join(root, page.built);
  if (!existsSync(file)) return true;
  if (missingOnly) return false;
  const built = statSync(file).mtimeMs;
  return page.sources.some((source) => changedAt(join(root, source)) > built);
}

const NOT_BUILT =
  'the app is not built, and what builds it is not installed here: ' +
  'run npm ci && npm run build where it is, and bring dist/ along';

/** Builds the page of a record into `dist/` without a word on stdout. Rejects with the builder's own message. */
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
