/** Are lines cut out of every kind of paragraph, and does everything else keep its place? */
import { describe, expect, it } from 'vitest';
import { asText } from './as-text';
import { cutLetter, type LineCutter } from './cut-letter';
import type { Paragraph } from './paragraph';

/** Lines go from CUT on; after OPEN the next line answers. MORE says more of one; HEAD is a heading. */
const cutter: LineCutter = {
  read: (line) => {
    const at = line.search(/CUT(?= )/);
    if (at < 0) return { left: line, cut: false, open: false };
    return { left: line.slice(0, at).trimEnd(), cut: true, open: line.endsWith('OPEN') };
  },
  answers: (line) => line.trim() === 'yes',
  follows: (line) => line.startsWith('MORE'),
  isHeading: (cell) => cell === 'CUT',
  isOtherHeading: (cell) => /^\s*HEAD\d?$/.test(cell),
};
const text = (words: string): Paragraph => ({ kind: 'paragraph', text: words });
const row = (...cells: readonly string[]): Paragraph => ({ kind: 'row', head: false, cells });
const head = (...cells: readonly string[]): Paragraph => ({ kind: 'row', head: true, cells });
const left = (...paragraphs: readonly Paragraph[]) => cutLetter(paragraphs, cutter).paragraphs;
const LONG = `CUT ${'x'.repeat(41)}`;

describe('a letter without the lines that are cut', () => {
  it.each<[rule: string, sent: readonly Paragraph[], kept: readonly Paragraph[]]>([
    ['is the same where there are none', [text('a\n\nb'), row('c', 'd')], [text('a\n\nb'), row('c', 'd')]],
    ['loses a line in the middle, and parts what stood around it', [text('a\nCUT x\nb')], [text('a'), text('b')]],
    ['loses the first and the last', [text('CUT x\na\nCUT y')], [text('a')]],
    ['keeps what stands before on the line', [text('a CUT x\nb')], [text('a\nb')]],
    ['loses a paragraph whole', [text('CUT x'), text('a')], [text('a')]],
    ['loses the answer on the next line', [text('CUT OPEN\nyes\na')], [text('a')]],
    ['loses the answer in the next paragraph', [text('CUT OPEN'), text('yes'), text('a')], [text('a')]],
    ['keeps what is no answer', [text('CUT OPEN\nno answer')], [text('no answer')]],
    ['keeps an answer to nothing', [text('CUT x\nyes')], [text('yes')]],
    ['keeps an answer after another line', [text('CUT OPEN\na\nyes')], [text('a\nyes')]],
    ['loses what says more, again and again', [text('CUT x\nMORE a\nMORE b\nc')], [text('c')]],
    ['keeps what says more of nothing', [text('MORE a')], [text('MORE a')]],
    ['keeps an answer after what says more of an answered one', [text('CUT x\nMORE a\nyes')], [text('yes')]],
    ['loses the answer to what says more', [text('CUT x\nMORE:\nyes\na')], [text('a')]],
    ['loses an answer after a blank line', [text('CUT OPEN\n \nyes\na')], [text('a')]],
    ['loses what goes on over long lines alone', [text(`${LONG}\n${'y'.repeat(45)}\nends\nends`)], [text('ends')]],
    ['counts no blanks at the end of a line', [text(`CUT x${' '.repeat(50)}\nends`)], [text('ends')]],
    ['keeps what is deeper than a line that stays', [text('CUT x\na\n   Deeper')], [text('a\n   Deeper')]],
    ['parts after a heading without its value', [text('a CUT OPEN\nb')], [text('a'), text('b')]],
    ['keeps no blank lines where one went', [text('CUT x\n\n \na\n\n \nCUT y')], [text('a')]],
    ['loses the answer after blanks', [text('CUT x\nMORE: \nyes\na')], [text('a')]],
    ['keeps an answer to what was answered', [text('CUT x\nMORE: a\nyes')], [text('yes')]],
    ['loses what is written deeper', [text('CUT x\n  Deeper\na')], [text('a')]],
    ['keeps what is written one blank deeper', [text('CUT x\n A')], [text(' A')]],
    ['loses what is deeper by a tab', [text('CUT x\n\tDeeper\nA')], [text('A')]],
    ['keeps what is as deep', [text('  CUT x\n  A')], [text('  A')]],
    ['keeps a heading that is deeper', [text('CUT x\n  HEAD: a')], [text('  HEAD: a')]],
    ['loses what is deeper than a heading without a mark', [text('CUT x\n  HEAD')], []],
    ['loses the end of a sentence after a long line', [text(`${LONG}\nends here\nA`)], [text('A')]],
    ['keeps a small letter after a short line', [text('CUT x\nends here')], [text('ends here')]],
    ['keeps a capital after a long line', [text(`${LONG}\nEnds here`)], [text('Ends here')]],
    ['keeps the end of a sentence in a paragraph of its own', [text(LONG), text('ends here')], [text('ends here')]],
    ['keeps a blank line between lines that stay', [text('a\n\nCUT x\n\nb')], [text('a'), text('b')]],
    [
      'loses a point, and the lines within one',
      [
        { kind: 'item', marker: '•', text: 'CUT x' },
        { kind: 'item', marker: '•', text: 'a\nCUT y\nb' },
      ],
      [{ kind: 'item', marker: '•', text: 'a\nb' }],
    ],
    ['loses a heading', [{ kind: 'heading', level: 1, text: 'CUT OPEN' }, text('yes')], []],
  ])('%s', (_rule, sent, kept) => {
    expect(left(...sent)).toEqual(kept);
  });

  it.each<[rule: string, sent: readonly Paragraph[], kept: readonly Paragraph[]]>([
    ['loses the row of a heading', [row('CUT', 'yes', 'note'), row('a', 'b')], [row('a', 'b')]],
    ['loses the row of a line', [row('CUT x', 'more'), row('a', 'b')], [row('a', 'b')]],
    ['keeps the rest of a row from the next heading', [row('CUT', 'no', 'HEAD', '1')], [row('', '', 'HEAD', '1')]],
    ['keeps the rest from a heading with its value', [row('CUT', 'no', 'HEAD: 1')], [row('', '', 'HEAD: 1')]],
    ['loses a second pair, after a value', [row('HEAD', '1', 'CUT', 'no')], [row('HEAD', '1', '', '')]],
    ['loses a second pair, after an answer', [row('a', 'yes', 'CUT', 'no')], [row('a', 'yes', '', '')]],
    ['loses the column below a heading', [head('HEAD', 'CUT'), row('1', 'no')], [head('HEAD', ''), row('1', '')]],
    [
      'loses the column of headings that are marked as none',
      [row('HEAD1', 'CUT', 'HEAD2'), row('1', 'no', '2')],
      [row('HEAD1', '', 'HEAD2'), row('1', '', '2')],
    ],
    [
      'begins again with the next head',
      [head('HEAD', 'CUT'), row('1', 'no'), head('HEAD', 'HEAD2'), row('1', '2')],
      [head('HEAD', ''), row('1', ''), head('HEAD', 'HEAD2'), row('1', '2')],
    ],
    [
      'begins again after a paragraph',
      [head('HEAD', 'CUT'), text('a'), row('1', '2')],
      [head('HEAD', ''), text('a'), row('1', '2')],
    ],
    ['loses the answer in the row below', [row('CUT', ''), row('yes', 'b'), row('c', 'd')], [row('c', 'd')]],
    [
      'loses the answer in another column below',
      [row('CUT', '', ''), row(' ', 'yes', ''), row('c', 'd')],
      [row('c', 'd')],
    ],
    ['loses the row that says more', [row('CUT', 'no'), row('MORE', 'b'), row('c', 'd')], [row('c', 'd')]],
    ['loses a line within a cell', [row('a', 'b\nCUT x')], [row('a', 'b')]],
    ['loses the first pair, after an empty cell', [row(' ', 'CUT', 'no')], []],
    ['keeps what may be a value, after an empty cell', [row('HEAD', ' ', 'CUT')], [row('HEAD', '', 'CUT')]],
    ['keeps what may be a value', [row('HEAD', 'CUT')], [row('HEAD', 'CUT')]],
    [
      'passes over empty cells of its headings',
      [row('HEAD1', ' ', 'CUT', 'HEAD2'), row('1', '', 'no', '2')],
      [row('HEAD1', ' ', '', 'HEAD2'), row('1', '', '', '2')],
    ],
    ['keeps an answer that is none', [row('CUT', 'no'), row('yes', 'b')], [row('yes', 'b')]],
    [
      'keeps an answer two rows below',
      [row('CUT', ''), row('a', 'b'), row('yes', 'b')],
      [row('a', 'b'), row('yes', 'b')],
    ],
    [
      'keeps what says more of its columns',
      [head('HEAD', 'CUT'), row('MORE', 'b')],
      [head('HEAD', ''), row('MORE', '')],
    ],
    ['keeps what says more of nothing', [row('a', 'b'), row('MORE', 'c')], [row('a', 'b'), row('MORE', 'c')]],
    [
      'loses the rest of a row after a line that is cut whole',
      [row('CUT x', 'a', 'HEAD', 'b')],
      [row('', '', 'HEAD', 'b')],
    ],
    ['keeps the next cell after a line that is cut in part', [row('a\nCUT x', 'b')], [row('a', 'b')]],
    ['keeps a row of blanks', [row('', ' '), row('a', 'b')], [row('', ' '), row('a', 'b')]],
  ])('of a table %s', (_rule, sent, kept) => {
    expect(left(...sent)).toEqual(kept);
  });

  it('says whether anything was cut', () => {
    expect(cutLetter([text('a')], cutter).cut).toBe(false);
    for (const one of [text('CUT x'), row('CUT', 'a'), head('HEAD', 'CUT'), row('a', 'b CUT x')])
      expect(cutLetter([one], cutter).cut).toBe(true);
  });
});

describe('a letter as text', () => {
  it('parts paragraphs by a line, and keeps lists and tables together, with each cell in its column', () => {
    expect(
      asText([
        { kind: 'heading', level: 2, text: 'Plan' },
        text('a\nb'),
        { kind: 'item', marker: '•', text: 'c' },
        { kind: 'item', marker: '2.', text: 'd' },
        head('Drug', 'Dose', 'Note'),
        row('e', '', 'f\n g'),
        row('h', '', ''),
        { kind: 'beside', place: 'footer', text: 'Page 1' },
        { kind: 'beside', place: 'header', text: 'Trust' },
        { kind: 'beside', place: 'note', text: 'n' },
      ]),
    ).toBe(
      'Plan\n\na\nb\n\n• c\n2. d\n\nDrug | Dose | Note\ne |  | f g\nh |  |\n\n' +
        'At the foot of the page: Page 1\n\nAt the top of the page: Trust\n\nNote: n\n',
    );
  });

  it('of nothing is nothing', () => {
    expect(asText([])).toBe('');
    expect(asText([text('a'), text('b')])).toBe('a\n\nb\n');
  });
});
