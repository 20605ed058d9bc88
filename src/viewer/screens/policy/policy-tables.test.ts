import { describe, expect, it } from 'vitest';
import { readPolicyTables } from './policy-tables';

describe('the tables in force', () => {
  it('are shown whole, whatever their shape', () => {
    const { facts, tables } = readPolicyTables({
      version: '2026.11',
      tables: {
        roleViews: { title: 'Role views', about: 'F full', columns: ['Section', 'GP'], rows: [['Results', 'full']] },
        labelCaps: [
          { id: 'L-1', cells: { gp: 'F' } },
          { id: 'L-2', note: 'extra' },
        ],
        supportingTypes: ['Location', 'Organization'],
      },
      relationships: { registered: { text: 'Their practice' } },
    });
    expect(facts).toEqual([{ name: 'Version', value: '2026.11' }]);
    expect(tables).toEqual([
      {
        id: 'roleViews',
        title: 'Role views',
        about: 'F full',
        columns: ['Section', 'GP'],
        rows: [['Results', 'full']],
      },
      {
        id: 'labelCaps',
        title: 'Label caps',
        about: null,
        columns: ['Id', 'Cells', 'Note'],
        rows: [
          ['L-1', 'gp: F', '–'],
          ['L-2', '–', 'extra'],
        ],
      },
      {
        id: 'supportingTypes',
        title: 'Supporting types',
        about: null,
        columns: ['Supporting types'],
        rows: [['Location, Organization']],
      },
      {
        id: 'relationships',
        title: 'Relationships',
        about: null,
        columns: ['', 'Text'],
        rows: [['registered', 'Their practice']],
      },
    ]);
  });

  it.each([
    ['shipped', []],
    [
      'north-london',
      ['The gateway, its commands and records on screen. While a record cannot have these names, it says so.'],
    ],
  ])('of the terminology %s it is said who reads by it, where that is not everybody', (name, said) => {
    const { facts } = readPolicyTables({ terminology: { name, release: '1', digest: 'sha256:0' } });
    expect(facts[0]).toEqual({ name: 'Terminology', value: `${name}, release 1` });
    expect(facts.filter((fact) => fact.name === 'Read by it').map(({ value }) => value)).toEqual(said);
  });
});
