import { describe, expect, it } from 'vitest';
import { foundIn, hazardTitles, inReadingOrder } from './find-rows';
import type { PolicyTable } from './policy-tables';

const table = (
  id: string,
  title: string,
  columns: readonly string[],
  ...rows: readonly (readonly string[])[]
): PolicyTable => ({ id, title, about: null, columns, rows });
const VIEW = table(
  'role-view',
  'What each role sees',
  ['Section', 'GP', 'Pharmacist'],
  ['Results', 'F', 'F°'],
  ['Letters', 'F', 'N'],
);
const EXCLUSIONS = table(
  'exclusions',
  'Never shared',
  ['Id', 'Category'],
  ['EX-1', 'sexual-health'],
  ['EX-2', 'fertility'],
);
const HAZARDS = table('hazards', 'Hazards', ['Id', 'Title', 'Harm'], ['H-01', 'Medicines not shown', 'Harm.']);

describe('searching the policy', () => {
  it.each([
    ['', ['EX-1', 'EX-2', 'Results', 'Letters']],
    ['ex-1', ['EX-1']],
    ['FERTILITY', ['EX-2']],
    ['pharmacist results', ['Results']],
    ['never shared', ['EX-1', 'EX-2']],
    ['nowhere', []],
  ])('finds the rows with “%s”', (typed, rows) => {
    expect(foundIn([EXCLUSIONS, VIEW], typed).flatMap((found) => found.rows.map(([first]) => first))).toEqual(rows);
  });

  it('puts first what is asked first, and leaves nothing out', () => {
    expect(inReadingOrder([table('new-table', 'New', []), HAZARDS, EXCLUSIONS, VIEW]).map(({ id }) => id)).toEqual([
      'role-view',
      'exclusions',
      'hazards',
      'new-table',
    ]);
  });

  it('calls each hazard by its title', () => {
    expect([...hazardTitles([VIEW, HAZARDS])]).toEqual([['H-01', 'Medicines not shown']]);
  });
});
