/**
 * What does an HTML letter say? Its words by paragraph and nothing else: read from a document that nobody draws, in
 * which no script runs and nothing is fetched.
 */
import { bareHtml } from './bare-html';

/** What begins a paragraph of its own. */
const BLOCKS =
  'address,article,aside,blockquote,body,caption,dd,div,dl,dt,fieldset,figcaption,figure,footer,form,' +
  'h1,h2,h3,h4,h5,h6,header,li,main,nav,ol,p,pre,section,table,tr,ul';
/** What is not said to the reader. */
const SILENT = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'SVG',
  'MATH',
  'HEAD',
  'TITLE',
  'TEXTAREA',
  'SELECT',
]);

/** The elements and texts of a document that nobody draws, in order, without what is not said. */
function walkerOver(html: string): TreeWalker {
  const { body } = new DOMParser().parseFromString(bareHtml(html), 'text/html');
  return body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    SILENT.has(node.nodeName.toUpperCase()) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
}

/** The paragraph that is being read: its words, and the element and table cell that they stand in. */
interface Reading {
  words: string;
  block: Element | null;
  cell: Element | null;
}

/** Puts what has been read among the paragraphs. */
function endParagraph(reading: Reading, paragraphs: string[]): void {
  const words = reading.words.trim();
  if (words !== '') paragraphs.push(words);
  reading.words = '';
}

/** Adds one text: a new element begins a paragraph, a new cell stands beside the last. */
function readText(node: Node, reading: Reading, paragraphs: string[]): void {
  const text = (node.nodeValue ?? '').replace(/\s+/g, ' ');
  const isBlank = text.trim() === '';
  if (isBlank && reading.words === '') return;
  const block = node.parentElement?.closest(BLOCKS) ?? null;
  const cell = node.parentElement?.closest('td,th') ?? null;
  if (block !== reading.block) {
    endParagraph(reading, paragraphs);
    reading.words = block?.nodeName === 'LI' && !isBlank ? '• ' : '';
  } else if (cell !== reading.cell && !isBlank) {
    reading.words = reading.words.trim() === '' ? '' : `${reading.words.trimEnd()} · `;
  }
  reading.block = block;
  reading.cell = cell;
  reading.words += /[ \n]$/.test(reading.words) || reading.words === '' ? text.trimStart() : text;
}

/**
 * Paragraphs in order. A list's points begin with "•", a table's cells stand beside each other.
 * INVARIANT: only text leaves here: no element, attribute or address of the letter is kept.
 */
export function htmlWords(html: string): readonly string[] {
  const walker = walkerOver(html);
  const paragraphs: string[] = [];
  const reading: Reading = { words: '', block: null, cell: null };
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Element)) readText(node, reading, paragraphs);
    else if (node.nodeName === 'BR' || node.nodeName === 'HR') reading.words = `${reading.words.trimEnd()}\n`;
  }
  endParagraph(reading, paragraphs);
  return paragraphs;
}
