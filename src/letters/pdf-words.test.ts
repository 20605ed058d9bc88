/** Does a PDF read as it stands on the page, and is all of it judged? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphText } from './paragraph';
import { pdfWords, type PdfPiece, type PdfRead } from './pdf-words';

const piece = (text: string, x: number, y: number, width = text.length * 6, height = 12): PdfPiece => ({
  text,
  x,
  y,
  width,
  height,
});
const read = (pages: PdfRead['pages'], more: Partial<PdfRead> = {}) =>
  pdfWords({ pages, beside: [], holdsFiles: false, holdsFields: false, ...more });
const shown = (...pieces: readonly PdfPiece[]) => read([pieces]).paragraphs.map(paragraphText);

describe('the words of a PDF', () => {
  it.each<[rule: string, pieces: readonly PdfPiece[], lines: readonly string[]]>([
    [
      'stand from the top down and from left to right',
      [piece('c', 0, 80), piece('b', 50, 100), piece('a', 0, 100)],
      ['a   b\nc'],
    ],
    ['stand on one line where they are a little raised', [piece('H', 0, 100), piece('2', 6, 103)], ['H2']],
    ['stand on two where they are half a line apart', [piece('a', 0, 100), piece('b', 0, 94)], ['a\nb']],
    [
      'are one where they touch, with a blank where there is room for one',
      [piece('a', 0, 100), piece('b', 6, 100), piece('c', 15, 100)],
      ['ab c'],
    ],
    [
      'have no second blank beside their own',
      [piece('a ', 0, 100, 12), piece('b', 15, 100), piece(' c', 25, 100)],
      ['a b c'],
    ],
    ['are parted by a gap where columns part them', [piece('a', 0, 100), piece('b', 25, 100)], ['a   b']],
    ['begin a paragraph after a wider gap', [piece('a', 0, 100), piece('b', 0, 85), piece('c', 0, 60)], ['a\nb', 'c']],
    ['are of ten points where nobody says how high', [piece('a', 0, 100, 6, 0), piece('b', 0, 84, 6, 0)], ['a\nb']],
    ['leave out pieces of blanks', [piece('  ', 0, 100), piece('a', 30, 100)], ['a']],
    ['leave out what is not seen', [piece('H\u200bIV', 0, 100)], ['HIV']],
  ])('%s', (_rule, pieces, lines) => {
    expect(shown(...pieces)).toEqual(lines);
  });

  it('are judged as drawn, as they stand, and with what stands beside', () => {
    const { judged } = read([[piece('I', 0, 50), piece('H', 0, 100), piece('V', 0, 20)]], { beside: ['a note'] });
    for (const said of ['IHV', 'I H V', 'H\n', 'a note']) expect(judged).toContain(said);
  });

  it('are whole with words on every page, and no file within', () => {
    const page = [piece('a', 0, 100)];
    expect(read([page])).toMatchObject({ whole: true, warnings: new Set() });
    expect(read([page, []])).toMatchObject({ whole: false, warnings: new Set(['pages-without-words']) });
    expect(read([page, [piece(' ', 0, 0)]])).toMatchObject({ whole: false });
    expect(read([])).toMatchObject({ whole: false });
    expect(read([page], { holdsFiles: true })).toMatchObject({ whole: false, warnings: new Set(['attached-files']) });
    expect(read([page], { holdsFields: true })).toMatchObject({ whole: true, warnings: new Set(['form-fields']) });
  });

  it('are judged wherever they are shown', () => {
    const place = fc.integer({ min: 0, max: 800 });
    const pieces = fc.record({
      text: fc.string({ maxLength: 6 }),
      x: place,
      y: place,
      width: fc.integer({ min: 0, max: 80 }),
      height: fc.constantFrom(0, 8, 12),
    });
    fc.assert(
      fc.property(fc.array(fc.array(pieces, { maxLength: 8 }), { maxLength: 3 }), (pages) => {
        const { paragraphs, judged } = read(pages);
        for (const paragraph of paragraphs) expect(judged).toContain(paragraphText(paragraph));
      }),
    );
  });
});
