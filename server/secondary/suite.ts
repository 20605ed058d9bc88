/** Does an engine give what the tests of SQL on FHIR expect? They are read where they lie, and none of them is ours. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json } from '../../src/domain/json';
import type { Row } from '../../src/secondary/views/evaluate';
import { refused, type Outcome, done } from '../../src/secondary/views/outcome';
import { readView } from '../../src/secondary/views/read-view';
import { withFolder, type Engine } from './engines';

export interface Tried {
  readonly file: string;
  readonly title: string;
  /** As expected: these rows, so many rows, or refused. */
  readonly ok: boolean;
  readonly rows?: readonly Row[];
  readonly error?: string;
}

async function rowsOf(engine: Engine, declared: unknown, file: string): Promise<Outcome<readonly Row[]>> {
  const view = readView(declared);
  if (!view.ok) return view;
  const rows: Row[] = [];
  const asked = await engine.rows(view.value, file, (row) => rows.push(row));
  return asked.ok ? done(rows) : asked;
}

/** The order of rows and of the names in one means nothing. */
const asBag = (rows: readonly unknown[]): string =>
  JSON.stringify(
    rows
      .map((row) => JSON.stringify(isObject(row) ? Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)) : row))
      .sort(),
  );

function isExpected(test: Json, found: Outcome<readonly Row[]>): boolean {
  if (test['expectError'] === true) return !found.ok;
  if (!found.ok) return false;
  if (Array.isArray(test['expect'])) return asBag(found.value) === asBag(test['expect'] as readonly unknown[]);
  return test['expectCount'] === found.value.length;
}

async function tryAll(engine: Engine, file: string, suite: Json, folder: string, tell: (tried: Tried) => void) {
  const { resources, tests } = suite;
  const path = join(folder, 'resources.ndjson');
  const all: readonly unknown[] = Array.isArray(resources) ? resources : [];
  writeFileSync(path, all.map((resource) => `${JSON.stringify(resource)}\n`).join(''));
  for (const test of Array.isArray(tests) ? (tests as readonly unknown[]) : []) {
    if (!isObject(test)) continue;
    const found = await rowsOf(engine, test['view'], path);
    const outcome = found.ok ? { rows: found.value } : { error: found.problem };
    tell({ file, title: String(test['title']), ok: isExpected(test, found), ...outcome });
  }
}

/** Tries every file of a folder, telling each test as it ends. */
export async function trySuite(engine: Engine, folder: string, tell: (tried: Tried) => void): Promise<Outcome<null>> {
  let files: readonly string[];
  try {
    files = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return refused(`${folder} cannot be read`);
  }
  return withFolder(async (own) => {
    for (const file of files) {
      const suite: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      if (isObject(suite)) await tryAll(engine, file, suite, own, tell);
    }
    return files.length === 0 ? refused(`${folder} holds no tests`) : done(null);
  });
}
