/**
 * What does a deployer's pack lose of the shipped tables that somebody's safety leans on? Each loss is a sentence that
 * somebody signs, word for word, or the pack is not read by. Source: docs/deploying.md "A terminology pack".
 */
import { checkTables, type Tables } from './check';
import { fileOf, TERM_TABLES, type TableName, type TableRow } from './tables';

/** Rows of one kind, what makes a row of the pack the same row, and what it means that one is gone. */
interface Kept {
  readonly table: TableName;
  readonly of: (row: TableRow) => boolean;
  readonly key: (row: TableRow) => string;
  /** Of a concept, in the words of its rows. */
  readonly loses: (concept: string, rows: string) => string;
  /** Where not one of them is left. */
  readonly all: string;
}

const plain = (text: string | undefined): string => (text ?? '').toLowerCase();
const isExact = (row: TableRow): boolean => row['relation'] === 'exact';
const codeOf = (row: TableRow): string => `${row['system'] ?? ''} ${row['code'] ?? ''}`;
const said = (row: TableRow): string =>
  row['code'] === undefined || row['code'] === '' ? (row['term'] ?? '') : codeOf(row);
const ofConcept = (row: TableRow): string =>
  [row['concept_id'], row['code'] === '' ? plain(row['term']) : codeOf(row)].join('\n');

/**
 * An allergen, by name, code or class: without its row two providers' warnings, or a class and its member, stand apart.
 */
const ALLERGIES: readonly Kept[] = (['allergens', 'further-allergens', 'allergen-classes'] as const).map((table) => ({
  table,
  of: isExact,
  key: (row) => `${ofConcept(row)}\n${table === 'allergen-classes' ? (row['group'] ?? '') : ''}`,
  loses: (concept, rows) => `${concept} loses ${rows}`,
  all: 'not one of its allergens is left',
}));

/** A near miss: without its row the checker lets a later row join what must stay apart. */
const NEAR_MISSES: readonly Kept[] = TERM_TABLES.map((table) => ({
  table,
  of: (row) => row['relation'] === 'not',
  key: (row) => `${ofConcept(row)}\n${table === 'allergen-classes' ? (row['group'] ?? '') : ''}`,
  loses: (concept, rows) => `${concept} is no longer said not to be ${rows}`,
  all: 'not one of its near misses is left',
}));

/** The gateway withholds a bare code that nobody knows while a list is not complete: these are known, and shown. */
const CODES: readonly Kept[] = (['conditions', 'operations', 'analytes', 'panels'] as const).map((table) => ({
  table,
  of: (row) => isExact(row) && row['code'] !== '',
  key: codeOf,
  loses: (concept, rows) =>
    `nobody knows ${rows} of ${concept}, which may then be withheld where it comes without a name`,
  all: 'not one of its codes is left',
}));

/** What keeps two medicines apart that go by one name. */
const FACTS_APART: readonly string[] = ['product_critical', 'release'];
const APART: readonly Kept[] = [
  {
    table: 'salts',
    of: (row) => isExact(row) && row['group'] === 'salt matters',
    key: ofConcept,
    loses: (concept) => `the salt of ${concept} no longer makes the medicine`,
    all: 'no salt makes the medicine any more',
  },
  ...(['medicine-facts', 'brand-facts'] as const).map((table): Kept => ({
    table,
    of: (row) => FACTS_APART.includes(row['fact'] ?? ''),
    key: (row) => [row['concept_id'], row['fact'], row['value']].join('\n'),
    loses: (concept, rows) => `${concept} is no longer kept apart by ${rows}`,
    all: 'nothing keeps products of one medicine apart any more',
  })),
];

const quoted = (rows: readonly TableRow[]): string =>
  rows.map((row) => `“${row['fact'] === undefined ? said(row) : `${row['fact']} ${row['value'] ?? ''}`}”`).join(', ');

function lossesOf({ table, of, key, loses, all }: Kept, shipped: Tables, pack: Tables): readonly string[] {
  const was = (shipped.get(table) ?? []).filter(of);
  const kept = new Set((pack.get(table) ?? []).filter(of).map(key));
  const lost = was.filter((row) => !kept.has(key(row)));
  if (lost.length === 0) return [];
  if (kept.size === 0) return [`${fileOf(table)}: ${all} (${String(lost.length)} rows)`];
  const byConcept = new Map<string, TableRow[]>();
  for (const row of lost) {
    const concept = row['concept_id'] ?? '';
    byConcept.set(concept, [...(byConcept.get(concept) ?? []), row]);
  }
  return [...byConcept].map(([concept, rows]) => `${fileOf(table)}: ${loses(concept, quoted(rows))}`);
}

/** What the pack loses, a sentence for each concept of a table, or for the table where nothing is left. */
export const lossesIn = (shipped: Tables, pack: Tables): readonly string[] =>
  [...ALLERGIES, ...NEAR_MISSES, ...CODES, ...APART].flatMap((kept) => lossesOf(kept, shipped, pack));

/** Tables from their texts. Throws where they are faulty: the shipped ones never are. */
export function soundTables(texts: ReadonlyMap<TableName, string>): Tables {
  const checked = checkTables(texts);
  if (!checked.ok) throw new Error(checked.problems.map(({ file, problem }) => `${file}: ${problem}`).join('\n'));
  return checked.tables;
}
