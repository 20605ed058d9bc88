/**
 * Which marks stand for a code, or for how it begins, in each family? The seed, the caps and the loaded lists as maps.
 */
import { capMark, exclusionMark, HORMONE, sharedMark } from '../marks';
import type { PolicyTables } from '../tables';
import { CODE_FAMILIES, type CodeFamily } from '../tables/exclusion-codes';
import type { ExclusionId } from '../tables/exclusions';
import { canonical, familyOf, type Family } from './code-family';
import type { Switches } from './code-index';

export interface LoadedCode {
  readonly exclusion: ExclusionId;
  readonly system: string | undefined;
  readonly code: string;
}

export interface CodeTables {
  /** Marks of a code of this family, whole or by its beginning. */
  inFamily(family: CodeFamily, sent: string): number;
  /** Marks of a loaded code of a system that is of no family. */
  inLocal(system: string | undefined, code: string): number;
  /** In the seed, whether or not its category is in force. */
  isInSeed(family: Family, sent: string): boolean;
}

interface Prefix {
  readonly start: string;
  readonly except: readonly string[];
  readonly marks: number;
}

interface FamilyTable {
  readonly whole: Map<string, number>;
  readonly prefixes: Prefix[];
}

export const isTabled = (family: Family): family is CodeFamily => (CODE_FAMILIES as readonly Family[]).includes(family);

/** `HTTPS://example/|2.0` → `example`: a version, the scheme, its case or a last slash make no other code system. */
export const nameOf = (system: string | undefined): string =>
  (system ?? '')
    .trim()
    .toLowerCase()
    .replace(/\|.*|^https?:\/\//gs, '')
    .replace(/\/$/, '');

const add = (map: Map<string, number>, code: string, marks: number) => map.set(code, (map.get(code) ?? 0) | marks);

function addTo(families: Readonly<Record<CodeFamily, FamilyTable>>, family: CodeFamily, sent: string, marks: number) {
  const { whole } = families[family];
  const code = canonical(family, sent);
  add(whole, code, marks);
  // A sender that holds codes as numbers ruins those above 2^53; what is left of them counts as the code.
  if (family === 'sct' && !Number.isSafeInteger(Number(code))) add(whole, String(Number(code)), marks);
}

export function createCodeTables(on: Switches, loaded: readonly LoadedCode[], tables: PolicyTables): CodeTables {
  const families = Object.fromEntries(
    CODE_FAMILIES.map((family): [CodeFamily, FamilyTable] => [family, { whole: new Map(), prefixes: [] }]),
  ) as Readonly<Record<CodeFamily, FamilyTable>>;
  const local = new Map<string, number>();

  for (const row of tables.exclusionCodes) {
    if (!(row.medicine ? on.medicines : on.exclusions).has(row.exclusion)) continue;
    const marks = row.shared === undefined ? exclusionMark(row.exclusion) : sharedMark(row.shared);
    for (const code of row.codes ?? []) addTo(families, row.family, code, marks);
    for (const start of row.prefixes ?? [])
      families[row.family].prefixes.push({ start: canonical(row.family, start), except: row.except ?? [], marks });
  }
  if (on.medicines.has('EX-4'))
    for (const start of tables.hormones) families.atc.prefixes.push({ start, except: [], marks: HORMONE });
  for (const row of tables.labelCaps) {
    for (const code of row.codes) addTo(families, 'sct', code, capMark(row.label));
    for (const code of row.functions) addTo(families, 'function', code, capMark(row.label));
  }
  for (const { exclusion, system, code } of loaded) {
    if (!on.exclusions.has(exclusion)) continue;
    const family = familyOf(system);
    if (isTabled(family)) addTo(families, family, code, exclusionMark(exclusion));
    else add(local, `${nameOf(system)}|${code}`, exclusionMark(exclusion));
  }

  return {
    inFamily(family, sent) {
      const code = canonical(family, sent);
      const { whole, prefixes } = families[family];
      let marks = whole.get(code) ?? 0;
      for (const prefix of prefixes)
        if (code.startsWith(prefix.start) && !prefix.except.some((start) => code.startsWith(start)))
          marks |= prefix.marks;
      return marks;
    },
    inLocal: (system, code) => local.get(`${nameOf(system)}|${code}`) ?? 0,
    isInSeed(family, sent) {
      const code = canonical(family, sent);
      return tables.exclusionCodes.some(
        (row) =>
          row.family === family &&
          ((row.codes ?? []).includes(sent.trim()) ||
            (row.prefixes ?? []).some((start) => code.startsWith(canonical(family, start)))),
      );
    },
  };
}
