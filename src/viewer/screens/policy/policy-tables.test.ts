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
});
