/** Is a word of an attached document found however it is written there, and is a scan left alone? */
import { describe, expect, it } from 'vitest';
import { marksOfBytes, marksOfData } from './attached-words';
import { byWords } from '../../../tests/kits/gateway/letter-rules';

const read = (mark: (judge: (words: string) => number) => number): string | null => {
  let read: string | null = null;
  mark((words) => {
    read = words;
    return 0;
  });
  return read;
};
const wordsOfBytes = (bytes: Uint8Array, type: string | null): string | null =>
  read((judge) => marksOfBytes(bytes, type, byWords(judge)));
const wordsOfData = (data: string, type: string | null): string | null =>
  read((judge) => marksOfData(data, type, byWords(judge)));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]),
  ]);

describe('the words of an attached document', () => {
  it('are read with a break where a mark parts two of them, and without one where it stands in the middle of one', () => {
    expect(wordsOfBytes(utf8('<td>sexual<br>health</td><td>cl<b>in</b>ic</td>'), 'text/html')).toMatch(
      /sexual +health.* clinic|clinic[^]*sexual +health/,
    );
  });

  it('are found inline in the base64 of addresses too', () => {
    const bytes = utf8('>>>??? Seen for HIV.');
    expect(base64(bytes)).toMatch(/[+/]/);
    expect(wordsOfData(base64(bytes).replaceAll('+', '-').replaceAll('/', '_'), 'text/plain')).toBe(
      wordsOfBytes(bytes, 'text/plain'),
    );
  });

  it.each<[string, Uint8Array, string | null]>([
    ['text', utf8('Seen for HIV.'), 'text/plain'],
    ['text that is called a PDF', utf8('Seen for HIV.'), 'application/pdf'],
    ['text that is called nothing', utf8('Seen for HIV.'), null],
    ['text of Windows', Uint8Array.from([...utf8('Seen for HIV '), 0x96, 0x20, 0xe9]), 'text/plain'],
    [
      'text of Windows that says so',
      Uint8Array.from([...utf8('Seen for HIV '), 0x96]),
      'text/plain; charset=windows-1252',
    ],
    ['text of a charset that nobody knows', utf8('Seen for HIV.'), 'text/plain; charset=x-none'],
    ['text in two bytes a letter', utf16('Seen for HIV.'), 'text/plain'],
    ['text in two bytes a letter without a word of it', utf16('Seen for HIV.').subarray(2), 'text/plain'],
    ['JSON with letters as numbers', utf8(String.raw`{"seen for":"\u0048\u0049V"}`), 'application/json'],
    ['RTF with letters as characters', utf8(String.raw`{\rtf1\ansi Seen for \u72?\u73 ?V.}`), 'application/rtf'],
    ['HTML', utf8('<p>Seen for HIV</p>'), 'text/html'],
    ['HTML with a tag in the word', utf8('<p>Seen for H<b>I</b>V.</p>'), 'text/html'],
    ['HTML with a comment in the word', utf8('Seen for H<!-- x -->IV.'), 'text/html'],
    ['HTML with letters as numbers', utf8('Seen for &#72;&#x49;V.'), 'text/html'],
    ['RTF', utf8(String.raw`{\rtf1\ansi Seen for {\b HIV}.\par}`), 'application/rtf'],
    ['RTF with letters as numbers', utf8(String.raw`{\rtf1\ansi Seen for \'48\'49V.}`), 'application/rtf'],
    ['RTF with a mark in the word', utf8(String.raw`{\rtf1\ansi Seen for H\b IV.}`), 'application/rtf'],
  ])('are found in %s, inline and fetched', (_what, bytes, type) => {
    expect(wordsOfBytes(bytes, type)).toMatch(/(?<![A-Za-z])HIV(?![A-Za-z])/);
    expect(wordsOfData(base64(bytes), type)).toBe(wordsOfBytes(bytes, type));
  });

  it('are found behind a beginning that ends in the middle of a letter', () => {
    for (const before of [766, 767, 768])
      expect(wordsOfData(base64(utf8(`${'a'.repeat(before)}é HIV`)), 'application/pdf')).toContain('HIV');
  });

  it.each([
    ['a PDF', Uint8Array.from([...utf8('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, ...utf8(' HIV')]), 'application/pdf'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, ...utf8(' HIV')]), 'image/png'],
  ])('are none in %s', (_what, bytes, type) => {
    expect(wordsOfBytes(bytes, type)).toBeNull();
    expect(wordsOfData(base64(bytes), type)).toBeNull();
  });

  it('are none in what is no base64', () => {
    expect(wordsOfData('%%%', 'text/plain')).toBeNull();
    expect(wordsOfData(`${'QUJD'.repeat(400)}%`, 'text/plain')).toBeNull();
  });

  /** No UTF-8: whether it is read rests on what it is called. */
  const latin = Uint8Array.from([...utf8('HIV '), 0xe9]);
  it.each([
    'text/plain',
    ' text/html',
    'TEXT/PLAIN',
    'application/xml',
    'application/json; x=1',
    'application/rtf',
    'application/xhtml+xml',
    'application/fhir+xml',
    'application/vnd.x-y+json',
    'text/plain; charset=utf-8',
  ])('are read of old text that is called %s', (type) => {
    expect(wordsOfBytes(latin, type)).toBe('HIV é');
  });
  it.each(['x-text/plain', 'not application/xml', 'application/xmlish', 'application/msword', ''])(
    'are read of old text that is called %s, since the screen shows it',
    (type) => {
      expect(wordsOfBytes(latin, type)).toBe('HIV é');
    },
  );
  it.each(['application/pdf', 'image/png', 'application/pdf; charset=utf-8', 'application/pdf; charset=UTF8'])(
    'are not read of bytes that are called %s',
    (type) => {
      expect(wordsOfBytes(latin, type)).toBeNull();
    },
  );
  it.each([
    ['x; charset=windows-1252', latin, 'HIV é'],
    ['x; charset="windows-1252"', latin, 'HIV é'],
    ["x; Charset='iso-8859-5'", latin, 'HIV щ'],
    ['x; charset=x-utf-8', latin, 'HIV é'],
    ['x; charset=utf-8x', latin, 'HIV é'],
    ['x; charset=utf-16le', Uint8Array.from([0x48, 0, 0x49, 0, 0x56, 0]), 'HIV'],
  ])('are read in the charset that %s names, and in that of Windows where nobody knows it', (type, bytes, words) => {
    expect(wordsOfBytes(bytes, type)?.split('\n')[0]).toBe(words);
  });

  it.each<[string, readonly number[], string | null]>([
    ['little end first', [0xff, 0xfe, 0x48, 0, 0x49, 0, 0x56, 0], 'HIV'],
    ['big end first', [0xfe, 0xff, 0, 0x48, 0, 0x49, 0, 0x56], 'HIV'],
    ['half a letter in it', [0xff, 0xfe, 0, 0xd8, 0x48, 0], '\ufffdH'],
    ['half a letter in it, big end first', [0xfe, 0xff, 0xd8, 0, 0, 0x48], '\ufffdH'],
    ['only the first byte of the mark', [0xff, 0x48], 'ÿH'],
    ['only the second', [0x48, 0xfe], 'Hþ'],
    ['only the first, big end first', [0xfe, 0x48], 'þH'],
    ['only the second, big end first', [0x48, 0xff], 'Hÿ'],
    ['nothing at all', [], ''],
    ['a nought among letters', [0x48, 0, 0x49], null],
  ])('are read of text of two bytes a letter: %s', (_what, bytes, words) => {
    expect(wordsOfBytes(Uint8Array.from(bytes), null)).toBe(words);
  });

  it.each<[string, ...string[]]>([
    ['<p class="x">H<b>I</b>V</p>', 'HIV', 'H I V', 'x'],
    ['sexual<br/>health', 'sexualhealth', 'sexual health'],
    ['CD4 < 200 and > 50'],
    ['a <b and c', 'a '],
    ['H<!-- x -->IV<!-- y -->.', 'HIV.', ' x '],
    ['a --> H<!-- x -->IV', 'a --> HIV'],
    ['a <!-- HIV', ' HIV'],
    ['&#72;&#x49;&#X56;', 'HIV'],
    ['&#0;&#x110000;&#9999999;H', '\ufffd\ufffd\ufffdH'],
    ['&#x10ffff;', '\u{10ffff}'],
    ['H&amp;I&lt;V&gt;&quot;&apos;&nbsp;&ndash;&mdash;&shy;.', 'H&I<V>"\' –—.'],
    ['&nbsp;&nobody;H', '&nobody;H'],
    ["\\'48\\'49V", 'HIV'],
    ['{\\rtf1\\ansi H\\b IV\\par}', 'HIV'],
    ['H\\fs24IV\\li-20 x', 'HIVx'],
    ['<p hidden>H<i>I</i>V</p>', 'HIV'],
    ['<script>H<!-- -->IV</script>', 'H<!-- -->IV'],
    ['<img alt="H&#73;V">', 'HIV'],
    ['<template><p title=a&#98;c>H&#73;V</template>', 'HIV', 'abc'],
  ])('of %s are read as they stand and as %j', (text, ...words) => {
    const read = wordsOfBytes(utf8(text), 'text/html');
    expect(read?.startsWith(text)).toBe(true);
    expect(read?.split('\n')).toEqual(expect.arrayContaining(words));
  });

  it('of plain text are read once', () => {
    expect(wordsOfBytes(utf8('HIV {x}'), 'text/plain')).toBe('HIV {x}');
  });

  it('are read of base64 with line breaks, and of nothing', () => {
    expect(wordsOfData('SE\nlW\r\n', 'text/plain')).toBe('HIV');
    expect(wordsOfData('', 7 as unknown as string)).toBe('');
  });
});
