/**
 * As what does a sender state a letter? With nothing left in it but what the reading rests on, so that the screen reads
 * a letter as the gateway judged it.
 */
import { charsetOf } from './charset';
import { WARNINGS, type Warning } from './paragraph';

/** The header by which the gateway says as what it judged a letter's bytes. */
export const LETTER_TYPE_HEADER = 'X-Letter-Type';

/**
 * The header by which the gateway says what it gives of a letter: `words` where routine lines may have been cut out of
 * it, so that its own bytes stay behind; `unread` where it could not be read, and was judged by what is said of it.
 */
export const LETTER_GIVEN_HEADER = 'X-Letter-Given';

/** The header with the warnings of a letter that is given as its words. */
export const LETTER_WARNINGS_HEADER = 'X-Letter-Warnings';

/** The header by which the gateway says in what a letter differs from what its sender states: `size`, `hash`. */
export const LETTER_DIFFERS_HEADER = 'X-Letter-Differs';

/** The warnings that a header names; what it names besides is none. */
export const warningsNamed = (header: string | null): readonly Warning[] =>
  (header ?? '').split(' ').filter((name): name is Warning => (WARNINGS as readonly string[]).includes(name));

/** Called a text of some kind. */
export const isCalledText = (contentType: string): boolean =>
  /^(?:text\/|application\/(?:[\w.-]+\+)?(?:xml|json|rtf)\b|application\/xhtml)/iu.test(contentType.trim());

export const mediaType = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();

/** Kinds of images that are named to the reader; the name of any other might tell anything. */
const IMAGES: ReadonlySet<string> = new Set(
  ['png', 'jpeg', 'gif', 'webp', 'tiff', 'bmp', 'svg+xml', 'heic'].map((kind) => `image/${kind}`),
);

/**
 * A content type with nothing left in it but what the reading rests on: what the gateway judged by this, the screen
 * reads by this.
 */
export function readingType(contentType: string): string {
  const type = mediaType(contentType);
  const known =
    type === 'application/pdf' || IMAGES.has(type)
      ? type
      : type.startsWith('image/')
        ? 'image/x'
        : /^(?:text\/html|application\/xhtml\+xml)$/.test(type)
          ? type
          : isCalledText(type)
            ? 'text/plain'
            : 'application/octet-stream';
  const charset = charsetOf(contentType);
  if (charset !== null) return `${known}; charset=${charset}`;
  // Named, and nobody knows it: text all the same.
  return /charset\s*=/iu.test(contentType) ? `${known}; charset=unknown` : known;
}
