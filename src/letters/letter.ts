/**
 * What is a letter, and what of it is shown? Its bytes tell; what a provider calls them decides only where bytes
 * cannot. One reader: the gateway judges what the screen shows, by this.
 */
import { HEAD, MOST_BYTES_SHOWN } from './bounds';
import { cdaAsHtml, isClinicalDocument, letterWithin } from './cda';
import { charsetOf, decode, markedTwoBytes, oneForEach, type Decoded } from './charset';
import { htmlTree } from './html-tree';
import { isCalledText, mediaType } from './letter-type';
import { createBudget, withinBudget, type MarkupNode } from './markup-tree';
import { markupWords } from './markup-words';
import type { Paragraph, Reading, Warning } from './paragraph';
import { rtfWords } from './rtf';
import { textWords } from './text-words';
import { xmlTree } from './xml-tree';

/** What is read as words. */
export type WordsKind = 'text' | 'html' | 'rtf' | 'cda';

export type Letter =
  | {
      readonly kind: WordsKind;
      readonly paragraphs: readonly Paragraph[];
      readonly warnings: ReadonlySet<Warning>;
    }
  | { readonly kind: 'image'; readonly type: string }
  | { readonly kind: 'pdf' }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

export type Unreadable =
  | 'empty'
  | 'no-words'
  | 'too-long'
  | 'too-intricate'
  | 'called-a-pdf'
  | 'image-of-another-kind'
  | 'file-of-another-kind';

type Signature = readonly [type: string, at: number, ascii: string];

/** Raster images that browsers draw. SVG is a document that can act, and never drawn. */
const IMAGES: readonly Signature[] = [
  ['image/png', 1, 'PNG\r\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
];

/** Signs that no text holds, in the beginning. Zeros stand in no text, but at the end of some. */
const NO_TEXT = /\0[^\0]|[\x01-\x06\x0e-\x19\x1c-\x1f]/;

type Kind =
  'empty' | 'pdf' | 'image' | 'rtf' | 'called-a-pdf' | 'image-of-another-kind' | 'file-of-another-kind' | 'text';

/** Some senders write lines of their own before it. */
export const isPdf = (bytes: Uint8Array): boolean => headOf(bytes).includes('%PDF-');

const headOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, HEAD));

/** Told by the first bytes and the stated type. */
function kindOf(bytes: Uint8Array, contentType: string): Pick<Told, 'kind' | 'image'> {
  const told = (kind: Kind) => ({ kind, image: null });
  if (bytes.length === 0) return told('empty');
  const head = headOf(bytes);
  if (isPdf(bytes)) return told('pdf');
  const image = IMAGES.find(([, at, word]) => head.startsWith(word, at));
  if (image !== undefined) return { kind: 'image', image: image[0] };
  if (/^(?:\xef\xbb\xbf)?\s*\{\\rtf/.test(head)) return told('rtf');
  const type = mediaType(contentType);
  if (type === 'application/pdf') return told('called-a-pdf');
  if (type.startsWith('image/')) return told('image-of-another-kind');
  if (isCalledText(contentType) || markedTwoBytes(bytes) !== null || charsetOf(contentType) !== null)
    return told('text');
  return told(NO_TEXT.test(head) ? 'file-of-another-kind' : 'text');
}

/** A letter as the reader holds it, with all that each way of reading it makes of it; each way is read once. */
export interface OpenLetter {
  readonly letter: Letter;
  /** Null where the bytes are no text. */
  readonly text: string | null;
  /** What the text was decoded as. */
  readonly charset: string;
  /** It begins as RTF does, and is read by its bytes. */
  readonly isRtf: boolean;
  /** Null where it does not apply; `undefined` where there is more in it than is read. */
  readonly html: () => Reading | undefined;
  readonly xml: () => Reading | null | undefined;
  readonly rtf: () => Reading | undefined;
  /** The letter that this one only wraps; null where it wraps none. */
  readonly within: () => Within | null;
}

interface Within {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

function fromBase64(data: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(data.replace(/\s/gu, '')), (one) => one.charCodeAt(0));
  } catch {
    return null;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** HTML in the strict form of XML: an element that ends itself there goes on in HTML. */
const isStrictHtml = (root: MarkupNode): boolean => root.first?.name === 'html';

interface ReadXml {
  readonly kind: 'cda' | 'html';
  readonly reading: Reading;
  readonly within: Within | null;
}

function readXml(text: string): ReadXml | null {
  const root = xmlTree(text, createBudget());
  if (root === null) return null;
  if (!isClinicalDocument(root))
    return isStrictHtml(root) ? { kind: 'html', reading: markupWords(root), within: null } : null;
  const held = letterWithin(root);
  const bytes = held === null ? null : fromBase64(held.data);
  const within = bytes === null ? null : { bytes, contentType: held?.contentType ?? '' };
  return { kind: 'cda', reading: markupWords(cdaAsHtml(root)), within };
}

/** A clinical document with the words of the letter that it wraps, where that has any. */
function unwrapped({ kind, reading, within }: ReadXml, decoded: Decoded, mayWrap: boolean): Letter {
  const letter = wordsLetter(kind, reading, decoded);
  const inner = within === null || !mayWrap ? null : openLetter(within.bytes, within.contentType, false).letter;
  if (inner === null || !('paragraphs' in inner)) return letter;
  const outer = 'paragraphs' in letter ? letter.paragraphs : [];
  return { kind, paragraphs: [...outer, ...inner.paragraphs], warnings: inner.warnings };
}

function wordsLetter(kind: WordsKind, reading: Reading | undefined, decoded: Decoded | null): Letter {
  if (reading === undefined) return { kind: 'unreadable', why: 'too-intricate' };
  if (reading.cut) return { kind: 'unreadable', why: 'too-long' };
  if (reading.paragraphs.length === 0) return { kind: 'unreadable', why: 'no-words' };
  const warnings = new Set(reading.warnings);
  if (decoded?.guessed === true) warnings.add('charset-guessed');
  return { kind, paragraphs: reading.paragraphs, warnings };
}

interface Told {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly kind: Kind;
  readonly image: string | null;
  readonly decoded: Decoded | null;
}

interface Ways {
  readonly html: () => Reading | undefined;
  readonly rtf: () => Reading | undefined;
  readonly xml: () => { readonly read: ReadXml | null } | null;
}

const isHtml = (text: string, contentType: string): boolean =>
  /^(?:text\/html|application\/xhtml\+xml)$/.test(mediaType(contentType)) ||
  /^\s*(?:<!doctype html|<html\b|<\?xml\b)/i.test(text);

/** Text of some kind, decoded: markup where it is called that or begins so. */
function textLetter(decoded: Decoded, contentType: string, { html, xml }: Ways, mayWrap: boolean): Letter {
  const { text } = decoded;
  if (!isHtml(text, contentType) && !looksLikeClinicalDocument(text))
    return wordsLetter('text', textWords(text), decoded);
  const strict = looksLikeXml(text) ? xml() : { read: null };
  if (strict === null) return { kind: 'unreadable', why: 'too-intricate' };
  return strict.read === null ? wordsLetter('html', html(), decoded) : unwrapped(strict.read, decoded, mayWrap);
}

function letterOf({ bytes, contentType, kind, image, decoded }: Told, ways: Ways, mayWrap: boolean): Letter {
  if (kind === 'pdf') return { kind };
  if (kind === 'image') return { kind, type: image ?? '' };
  if (kind !== 'rtf' && kind !== 'text') return { kind: 'unreadable', why: kind };
  if (bytes.length > MOST_BYTES_SHOWN) return { kind: 'unreadable', why: 'too-long' };
  if (kind === 'rtf') return wordsLetter('rtf', ways.rtf(), null);
  if (decoded === null || /\0[^\0]/.test(decoded.text)) return { kind: 'unreadable', why: 'file-of-another-kind' };
  return textLetter(decoded, contentType, ways, mayWrap);
}

/**
 * Opens a letter; `contentType` as its sender states it, '' where nobody says. Nothing of it runs or is fetched. One
 * letter within another is opened, `mayWrap`, and no further.
 */
export function openLetter(bytes: Uint8Array, contentType: string, mayWrap = true): OpenLetter {
  const { kind, image } = kindOf(bytes, contentType);
  const decoded = decode(bytes, contentType, kind === 'text' || kind === 'rtf' || isCalledText(contentType));
  const text = decoded?.text ?? null;
  const html = once(() => withinBudget(() => markupWords(htmlTree(text ?? '', createBudget()))) ?? undefined);
  const xmlRead = once(() => withinBudget(() => ({ read: readXml(text ?? '') })));
  const rtf = once(() => withinBudget(() => rtfWords(kind === 'rtf' ? oneForEach(bytes) : (text ?? ''))) ?? undefined);
  const open = (letter: Letter): OpenLetter => ({
    letter,
    text,
    charset: decoded?.charset ?? '',
    isRtf: kind === 'rtf',
    html,
    xml: () => {
      const read = xmlRead();
      return read === null ? undefined : (read.read?.reading ?? null);
    },
    rtf,
    within: () => (mayWrap ? (xmlRead()?.read?.within ?? null) : null),
  });
  return open(letterOf({ bytes, contentType, kind, image, decoded }, { html, rtf, xml: xmlRead }, mayWrap));
}

/** Begins as XML does, or as the one root that is read without saying so. */
export const looksLikeXml = (text: string): boolean =>
  /^\s*<\?xml\b/i.test(text) ||
  looksLikeClinicalDocument(text) ||
  /^\s*<(?:!doctype html[^>]*>\s*<)?html\b[^>]*\bxmlns/i.test(text);

const looksLikeClinicalDocument = (text: string): boolean =>
  /^\s*(?:<!--[^]{0,2000}?-->\s*)?<(?:[\w-]+:)?ClinicalDocument\b/i.test(text);

/** What stands on the screen of these bytes. */
export const readLetter = (bytes: Uint8Array, contentType: string): Letter => openLetter(bytes, contentType).letter;
