/**
 * Does what a table says that a concept is not stay apart from it, beside what bounds it? Each `not` row of the tables
 * is
 * one case. Source: RECORD, the merge; when unsure, keep apart.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, NAMED } from './named';
import { concepts } from '../src/terminology/in-force';
import { TERM_TABLES, fileOf, readRows, type TableRow, type TermTable } from '../src/terminology/tables';
import { allergenClass } from '../src/record/codes/allergens';

/** As which kind of entry a name of the table is sent. */
const SENT: Readonly<Partial<Record<TermTable, keyof typeof NAMED>>> = {
  allergens: 'allergies',
  analytes: 'results',
  brands: 'medicines',
  conditions: 'problems',
  'further-allergens': 'allergies',
  medicines: 'medicines',
  operations: 'procedures',
};

function notRows(name: TermTable): readonly TableRow[] {
  const read = readRows(name, readFileSync(join(import.meta.dirname, '../src/terminology', fileOf(name)), 'utf8'));
  if (!read.ok) throw new Error(read.problem.problem);
  return read.rows.filter(({ relation }) => relation === 'not');
}

const ROWS = TERM_TABLES.flatMap((name) =>
  notRows(name).map((row) => ({
    name,
    id: row['concept_id'] ?? '',
    term: row['term'] ?? '',
    group: row['group'] ?? '',
  })),
);
const PAIRS = ROWS.flatMap(({ name, id, term }) => {
  const section = SENT[name];
  return section === undefined ? [] : [[name, id, term, section] as const];
});

/** What a concept is called; a brand’s is the generic. */
const calledIn = (name: TermTable, id: string): string =>
  name === 'brands' ? id : (concepts(name).find((one) => one.id === id)?.name ?? id);

describe('what a table says is not a concept', () => {
  it('is more than a few rows', () => {
    expect(PAIRS.length).toBeGreaterThan(30);
  });

  it.each(PAIRS)('%s: %s is not %s', (name, id, term, section) => {
    const called = calledIn(name, id);
    expect(linesOf(NAMED[section](called), NAMED[section](term))).toBe(2);
    expect(linesOf(NAMED[section](called), NAMED[section](called))).toBe(1);
  });

  it.each(ROWS.filter(({ name }) => name === 'allergen-classes'))('$term is none of the $group', ({ term, group }) => {
    expect(allergenClass(term)).not.toBe(group);
  });

  it('leaves no row unrun', () => {
    // those of `search-words` bound no entry but a slip of the finger: src/record/search/search.test.ts
    const elsewhere: readonly TermTable[] = ['allergen-classes', 'search-words'];
    expect(ROWS.filter(({ name }) => SENT[name] === undefined && !elsewhere.includes(name))).toEqual([]);
  });
});
