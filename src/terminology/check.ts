/**
 * Can these tables be trusted to join two sources? Each fault is told with its file, its line and what to do; a table
 * with any is refused whole.
 */
import { checkMeaning } from './check-meaning';
import { CODE_SHAPES } from './code-shapes';
import { RELATIONS, TABLE_NAMES, fileOf, readRows, type Problem, type TableName, type TableRow } from './tables';

/** The rows of every table by its name. */
export type Tables = ReadonlyMap<TableName, readonly TableRow[]>;

export type Checked =
  { readonly ok: true; readonly tables: Tables } | { readonly ok: false; readonly problems: readonly Problem[] };

const isRelation = (text: string): boolean => (RELATIONS as readonly string[]).includes(text);

/**
 * What stands between two cells when a table is packed for the page, so that no cell may hold it; and what is read for
 * bytes that are no UTF-8, by which no name would ever be met.
 */
const RESERVED = /[|\t\r\n\ufffd]/;

function* provenance(row: TableRow): Generator<string> {
  if (row['concept_id'] === '') yield 'has no concept_id: name the concept that the row is of';
  if (row['source'] === '') yield 'has no source: say who says so';
  if (row['reviewer'] === '') yield 'has no reviewer: write who looked at it, or unreviewed';
  const odd = Object.entries(row).find(([, cell]) => RESERVED.test(cell));
  if (odd !== undefined) yield `${odd[0]} holds a bar, a tab, a line end or bytes that are no UTF-8: write it without`;
}

function* ofTerm(row: TableRow): Generator<string> {
  const { system = '', code = '', term = '', relation = '', note = '' } = row;
  if (!isRelation(relation)) yield `relation is "${relation}": it must be ${RELATIONS.join(', ')}`;
  if (code === '' && term === '') yield 'has neither code nor term: it says nothing';
  if (code === '' ? system !== '' : system === '') yield 'needs both a system and a code, or neither';
  else if (code !== '') {
    const shape = Object.hasOwn(CODE_SHAPES, system) ? CODE_SHAPES[system] : undefined;
    if (shape === undefined) yield `system is "${system}": it must be one of ${Object.keys(CODE_SHAPES).join(', ')}`;
    else if (!shape.ok(code)) yield `${system} ${code} must ${shape.must}`;
  }
  if (relation === 'not' && note === '') yield 'says that it is not its concept and not why: give the reason in note';
}

function* ofFact({ fact = '', value = '' }: TableRow): Generator<string> {
  if (fact === '' || value === '') yield 'needs a fact and its value';
  if (fact === 'molar_mass' && !(/^\d+(?:\.\d+)?$/.test(value) && Number(value) > 0))
    yield `molar_mass is "${value}": it must be a number above 0, in g/mol`;
  if (/=/.test(value)) yield 'value holds an equals sign: write it without';
}

function* rowProblems(name: TableName, rows: readonly TableRow[]): Generator<Problem> {
  const isFacts = name.endsWith('-facts');
  const seen = new Map<string, string>();
  for (const row of rows) {
    const at = { file: fileOf(name), line: Number(row.line) };
    for (const problem of [...provenance(row), ...(isFacts ? ofFact(row) : ofTerm(row))]) yield { ...at, problem };
    const { concept_id: id = '', system = '', code = '', term = '', group = '', fact = '', value = '' } = row;
    const key = isFacts
      ? [id, fact, value].join('\n')
      : [id, group, ...(code === '' ? ['', term] : [system, code])].join('\n');
    const before = seen.get(key);
    if (before !== undefined) yield { ...at, problem: `says again what line ${before} says: take one of them out` };
    else seen.set(key, row.line);
  }
}

/**
 * Checks tables as text; a name without a text is a table that is missing. Every fault is told, in the order of files
 * and lines.
 */
export function checkTables(texts: ReadonlyMap<TableName, string>): Checked {
  const problems: Problem[] = [];
  const tables = new Map<TableName, readonly TableRow[]>();
  for (const name of TABLE_NAMES) {
    const text = texts.get(name);
    if (text === undefined) {
      problems.push({ file: fileOf(name), line: 1, problem: 'is missing: a pack holds every table' });
      continue;
    }
    const read = readRows(name, text);
    if (!read.ok) {
      problems.push(read.problem);
      continue;
    }
    tables.set(name, read.rows);
    problems.push(...rowProblems(name, read.rows));
  }
  if (tables.size === TABLE_NAMES.length) problems.push(...checkMeaning(tables));
  if (problems.length === 0) return { ok: true, tables };
  return {
    ok: false,
    problems: problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)),
  };
}
