/** How do the tables of groups of people read on paper? Each as the lines of one table, for docs/SECONDARY.md. */
import { ASKING } from '../../../src/secondary/rules/asking';
import { CODE_SHAPES } from '../../../src/secondary/rules/code-shapes';
import { COLUMN_ROWS } from '../../../src/secondary/rules/columns';
import { CONCEPTS } from '../../../src/secondary/rules/concepts';
import { COUNTED } from '../../../src/secondary/rules/counted';
import { DISCLOSURE } from '../../../src/secondary/rules/disclosure';
import { ELEMENTS } from '../../../src/secondary/rules/elements';
import { FLOOR_ROWS } from '../../../src/secondary/rules/floor';
import { LINKAGE } from '../../../src/secondary/rules/linkage';
import { OBJECTIONS } from '../../../src/secondary/rules/objections';
import { ORGANISATIONS } from '../../../src/secondary/rules/organisations';
import { PRECISION_ROWS } from '../../../src/secondary/rules/precisions';
import { REQUEST_RULES } from '../../../src/secondary/rules/requests';
import { CHECKS } from '../../../server/secondary/verify/checks';
import { ACTS } from '../../../src/secondary/rules/acts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), `|${head.map(() => '---').join('|')}|\n`, ...rows.map(line)].join('');

const WHY = ['why', 'otherwise'] as const;
const why = (row: { readonly why: string; readonly hazard: string }): readonly string[] => [row.why, row.hazard];

const TYPES = [...new Set(ELEMENTS.map(({ type }) => type))];
const pathsOf = (type: string): string =>
  ELEMENTS.filter((element) => element.type === type)
    .map(({ path }) => path)
    .join(', ');

/** By the name of the part of the page. */
export const PRINTED_RULES: Readonly<Record<string, string>> = {
  objections: table(
    ['rule', 'who is out', 'may be lifted', ...WHY],
    OBJECTIONS.map((row) => [row.id, row.who, row.lifted ? 'by a dated legal exception' : 'by nobody', ...why(row)]),
  ),
  linkage: table(
    ['rule', 'a row of a source has', 'then', ...WHY],
    LINKAGE.map((row) => [row.id, row.says, row.then, ...why(row)]),
  ),
  elements: table(
    ['type', 'all that is read of it'],
    TYPES.map((type) => [type, pathsOf(type)]),
  ),
  counted: table(
    ['type', 'what counts as recorded', 'otherwise'],
    COUNTED.map((row) => [row.type, row.why, row.hazard]),
  ),
  codes: table(
    ['system', 'a code of it has', ...WHY],
    CODE_SHAPES.map((row) => [row.system, row.says, ...why(row)]),
  ),
  columns: table(
    ['column', 'what stands in it', ...WHY],
    COLUMN_ROWS.map((row) => [row.column, row.says, ...why(row)]),
  ),
  precisions: table(
    ['precision', 'what leaves of a date', 'why'],
    PRECISION_ROWS.map((row) => [row.precision, row.says, row.why]),
  ),
  floor: table(
    ['rule', 'what holds', ...WHY],
    FLOOR_ROWS.map((row) => [row.id, row.says, ...why(row)]),
  ),
  concepts: table(
    ['concept', 'what it means', 'codes (SNOMED CT)'],
    CONCEPTS.map(({ id, about, codes }) => [id, about, codes.map(({ code, means }) => `${code} ${means}`).join('; ')]),
  ),
  organisations: table(
    ['kind', 'may ask', ...WHY],
    ORGANISATIONS.map((row) => [row.kind, row.permitted ? 'yes' : 'no', ...why(row)]),
  ),
  requests: table(
    ['rule', 'what holds', ...WHY],
    REQUEST_RULES.map((row) => [row.id, row.rule, ...why(row)]),
  ),
  asking: table(
    ['rule', 'refused as', ...WHY],
    Object.values(ASKING).map((row) => [row.id, row.code, ...why(row)]),
  ),
  disclosure: table(
    ['rule', 'what holds', ...WHY],
    DISCLOSURE.map((row) => [row.id, row.rule, ...why(row)]),
  ),
  acts: table(
    ['act', 'who', 'in which state', ...WHY],
    ACTS.map((row) => [row.act, row.roles.join(', '), row.states.join(', '), ...why(row)]),
  ),
  verify: table(
    ['rule', 'what must hold', ...WHY],
    CHECKS.map((row) => [row.id, row.says, ...why(row)]),
  ),
};
