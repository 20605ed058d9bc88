/**
 * What does an HTML letter say? Its words by paragraph and nothing else: read from a document that nobody draws, in
 * which no script runs and nothing is fetched.
 */
import { bareHtml } from './bare-html';

/** What begins a paragraph of its own. */
const BLOCKS =
  'address,article,aside,blockquote,body,caption,dd,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,li,main,nav,ol,p,pre,section,table,tr,ul';
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

/**
 * Paragraphs in order. A list's points begin with "•", a table's cells stand beside each other.
 * INVARIANT: only text leaves here: no element, attribute or address of the letter is kept.
 */
export function htmlWords(html: string): readonly string[] {
  const { body } = new DOMParser().parseFromString(bareHtml(html), 'text/html');
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    SILENT.has(node.nodeName.toUpperCase()) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const blocks: string[] = [];
  let words = '';
  let block: Element | null = null;
  let cell: Element | null = null;
  const end = (): void => {
    if (words.trim() !== '') blocks.push(words.trim());
    words = '';
  };
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.nodeName === 'BR' || node.nodeName === 'HR') words = `${words.trimEnd()}\n`;
      continue;
    }
    const text = (node.nodeValue ?? '').replace(/\s+/g, ' ');
    if (text.trim() === '' && words === '') continue;
    const parent = node.parentElement;
    const here = parent?.closest(BLOCKS) ?? null;
    const cellHere = parent?.closest('td,th') ?? null;
    if (here !== block) {
      end();
      words = here?.nodeName === 'LI' && text.trim() !== '' ? '• ' : '';
    } else if (cellHere !== cell && text.trim() !== '') words = words.trim() === '' ? '' : `${words.trimEnd()} · `;
    block = here;
    cell = cellHere;
    words += /[ \n]$/.test(words) || words === '' ? text.trimStart() : text;
  }
  end();
  return blocks;
}
