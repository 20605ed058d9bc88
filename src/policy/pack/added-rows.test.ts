/**
 * What may a row do that a pack adds beside the shipped ones? It opens nothing unsigned, it silences no record, and one
 * that cannot be read ends the start by name.
 */
import { describe, expect, it } from 'vitest';
import { buildPolicy } from '../policy';
import { SHIPPED_TABLES, type PolicyTables } from '../tables';
import { floorProblems } from './floor';
import { HEAD, PACK_FILES, readPack } from './read-pack';
import { wholeProblems } from './whole';
import { wideningsOf } from './widenings';

type Change = Readonly<Record<string, unknown>>;
const withTables = (change: Change): PolicyTables => ({ ...SHIPPED_TABLES, ...change }) as PolicyTables;

const term = (change: Change): Change => ({
  lexicon: [
    ...SHIPPED_TABLES.lexicon,
    {
      id: 'LX-more',
      exclusion: 'EX-6',
      terms: ['bridewell'],
      examples: ['Sent to bridewell'],
      nearMisses: [],
      why: 'A prison.',
      hazard: 'H-02',
      ...change,
    },
  ],
});
const medicine = (change: Change): Change => ({
  medicines: [
    ...SHIPPED_TABLES.medicines,
    { id: 'MD-more', exclusion: 'EX-1', names: ['x'], nearMisses: [], why: 'One more.', hazard: 'H-02', ...change },
  ],
});
/** The row without the shipped ones of its kind: what is wrong of it alone is said of it there too, and at once. */
const alone = (change: Change): PolicyTables => {
  const last = Object.entries(change).map(([table, rows]) => [table, (rows as readonly unknown[]).slice(-1)] as const);
  return withTables({ lexicon: [], medicines: [], ...Object.fromEntries(last) });
};
/** A pack of this one table. */
function packOf(name: string, change: Change): Readonly<Record<string, unknown>> {
  const holds = PACK_FILES.find((file) => file.name === name)?.holds ?? [];
  const tables = Object.fromEntries(holds.map((table) => [table, SHIPPED_TABLES[table as keyof PolicyTables]]));
  return { [HEAD]: { name: 'more' }, [name]: { about: 'a', source: 's', ...tables, ...change } };
}
const refusalsOf = (name: string, change: Change): string => {
  const read = readPack({ folder: './pack', files: packOf(name, change) });
  return read.ok ? '' : read.problems.join('\n');
};
const unless = SHIPPED_TABLES.medicines.find(({ shared }) => shared === 'tenofovir')?.unless;

describe('a row that a pack adds', () => {
  it('spares no shared medicine by a name that is not its own', () => {
    const row = { names: ['hepatitis b'], shared: 'tenofovir', otherNames: [], unless };
    expect(floorProblems(SHIPPED_TABLES, withTables(medicine(row))).join()).toContain('“hepatitis b”');
  });

  it('is signed for where it makes a bare code known that no list names', () => {
    const labelCaps = SHIPPED_TABLES.labelCaps.map((row, at) =>
      at > 0 ? row : { ...row, codes: [...row.codes, '998877667'] },
    );
    expect(wideningsOf(SHIPPED_TABLES, withTables({ labelCaps })).join()).toContain('“998877667”');
  });

  it('is signed for where it makes a label known that restricts while nobody knows it', () => {
    const exclusions = SHIPPED_TABLES.exclusions.map((row) =>
      row.id === 'EX-3' ? { ...row, labels: [...row.labels, 'NEW'] } : row,
    );
    expect(wideningsOf(SHIPPED_TABLES, withTables({ exclusions })).join()).toContain('“NEW”');
  });

  it('is signed for where everybody is told something else, word for word', () => {
    const [first] = SHIPPED_TABLES.standingNotices;
    const text = 'This record is complete.';
    const said = SHIPPED_TABLES.standingNotices.map((row) => (row.id === 'SN-3' ? { ...row, text } : row));
    for (const standingNotices of [said, [...SHIPPED_TABLES.standingNotices, { ...first, id: 'SN-more', text }]])
      expect(wideningsOf(SHIPPED_TABLES, withTables({ standingNotices })).join()).toContain(`“${text}”`);
  });

  it.each([
    ['an empty alternative', { terms: ['bridewell|'] }],
    ['any word', { terms: ['.*'] }],
    ['any word of small letters', { terms: ['bridewell', '[a-z]+'] }],
  ])('tells of no innocent text, or the record would look empty: %s', (_what, change) => {
    expect(wholeProblems(alone(term(change))).join()).toContain('would withhold');
  });

  it.each(['(a+)+b', 'x(?:[a-z]*s)*y', '(?:gaol *)+d', '(?:(?:ab+)c)+', '(a+){2,}b', '(a+){1,40}b'])(
    'repeats nothing that repeats, or one letter could hold everybody up: %s',
    (repeats) => {
      expect(wholeProblems(alone(term({ terms: ['bridewell', repeats] }))).join()).toContain('repeats');
      expect(wholeProblems(alone(medicine({ names: [repeats] }))).join()).toContain('repeats');
    },
  );

  it.each([
    ['icd10', '.'],
    ['icd10', 'J'],
    ['read', ' . '],
    ['sct', '4'],
  ])('is of no beginning that every code of its system has: %s %s', (family, start) => {
    const row = { id: 'XC-more', exclusion: 'EX-6', family, prefixes: [start], why: 'One more.', hazard: 'H-02' };
    const tables = withTables({ exclusionCodes: [...SHIPPED_TABLES.exclusionCodes, row] });
    expect(wholeProblems(tables).join()).toContain(`XC-more: “${start}” begins too many codes`);
  });

  it('tells of no near miss of its own, and of an example', () => {
    expect(wholeProblems(withTables(term({ nearMisses: ['The old bridewell road'] }))).join()).toContain('near miss');
    expect(wholeProblems(withTables(term({ examples: [] }))).join()).toContain('gives no example');
    expect(wholeProblems(withTables(term({})))).toEqual([]);
  });

  it.each<readonly [string, string, Change]>([
    ['a medicine’s name', 'medicines.json', medicine({ names: ['vitamin (b'] })],
    ['another name of a shared medicine', 'medicines.json', medicine({ shared: 'tenofovir', otherNames: ['(a'] })],
    ['terms that cannot stand together', 'lexicon.json', term({ terms: ['(?<q>bridewell)', '(?<q>gaol)'] })],
    ['a reference into another term', 'lexicon.json', term({ terms: ['bridewell\\k', '(?<q>gaol)'] })],
  ])('that cannot be read ends the start by name: %s', (_what, name, change) => {
    expect(refusalsOf(name, change)).toContain(name);
    const options = { exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true } as const;
    expect(buildPolicy({ ...options, pack: { folder: './pack', files: packOf(name, change) } }).ok).toBe(false);
  });
});
