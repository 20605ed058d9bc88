/** What does a letter of plain text say? Its paragraphs, parted by empty lines; line breaks within them stay. */
import { MOST_PARAGRAPHS } from './bounds';
import { cleaned, type Paragraph, type Reading, type Warning } from './paragraph';

/** Line by line, so that no run of blanks is looked at twice. */
export function textWords(text: string): Reading {
  const warnings = new Set<Warning>();
  const paragraphs: Paragraph[] = [];
  let lines: string[] = [];
  let cut = false;
  const end = (): void => {
    if (lines.length === 0) return;
    if (paragraphs.length < MOST_PARAGRAPHS) paragraphs.push({ kind: 'paragraph', text: lines.join('\n') });
    else cut = true;
    lines = [];
  };
  for (const sent of cleaned(text.replace(/\r\n?/g, '\n'), warnings).split(/[\n\f\v\u0085\u2028\u2029]/)) {
    const line = sent.trimEnd();
    if (line === '') end();
    else lines.push(line);
  }
  end();
  return { paragraphs, warnings, cut, flow: [], pieces: [], asides: [] };
}
