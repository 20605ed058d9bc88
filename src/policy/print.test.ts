/** Is docs/POLICY.md what the tables say today? Run with UPDATE_POLICY_DOC=1 to write it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildPolicy } from './policy';
import { printPolicy, printTable } from './print';

const FILE = new URL('../../docs/POLICY.md', import.meta.url);

it('docs/POLICY.md is printed from the tables in force', () => {
  const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  const printed = printPolicy(built.policy);
  if (process.env['UPDATE_POLICY_DOC'] === '1') writeFileSync(FILE, printed);
  expect(readFileSync(FILE, 'utf8')).toBe(printed);
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
