/** Which rows hold the words somebody typed, in which order are the tables read, and what is each hazard called? */
import type { PolicyTable } from './policy-tables';

/** What a safety officer asks first stands first; whatever is not named here follows in the order in which it came. */
const ORDER: readonly string[] = [
  'pack',
  'role-view',
  'label-caps',
  'kind-caps',
  'exclusions',
  'exclusion-medicines',
  'opt-out',
  'emergency',
  'relationship',
  'not-carried',
  'notCarried',
  'plans',
  'summaries',
  'denials',
  'role-view-reasons',
  'label-cap-reasons',
  'sections',
  'supporting',
  'notices',
  'hazards',
];

export const OPEN_AT_FIRST: readonly string[] = ['pack', 'role-view', 'label-caps', 'exclusions'];

const placeOf = ({ id }: PolicyTable): number => {
  const at = ORDER.indexOf(id);
  return at < 0 ? ORDER.length : at;
};

export const inReadingOrder = (tables: readonly PolicyTable[]): readonly PolicyTable[] =>
  [...tables].sort((a, b) => placeOf(a) - placeOf(b));

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Every word typed has to stand somewhere in the row or in its table's title; tables without such a row are left out.
 */
export function foundIn(tables: readonly PolicyTable[], typed: string): readonly PolicyTable[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return tables;
  return tables.flatMap((table) => {
    const title = plain(table.title);
    const rows = table.rows.filter((row) => {
      const text = `${title} ${table.columns
        .map((column, i) => (/^[FSBN]°?$/.test(row[i] ?? '') ? column : (row[i] ?? '')))
        .map(plain)
        .join(' ')}`;
      return words.every((word) => text.includes(word));
    });
    return rows.length === 0 ? [] : [{ ...table, rows }];
  });
}

/** Hazard id → its title, from the table of hazards. */
export function hazardTitles(tables: readonly PolicyTable[]): ReadonlyMap<string, string> {
  const hazards = tables.find(({ id }) => id === 'hazards');
  return new Map(hazards?.rows.map(([id = '', title = '']): [string, string] => [id, title]) ?? []);
}
