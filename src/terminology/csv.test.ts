/** Is CSV read as RFC 4180 has it, and refused where it is none? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './csv';

const cellsOf = (text: string): readonly (readonly string[])[] => {
  const read = readCsv(text);
  if (!read.ok) throw new Error(read.problem);
  return read.rows.map(({ cells }) => cells);
};

const written = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

describe('a CSV text', () => {
  it('gives back whatever was written into its cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é') });
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, last) => {
        const text = rows.map((cells) => cells.map(written).join(',')).join(end);
        expect(cellsOf(last && text !== '' ? text + end : text)).toEqual(rows);
      }),
    );
  });

  it('tells on which line each row begins, after cells of several lines too', () => {
    const read = readCsv('a,b\n"one\ntwo",c\r\n\r\nd,e\n');
    expect(read.ok && read.rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('may begin with the mark that spreadsheets write', () => {
    expect(cellsOf('\uFEFFa,b\n')).toEqual([['a', 'b']]);
  });

  it.each([
    ['a quote within a bare cell', 'a,b\nc"d,e\n', 2],
    ['words behind a closing quote', 'a,b\n\n"c" d,e\n', 3],
    ['a quote that is not closed', 'a,b\n"c,d\n', 2],
  ])('is refused for %s, with its line', (_what, text, line) => {
    expect(readCsv(text)).toMatchObject({ ok: false, line });
  });
});
