/** Is docs/POLICY.md what the tables say today? Run with UPDATE_POLICY_DOC=1 to write it anew. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeTables } from './describe';
import { SECTIONS_OF_POLICY } from './document';
import { buildPolicy } from './policy';
import { printPolicy, printTable } from './print';

const ROOT = join(import.meta.dirname, '../..');
/** Every source and table of these parts. */
const sourcesOf = (parts: readonly string[]): readonly string[] =>
  parts.flatMap((part) =>
    readdirSync(part, { recursive: true, encoding: 'utf8' })
      .filter((name) => /[.](?:tsx?|json)$/.test(name))
      .map((name) => join(part, name)),
  );
const FILE = new URL('../../docs/POLICY.md', import.meta.url);

it('docs/POLICY.md is printed from the tables in force', () => {
  const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  const printed = printPolicy(built.policy);
  if (process.env['UPDATE_POLICY_DOC'] === '1') writeFileSync(FILE, printed);
  expect(readFileSync(FILE, 'utf8')).toBe(printed);
});

it('every table of the policy stands in one section, and in no other', () => {
  const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  const printed = SECTIONS_OF_POLICY.flatMap(({ tables }) => tables);
  expect([...printed].sort()).toEqual(
    describeTables(built.policy)
      .map(({ id }) => id)
      .sort(),
  );
});

it('every section that the code cites as “POLICY n” is there', () => {
  const numbers = SECTIONS_OF_POLICY.map(({ heading }) => /^\d+/.exec(heading)?.[0]).filter(
    (number) => number !== undefined,
  );
  expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  const sources = sourcesOf(['src', 'server', 'mocks'].map((part) => join(ROOT, part)));
  const cited = new Set(
    sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/POLICY (\d+)/g)].map(([, number]) => number ?? ''),
    ),
  );
  expect([...cited].filter((number) => !numbers.includes(number))).toEqual([]);
  expect(cited.size).toBeGreaterThan(6);
});

it('a table is printed so that no cell can break a row: bars, backslashes and line ends are written as text, and nothing as a dash', () => {
  const rows = [
    ['a|b', 'c\\d|e\\'],
    ['f\ng\nh', ''],
    ['F°', '–'],
  ];
  expect(printTable({ id: 't', title: 'Title', about: 'About.', columns: ['One|', 'Two'], rows })).toBe(
    [
      '## Title',
      '',
      'About.',
      '',
      '| One\\| | Two |',
      '|---|---|',
      '| a\\|b | c\\\\d\\|e\\\\ |',
      '| f g h | – |',
      '| F° | – |',
      '',
    ].join('\n'),
  );
});
