/** Does an RTF letter say here what a word processor shows? */
import { describe, expect, it } from 'vitest';
import { readLetter } from './letter';
import { rtfWords } from './rtf';
import { paragraphText, type Warning } from './paragraph';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const r = String.raw;
const shown = (rtf: string): readonly string[] => rtfWords(rtf).paragraphs.map(paragraphText);

describe('the words of an RTF letter', () => {
  it.each<[string, string, readonly string[]]>([
    ['one word that is broken over two lines', '{\\rtf1 amox\r\nicillin}', ['amoxicillin']],
    ['a character by number with any stand-ins', r`{\rtf1\uc3 H\u73 abcV}`, ['HIV']],
    ['one with none', r`{\rtf1\uc0 H\u73 V}`, ['HIV']],
    ['one with a byte for stand-in', r`{\rtf1 5 \u181\'b5g}`, ['5 µg']],
    ['stand-ins that end with their group', r`{\rtf1 {\uc9 H\u73 x}V}`, ['HIV']],
    ['a character of two halves', r`{\rtf1\uc0\u-10179\u-8704 }`, ['😀']],
    ['bytes of the code page', r`{\rtf1\ansicpg1251 \'cf\'f0}`, ['Пр']],
    [
      'bytes of the font’s character set',
      r`{\rtf1{\fonttbl{\f0 Arial;}{\f1\fcharset161 Arial;}}\f1 \'e1\f0 \'e1}`,
      ['αá'],
    ],
    ['two bytes for a character', r`{\rtf1\ansicpg932 \'93\'fa\'96\'7b}`, ['日本']],
    ['a degree and a dot of a symbol font', r`{\rtf1{\fonttbl{\f1\fcharset2 Symbol;}}38\f1 \'b0}`, ['38°']],
    [
      'rows of cells, with lines in a cell',
      r`{\rtf1\trowd\intbl Drug\cell 40 mg\par od\cell\row After\par}`,
      ['Drug · 40 mg\nod', 'After'],
    ],
    ['empty cells and the row after', r`{\rtf1\trowd\intbl\cell x\cell\row\trowd\intbl y\cell\cell\row}`, ['x', 'y']],
    [
      'points with their markers',
      r`{\rtf1{\pntext 1.\tab}Stop aspirin\par{\listtext\f1\'b7\tab}Start apixaban\par}`,
      ['1. Stop aspirin', '· Start apixaban'],
    ],
    [
      'the words of a text box',
      r`{\rtf1 Dear{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt Ward 7\par}}}\par}`,
      ['Dear', 'Ward 7'],
    ],
    ['what an embedded file shows of itself', r`{\rtf1{\object{\*\objdata 0105}{\result K+ 4.6}}}`, ['K+ 4.6']],
    ['a raised number', r`{\rtf1 10{\super 9}/L, 10\super 12\nosupersub /L}`, ['10⁹/L, 10¹²/L']],
    ['struck-out words as such', r`{\rtf1 Take {\strike aspirin} apixaban}`, ['Take [struck out: aspirin] apixaban']],
    [
      'struck-out words to the end of their paragraph',
      r`{\rtf1\strike a\par b}`,
      ['[struck out: a]', '[struck out: b]'],
    ],
    ['no optional hyphen', r`{\rtf1 amoxi\-cillin 5\_6\~mg}`, ['amoxicillin 5-6\u00a0mg']],
    ['no bytes of a binary part, whatever they look like', r`{\rtf1 a\bin7 \par {}}b}`, ['ab']],
    ['a paragraph by a backslash at the end of a line', '{\\rtf1 a\\\nb}', ['a', 'b']],
    ['what its braces break', r`{\rtf1 a}}}b{{{c`, ['abc']],
  ])('are %s', (_what, rtf, words) => {
    expect(shown(rtf)).toEqual(words);
  });

  it('say what is the top of the page, its foot and a note, after the letter', () => {
    const { paragraphs } = rtfWords(r`{\rtf1{\header Ward 7\par}{\footerf Page}Dear{\footnote See BNF}\par Stop\par}`);
    expect(paragraphs).toEqual([
      { kind: 'paragraph', text: 'Dear' },
      { kind: 'paragraph', text: 'Stop' },
      { kind: 'beside', place: 'header', text: 'Ward 7' },
      { kind: 'beside', place: 'footer', text: 'Page' },
      { kind: 'beside', place: 'note', text: 'See BNF' },
    ]);
  });

  it('say what is a heading', () => {
    expect(rtfWords(r`{\rtf1\pard\outlinelevel0 Plan\par\pard Stop\par}`).paragraphs).toEqual([
      { kind: 'heading', level: 1, text: 'Plan' },
      { kind: 'paragraph', text: 'Stop' },
    ]);
  });

  it.each<[Warning, string, readonly string[], string]>([
    ['hidden-words', r`{\rtf1 a{\v hid}b\v c\v0 d}`, ['abd'], 'hid'],
    ['hidden-words', r`{\rtf1 a{\deleted gone}b}`, ['ab'], 'gone'],
    ['hidden-words', r`{\rtf1 a{\*\annotation not sure}b}`, ['ab'], 'not sure'],
    ['pictures', r`{\rtf1 a{\pict\pngblip 8950}b}`, ['ab'], '8950'],
    ['pictures', r`{\rtf1 a{\*\shppict{\pict 8950}}{\nonshppict{\pict 77}}b}`, ['ab'], '8950'],
    ['attached-files', r`{\rtf1 a{\object{\*\objdata 0105}}b}`, ['ab'], '0105'],
    ['charset-guessed', r`{\rtf1\ansicpg437 a}`, ['a'], ''],
    ['undecodable', r`{\rtf1{\fonttbl{\f1\fcharset2 Symbol;}}a\f1 q}`, ['a\ufffd'], ''],
    ['undecodable', r`{\rtf1\uc0 a\u-10179 b}`, ['a\ufffdb'], ''],
  ])('are told of with %s: %s', (warning, rtf, words, aside) => {
    const read = rtfWords(rtf);
    expect(read.paragraphs.map(paragraphText)).toEqual(words);
    expect([...read.warnings]).toEqual([warning]);
    expect(read.asides.join('\n')).toContain(aside);
  });

  it('are given up where groups are too deep, and said to be', () => {
    expect(readLetter(latin(`{\\rtf1${'{'.repeat(600)}a`), '')).toEqual({ kind: 'unreadable', why: 'too-intricate' });
    expect(readLetter(latin(`{\\rtf1${'{'.repeat(400)}a`), '').kind).toBe('rtf');
    expect(readLetter(latin(`{\\rtf1 a${'\\b'.repeat(500_000)}`), '').kind).toBe('unreadable');
    expect(readLetter(latin(`{\\rtf1 a${'\\b'.repeat(499_000)}`), '').kind).toBe('rtf');
  });
});
