/**
 * Do the tables contradict themselves or each other? One name or code of two concepts, a row that says what another
 * denies, a salt that both makes a medicine and does not, a fact of nothing.
 */
import { fileOf, type Problem, type TableName, type TableRow } from './tables';

type Tables = ReadonlyMap<TableName, readonly TableRow[]>;

const rowsOf = (tables: Tables, name: TableName): readonly TableRow[] => tables.get(name) ?? [];
const problemAt = (name: TableName, row: TableRow, problem: string): Problem => ({
  file: fileOf(name),
  line: Number(row.line),
  problem,
});
const exactTerms = (rows: readonly TableRow[]): readonly TableRow[] =>
  rows.filter(({ relation, term }) => relation === 'exact' && term !== '');
const plain = (term: string | undefined): string => (term ?? '').toLowerCase();

/**
 * Tables that are read as one, so that a name may stand in one concept of them only. Letters tell brands and generics
 * apart no more than tests: they are compared in small ones. `search-words` is not among them: nothing is joined by it,
 * and an abbreviation of two meanings seeks both.
 */
const READ_AS_ONE: readonly (readonly TableName[])[] = [
  ['medicines', 'brands'],
  ['conditions'],
  ['analytes'],
  ['operations'],
  ['allergens', 'further-allergens'],
  ['panels'],
  ['allergen-classes'],
  ['diseases'],
  ['routes'],
  ['salts'],
  ['specimens'],
  ['vaccines'],
];

function* namesOfTwo(tables: Tables): Generator<Problem> {
  for (const together of READ_AS_ONE) {
    const first = new Map<string, { readonly id: string; readonly at: string }>();
    for (const name of together) {
      for (const row of exactTerms(rowsOf(tables, name))) {
        const id = row['concept_id'] ?? '';
        const key = plain(row['term']);
        const before = first.get(key);
        if (before === undefined) first.set(key, { id, at: `${fileOf(name)}, line ${row.line}` });
        else if (before.id !== id)
          yield problemAt(
            name,
            row,
            `"${row['term'] ?? ''}" names ${id} here and ${before.id} in ${before.at}: it must mean one of them`,
          );
      }
    }
  }
}

/**
 * A code is of one concept, or the one that is read last would take the other's entries. A code of ICD-10 is of a
 * class, and may hold several conditions.
 */
function* codesOfTwo(tables: Tables): Generator<Problem> {
  for (const [name, rows] of tables) {
    const first = new Map<string, TableRow>();
    for (const row of rows) {
      const { system = '', code = '', concept_id: id = '' } = row;
      if (row['relation'] !== 'exact' || code === '' || system === 'icd10') continue;
      const key = `${system} ${code}`;
      const before = first.get(key);
      if (before === undefined) first.set(key, row);
      else if (before['concept_id'] !== id)
        yield problemAt(
          name,
          row,
          `${key} is of ${id} here and of ${before['concept_id'] ?? ''} in line ${before.line}: ` +
            'it must be of one of them',
        );
    }
  }
}

/** Two values of a measure, of which one would be taken unseen. */
function* factsOfTwoValues(tables: Tables): Generator<Problem> {
  const first = new Map<string, TableRow>();
  for (const row of rowsOf(tables, 'analyte-facts')) {
    const fact = row['fact'] ?? '';
    const key = `${row['concept_id'] ?? ''}\n${fact}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else yield problemAt('analyte-facts', row, `has another ${fact} than line ${before.line}: take one of them out`);
  }
}

function* denied(tables: Tables): Generator<Problem> {
  for (const [name, rows] of tables) {
    if (name.endsWith('-facts')) continue;
    const said = (row: TableRow): string =>
      // of a class it is the group that is denied
      [
        name === 'allergen-classes' ? row['group'] : '',
        row['concept_id'],
        row['code'] === '' ? plain(row['term']) : `${row['system'] ?? ''} ${row['code'] ?? ''}`,
      ].join('\n');
    const exact = new Map(rows.flatMap((row) => (row['relation'] === 'exact' ? [[said(row), row.line]] : [])));
    for (const row of rows) {
      const line = row['relation'] === 'exact' ? undefined : exact.get(said(row));
      if (line !== undefined)
        yield problemAt(name, row, `says ${row['relation'] ?? ''} of what line ${line} says is exact: take one out`);
    }
  }
}

/**
 * A base whose salt is the medicine has no other spelling that names a salt, nor is it a spelling of one of its salts;
 * where it is the same all the same, note says why.
 */
function* againstSalts(tables: Tables): Generator<Problem> {
  const inGroup = (group: string): ReadonlySet<string> =>
    new Set(
      exactTerms(rowsOf(tables, 'salts'))
        .filter((row) => row['group'] === group)
        .map(({ term }) => plain(term)),
    );
  const salts = inGroup('salt');
  const bases = inGroup('salt matters');
  for (const row of exactTerms(rowsOf(tables, 'medicines'))) {
    const id = row['concept_id'] ?? '';
    const term = plain(row['term']);
    const [base = '', ...rest] = term.split(' ');
    const adds = term !== id && id === base && bases.has(base) && rest.length > 0;
    const leaves = term !== id && bases.has(term) && id.startsWith(`${term} `);
    if ((adds || leaves) && row['note'] === '')
      yield problemAt(
        'medicines',
        row,

        `"${term}" is given as ${id}, and by salts.csv the salt of ${adds ? base : term} makes the ` +
          'medicine: give it a concept of its own, or say in note why it is the same',
      );
    const ester = rest.at(-1);
    if (
      term !== id &&
      id === base &&
      ester !== undefined &&
      !bases.has(base) &&
      !salts.has(ester) &&
      /ate$/.test(ester)
    )
      yield problemAt('medicines', row, `"${term}" is given as ${id}, and salts.csv knows no salt "${ester}"`);
  }
}

function* factsOfNothing(tables: Tables): Generator<Problem> {
  const ids = (...names: readonly TableName[]): ReadonlySet<string> =>
    new Set(names.flatMap((name) => rowsOf(tables, name).map((row) => row['concept_id'] ?? '')));
  const brands = new Set(exactTerms(rowsOf(tables, 'brands')).map(({ term }) => plain(term)));
  const known: readonly (readonly [TableName, ReadonlySet<string>])[] = [
    ['analyte-facts', ids('analytes')],
    ['condition-facts', ids('conditions')],
    ['medicine-facts', ids('medicines', 'salts')],
    ['search-facts', ids('search-words')],
    ['brand-facts', brands],
    ['brands', ids('medicines')],
  ];
  for (const [name, concepts] of known)
    for (const row of rowsOf(tables, name))
      if (!concepts.has(row['concept_id'] ?? ''))
        yield problemAt(name, row, `is of "${row['concept_id'] ?? ''}", which no table names`);
}

export const checkMeaning = (tables: Tables): readonly Problem[] => [
  ...namesOfTwo(tables),
  ...codesOfTwo(tables),
  ...factsOfTwoValues(tables),
  ...denied(tables),
  ...againstSalts(tables),
  ...factsOfNothing(tables),
];
