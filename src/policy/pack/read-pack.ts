/**
 * May this pack stand in place of the shipped tables? Its files are read by the same schemas, held against the floor,
 * and what they widen must be signed for; a pack that fails in anything is refused whole. Source: POLICY 8.
 */
import { z } from 'zod';
import { SHIPPED_TABLES, type PolicyTables } from '../tables';
import { ACCESS_FILE } from '../tables/access';
import { DENIAL_FILE } from '../tables/denials';
import { EXCLUSION_CODE_FILE } from '../tables/exclusion-codes';
import { EXCLUSION_FILE } from '../tables/exclusions';
import { EXPORT_FILE } from '../tables/exports';
import { HAZARD_FILE } from '../tables/hazards';
import { KNOWN_VOCABULARY_FILE } from '../tables/known-vocabularies';
import { KIND_CAP_FILE, KIND_CAPS } from '../tables/kind-caps';
import { ADDRESS_AT_ONCE, ADDRESS_FILE } from '../tables/addresses';
import { NEAREST_ROLE_FILE, NEAREST_ROLES } from '../tables/nearest-roles';
import { LABEL_CAP_FILE } from '../tables/label-caps';
import { LEXICON_FILE } from '../tables/lexicon';
import { MEDICINE_FILE } from '../tables/medicines';
import { MISTYPED, MISTYPED_FILE, MISTYPED_MEDICINES } from '../tables/mistyped';
import { MODIFIER_FILE } from '../tables/modifiers';
import { NEAR_MISS_FILE } from '../tables/near-misses';
import { OPT_OUT_SCOPE_FILE } from '../tables/opt-out-scopes';
import { OWN_CONCEPT_FILE } from '../tables/own-concepts';
import { OWN_ROLE_FILE } from '../tables/own-roles';
import { ROLE_VIEW_FILE } from '../tables/role-views';
import { ROUTINE_LINE_FILE } from '../tables/routine-lines';
import { STANDING_NOTICE_FILE } from '../tables/standing-notices';
import { SUMMARY_FILE } from '../tables/summaries';
import type { TableFile } from '../tables/table-file';
import { floorProblems } from './floor';
import { wholeProblems } from './whole';
import { wideningsOf } from './widenings';

/** A folder of tables, read from disk by whoever has one: the files’ names with what their JSON holds. */
export interface PackFiles {
  /** The folder, as the config names it. */
  readonly folder: string;
  readonly files: Readonly<Record<string, unknown>>;
}

export interface SignedWidening {
  /** What is wider than shipped. */
  readonly widening: string;
  readonly signedBy: string;
  /** A date, YYYY-MM-DD. */
  readonly signedOn: string;
}

export interface Pack {
  /** Stands in the policy’s version. */
  readonly name: string;
  readonly tables: PolicyTables;
  /** All that it opens beyond the shipped tables. */
  readonly widenings: readonly SignedWidening[];
}

export type ReadPack =
  { readonly ok: true; readonly pack: Pack } | { readonly ok: false; readonly problems: readonly string[] };

/** The file beside the tables that says what the pack is called, and who signed for what. */
export const HEAD = 'pack.json';

const head = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/, 'must be a name of letters, digits, dots and hyphens'),
  signed: z
    .array(
      z.strictObject({
        widening: z.string().min(1),
        signedBy: z.string().regex(/\S/, 'must say who signed'),
        signedOn: z.iso.date('must be a date, YYYY-MM-DD'),
      }),
    )
    .default([]),
});

/** Every file that a pack may hold; a table that it leaves out stands as shipped. */
export const PACK_FILES: readonly TableFile<Partial<PolicyTables>>[] = [
  ACCESS_FILE,
  DENIAL_FILE,
  EXCLUSION_CODE_FILE,
  EXCLUSION_FILE,
  EXPORT_FILE,
  HAZARD_FILE,
  KNOWN_VOCABULARY_FILE,
  LABEL_CAP_FILE,
  LEXICON_FILE,
  MEDICINE_FILE,
  MODIFIER_FILE,
  NEAR_MISS_FILE,
  OPT_OUT_SCOPE_FILE,
  OWN_CONCEPT_FILE,
  OWN_ROLE_FILE,
  ROLE_VIEW_FILE,
  ROUTINE_LINE_FILE,
  STANDING_NOTICE_FILE,
  SUMMARY_FILE,
];

const SHIPPED_FOR_GOOD: readonly { readonly file: TableFile<object>; readonly tables: object }[] = [
  { file: KIND_CAP_FILE, tables: { kindCaps: KIND_CAPS } },
  { file: NEAREST_ROLE_FILE, tables: { nearestRoles: NEAREST_ROLES } },
  { file: MISTYPED_FILE, tables: { mistyped: MISTYPED, mistypedMedicines: MISTYPED_MEDICINES } },
  { file: ADDRESS_FILE, tables: { addressAtOnce: ADDRESS_AT_ONCE } },
];

/** A table that no pack may change may lie in its folder as it is shipped: whoever starts a pack copies them all. */
function unchangeable(files: PackFiles['files']): readonly string[] {
  return SHIPPED_FOR_GOOD.flatMap(({ file, tables }) => {
    const { name } = file;
    if (!Object.hasOwn(files, name)) return [];
    const result = file.read(files[name]);
    if (!result.ok) return result.problems;
    return JSON.stringify(result.tables) === JSON.stringify(tables)
      ? []
      : [`${name}: is not a pack’s to change. Leave it as it is shipped, or take it out.`];
  });
}

/** The pack’s tables over the shipped ones, or what is wrong with a file. */
function tablesOf(files: PackFiles['files']): { readonly tables: PolicyTables; readonly problems: readonly string[] } {
  const known = [HEAD, ...SHIPPED_FOR_GOOD.map(({ file }) => file.name), ...PACK_FILES.map(({ name }) => name)];
  const problems = Object.keys(files)
    .filter((name) => !known.includes(name))
    .map((name) => `${name}: no table is called so. A pack may hold ${known.join(', ')}.`);
  problems.push(...unchangeable(files));
  let tables: PolicyTables = SHIPPED_TABLES;
  for (const { name, read } of PACK_FILES) {
    if (!Object.hasOwn(files, name)) continue;
    const result = read(files[name]);
    if (result.ok) tables = { ...tables, ...result.tables };
    else problems.push(...result.problems);
  }
  return { tables, problems };
}

/** The roles that a pack brings, as far as they can be read: a config names them before the pack is judged. */
export function ownRolesIn({ files }: PackFiles): readonly string[] {
  const read = Object.hasOwn(files, OWN_ROLE_FILE.name) ? OWN_ROLE_FILE.read(files[OWN_ROLE_FILE.name]) : null;
  return read?.ok ? read.tables.ownRoles.map(({ id }) => id) : [];
}

/** Reads a pack. Every problem is told at once, as far as the files can be read at all. */
export function readPack({ folder, files }: PackFiles): ReadPack {
  const refused = (problems: readonly string[]): ReadPack => ({
    ok: false,
    problems: problems.map((problem) => `Policy pack ${folder}: ${problem}`),
  });
  const named = head.safeParse(files[HEAD]);
  if (!named.success)
    return refused(
      named.error.issues.map(({ path, message }) => `${[HEAD, ...path.map(String)].join(', ')}: ${message}`),
    );
  const { tables, problems } = tablesOf(files);
  if (problems.length > 0) return refused(problems);
  const faults = [...wholeProblems(tables), ...floorProblems(SHIPPED_TABLES, tables)];
  const widenings = wideningsOf(SHIPPED_TABLES, tables);
  const { name, signed } = named.data;
  const unsigned = widenings.filter((widening) => !signed.some((one) => one.widening === widening));
  if (faults.length > 0 || unsigned.length > 0)
    return refused([
      ...faults,
      ...unsigned.map(
        (widening) =>
          `opens more than the shipped tables, and nobody has signed for it: “${widening}”. ` +
          `Add { "widening": "${widening}", "signedBy", "signedOn" } to signed in ${HEAD}, or take the change back.`,
      ),
    ]);
  const signatures = signed.filter(({ widening }) => widenings.includes(widening));
  return { ok: true, pack: { name, tables, widenings: signatures } };
}
