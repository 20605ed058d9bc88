/**
 * How are two versions laid side by side: what counts as the same row, which cells are told, and whose view may change?
 */
import { describe, expect, it } from 'vitest';
import type { DescribedTable } from '../describe';
import { CLINICAL_ROLES } from '../tables/label-caps';
import { compareVersions } from './compare';
import { printSnapshot, type PolicySnapshot } from './snapshot';

const table = (id: string, columns: readonly string[], ...rows: readonly (readonly string[])[]): DescribedTable => ({
  id,
  title: `Title of ${id}`,
  about: '',
  columns,
  rows,
});
const version = (...tables: readonly DescribedTable[]): PolicySnapshot => ({
  version: '1',
  issued: null,
  note: 'A note',
  digest: 'd',
  tables,
});
/** `row: column before → after, …` for each change. */
const changes = (from: PolicySnapshot, to: PolicySnapshot): readonly string[] =>
  compareVersions(from, to).map(
    ({ row, change, cells }) =>
      `${change} ${row}: ` +
      cells.map(({ column, before, after }) => `${column} ${String(before)} → ${String(after)}`).join(', '),
  );
const roles = (from: PolicySnapshot, to: PolicySnapshot) => compareVersions(from, to).map((change) => change.roles);

describe('a row', () => {
  it('is the same by its id, wherever it stands', () => {
    const columns = ['Words', 'Id'];
    expect(
      changes(
        version(table('t', columns, ['a', '1'], ['b', '2'])),
        version(table('t', columns, ['c', '2'], ['a', '1'])),
      ),
    ).toEqual(['changed 2: Words b → c']);
  });

  it('without an id is the same by its first cell and its reason', () => {
    const columns = ['Exclusion', 'Codes', 'Why'];
    const before = version(table('t', columns, ['EX-1', 'a', 'for this'], ['EX-1', 'b', 'for that']));
    expect(changes(before, version(table('t', columns, ['EX-1', 'c', 'for that'], ['EX-1', 'a', 'for this'])))).toEqual(
      ['changed EX-1: Codes b → c'],
    );
    expect(
      changes(
        before,
        version(table('t', columns, ['EX-1', 'a', 'for this'], ['EX-1', 'b', 'for that'], ['EX-1', 'c', 'for more'])),
      ),
    ).toEqual(['added EX-1: Exclusion null → EX-1, Codes null → c, Why null → for more']);
  });

  it('with neither is the same by its first cell', () => {
    expect(
      changes(
        version(table('t', ['Code', 'Plan'], ['1', 'a'], ['2', 'b'])),
        version(table('t', ['Code', 'Plan'], ['2', 'c'])),
      ),
    ).toEqual(['changed 2: Plan b → c', 'removed 1: Code 1 → null, Plan a → null']);
  });

  it('that stands twice is compared with its like, in order', () => {
    const before = version(table('t', ['Code', 'Plan'], ['1', 'a'], ['1', 'b'], ['1', 'c']));
    expect(changes(before, version(table('t', ['Code', 'Plan'], ['1', 'a'], ['1', 'd'], ['1', 'c'])))).toEqual([
      'changed 1: Plan b → d',
    ]);
    expect(changes(before, version(table('t', ['Code', 'Plan'], ['1', 'a'], ['1', 'b'])))).toEqual([
      'removed 1: Code 1 → null, Plan c → null',
    ]);
  });

  it('is told with its table', () => {
    expect(compareVersions(version(), version(table('t', ['Id'], ['1'])))).toEqual([
      {
        table: 't',
        title: 'Title of t',
        row: '1',
        change: 'added',
        cells: [{ column: 'Id', before: null, after: '1' }],
        roles: CLINICAL_ROLES,
      },
    ]);
    expect(compareVersions(version(table('t', ['Id'], ['1'])), version())).toMatchObject([
      {
        table: 't',
        title: 'Title of t',
        row: '1',
        change: 'removed',
        cells: [{ column: 'Id', before: '1', after: null }],
      },
    ]);
  });

  it('that lacks a cell reads as empty there', () => {
    expect(
      changes(version(table('t', ['Id', 'Words'], ['1'])), version(table('t', ['Id', 'Words'], ['1', 'a']))),
    ).toEqual(['changed 1: Words  → a']);
    expect(
      changes(version(table('t', ['Words', 'Id'], ['a'])), version(table('t', ['Words', 'Id'], ['b', '']))),
    ).toEqual(['changed : Words a → b']);
    expect(changes(version(table('t', ['Words'], [])), version(table('t', ['Words'], [''])))).toEqual([]);
  });
});

describe('a column that only one version has', () => {
  it('is told where it says something', () => {
    const before = version(table('t', ['Id', 'Old'], ['1', 'x'], ['2', '']));
    expect(changes(before, version(table('t', ['Id', 'New'], ['1', ''], ['2', 'y'])))).toEqual([
      'changed 1: Old x → null',
      'changed 2: New null → y',
    ]);
  });
});

describe('tables', () => {
  it('are told in their order, those that are gone last, and those that only repeat others not at all', () => {
    const one = (id: string) => table(id, ['Id'], [id]);
    expect(
      compareVersions(
        version(one('b'), one('gone')),
        version(one('role-view'), one('c'), one('label-cap-reasons'), one('a')),
      ).map((change) => change.row),
    ).toEqual(['c', 'a', 'b', 'gone']);
  });
});

describe('whose view may change', () => {
  const cell = (id: string, column: string, before: string, after: string, row = '1') =>
    [version(table(id, ['Id', column], [row, before])), version(table(id, ['Id', column], [row, after]))] as const;

  it.each(['notices', 'hazards', 'relationship'])('is nobody’s by the words of %s', (id) => {
    expect(roles(...cell(id, 'Text', 'a', 'b'))).toEqual([[]]);
  });

  it.each(['Why', 'Hazard', 'Near misses that pass', 'Published', 'Title', 'Harm'])(
    'is nobody’s by the column %s alone',
    (column) => {
      expect(roles(...cell('lexicon', column, 'a', 'b'))).toEqual([[]]);
    },
  );

  it('is everybody’s where a column that decides changed beside one that explains', () => {
    const [before, after] = [
      ['1', 'a', 'x'],
      ['1', 'b', 'y'],
    ].map((row) => version(table('lexicon', ['Id', 'Why', 'Terms'], row)));
    expect(roles(before as PolicySnapshot, after as PolicySnapshot)).toEqual([CLINICAL_ROLES]);
  });

  it('is that of the cell’s role, in the role view', () => {
    for (const role of CLINICAL_ROLES)
      expect(roles(...cell('role-view-reasons', 'Depth', 'F', 'S', `RV-results-${role}`))).toEqual([[role]]);
    expect(roles(...cell('role-view-reasons', 'Depth', 'F', 'S', 'XX-results-gp'))).toEqual([[]]);
  });

  it('is that of the changed cells’ roles, in the caps; everybody’s where it changes what the label is known by, or its name', () => {
    const caps = (gp: string, pharmacist: string, known: string, label = 'a') =>
      version(table('label-caps', ['Label', 'GP', 'Pharmacist', 'Known by'], [label, gp, pharmacist, known]));
    expect(roles(caps('F', 'F', 'x'), caps('S', 'N', 'x'))).toEqual([['gp', 'pharmacist']]);
    expect(roles(caps('F', 'F', 'x'), caps('F', 'N', 'y'))).toEqual([CLINICAL_ROLES]);
    expect(roles(caps('F', 'F', 'x'), caps('F', 'F', 'y'))).toEqual([CLINICAL_ROLES]);
  });

  it('is that of the roles that see the section in summary, by their cell or by a label, in the summaries', () => {
    const views = table(
      'role-view-reasons',
      ['Id', 'Depth'],
      ['RV-results-gp', 'F'],
      ['RV-results-pharmacist', 'S'],
      ['RV-results-social-worker', 'N'],
      ['RV-results-hospital-clinician', 'F'],
      ['RV-problems-care-home-nurse', 'S'],
    );
    const caps = table(
      'label-caps',
      ['Label', 'GP', 'Hospital clinician', 'Social worker'],
      ['a', 'F', 'F', 'S'],
      ['b', 'B', 'S', 'S'],
    );
    const summaries = (keeps: string) => table('summaries', ['Id', 'Section', 'Keeps'], ['SU-1', 'results', keeps]);
    expect(roles(version(views, caps, summaries('code')), version(views, caps, summaries('code status')))).toEqual([
      ['hospital-clinician', 'pharmacist'],
    ]);
    expect(roles(version(views, summaries('code')), version(views, summaries('code status')))).toEqual([
      ['pharmacist'],
    ]);
    expect(roles(version(summaries('code')), version(summaries('code status')))).toEqual([[]]);
    expect(roles(version(views, caps, summaries('code')), version(views, caps))).toEqual([
      ['hospital-clinician', 'pharmacist'],
    ]);
    expect(
      roles(
        version(table('summaries', ['Id', 'Keeps'], ['SU-1', 'a'])),
        version(table('summaries', ['Id', 'Keeps'], ['SU-1', 'b'])),
      ),
    ).toEqual([[]]);
  });
});

it('a snapshot is printed with one row on a line, and reads as it was', () => {
  const snapshot = version(table('t', ['Id', 'Words'], ['1', 'a "b"'], ['2', 'c']), table('u', ['Id'], ['3']));
  const printed = printSnapshot(snapshot);
  expect(JSON.parse(printed)).toEqual(snapshot);
  expect(printed.split('\n')).toEqual([
    '{',
    '  "version": "1",',
    '  "issued": null,',
    '  "note": "A note",',
    '  "digest": "d",',
    '  "tables": [',
    '    {"id":"t","title":"Title of t","about":"","columns":["Id","Words"], "rows": [',
    '      ["1","a \\"b\\""],',
    '      ["2","c"]',
    '    ]},',
    '    {"id":"u","title":"Title of u","about":"","columns":["Id"], "rows": [',
    '      ["3"]',
    '    ]}',
    '  ]',
    '}',
    '',
  ]);
});
