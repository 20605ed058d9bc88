/**
 * How does the policy read on paper? The tables as Markdown for docs/POLICY.md; `UPDATE_POLICY_DOC=1 npx vitest run
 * src/policy/print.test.ts` writes it anew.
 */
import { describeTables, NOT_CARRIED, type DescribedTable } from './describe';
import { SECTIONS_OF_POLICY, type DocumentSection } from './document';
import type { Policy } from './policy';

const cell = (text: string): string =>
  text === ''
    ? '–'
    : text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('](', ']\\(').replaceAll('\n', ' ');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** One table under a heading of this depth, ending in an empty line. */
export const printTable = ({ title, about, columns, rows }: DescribedTable, depth = '##'): string =>
  [
    `${depth} ${title}`,
    '',
    about,
    '',
    line(columns),
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map(line),
    '',
  ].join('\n');

function printSection({ heading, prose, tables }: DocumentSection, described: readonly DescribedTable[]): string {
  const follow = described
    .filter(({ id }) => tables.includes(id))
    .sort((a, b) => tables.indexOf(a.id) - tables.indexOf(b.id));
  return [
    `## ${heading}`,
    '',
    ...prose.flatMap((paragraph) => [paragraph, '']),
    ...follow.map((table) => printTable(table, '###')),
  ].join('\n');
}

/** The whole document, ending in a newline. Equal tables give equal text. */
export function printPolicy(policy: Policy): string {
  const described = describeTables(policy);
  return [
    '# Who sees what',
    '',

    `Policy ${policy.version}. Printed from the tables in \`src/policy/tables/\` and the words in ` +
      '\`src/policy/document.json\`; do not edit by hand. Cells without ° are proposals to be signed ' +
      'by each organisation’s Caldicott Guardian. “POLICY n” in the code is a section of this document.',
    '',
    ...SECTIONS_OF_POLICY.map((section) => printSection(section, described)),
    '## Not carried',
    '',
    `Types without a row are denied, whoever asks. Commonly held and not carried: ${NOT_CARRIED.join(', ')}.`,
    '',
  ].join('\n');
}
