/** Does the page read by the same tables as Node does? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conceptsOf, factsOf } from './concepts';
import { packConcepts, packFacts, unpackConcepts, unpackFacts } from './packed';
import { FACT_TABLES, TERM_TABLES, fileOf, readRows, type TableName, type TableRow } from './tables';

const rowsOf = (name: TableName): readonly TableRow[] => {
  const read = readRows(name, readFileSync(join(import.meta.dirname, fileOf(name)), 'utf8'));
  if (!read.ok) throw new Error(read.problem.problem);
  return read.rows;
};

describe('a table that was packed for the page', () => {
  it.each(TERM_TABLES)('holds every concept of %s', (name) => {
    const concepts = conceptsOf(rowsOf(name));
    expect(concepts.length).toBeGreaterThan(0);
    expect(unpackConcepts(packConcepts(concepts))).toEqual(concepts);
  });

  it.each(FACT_TABLES)('holds every fact of %s', (name) => {
    const facts = factsOf(rowsOf(name));
    expect(facts.size).toBeGreaterThan(0);
    expect(unpackFacts(packFacts(facts))).toEqual(facts);
  });
});
