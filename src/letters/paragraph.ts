/** What does a letter look like once it is only words? Paragraphs of a few kinds, and what is told besides. */
export type Paragraph =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  /** `text` may hold line breaks. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'item'; readonly marker: string; readonly text: string }
  | { readonly kind: 'row'; readonly head: boolean; readonly cells: readonly string[] }
  /** What stands beside the letter: the top or foot of each page, a note. */
  | { readonly kind: 'beside'; readonly place: Place; readonly text: string };

export type Place = 'header' | 'footer' | 'note';

/** What the reader of the letter must be told besides its words. */
export const WARNINGS = [
  'charset-guessed',
  'undecodable',
  'turned-around',
  'pictures',
  'attached-files',
  'form-fields',
  'hidden-words',
  'struck-out',
  'pages-without-words',
] as const;
export type Warning = (typeof WARNINGS)[number];

/** What one reader makes of a letter. */
export interface Reading {
  readonly paragraphs: readonly Paragraph[];
  readonly warnings: ReadonlySet<Warning>;
  /** There were more paragraphs than are shown. */
  readonly cut: boolean;
  /**
   * The words that are shown as they flow: without markers and marks, a blank for whatever parts them; and with one
   * more for what parts them in the letter and is not drawn, such as a cell outside a table.
   */
  readonly flow: readonly string[];
  /** The same piece by piece, as the letter holds them. */
  readonly pieces: readonly string[];
  /** Words in it that are not shown: comments, attributes, hidden parts. */
  readonly asides: readonly string[];
}

/** A paragraph as one text: points begin with their marker, cells stand beside each other. */
export const paragraphText = (paragraph: Paragraph): string => {
  if (paragraph.kind === 'item') return `${paragraph.marker} ${paragraph.text}`;
  return paragraph.kind === 'row' ? paragraph.cells.filter((cell) => cell !== '').join(' · ') : paragraph.text;
};

/** Characters that print nothing but turn what is read around: a dose must not read backwards. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Characters that print nothing. Joiners stay: some scripts cannot be written without. */
const UNSEEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]/g;
/** Marks of direction alone turn no run of characters around. */
const TURNS_A_RUN = /[\u202a-\u202e\u2066-\u2069]/;
const LONE_HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Without what prints nothing. */
export const withoutUnseen = (text: string): string => text.replace(TURNING, '').replace(UNSEEN, '');

/** The same; says in `warnings` what that was, where it matters. */
export const cleaned = (text: string, warnings: Set<Warning>): string => {
  const whole = text.replace(LONE_HALF, '\ufffd');
  if (whole.includes('\ufffd')) warnings.add('undecodable');
  if (TURNS_A_RUN.test(whole)) warnings.add('turned-around');
  return withoutUnseen(whole);
};

const RAISED: ReadonlyMap<string, string> = new Map(
  [...'0123456789+-−'].map((one, at) => [one, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻'[at] ?? '']),
);

/** A raised number stays raised: 10⁹ must not read 109. Anything else raised is written on the line. */
export const raised = (text: string): string =>
  /^\s*[\d+−-]+\s*$/.test(text) ? [...text].map((one) => RAISED.get(one) ?? one).join('') : text;
