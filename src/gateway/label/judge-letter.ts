/**
 * May a letter be given, and as what: as it was sent, as its words without the routine lines, or not at all? Read by
 * the reader that the screen shows it by. Source: POLICY 3, “routine lines”.
 */
import { asText } from '../../letters/as-text';
import { MOST_BYTES_READ } from '../../letters/bounds';
import { cutLetter } from '../../letters/cut-letter';
import { wordsOfOpen, wordsToJudge, type JudgedWords } from '../../letters/judged-words';
import { isPdf, openLetter, readLetter, type OpenLetter } from '../../letters/letter';
import type { Paragraph, Warning } from '../../letters/paragraph';
import type { PdfWords } from '../../letters/pdf-words';
import { UNJUDGED } from '../../policy/marks';
import type { Policy } from '../../policy/policy';

/** By what letters are judged. */
export interface LetterRules {
  readonly documents: Policy['readableDocuments'];
  readonly words: (text: string) => number;
  readonly routine: Policy['routineLines'];
}

export const letterRulesOf = ({ readableDocuments, routineLines, text }: Policy): LetterRules => ({
  documents: readableDocuments,
  words: text.words,
  routine: routineLines,
});

export type JudgedLetter =
  /** `unread`: a kind that has words, which could not be read here; judged by what is said of it. */
  | { readonly give: 'as-sent'; readonly unread: boolean }
  /** INVARIANT: nothing of the letter's own bytes goes with them. */
  | { readonly give: 'words'; readonly text: string; readonly warnings: readonly Warning[] }
  | { readonly give: 'nothing'; readonly marks: number };

export const GIVEN_TYPE = 'text/plain; charset=utf-8';

const AS_SENT: JudgedLetter = { give: 'as-sent', unread: false };
const UNREAD: JudgedLetter = { give: 'as-sent', unread: true };

/** The part that is read; never the half of a letter, or a text would be taken for none. */
function readPart(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= MOST_BYTES_READ) return bytes;
  let end = MOST_BYTES_READ;
  while (end > MOST_BYTES_READ - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

/** What is told of the words that are left, and not of those that were cut. */
const warningsLeft = (warnings: ReadonlySet<Warning>, text: string): readonly Warning[] =>
  [...warnings].filter((warning) =>
    warning === 'undecodable'
      ? text.includes('\ufffd')
      : warning === 'struck-out'
        ? text.includes('[struck out: ')
        : true,
  );

/** No word of a letter is left, or none that reads back as it was judged. */
const NOTHING_LEFT: JudgedLetter = { give: 'nothing', marks: UNJUDGED };

/**
 * What is left when the routine lines are cut out; null where there are none in it.
 * INVARIANT: what was judged is what is given, read as it will be read.
 */
function withoutRoutine(
  shown: readonly Paragraph[],
  warnings: ReadonlySet<Warning>,
  { words, routine }: LetterRules,
): JudgedLetter | null {
  const { paragraphs, cut } = cutLetter(shown, routine);
  if (!cut) return null;
  const text = asText(paragraphs);
  const bytes = new TextEncoder().encode(text);
  if (readLetter(bytes, GIVEN_TYPE).kind !== 'text') return NOTHING_LEFT;
  const judged = wordsToJudge(bytes, GIVEN_TYPE);
  const marks = judged === null || !judged.whole ? UNJUDGED : words(judged.words);
  return marks === 0 ? { give: 'words', text, warnings: warningsLeft(warnings, text) } : { give: 'nothing', marks };
}

function asJudged(judged: JudgedWords, whole: boolean, { words }: LetterRules): JudgedLetter {
  const told = words(judged.words);
  const marks = judged.whole && whole ? told : told | UNJUDGED;
  return marks === 0 ? AS_SENT : { give: 'nothing', marks };
}

/** A PDF by the words that were read of it; by what is said of it where they could not be. */
function judgePdf(pdf: PdfWords | null, rules: LetterRules): JudgedLetter {
  if (pdf === null) return UNREAD;
  const told = rules.words(pdf.judged);
  if (rules.documents === 'passages') {
    const cut = withoutRoutine(pdf.paragraphs, pdf.warnings, rules);
    if (cut !== null) return cut;
  }
  if (told !== 0) return { give: 'nothing', marks: told };
  return pdf.whole ? AS_SENT : UNREAD;
}

/** The PDF that is the letter, or that a clinical document only wraps; null where there is none. */
export function pdfOfLetter(bytes: Uint8Array, contentType: string): Uint8Array | null {
  if (isPdf(bytes)) return bytes;
  const held = openLetter(readPart(bytes), contentType).within()?.bytes ?? null;
  return held !== null && isPdf(held) ? held : null;
}

/** A clinical document that wraps a PDF says what both say. */
function judgeWrapped(open: OpenLetter, bytes: Uint8Array, pdf: PdfWords | null, rules: LetterRules): JudgedLetter {
  const { letter } = open;
  const outer = 'paragraphs' in letter ? letter : { paragraphs: [], warnings: new Set<Warning>() };
  const warnings = new Set([...outer.warnings, ...(pdf?.warnings ?? ['attached-files' as const])]);
  if (rules.documents === 'passages') {
    const cut = withoutRoutine([...outer.paragraphs, ...(pdf?.paragraphs ?? [])], warnings, rules);
    if (cut !== null) return cut;
  }
  const judged = wordsOfOpen(open, bytes);
  const marks =
    (judged?.whole === false ? UNJUDGED : 0) | rules.words(judged?.words ?? '') | rules.words(pdf?.judged ?? '');
  if (marks !== 0) return { give: 'nothing', marks };
  return pdf?.whole === true ? AS_SENT : UNREAD;
}

/**
 * `contentType` as its sender states it, '' where nobody says; `pdf`: what was read of the PDF that it is or
 * wraps, null where nothing was.
 * INVARIANT: a text with more in it than is read is not judged, and so is not given.
 */
export function judgeLetter(
  bytes: Uint8Array,
  contentType: string,
  rules: LetterRules,
  pdf: PdfWords | null = null,
): JudgedLetter {
  if (rules.documents === 'metadata') return AS_SENT;
  const part = readPart(bytes);
  const open = openLetter(part, contentType);
  if (open.letter.kind === 'pdf') return judgePdf(pdf, rules);
  const whole = part.length === bytes.length;
  const held = whole ? open.within() : null;
  if (held !== null && isPdf(held.bytes)) return judgeWrapped(open, part, pdf, rules);
  if (rules.documents === 'passages' && whole && 'paragraphs' in open.letter) {
    const cut = withoutRoutine(open.letter.paragraphs, open.letter.warnings, rules);
    if (cut === NOTHING_LEFT)
      return { give: 'nothing', marks: rules.words(wordsOfOpen(open, part)?.words ?? '') || UNJUDGED };
    if (cut !== null) return cut;
  }
  const judged = wordsOfOpen(open, part);
  if (judged === null) return open.letter.kind === 'image' || bytes.length === 0 ? AS_SENT : UNREAD;
  return asJudged(judged, whole, rules);
}
