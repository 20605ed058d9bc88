/** How is a letter written when it is given as its words alone? As plain text that reads back as the same words. */
import type { Paragraph, Place } from './paragraph';

/** What is said before words that stand beside the letter. */
export const BESIDE: Readonly<Record<Place, string>> = {
  header: 'At the top of the page: ',
  footer: 'At the foot of the page: ',
  note: 'Note: ',
};

/** INVARIANT: an empty cell keeps its place, so that no value stands under another heading. */
const CELLS = ' | ';

function written(paragraph: Paragraph): string {
  switch (paragraph.kind) {
    case 'row':
      return paragraph.cells
        .map((cell) => cell.replace(/\s*\n\s*/g, ' '))
        .join(CELLS)
        .trimEnd();
    case 'item':
      return `${paragraph.marker} ${paragraph.text}`;
    case 'beside':
      return `${BESIDE[paragraph.place]}${paragraph.text}`;
    case 'heading':
    case 'paragraph':
      return paragraph.text;
  }
}

/** Points of a list, and rows of a table, stand under each other; an empty line parts all else. */
export function asText(paragraphs: readonly Paragraph[]): string {
  let text = '';
  let before: Paragraph['kind'] | null = null;
  for (const paragraph of paragraphs) {
    const together = paragraph.kind === before && (before === 'item' || before === 'row');
    text += `${before === null ? '' : together ? '\n' : '\n\n'}${written(paragraph)}`;
    before = paragraph.kind;
  }
  return text === '' ? '' : `${text}\n`;
}
