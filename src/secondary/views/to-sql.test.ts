// Does a query say what engines do differently in a way that no engine can misread?
import { expect, it } from 'vitest';
import { readView } from './read-view';
import { emptyShape, see } from './shape';
import { DIALECTS, DUCKDB } from './sql/dialects';
import { toSql } from './to-sql';

const column = (name: string, path: string, type = 'string') => ({ name, path, type });

function queryOf(view: object, resource: object, dialect = DUCKDB) {
  const read = readView(view);
  if (!read.ok) throw new Error(read.problem);
  const shape = emptyShape();
  see(shape, resource);
  const query = toSql(read.value, shape, dialect);
  if (!query.ok) throw new Error(query.problem);
  return { text: query.value.over('resources'), ...query.value };
}

const PERSON = {
  resourceType: 'Patient',
  id: 'a',
  name: [{ family: 'Ash' }],
  contact: [{ telecom: [{ value: '1' }] }],
};

it.each(Object.values(DIALECTS))(
  'brings the rows of every branch of a union into one order, for $name goes by place',
  (dialect) => {
    const view = {
      resource: 'Patient',
      select: [
        {
          unionAll: [
            { forEach: 'name', column: [column('v', 'family'), column('at', '%rowIndex', 'integer')] },
            {
              select: [
                { forEach: 'contact', column: [column('v', "'c'")] },
                { column: [column('at', '9', 'integer')] },
              ],
            },
          ],
        },
      ],
    };
    const brought = {
      duckdb: /\{'v': (v\d+)\."v", 'at': \1\."at"\}/,
      spark: /named_struct\('v', (v\d+)\.`v`, 'at', \1\.`at`\)/,
    };
    expect(queryOf(view, PERSON, dialect).text).toMatch(brought[dialect.name]);
  },
);

it.each([
  ['duckdb', `'it''s \\ "so"'`],
  ['spark', `'it\\'s \\\\ "so"'`],
] as const)('writes a text so that it stays one in %s', (name, written) => {
  const view = {
    resource: 'Patient',
    constant: [{ name: 'odd', valueString: `it's \\ "so"` }],
    select: [{ column: [column('odd', '%odd')] }],
  };
  expect(queryOf(view, PERSON, DIALECTS[name]).text).toContain(`SELECT ${written} AS `);
});

it('reads of an element whose presence alone counts a field that no element has', () => {
  const view = { resource: 'Patient', select: [{ column: [column('named', 'name.exists()', 'boolean')] }] };
  expect(queryOf(view, PERSON).reads).toEqual([
    ['resourceType', 'VARCHAR'],
    ['name', 'STRUCT("_" BOOLEAN)[]'],
  ]);
});

it('stays short where a path is asked of a path again and again', () => {
  const deep = (depth: number): string =>
    depth === 0 ? "use = 'x'" : `where(${deep(depth - 1)}).where(${deep(depth - 1)}).exists()`;
  const view = { resource: 'Patient', select: [{ column: [column('c', deep(4), 'boolean')] }] };
  expect(queryOf(view, { ...PERSON, use: 'x' }).text.length).toBeLessThan(20_000);
});

it('says the columns of the rows in the order of the view, each with its type', () => {
  const view = {
    resource: 'Patient',
    select: [
      { forEach: 'name', column: [column('family', 'family')] },
      { column: [column('id', 'id', 'id'), { name: 'all', path: 'name.given', type: 'string', collection: true }] },
    ],
  };
  expect(queryOf(view, PERSON).columns).toEqual([
    ['family', 'VARCHAR'],
    ['id', 'VARCHAR'],
    ['all', 'VARCHAR[]'],
  ]);
});
