/** What is a letter, and what of it is shown? */
// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readLetter, type Letter } from './letter';
import { paragraphText } from './paragraph';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const blocksOf = (letter: Letter): readonly string[] =>
  'paragraphs' in letter ? letter.paragraphs.map(paragraphText) : [`(${letter.kind})`];
const read = (text: string, stated: string | null): readonly string[] =>
  blocksOf(readLetter(bytesOf(text), stated ?? ''));

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what a letter is', () => {
  it.each<[string, Uint8Array, string | null, string]>([
    ['a PDF by its bytes, whatever it is called', bytesOf('%PDF-1.4\n…'), 'text/html', 'pdf'],
    ['a PNG by its bytes', latin('\x89PNG\r\n\x1a\n\0\0'), 'application/pdf', 'image'],
    ['a JPEG by its bytes', latin('\xff\xd8\xff\xe0\0\0'), null, 'image'],
    ['no PDF for being called one', bytesOf('Dear colleague'), 'application/pdf', 'unreadable'],
    [
      'no image for being called one: SVG is never drawn',
      bytesOf('<svg onload="alert(1)"/>'),
      'image/svg+xml',
      'unreadable',
    ],
    [
      'no text where bytes are none',
      latin('PK\x03\x04\x14\0\x06\0'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'unreadable',
    ],
    ['nothing where it is empty', new Uint8Array(), 'text/plain', 'unreadable'],
    [
      'HTML by what it begins with',
      bytesOf('<!DOCTYPE html><p>Dear colleague</p>'),
      'application/octet-stream',
      'html',
    ],
    ['RTF by what it begins with', bytesOf('{\\rtf1 Dear colleague}'), 'application/msword', 'rtf'],
    ['too long to be drawn', new Uint8Array(2_000_001).fill(65), 'text/plain', 'unreadable'],
  ])('is %s', (_, bytes, stated, kind) => {
    expect(readLetter(bytes, stated ?? '').kind).toBe(kind);
  });

  it.each<[string, Uint8Array, string]>([
    ['UTF-8', bytesOf('Café – 5 µg'), 'Café – 5 µg'],
    ['Windows 1252', latin('Caf\xe9, 5 \xb5g'), 'Café, 5 µg'],
    ['UTF-16 with its mark', latin('\xff\xfeH\0i\0'), 'Hi'],
  ])('reads words in %s', (_, bytes, words) => {
    expect(blocksOf(readLetter(bytes, 'text/plain'))).toEqual([words]);
  });

  it('keeps paragraphs and lines, and drops what would turn a dose around', () => {
    expect(read('Dear colleague,\r\n\r\n\r\nStop:\n  aspirin\n\n\u202e01 gm\u202c\0', 'text/plain')).toEqual([
      'Dear colleague,',
      'Stop:\n  aspirin',
      '01 gm',
    ]);
  });
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src="https://evil.example/x.png" onerror="alert(1)">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<svg><script>alert(1)</script><a href="javascript:alert(1)">x</a></svg>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<link rel="stylesheet" href="https://evil.example/x.css"><meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<object data="https://evil.example/"></object><embed src="https://evil.example/">',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<form action="https://evil.example/"><input name="x"></form>',
  '<template><img src=x onerror=alert(1)></template>',
];

describe('an HTML letter', () => {
  it('is its words by paragraph, points and cells', () => {
    const html =
      '<html><head><title>No</title></head><body><h1>Discharge <b>summary</b></h1><p>Dear&nbsp;Dr ' +
      'Patel,<br>thank you.</p><ul><li>Stop aspirin</li><li>Start ' +
      '<i>apixaban</i></li></ul><table><tr><th>Drug</th><td>Dose</td></tr><tr><td>furosemide</td><td>40 ' +
      'mg</td></tr></table><div>Yours<div>Dr Lind</div>sincerely</div></body></html>';
    expect(read(html, 'text/html')).toEqual([
      'Discharge summary',
      'Dear Dr Patel,\nthank you.',
      '• Stop aspirin',
      '• Start apixaban',
      'Drug · Dose',
      'furosemide · 40 mg',
      'Yours',
      'Dr Lind',
      'sincerely',
    ]);
  });

  it.each(HOSTILE)('keeps nothing that acts: %s', (html) => {
    const fetched = vi.fn();
    const warned = vi.fn();
    vi.stubGlobal('fetch', fetched);
    vi.stubGlobal('alert', warned);
    const blocks = read(`<p>Before.</p>${html}<p>After.</p>`, 'text/html');
    expect(blocks.join(' ')).toMatch(/^Before\./);
    expect(blocks.join(' ')).not.toMatch(/evil|javascript:|alert/);
    expect(fetched).not.toHaveBeenCalled();
    expect(warned).not.toHaveBeenCalled();
    expect(document.body.innerHTML).toBe('');
  });

  it.each<[string, string, readonly string[]]>([
    [
      'handlers, styles and addresses',
      `<p onclick="x('>')" style='a:b' class=c>Stop</p> <a href=javascript:y>aspirin</a>`,
      ['Stop', 'aspirin'],
    ],
    ['what a quote in a quote hides', `<a title='"' onclick="z>">word</a>`, ['word']],
    [
      'script and style with all they hold',
      '<STYLE>p{}</STYLE >a <script src=x>"</p>"</script>b<script>c</scripty></script>d',
      ['a bd'],
    ],
    ['a tag that is made of what a script left', '<<script>x</script>img src=x>', ['<img src=x>']],
    ['a tag that is never closed, and what follows a script that is not', 'a<script>b<img src=x onerror="', ['a']],
    ['not what is no tag', 'K+ < 3.5 & <5 mmol/L', ['K+ < 3.5 & <5 mmol/L']],
  ])('is shown without %s', (_, html, shown) => {
    expect(read(`<html>${html}`, 'text/html')).toEqual(shown);
  });

  it('loses no word of what is nested however deep', () => {
    expect(read(`${'<div>'.repeat(400)}deep${'</div>'.repeat(400)}<p>shallow`, 'text/html')).toEqual([
      'deep',
      'shallow',
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ['numbers of a list, from where it starts', '<ol start=3><li>a<li>b<ul><li>c</ul></ol>', ['3. a', '4. b', '• c']],
    ['a raised number', 'x10<sup>9</sup>/L, 2<sup>nd</sup>', ['x10⁹/L, 2nd']],
    ['struck-out words as such', '<p>Stop <s>aspirin</s> now', ['Stop [struck out: aspirin] now']],
    [
      'struck-out words by their style',
      '<p>Stop <b style="text-decoration: line-through">aspirin</b>',
      ['Stop [struck out: aspirin]'],
    ],
    ['lines that it keeps', '<pre>a\n  b</pre>', ['a\nb']],
    ['what stands in for a script', '<noscript>a</noscript>', ['a']],
    ['words in a text field', '<textarea>a\nb</textarea>', ['a\nb']],
    ['paragraphs of a cell as its lines', '<table><tr><td><p>a</p><p>b</p><td>c</table>', ['a\nb · c']],
    [
      'tables in tables without cells',
      '<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>',
      ['a', 'b · c', 'd', 'e'],
    ],
    ['empty cells in their place', '<table><tr><td><td>5', ['5']],
    ['no hidden part', 'a<p hidden>b</p><i style="x:y;display:none">c</i><i style="visibility:hidden">d</i>', ['a']],
  ])('is shown with %s', (_, html, shown) => {
    expect(read(`<html>${html}`, 'text/html')).toEqual(shown);
  });

  it.each([
    ['pictures', '<img src=x>'],
    ['pictures', '<svg><text>b</text></svg>'],
    ['attached-files', '<object data=x>b</object>'],
    ['form-fields', '<select><option>b</select>'],
    ['form-fields', '<input value=b>'],
    ['hidden-words', '<p hidden>b</p>'],
    ['struck-out', '<del>a</del>'],
  ])('says that there are %s: %s', (warning, html) => {
    const letter = readLetter(bytesOf(`<html>a${html}`), 'text/html');
    expect('warnings' in letter ? [...letter.warnings] : []).toEqual([warning]);
    expect(blocksOf(letter).join()).not.toMatch(/b/);
  });

  it('keeps a row’s cells and says which are headings', () => {
    const letter = readLetter(bytesOf('<html><table><tr><th>Drug<th>Dose<tr><td><td>5'), 'text/html');
    expect('paragraphs' in letter ? letter.paragraphs : []).toEqual([
      { kind: 'row', head: true, cells: ['Drug', 'Dose'] },
      { kind: 'row', head: false, cells: ['', '5'] },
    ]);
  });

  it('is given up where there is too much in it, and a text that is too long', () => {
    expect(readLetter(bytesOf(`<html>${'<p>'.repeat(250_000)}`), '')).toEqual({
      kind: 'unreadable',
      why: 'too-intricate',
    });
    expect(readLetter(bytesOf('a\n\n'.repeat(20_001)), '')).toEqual({ kind: 'unreadable', why: 'too-long' });
    expect(readLetter(bytesOf('a\n\n'.repeat(20_000)), '').kind).toBe('text');
  });

  it('says so where there are no words', () => {
    expect(readLetter(bytesOf('<p><img src="cid:scan"></p>'), 'text/html').kind).toBe('unreadable');
  });
});

describe('an RTF letter', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'its paragraphs without fonts, styles or author',

      '{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\info{\\author Somebody}}\\f0 Dear \\b Dr Patel\\b0 ' +
        ',\\par Stop aspirin.\\par}',
      ['Dear Dr Patel,', 'Stop aspirin.'],
    ],
    [
      'characters by byte and by number, with their stand-ins left out',
      "{\\rtf1 Caf\\'e9 \\u8211? 5 \\u181\\'b5g \\uc0\\u8216 x}",
      ['Café – 5 µg ‘x'],
    ],
    [
      'rows and cells',
      '{\\rtf1 Drug\\cell Dose\\cell\\row furosemide\\cell 40 mg\\cell\\row}',
      ['Drug · Dose', 'furosemide · 40 mg'],
    ],
    ['braces and backslashes that are words', '{\\rtf1 a\\{b\\}c\\\\d}', ['a{b}c\\d']],
    [
      'no picture and no object',
      '{\\rtf1 Before {\\pict\\pngblip 89504e47}{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata 0105}}after}',
      ['Before after'],
    ],
    [
      'no link’s address, but its words',
      '{\\rtf1 See {\\field{\\*\\fldinst HYPERLINK "https://evil.example"}{\\fldrslt the plan}}.}',
      ['See the plan.'],
    ],
    ['no bytes of a binary part', '{\\rtf1 a\\bin5 {{{}}b}', ['ab']],
  ])('is %s', (_, rtf, blocks) => {
    expect(read(rtf, 'application/rtf')).toEqual(blocks);
  });

  it('is told as words or as none, whatever braces and control words are broken', () => {
    const pieces = fc.array(
      fc.constantFrom('{', '}', '\\', '\\par', '\\u-99999', "\\'zz", '\\bin99999999', '\\*', '\\uc9', 'word ', '\n'),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, (parts) =>
        ['rtf', 'unreadable'].includes(readLetter(bytesOf(`{\\rtf1${parts.join('')}`), '').kind),
      ),
      { numRuns: 200 },
    );
  });
});
