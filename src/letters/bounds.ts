/** How much of a letter is read at most? What is beyond is told as such, and not judged as harmless. */

/** A letter has thousands of bytes; what would hold the gateway up for everybody else is not read to its end. */
export const MOST_BYTES_READ = 4_000_000;
/** Beyond this a letter is saved, not drawn: a screen of paragraphs that long would stand still. */
export const MOST_BYTES_SHOWN = 2_000_000;
export const MOST_PARAGRAPHS = 20_000;
/** Elements, texts and comments of markup. A long letter from a word processor has 20,000. */
export const MOST_NODES = 250_000;
/** Elements or groups within each other. Browsers draw 512. */
export const MOST_DEPTH = 512;
/** So many bytes tell what kind of file it is. */
export const HEAD = 1024;
/** Control words, symbols and texts of RTF. A long letter from a word processor has 100,000. */
export const MOST_TOKENS = 500_000;
/** A PDF with pictures is larger than its words; a longer one is not read. */
export const MOST_PDF_BYTES = 25_000_000;
export const MOST_PDF_PAGES = 200;
/** Characters drawn, over all pages. */
export const MOST_PDF_WORDS = 2_000_000;
/** Milliseconds for one PDF, off the main thread. */
export const PDF_TIME_MS = 15_000;
