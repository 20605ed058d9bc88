/**
 * How is a section told in words, for whoever reads the document without a program? Escaped text, one line an entry,
 * and why something is missing.
 */
import type { Narrative } from 'fhir/r4';
import { formatDate } from '../../domain/dates/written';
import type { Entry } from '../entry';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML cannot hold at all goes; lone surrogates become the sign for what cannot be shown. */
const UNHOLDABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const clean = (text: string): string =>
  text
    .replace(UNHOLDABLE, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
const escaped = (text: string): string => clean(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');

const list = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${escaped(line)}</p>`).join('');

export function narrative(lines: readonly string[], remarks: readonly string[]): Narrative {
  return {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml">${list(lines)}${paragraphs(remarks)}</div>`,
  };
}

/** One entry: what, when, who says so, and where they differ. */
export function lineOf(entry: Entry, nameOf: (provider: string) => string): string {
  const providers = [...new Set(entry.sources.map(({ provider }) => nameOf(provider)))];
  const conflicts = entry.conflicts.map(
    ({ field, values }) =>
      `${field} differs: ${values.map(({ provider, value }) => `${nameOf(provider)} ${value}`).join('; ')}`,
  );
  return [
    entry.title,
    entry.summary,
    entry.date === null ? (entry.when ?? 'date not recorded') : formatDate(entry.date),
    entry.status,
    ...conflicts,
    `from ${providers.join(', ')}`,
  ]
    .filter((part) => part !== null && part !== '')
    .join(' – ');
}
