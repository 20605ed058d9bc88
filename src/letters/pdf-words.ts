/**
 * What was read of a PDF, and how is it judged and shown? Read elsewhere, off the main thread; here it is only words.
 */
import type { Paragraph, Warning } from './paragraph';

export interface PdfWords {
  /** What a reader sees, line by line. */
  readonly paragraphs: readonly Paragraph[];
  readonly warnings: ReadonlySet<Warning>;
  /** All words in it, seen or not, in each way in which they may be put together. */
  readonly judged: string;
  /** False where some of it could not be read: a page without words, a file within. */
  readonly whole: boolean;
}
