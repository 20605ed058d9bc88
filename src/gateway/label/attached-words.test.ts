/** Is a word of an attached document found however it is written there, and is a scan left alone? */
import { describe, expect, it } from 'vitest';
import { UNJUDGED } from '../policy/marks';
import { marksOfBytes, marksOfData } from './attached-words';

const read = (mark: (judge: (words: string) => number) => number): string | null => {
  let read: string | null = null;
  mark((words) => {
    read = words;
    return 0;
  });
  return read;
};
const wordsOfBytes = (bytes: Uint8Array, type: string | null): string | null => read((judge) => marksOfBytes(bytes, type, judge));
const wordsOfData = (data: string, type: string | null): string | null => read((judge) => marksOfData(data, type, judge));


const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const utf16 = (text: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8])]);

describe('the words of an attached document', () => {
  it.each<[string, Uint8Array, string | null]>([
    ['text', utf8('Seen for HIV.'), 'text/plain'],
    ['text that is called a PDF', utf8('Seen for HIV.'), 'application/pdf'],
    ['text that is called nothing', utf8('Seen for HIV.'), null],
    ['text of Windows', Uint8Array.from([...utf8('Seen for HIV '), 0x96, 0x20, 0xe9]), 'text/plain'],
    ['text of Windows that says so', Uint8Array.from([...utf8('Seen for HIV '), 0x96]), 'text/plain; charset=windows-1252'],
    ['text of a charset that nobody knows', utf8('Seen for HIV.'), 'text/plain; charset=x-none'],
    ['text in two bytes a letter', utf16('Seen for HIV.'), 'text/plain'],
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
    for (const before of [766, 767, 768]) expect(wordsOfData(base64(utf8(`${'a'.repeat(before)}é HIV`)), 'application/pdf')).toContain('HIV');
  });

  it('are read as far as a letter can go, and no further', () => {
    const long = (before: number): string => wordsOfBytes(utf8(`${'é'.repeat(before)} HIV`), 'text/plain') ?? '';
    expect(long(1_000_000)).toContain('HIV');
    expect(long(2_500_000)).toMatch(/^é{1999999,2000000}$/);
    expect(wordsOfBytes(utf8(`a${'é'.repeat(2_500_000)}`), 'application/pdf')).not.toBeNull();
  });

  it('are not judged where they are too many to read, so that nothing passes unread', () => {
    expect(marksOfBytes(utf8('a'.repeat(4_000_000)), 'text/plain', () => 0)).toBe(0);
    expect(marksOfBytes(utf8('a'.repeat(4_000_001)), 'text/plain', () => 0)).toBe(UNJUDGED);
    expect(marksOfBytes(utf8('a'.repeat(4_000_001)), 'text/plain', () => 1)).toBe(UNJUDGED | 1);
    expect(marksOfBytes(Uint8Array.from({ length: 4_000_001 }, () => 0x89), 'image/png', () => 1)).toBe(0);
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
});
