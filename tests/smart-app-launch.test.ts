/** Is every client row of SMART App Launch 2.2 in our table once, held by what is there, or left for a reason? */
import { expect, it } from 'vitest';
import { isThere, textOf } from './kits/documents';

const page = textOf('docs/smart-app-launch.md');
const partOf = (from: string, to?: string): string =>
  page.slice(page.indexOf(from), to === undefined ? undefined : page.indexOf(to));

/** The numbers of a first cell, `221–227, 229` written out. */
const numbersIn = (cell: string): readonly number[] =>
  cell.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('–').map((number) => Number(number.trim()));
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });

interface Row {
  readonly numbers: readonly number[];
  readonly cells: readonly string[];
}

const rowsIn = (text: string): readonly Row[] =>
  text
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => {
      const [, first = '', ...cells] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
      return { numbers: numbersIn(first), cells: cells.slice(0, -1) };
    });

const held = rowsIn(partOf('## Held', '## Not applicable'));
const others = rowsIn(partOf('## Not applicable'));
const countOf = (rows: readonly Row[]): number => rows.flatMap(({ numbers }) => numbers).length;

/** How many client rows the requirement set has. */
const ALL = 173;

it('has every row once, and counts them', () => {
  const all = [...held, ...others].flatMap(({ numbers }) => numbers);
  expect(all.filter((number, at) => all.indexOf(number) < at)).toEqual([]);
  expect(all.length).toBe(ALL);
  expect(page).toContain(
    `${String(ALL)} rows: ${String(countOf(held))} are held, each by a test or by what is named; ` +
      `${String(countOf(others))} do not apply, each for a reason.`,
  );
});

it('cites for each that is held what is there, a test among it save where people agree it', () => {
  for (const { numbers, cells } of held) {
    const by = cells[1] ?? '';
    const paths = [...by.matchAll(/`((?:server|mocks|tests)\/[^`]+)`/g)].map(([, path]) => path ?? '');
    expect([numbers[0], paths.filter((path) => !isThere(path))]).toEqual([numbers[0], []]);
    const tested = paths.some((path) => path.includes('.test.'));
    expect([numbers[0], tested || by.includes('launching.md')]).toEqual([numbers[0], true]);
  }
});

it('gives each of the others a reason', () => {
  for (const { cells } of others) expect((cells[1] ?? '').length).toBeGreaterThan(15);
});
