/** Does the checker let the shipped tables pass, and refuse each fault with its file, its line and what to do? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTables } from './check';
import { TABLE_NAMES, fileOf, type TableName } from './tables';

const SHIPPED: ReadonlyMap<TableName, string> = new Map(
  TABLE_NAMES.map((name) => [name, readFileSync(join(import.meta.dirname, fileOf(name)), 'utf8')]),
);

/** What the checker says of the shipped tables with these lines at the end of one. */
function toldWith(name: TableName, ...lines: readonly string[]): readonly string[] {
  const before = SHIPPED.get(name) ?? '';
  const checked = checkTables(new Map([...SHIPPED, [name, `${before}${lines.join('\n')}\n`]]));
  const last = before.split('\n').length;
  return checked.ok
    ? []
    : checked.problems.map(({ file, line, problem }) => `${file} +${String(line - last)}: ${problem}`);
}

const FROM = 'BNF,,unreviewed,';

describe('the tables that come with the product', () => {
  it('have no fault', () => {
    expect(checkTables(SHIPPED)).toMatchObject({ ok: true });
  });
});

describe('the checker refuses', () => {
  it.each<readonly [string, TableName, string, string]>([
    ['a SNOMED CT id with a wrong check digit', 'conditions', `x,snomed,44054007,X,exact,acute,${FROM}`, 'Verhoeff'],
    ['a LOINC code with a wrong check digit', 'analytes', `x,loinc,3150-6,x,exact,,${FROM}`, 'check digit'],
    ['an ICD-10 code with its dot', 'conditions', `x,icd10,E11.9,X,exact,acute,${FROM}`, 'without its dot'],
    ['a system that it does not know', 'conditions', `x,icd11,BA00,X,exact,acute,${FROM}`, 'system is "icd11"'],
    ['a code without its system', 'conditions', `x,,44054006,X,exact,acute,${FROM}`, 'both a system and a code'],
    ['a row that says nothing', 'conditions', `x,,,,exact,acute,${FROM}`, 'neither code nor term'],
    ['a row without a source', 'conditions', 'x,,,X,exact,acute,,,unreviewed,', 'has no source'],
    ['a row without a reviewer', 'conditions', 'x,,,X,exact,acute,BNF,,,', 'has no reviewer'],
    ['a relation that it does not know', 'conditions', `x,,,X,same,acute,${FROM}`, 'relation is "same"'],
    ['a denial without its reason', 'conditions', `asthma,,,X,not,acute,${FROM}`, 'not why'],
    [
      'a denial of what is exact',
      'conditions',
      `copd x,,,Y,exact,acute,${FROM}\ncopd x,,,y,not,acute,${FROM}why`,
      'says not of',
    ],
    ['one name in two concepts', 'conditions', `x,,,asthma,exact,acute,${FROM}`, 'it must mean one of them'],
    ['a brand that is another generic', 'brands', `aspirin,,,Warfarin,exact,heart,${FROM}`, 'it must mean one of them'],
    ['a brand of no medicine', 'brands', `no such,,,newbrand,exact,heart,${FROM}`, 'which no table names'],
    [
      'an ester against the salt table',
      'medicines',
      `testosterone,,,testosterone cipionate,exact,h,${FROM}`,
      'salts.csv',
    ],
    ['a base that is given as one of its salts', 'medicines', `iron sucrose,,,iron,exact,h,${FROM}`, 'salts.csv'],
    ['a fact of nothing', 'medicine-facts', `no such,product_critical,yes,${FROM}`, 'which no table names'],
    ['a bar in a cell', 'conditions', `x,,,A|B,exact,acute,${FROM}`, 'a bar'],
    [
      'one code in two conditions',
      'conditions',
      `x,snomed,44054006,X,exact,acute,${FROM}`,
      'it must be of one of them',
    ],
    ['one code in two tests', 'analytes', `x,loinc,2160-0,x,exact,,${FROM}`, 'it must be of one of them'],
    ['one name of two routes', 'routes', `x,,,topical,exact,,${FROM}`, 'it must mean one of them'],
    ['one name of two diseases', 'diseases', `x,,,shingles,exact,,${FROM}`, 'it must mean one of them'],
    ['a molar mass that is no number', 'analyte-facts', `albumin,molar_mass,heavy,${FROM}`, 'must be a number'],
    ['a molar mass of nothing', 'analyte-facts', `albumin,molar_mass,0,${FROM}`, 'must be a number'],
    ['a second molar mass', 'analyte-facts', `sodium,molar_mass,2299,${FROM}`, 'has another molar_mass'],
    ['bytes that are no UTF-8', 'conditions', `x,,,M\ufffdni\u00e8re,exact,acute,${FROM}`, 'no UTF-8'],
    ['a row of too few cells', 'conditions', 'x,,,X,exact', 'has 5 cells'],
  ])('%s', (_what, name, line, said) => {
    const told = toldWith(name, line);
    expect(told.join('\n')).toContain(said);
    expect(told.every((one) => one.startsWith(`${fileOf(name)} +`))).toBe(true);
  });

  it('a row that is there twice, naming the line of the first', () => {
    const [, first = ''] = (SHIPPED.get('routes') ?? '').split('\n');
    expect(toldWith('routes', first)).toEqual(['routes.csv +0: says again what line 2 says: take one of them out']);
  });

  it('a header that is not that of the table, and a table that is missing', () => {
    const routes = (SHIPPED.get('routes') ?? '').replace('concept_id', 'concept');
    expect(checkTables(new Map([...SHIPPED, ['routes', routes]]))).toMatchObject({
      ok: false,
      problems: [{ file: 'routes.csv', line: 1 }],
    });
    const rest = new Map([...SHIPPED].filter(([name]) => name !== 'salts'));
    expect(checkTables(rest)).toMatchObject({
      ok: false,
      problems: [{ file: 'salts.csv', line: 1, problem: expect.stringContaining('missing') as string }],
    });
  });
});
