/**
 * How does the policy read on paper? The tables as Markdown for docs/POLICY.md; `UPDATE_POLICY_DOC=1 npx vitest run
 * src/policy/print.test.ts` writes it anew.
 */
import { describeTables, NOT_CARRIED, type DescribedTable } from './describe';
import type { Policy } from './policy';

const cell = (text: string): string =>
  text === '' ? '–' : text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** One table, ending in an empty line. */
export const printTable = ({ title, about, columns, rows }: DescribedTable): string =>
  [`## ${title}`, '', about, '', line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line), ''].join(
    '\n',
  );

/** The whole document, ending in a newline. Equal tables give equal text. */
export function printPolicy(policy: Policy): string {
  return [
    '# Who sees what',
    '',
    `Policy ${policy.version}. Printed from the tables in \`src/policy/\`; do not edit by hand. Cells without ° are proposals to be signed by each organisation’s Caldicott Guardian.`,
    '',
    'Order of decision (the first that denies ends it): identity → restricted person → opt-out → exclusions → access → role view of the section → caps of sensitivity labels. Whatever is unknown is denied.',
    '',
    ...describeTables(policy).map(printTable),
    '## Not carried',
    '',
    `Types without a row are denied, whoever asks. Commonly held and not carried: ${NOT_CARRIED.join(', ')}.`,
    '',
  ].join('\n');
}
