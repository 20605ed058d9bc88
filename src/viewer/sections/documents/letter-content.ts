/**
 * What kind of letter are these bytes, and what of them may stand on the screen? Told by the bytes themselves; what a
 * provider calls them decides only where bytes cannot.
 */
import { htmlWords } from './html-words';
import { rtfWords } from './rtf-words';

export type LetterContent =
  | { readonly kind: 'text'; readonly blocks: readonly string[] }
  /** Only the words of it: no layout, no pictures, nothing that acts. */
  | { readonly kind: 'words'; readonly of: 'HTML' | 'RTF'; readonly blocks: readonly string[] }
  | { readonly kind: 'image'; readonly type: string }
  | { readonly kind: 'pdf' }
  | { readonly kind: 'unreadable'; readonly why: string };

type Signature = readonly [type: string, at: number, ascii: string];

/** Raster images that browsers draw. SVG is a document that can act, and never drawn. */
const IMAGES: readonly Signature[] = [
  ['image/png', 1, 'PNG\r\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
];

/** Beyond this a text is saved, not drawn: a screen of paragraphs that long would stand still. */
const MOST = 2_000_000;
const HEAD = 1024;

const SAVE = 'Save it to read it in a program that can.';

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** Words as they were meant: UTF-16 by its mark, UTF-8 where it is that, else what Windows wrote. */
export function decoded(bytes: Uint8Array): string {
  const mark = ascii(bytes, 0, 2);
  if (mark === '\xff\xfe' || mark === '\xfe\xff')
    return new TextDecoder(mark === '\xff\xfe' ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Characters that print nothing but turn what is read around: a dose must not read backwards. */
const UNSEEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g;

/** Paragraphs, none of them empty; line breaks within them stay. */
const paragraphs = (text: string): readonly string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, '')
    .split(/\n[ \t]*\n+/)
    .map((block) => block.replace(/^\n+|\s+$/g, ''))
    .filter((block) => block !== '');

const cleaned = (blocks: readonly string[]): readonly string[] =>
  blocks.map((block) => block.replace(UNSEEN, '').trim()).filter((block) => block !== '');

/** Zeros stand in no text, but at the end of some. */
const looksBinary = (bytes: Uint8Array): boolean => /\0[^\0]/.test(ascii(bytes, 0, HEAD));

/** `stated` is the type that the provider gives it, in lower case. */
export function letterContent(bytes: Uint8Array, stated: string | null): LetterContent {
  if (bytes.length === 0)
    return { kind: 'unreadable', why: 'It is empty: the provider sent a letter without any content.' };
  const head = ascii(bytes, 0, HEAD);
  if (head.includes('%PDF-')) return { kind: 'pdf' };
  const image = IMAGES.find(([, at, word]) => head.startsWith(word, at));
  if (image !== undefined) return { kind: 'image', type: image[0] };
  if (bytes.length > MOST) return { kind: 'unreadable', why: `It is too long to show here. ${SAVE}` };
  if (head.startsWith('{\\rtf')) return words('RTF', cleaned(rtfWords(ascii8(bytes))));
  if (stated === 'application/pdf')
    return { kind: 'unreadable', why: `It is called a PDF, but its bytes say otherwise. ${SAVE}` };
  if (stated?.startsWith('image/') === true)
    return { kind: 'unreadable', why: `This screen cannot draw an image of this kind (${stated.slice(6)}). ${SAVE}` };
  if (looksBinary(bytes) && !/^(?:\xff\xfe|\xfe\xff)/.test(head))
    return {
      kind: 'unreadable',
      why: `This screen cannot show a letter of this kind (${stated ?? 'its kind is not said'}). ${SAVE}`,
    };
  const text = decoded(bytes);
  if (
    /^(?:text\/html|application\/xhtml\+xml)$/.test(stated ?? '') ||
    /^\s*(?:<!doctype html|<html\b|<\?xml\b)/i.test(text)
  )
    return words('HTML', cleaned(htmlWords(text)));
  const blocks = paragraphs(text);
  return blocks.length === 0 ? { kind: 'unreadable', why: 'There are no words in it.' } : { kind: 'text', blocks };
}

/** RTF is written in single bytes: each becomes one character, whatever it stands for. */
function ascii8(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}

const words = (of: 'HTML' | 'RTF', blocks: readonly string[]): LetterContent =>
  blocks.length === 0
    ? { kind: 'unreadable', why: `There are no words in it. ${SAVE}` }
    : { kind: 'words', of, blocks };
