/** Is every word that is shown of a letter among those that are judged? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHoldWords, wordsToJudge } from './judged-words';
import { openLetter, readLetter } from './letter';
import { paragraphText } from './paragraph';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);

const SCRAPS = (
  'a|Stop aspirin| |\n|\n\n|\r|<p>|</p>|<b>|<li>|<ol>|<table>|<tr>|<td>|<th>|<sup>9</sup>|<s>|<br>|<!--|-->|' +
  '<template>' +
  "|<p hidden>|<script>|</script>|<pre>|&amp;|&#72;|&#x202e;|\\par |\\u72 ?|\\uc3 |\\'e9|{|}|\\*\\x |\\cell |\\row " +
  '|\\intbl |{\\header |{\\footnote |{\\listtext 1.}|\\strike |\\v |\\super 9|<![CDATA[x]]>|<title>x</title>|' +
  '<section>' +
  '|<text>|é|\u202e|\0|\x96'
).split('|');
const BEGINNINGS = [
  '',
  '<html>',
  '{\\rtf1 ',
  '<?xml version="1.0"?>',
  '<ClinicalDocument>',
  '%PDF-',
  '\ufeff',
  'PK\x03',
];
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc
    .tuple(fc.constantFrom(...BEGINNINGS), fc.array(fc.constantFrom(...SCRAPS), { maxLength: 25 }), fc.boolean())
    .map(([beginning, scraps, old]) => (old ? latin : utf8)(beginning + scraps.join(''))),
);
const type = fc.constantFrom(
  '',
  'text/plain',
  'text/html',
  'application/rtf',
  'application/xml',
  'application/pdf',
  'image/tiff',
  'text/plain; charset=utf-16le',
  'text/html; charset=shift_jis',
);

describe('the words that are judged', () => {
  it('hold every line that is shown, as it is shown', () => {
    fc.assert(
      fc.property(bytes, type, (letter, stated) => {
        const read = readLetter(letter, stated);
        if (!('paragraphs' in read)) return;
        const judged = wordsToJudge(letter, stated);
        expect(judged?.words).toContain(read.paragraphs.map(paragraphText).join('\n'));
        expect(mayHoldWords(letter.subarray(0, 1026), stated)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('hold every word of the letter’s own pieces, whichever way it is read', () => {
    fc.assert(
      fc.property(bytes, type, (letter, stated) => {
        const open = openLetter(letter, stated);
        const read = open.letter.kind === 'html' ? open.html() : open.letter.kind === 'rtf' ? open.rtf() : null;
        const judged = wordsToJudge(letter, stated)?.words ?? '';
        for (const piece of read?.pieces ?? []) expect(judged).toContain(piece.trim());
      }),
      { numRuns: 500 },
    );
  });

  it('are the same every time, and of bytes that are no text none', () => {
    fc.assert(
      fc.property(bytes, type, (letter, stated) => {
        expect(wordsToJudge(letter, stated)).toEqual(wordsToJudge(letter, stated));
        if (openLetter(letter, stated).text === null) expect(wordsToJudge(letter, stated)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a word that is hyphenated at the end of a line', 'a preg-\nnancy', 'pregnancy'],
    ['the same in lines of Windows, and indented', 'a preg- \r\n   nancy', 'pregnancy'],
    ['the same in a letter that is quoted', '> a preg-\n> nancy', 'pregnancy'],
    ['words in lines that are quoted', 'domestic\n> violence', 'domestic violence'],
    ['words in lines that are quoted twice', 'domestic\n  >> violence', 'domestic violence'],
    ['words in lines that begin with a bar', 'domestic\r\n | violence', 'domestic violence'],
  ])('hold %s in one piece', (_what, letter, words) => {
    expect(wordsToJudge(utf8(letter), 'text/plain')?.words).toContain(words);
    expect(wordsToJudge(utf8(`<pre>${letter}</pre>`), 'text/html')?.words).toContain(words);
    expect(wordsToJudge(latin(`{\\rtf1 ${letter.replace(/\r?\n/gu, '\\par ')}}`), '')?.words).toContain(words);
  });
});

describe('what is packed in a letter', () => {
  /** Base64 of noise that is the same each time. */
  const noise = (length: number): string => {
    let seed = 7;
    const made = Uint8Array.from({ length }, () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed >> 16;
    });
    return Buffer.from(made).toString('base64');
  };
  const inLines = (text: string, width: number): string =>
    text.replace(new RegExp(`(.{${String(width)}})`, 'gu'), '$1\n    ');
  const document = (packed: string): string =>
    '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Plan of Ada</title><component>' +
    '<structuredBody>' +
    `<component><section><text>Walks well</text><signatureText>${packed}</signatureText></section></component>` +
    '<component><section><text>Sleeps badly</text></section></component></structuredBody></component>' +
    '</ClinicalDocument>';
  const judged = (text: string): string => wordsToJudge(utf8(text), 'text/xml')?.words ?? '';

  it.each([
    ['in one line', noise(60_000)],
    ['in lines', inLines(noise(60_000), 76)],
    ['in short lines', inLines(noise(60_000), 64)],
  ])('is not judged again in every spelling: %s', (_name, packed) => {
    const words = judged(document(packed));
    expect(words.length).toBeLessThan(packed.length / 4);
    for (const told of ['Plan of Ada', 'Walks well', 'Sleeps badly']) expect(words).toContain(told);
  });

  it.each([
    ['a short one', noise(300)],
    ['letters without a number', 'Abcdefghij'.repeat(400)],
    ['words', 'a word after another, and 12 more '.repeat(100)],
    ['numbers apart', '12 345 6789 '.repeat(300)],
  ])('is judged: %s', (_name, packed) => {
    expect(judged(document(packed))).toContain(packed.trim());
  });

  it.each(['HIV', 'HIV positive', 'known, HIV', 'a/b', 'Chlamydia+'])('leaves the words behind it: %s', (behind) => {
    for (const between of ['\n', ' ', '\n    '])
      expect(judged(document(`${inLines(noise(5_700), 76)}${between}${behind}`))).toContain(behind);
  });

  it.each([
    ['in one line', noise(6_000_000)],
    ['in lines', inLines(noise(6_000_000), 76)],
    ['with words before and after', `stop ${noise(6_000_000)} pregnancy`],
  ])('is left out however long it is: eight megabytes %s', (_name, packed) => {
    const words = judged(document(packed));
    expect(words.length).toBeLessThan(packed.length / 4);
    for (const told of ['Plan of Ada', 'Walks well', 'Sleeps badly', ...(packed.match(/stop|pregnancy$/gu) ?? [])])
      expect(words).toContain(told);
  });
});
