/** Are the characters of a letter what its bytes stand for, and is a guess told? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charsetOf, decode, windows1252 } from './charset';
import { wordsToJudge } from './judged-words';
import { readLetter } from './letter';
import { LETTER_TYPE_HEADER, readingType } from './letter-type';
import { paragraphText } from './paragraph';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('the characters of a letter', () => {
  it.each<[string, Uint8Array, string, string | null, boolean]>([
    ['UTF-8', utf8('5 µg'), '', '5 µg', false],
    ['UTF-8 with its mark', utf8('\ufeff5 µg'), 'text/plain', '5 µg', false],
    ['UTF-16 with its mark, whatever is stated', latin('\xff\xfe5\0'), 'text/plain; charset=utf-8', '5', false],
    ['UTF-16 without', latin('5\0 \0\xb5\0g\0'), 'text/plain', '5 µg', true],
    ['UTF-16 without, big end first', latin('\x005\0 \0\xb5\0g'), 'text/plain', '5 µg', true],
    ['the stated characters', latin('5 \xb5g'), 'text/plain; charset=iso-8859-1', '5 µg', false],
    ['the stated characters by another name', latin('\xcf\xf0'), 'text/plain; Charset="CP1251"', 'Пр', false],
    [
      'what markup says of itself',
      latin('<meta charset=windows-1251>\xcf'),
      'text/html',
      '<meta charset=windows-1251>П',
      false,
    ],
    [
      'what XML says of itself',
      latin('<?xml version="1.0" encoding="windows-1251"?>\xcf'),
      'text/xml',
      '<?xml version="1.0" encoding="windows-1251"?>П',
      false,
    ],
    ['those of Windows, as a guess', latin('5 \xb5g \x96'), 'text/plain', '5 µg –', true],
    ['those of Windows, where it says UTF-8 and is none', latin('5 \xb5g'), 'text/plain; charset=utf-8', '5 µg', true],
    [
      'those of Windows, where nobody knows what is stated',
      latin('5 \xb5g'),
      'text/plain; charset=x-none',
      '5 µg',
      true,
    ],
  ])('are %s', (_what, bytes, type, text, guessed) => {
    expect(decode(bytes, type, true)).toMatchObject({ text, guessed });
  });

  it('are none where bytes are no text and nobody calls them one', () => {
    expect(decode(latin('PK\x03\x04\xff'), 'application/zip', false)).toBeNull();
    expect(charsetOf('text/plain; charset=replacement')).toBeNull();
  });

  it('are told as a guess, and as not readable, on the letter itself', () => {
    const letter = (bytes: Uint8Array, type: string) => {
      const read = readLetter(bytes, type);
      return 'paragraphs' in read ? [read.paragraphs.map(paragraphText).join('|'), ...read.warnings] : [];
    };
    expect(letter(latin('5 \xb5g'), 'text/plain')).toEqual(['5 µg', 'charset-guessed']);
    expect(letter(latin('5 \xb5g!'), 'text/plain; charset=utf-16le')).toContain('undecodable');
    expect(letter(latin('5 \xffg'), 'text/plain; charset=shift_jis')).toContain('undecodable');
    expect(letter(utf8('take \u202e01\u202c mg'), 'text/plain')).toEqual(['take 01 mg', 'turned-around']);
    expect(letter(utf8('<p>take &#x202e;01 mg'), 'text/html')).toEqual(['take 01 mg', 'turned-around']);
    expect(letter(utf8('amox\u00adi\u200bcil\x01lin'), 'text/plain')).toEqual(['amoxicillin']);
  });
});

describe('Windows 1252', () => {
  it('is read by its own table, so that no platform reads it otherwise', () => {
    const high = Uint8Array.from({ length: 128 }, (_, at) => 128 + at);
    // What browsers make of it: its controls are those of Latin-1.
    expect(windows1252(high)).toBe(
      `€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ${String.fromCharCode(...high.subarray(32))}`,
    );
    expect(charsetOf('text/plain; charset=latin1')).toBe('windows-1252');
    expect(wordsToJudge(latin('sexual\x96health'), 'text/plain')?.words).toBe('sexual–health');
  });
});

describe('the type that the gateway states', () => {
  const type = fc.oneof(
    fc.constantFrom(
      'text/plain',
      'TEXT/HTML; charset=ISO-8859-1',
      'application/xhtml+xml',
      'application/rtf',
      'application/fhir+xml;charset=x-none',
      'application/pdf',
      'application/pdf; charset=utf-8',
      'image/svg+xml',
      'image/x-hiv-clinic',
      'application/msword',
      ' text/html ',
      '',
    ),
    fc.string(),
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc
      .constantFrom('<p>x', '<?xml version="1.0"?><html><p>\xe9</html>', '{\\rtf1 x}', '%PDF-1', '\x89PNG\r\n', 'é')
      .map(latin),
  );

  it('is read as what was judged, and tells nothing of its own', () => {
    fc.assert(
      fc.property(bytes, type, (letter, stated) => {
        const told = readingType(stated);
        expect(readLetter(letter, told)).toEqual(readLetter(letter, stated));
        expect(readingType(told)).toBe(told);
        expect(told).toMatch(
          /^(?:text\/(?:plain|html)|application\/(?:xhtml\+xml|pdf|octet-stream)|image\/(?:x|png|jpeg|gif|webp|tiff|bmp|svg\+xml|heic))(?:; charset=[a-z0-9-]+)?$/,
        );
      }),
      { numRuns: 500 },
    );
    expect(new Headers([[LETTER_TYPE_HEADER, readingType('x')]]).get(LETTER_TYPE_HEADER)).not.toBeNull();
  });
});
