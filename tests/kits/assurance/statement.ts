/** What does the accessibility statement say? The words of `/public/accessibility`, as Markdown. */
import { languageOf } from '../../../src/gateway/residents/languages';

const points = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`);

/** The statement as it stands in docs/assurance/accessibility.md. */
export function printedStatement(): string {
  const { lead, can, cannot, ask, technical, prepared } = languageOf(null).words.accessibility;
  return [
    lead,
    ...[can, cannot].flatMap(({ heading, lead: before, list }) => [`## ${heading}`, before, points(list).join('\n')]),
    ...[ask, technical, prepared].flatMap(({ heading, paragraphs }) => [`## ${heading}`, ...paragraphs]),
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n');
}
