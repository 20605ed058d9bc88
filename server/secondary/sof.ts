/**
 * `npm run sof`: which rows does a ViewDefinition give of an NDJSON file? For programs and for the tests of SQL on
 * FHIR: no policy is applied.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { done, refused, type Outcome } from '../../src/secondary/views/outcome';
import { readView } from '../../src/secondary/views/read-view';
import { DIALECTS } from '../../src/secondary/views/sql/dialects';
import type { View } from '../../src/secondary/views/view';
import { ENGINES, openEngine, queryFor, type EngineName } from './engines';
import { trySuite } from './suite';

const USAGE = `npm run sof -- VIEW.json FILE.ndjson [--engine ts|duckdb] [--print-sql duckdb|spark]
npm run sof -- --suite DIR --engine ts|duckdb`;

interface Asked {
  readonly engine: EngineName;
  readonly suite: string | undefined;
  readonly sql: keyof typeof DIALECTS | undefined;
  readonly files: readonly string[];
}

const isOneOf = <T extends string>(names: readonly T[], name: string | undefined): name is T =>
  names.includes(name as T);

function askedBy(args: readonly string[]): Outcome<Asked> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { engine: { type: 'string' }, suite: { type: 'string' }, 'print-sql': { type: 'string' } },
    });
    const { engine = 'duckdb', suite, 'print-sql': sql } = values;
    const files = suite === undefined ? 2 : 0;
    const isKnown = sql === undefined || isOneOf(['duckdb', 'spark'], sql);
    if (isOneOf(ENGINES, engine) && isKnown && positionals.length === files && !(suite !== undefined && sql))
      return done({ engine, suite, sql, files: positionals });
  } catch {
    // an option that nobody knows: told below
  }
  return refused(USAGE);
}

function viewIn(file: string): Outcome<View> {
  let declared: unknown;
  try {
    declared = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    return refused(`${file} is no JSON that can be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const view = readView(declared);
  return view.ok ? view : refused(`${file}: ${view.problem}`);
}

/** The whole command as a function; `tell` is given each line of the answer. */
export async function sof(args: readonly string[], tell: (line: string) => void): Promise<Outcome<null>> {
  const asked = askedBy(args);
  if (!asked.ok) return asked;
  const { engine: name, suite, sql, files } = asked.value;
  if (suite !== undefined) return suiteTold(name, suite, tell);
  const [viewFile = '', file = ''] = files;
  const view = viewIn(viewFile);
  if (!view.ok) return view;
  if (sql !== undefined) {
    const query = queryFor(view.value, file, DIALECTS[sql]);
    if (query.ok) tell(query.value);
    return query.ok ? done(null) : query;
  }
  const engine = await openEngine(name);
  try {
    return await engine.rows(view.value, file, (row) => {
      tell(JSON.stringify(row));
    });
  } finally {
    engine.close();
  }
}

async function suiteTold(name: EngineName, folder: string, tell: (line: string) => void): Promise<Outcome<null>> {
  const engine = await openEngine(name);
  let wrong = 0;
  try {
    const tried = await trySuite(engine, folder, (test) => {
      if (!test.ok) wrong += 1;
      tell(JSON.stringify(test));
    });
    if (!tried.ok) return tried;
  } finally {
    engine.close();
  }
  return wrong === 0 ? done(null) : refused(`${String(wrong)} of the tests end otherwise than they should`);
}

/** Written a part at a time, for millions of rows are no text to keep. */
function writer(): { readonly tell: (line: string) => void; readonly end: () => void } {
  let held: string[] = [];
  const end = (): void => {
    if (held.length > 0) process.stdout.write(`${held.join('\n')}\n`);
    held = [];
  };
  const tell = (line: string): void => {
    held.push(line);
    if (held.length >= 1000) end();
  };
  return { tell, end };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { tell, end } = writer();
  const outcome = await sof(process.argv.slice(2), tell);
  end();
  if (!outcome.ok) {
    process.stderr.write(`${outcome.problem}\n`);
    process.exitCode = 1;
  }
}
