/**
 * Is a letter withheld wherever the reader of the screen would show a telling phrase in it, however it is written?
 * Through the whole gateway.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readLetter } from '../../src/letters/letter';
import { LETTER_TYPE_HEADER } from '../../src/letters/letter-type';
import { paragraphText } from '../../src/letters/paragraph';
import { bundle } from '../kits/gateway/fake-server';
import { open, read, replyOf, world, type Ask, type World } from '../kits/gateway/gateway';
import { casesOf } from '../kits/deep';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf16 = (text: string): Uint8Array =>
  latin([...text].map((char) => char + String.fromCharCode(char.charCodeAt(0) >> 8)).join(''));

interface Written {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** How a phrase is written in one kind of letter: its characters, what may stand between them unseen, its blanks. */
interface Hand {
  readonly character: (char: string) => fc.Arbitrary<string>;
  readonly unseen: readonly string[];
  readonly blanks: readonly string[];
  readonly letter: (phrase: string) => fc.Arbitrary<Written>;
}

const code = (char: string): number => char.charCodeAt(0);
const as =
  (type: string, bytes: (text: string) => Uint8Array = utf8) =>
  (text: string) => ({ bytes: bytes(text), type });

const HTML: Hand = {
  character: (char) => fc.constantFrom(char, char, `&#${code(char)};`, `&#x${code(char).toString(16)};`),
  unseen: ['', '', '<b>', '</b>', '<span class="x">', '<!-- x -->', '<script>x</script>', '&shy;', '&#8203;', '<wbr>'],
  blanks: [' ', '\n', '&nbsp;', '&emsp;', '<br>', '</p><p>', '<ul><li>', '<h2>', '&#x2003;', '\t', '<hr>'],
  letter: (phrase) =>
    fc
      .constantFrom(
        `<!doctype html><p>Dear Dr Patel, seen at the ${phrase} today.`,
        `<html><body><table><tr><td>Seen: ${phrase}</td></tr></table>`,
        `<html><noscript>${phrase}</noscript><p>Thank you.`,
        `<html><ol><li>a<li>${phrase}</ol>`,
      )
      .chain((text) =>
        fc.constantFrom(
          as('text/html')(text),
          as('application/octet-stream')(text),
          as('')(text),
          as('text/html; charset=iso-8859-1', latin)(`${text} \xe9`),
          as('text/html', latin)(`${text} \xe9`),
          as('text/html', utf16)(`\ufeff${text}`),
        ),
      ),
};

const TABLE: Hand = {
  ...HTML,
  blanks: [...HTML.blanks, '</td><td>', '</td></tr><tr><th>'],
  letter: (phrase) => fc.constant(as('text/html')(`<table><tr><td>Seen:<td>${phrase}</table>`)),
};

const RTF: Hand = {
  character: (char) =>
    fc.constantFrom(
      char,
      char,
      `\\'${code(char).toString(16)}`,
      `\\u${code(char)}?`,
      `\\u${code(char)} ?`,
      `{\\b ${char}}`,
      `{\\uc0\\u${code(char)} }`,
      `{\\uc3\\u${code(char)} abc}`,
      `\\u${code(char)}\\'3f`,
    ),
  unseen: ['', '', '{}', '\\b ', '\\b0 ', '\r\n', '\\-', '{\\*\\x y}', '{\\v z}', '\\f0 ', '\\bin3 }{}'],
  blanks: [' ', '\\par ', '\\line ', '\\tab ', '\\cell ', '\\~', ' \r\n', '\\emspace ', '\\page '],
  letter: (phrase) =>
    fc
      .constantFrom(
        `{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}Dear Dr Patel, seen at the ${phrase} today.}`,
        `{\\rtf1{\\header ${phrase}\\par}Thank you.}`,
        `{\\rtf1 a{\\footnote ${phrase}}\\par}`,
        `{\\rtf1\\trowd\\intbl Seen:\\cell ${phrase}\\cell\\row}`,
        `{\\rtf1{\\*\\shpinst{\\shptxt ${phrase}\\par}}}`,
      )
      .chain((text) => fc.constantFrom(...['application/rtf', 'application/msword', ''].map((type) => as(type)(text)))),
};

const CDA: Hand = {
  character: (char) => fc.constantFrom(char, char, `&#${code(char)};`, `<![CDATA[${char}]]>`),
  unseen: ['', '', '<content>x</content>'.replace('x', ''), '<!-- x -->', '<?x?>', '&#173;'],
  blanks: [' ', '\n', '<br/>', '&#160;', '&#x2003;'],
  letter: (phrase) =>
    fc.constantFrom('title', 'text').map((where) =>
      as('application/xml')(
        `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody><component><section>
<${where}>Seen: ${phrase}.</${where}></section></component></structuredBody></component></ClinicalDocument>`,
      ),
    ),
};

const TEXT: Hand = {
  character: fc.constant,
  unseen: ['', '', '\x01', '\u200b', '\u00ad', '\u202e'],
  blanks: [' ', '\n', '\r\n', '\n\n', '\t', '\u00a0', '\u2003'],
  letter: (phrase) =>
    fc.constantFrom(
      as('text/plain')(`Seen at the ${phrase} today`),
      // Signs that stand in no text: nobody would take it for one.
      as('application/octet-stream')(`Seen at the ${phrase} today`.replaceAll('\x01', '')),
      as('text/plain', utf16)(`\ufeffSeen at the ${phrase} today`),
      as('text/plain', utf16)(`Seen at the ${phrase} today`),
      as('text/plain; charset=utf-16le', utf16)(`Seen at the ${phrase} today`),
    ),
};
/** Bytes of Windows, whatever they are called: a dash between words is a blank to who looks for a phrase. */
const OLD: Hand = {
  character: fc.constant,
  unseen: ['', '\xad'],
  blanks: [' ', '\n', '\xa0', '\x96', '\x97'],
  letter: (phrase) =>
    fc.constantFrom(
      ...['text/plain', '', 'application/msword', 'text/plain; charset=latin1', 'text/plain; charset=x-none'].map(
        (type) => as(type, latin)(`Caf\xe9. Seen at the ${phrase} today`),
      ),
    ),
};

const TELLING = 'sexual health clinic';
const PLAIN = 'cardiac health clinic';

const written = (hand: Hand, phrase: string): fc.Arbitrary<Written> =>
  fc
    .tuple(
      ...[...phrase].map((char) =>
        char === ' '
          ? fc.constantFrom(...hand.blanks)
          : fc.tuple(hand.character(char), fc.constantFrom(...hand.unseen)).map((parts) => parts.join('')),
      ),
    )
    .map((parts) => parts.join(''))
    .chain(hand.letter);

const REFERENCE = {
  resourceType: 'DocumentReference',
  id: 'd',
  status: 'current',
  subject: { reference: 'Patient/p1' },
  type: { text: 'Letter' },
  content: [{ attachment: { url: 'Binary/b' } }],
};

const shownWords = ({ bytes, type }: Written): string => {
  const letter = readLetter(bytes, type);
  return 'paragraphs' in letter ? letter.paragraphs.map(paragraphText).join('\n') : '';
};

describe('a letter that would show a telling phrase', () => {
  let place: World;
  let ask: Ask;
  let path: string;
  beforeAll(async () => {
    place = world();
    place.replies.set('$everything', () => replyOf(bundle([REFERENCE])));
    ask = await place.signIn('asha');
    const access = await open(ask);
    const url = /"url":"(Binary\/[A-Za-z0-9.-]+)"/.exec((await read(ask, access)).text)?.[1];
    path = `/fhir/north/Patient/${access}/${String(url)}`;
  });

  async function fetched({ bytes, type }: Written) {
    place.replies.set(
      'Binary/b',
      () => new Response(new Uint8Array(bytes), { headers: type === '' ? {} : { 'Content-Type': type } }),
    );
    return ask('GET', path);
  }

  const HANDS: readonly (readonly [string, Hand])[] = [
    ['HTML', HTML],
    ['the cells of HTML', TABLE],
    ['RTF', RTF],
    ['a clinical document', CDA],
    ['text', TEXT],
    ['text of Windows', OLD],
  ];

  it.each(HANDS)('is withheld in %s, however the phrase is written', async (_kind, hand) => {
    await fc.assert(
      fc.asyncProperty(written(hand, TELLING), async (letter) => {
        const shown = shownWords(letter);
        const answer = await fetched(letter);
        // What is shown is what a reader takes for the phrase, or what the policy itself would find there.
        expect(answer.status, shown).toBe(502);
      }),
      { numRuns: casesOf(160) },
    );
  });

  it.each(HANDS)('is given in %s where the phrase tells nothing, as what it was judged', async (_kind, hand) => {
    await fc.assert(
      fc.asyncProperty(written(hand, PLAIN), async (letter) => {
        const { status, headers } = await fetched(letter);
        expect(status).toBe(200);
        const stated = headers.get(LETTER_TYPE_HEADER) ?? '';
        expect(shownWords({ ...letter, type: stated })).toBe(shownWords(letter));
        expect(shownWords(letter)).not.toBe('');
      }),
      { numRuns: casesOf(60) },
    );
  });

  it('is withheld whatever its bytes, by what the screen would show of them', async () => {
    const scrap = fc.oneof(
      fc.constantFrom(...HTML.unseen, ...RTF.unseen, ...CDA.unseen, ...HTML.blanks, ...RTF.blanks),
      fc.constantFrom(
        'sexual health',
        'HIV',
        'clinic',
        'HI',
        'V',
        '{\\rtf1 ',
        '<html>',
        '<?xml version="1.0"?>',
        '\0',
        'é',
      ),
      fc.string({ maxLength: 4 }),
    );
    const type = fc.constantFrom(
      'text/plain',
      'text/html',
      'application/rtf',
      'application/xml',
      'application/pdf',
      '',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(scrap, { maxLength: 12 }), type, fc.boolean(), async (scraps, stated, old) => {
        const letter = { bytes: (old ? latin : utf8)(scraps.join('').replace(/[^\0-\xff]/g, '?')), type: stated };
        if (place.policy.text.words(shownWords(letter)) === 0) return;
        const { status, text } = await fetched(letter);
        // Given only without its routine line, and then as text that tells nothing.
        if (status === 200)
          expect(place.policy.text.words(shownWords({ bytes: utf8(text), type: 'text/plain' }))).toBe(0);
      }),
      {
        numRuns: casesOf(600),
        examples: [
          [['<?xml version="1.0"?>', 'HI', '<br>', 'HIV', '['], 'text/plain', false],
          [['<?xml version="1.0"?>', 'HIV', ':', '</p><p>', '{\\v z}'], 'text/plain', false],
        ],
      },
    );
  });

  it.each<[string, Uint8Array, string]>([
    ['beyond the nodes that are read', utf8(`<html>${'<p>a'.repeat(150_000)}`), 'text/html'],
    ['beyond the depth that is read', utf8(`<html>${'<div>'.repeat(600)}a`), 'text/html'],
    ['in a comment', utf8('<html><p>a<!-- HIV clinic -->'), 'text/html'],
    ['in an attribute', utf8('<html><p title="H&#73;V clinic">a'), 'text/html'],
    ['in what is hidden', utf8('<html><p>a<p hidden>H<b>I</b>V clinic'), 'text/html'],
    ['in a template', utf8('<html><p>a<template>H&#73;V</template>'), 'text/html'],
    ['in what a screen passes over', utf8(String.raw`{\rtf1 a{\*\x H\'49V}}`), 'application/rtf'],
    ['in hidden words', utf8(String.raw`{\rtf1 a{\v H\b IV}}`), 'application/rtf'],
    ['in the stand-ins of a character', utf8(String.raw`{\rtf1\uc4\u32 HIV }`), 'application/rtf'],
    ['in a charset that is not the one stated', utf8('Seen for HIV'), 'text/plain; charset=utf-16le'],
    ['in RTF under another charset', latin(String.raw`{\rtf1 {\*\x H\'49V}}`), 'text/rtf; charset=utf-16le'],
    ['in a coded entry', utf8('<ClinicalDocument><title>a</title><x displayName="H&#73;V"/></ClinicalDocument>'), ''],
  ])('is withheld %s, though it is not shown', async (_what, bytes, type) => {
    expect(shownWords({ bytes, type })).not.toMatch(/HIV/);
    expect((await fetched({ bytes, type })).status).toBe(502);
  });
});
