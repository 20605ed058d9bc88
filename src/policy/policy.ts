/**
 * What is the policy in force? The tables, the deployer's switches and value sets, checked and compiled once at start;
 * a faulty policy never starts.
 */
import { roleName } from '../domain/roles';
import type { SectionId } from '../domain/sections';
import { isSetting, type Setting } from '../domain/settings';
import { clinicalRolesOf } from './clinical-roles';
import { digestOf } from './digest';
import { createCodeIndex, type CodeIndex, type KnowsCode } from './indexes/code-index';
import { createNearMissIndex, type SilencedBy } from './indexes/near-miss-index';
import { createRoutineLines, type RoutineLineIndex } from './indexes/routine-line-index';
import { createTextIndex, type TextIndex } from './indexes/text-index';
import { loadValueSet, type ValueSetFile } from './indexes/value-sets';
import { readPack, type Pack, type PackFiles } from './pack/read-pack';
import { ruleBookOf, type RuleBook } from './rule-book';
import { seedOnlyOf } from './seed-only';
import { problemsOfTables } from './table-problems';
import { POLICY_VERSION, SHIPPED_TABLES, tablesInForce, type PolicyTables } from './tables';
import { EXCLUSION_IDS, type ExclusionId } from './tables/exclusions';
import { type CapLabel, type ClinicalRole, type Level } from './tables/label-caps';
import type { RoleViewRow } from './tables/role-views';

export interface PolicyOptions {
  readonly exclusions: Readonly<Record<string, boolean>>;
  readonly optOutOtherSettings: 'suppress' | 'show';
  readonly valueSets: readonly ValueSetFile[];
  /** Which codes the deployment can name besides the tables of the policy: a bare one of them is released. */
  readonly knowsCode: KnowsCode;
  /** Who signed for starting without the lists, and when. */
  readonly valueSetsWaiver?: ValueSetsWaiver;
  /** What becomes of a letter that can be read; absent: `passages`. */
  readonly readableDocuments?: ReadableDocuments;
  /** Who signed for `metadata`, and when. */
  readonly readableDocumentsWaiver?: Signature;
  /** A deployer’s tables in place of the shipped ones; absent: the shipped ones. */
  readonly pack?: PackFiles;
}

export interface Signature {
  readonly signedBy: string;
  /** A date, YYYY-MM-DD. */
  readonly signedOn: string;
}

export type ValueSetsWaiver = Signature;

/**
 * `passages`: routine lines are cut out of everybody’s letters, and a letter in which a word tells after that is
 * withheld; `any`: one in which any word tells is; `metadata`: letters are judged by what is said of them alone.
 * Source: POLICY 3, “routine lines”.
 */
export type ReadableDocuments = 'passages' | 'any' | 'metadata';

export interface LoadedSummary {
  readonly file: string;
  readonly category: string;
  readonly count: number;
  readonly digest: string;
}

/** A role that has a clinical view. */
export interface PolicyRole {
  readonly id: ClinicalRole;
  readonly name: string;
}

export interface Policy {
  readonly version: string;
  readonly digest: string;
  /** INVARIANT: whoever decides by this policy reads these tables, and never the shipped ones beside them. */
  readonly tables: PolicyTables;
  /** The pack that the tables come from; null where they are the shipped ones. */
  readonly pack: Pack | null;
  readonly roles: readonly PolicyRole[];
  readonly exclusions: ReadonlySet<ExclusionId>;
  readonly medicines: ReadonlySet<ExclusionId>;
  readonly optOutOtherSettings: 'suppress' | 'show';
  readonly views: ReadonlyMap<string, ReadonlyMap<SectionId, RoleViewRow>>;
  readonly caps: ReadonlyMap<CapLabel, Readonly<Record<ClinicalRole, Level>>>;
  /** Label that a provider's setting puts on everything it sends. */
  readonly settingCaps: ReadonlyMap<Setting, readonly CapLabel[]>;
  readonly neverAsked: ReadonlySet<Setting>;
  readonly valueSets: readonly LoadedSummary[];
  /** Categories in force that are known by the shipped seed of codes alone. */
  readonly seedOnly: readonly ExclusionId[];
  /** INVARIANT: while any category is known by its seed alone, no bare code is released that no table knows. */
  readonly bareCodes: 'withheld' | 'released';
  /** Null where nobody needed to sign. */
  readonly valueSetsWaiver: ValueSetsWaiver | null;
  readonly readableDocuments: ReadableDocuments;
  /** Who signed for letters that are not judged by their words; null where nobody needed to. */
  readonly readableDocumentsWaiver: Signature | null;
  readonly codes: CodeIndex;
  readonly text: TextIndex;
  /** Lines that are cut out of everybody’s letters. */
  readonly routineLines: RoutineLineIndex;
  readonly silencedBy: SilencedBy;
  /** What each row says, by its id. */
  readonly rules: RuleBook;
}

export type BuiltPolicy =
  { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly problems: readonly string[] };

function switchedOn({ exclusions, medicineSwitches }: PolicyTables, { exclusions: switches }: PolicyOptions) {
  const on = new Set<ExclusionId>(exclusions.filter((row) => switches[row.id] ?? row.on).map(({ id }) => id));
  const medicines = new Set<ExclusionId>(
    medicineSwitches.filter((row) => switches[row.id] ?? on.has(row.exclusion)).map(({ exclusion }) => exclusion),
  );
  return { exclusions: on, medicines };
}

function viewsOf({ roleViews }: PolicyTables): Policy['views'] {
  const views = new Map<string, Map<SectionId, RoleViewRow>>();
  for (const row of roleViews)
    views.set(row.role, (views.get(row.role) ?? new Map<SectionId, RoleViewRow>()).set(row.section, row));
  return views;
}

function settingCapsOf({ labelCaps }: PolicyTables): Policy['settingCaps'] {
  const settingCaps = new Map<Setting, CapLabel[]>();
  for (const row of labelCaps)
    for (const setting of row.settings) settingCaps.set(setting, [...(settingCaps.get(setting) ?? []), row.label]);
  return settingCaps;
}

/** Builds the policy, or says what is wrong with every switch and file. */
export function buildPolicy(options: PolicyOptions): BuiltPolicy {
  const read = options.pack === undefined ? null : readPack(options.pack);
  const pack = read?.ok ? read.pack : null;
  const tables = pack?.tables ?? SHIPPED_TABLES;
  const known: readonly string[] = [...EXCLUSION_IDS, ...tables.medicineSwitches.map(({ id }) => id)];
  const problems = Object.keys(options.exclusions)
    .filter((id) => !known.includes(id))
    .map((id) => `Exclusion "${id}" is not known; known are ${known.join(', ')}.`);

  if (options.readableDocuments === 'metadata' && options.readableDocumentsWaiver === undefined)
    problems.push('Letters that are not judged by their words need somebody who signs for it.');
  const loaded = options.valueSets.map(loadValueSet);
  for (const result of loaded) if (!result.ok) problems.push(result.problem);
  const files = loaded.filter((result) => result.ok);
  problems.push(...(read?.ok === false ? read.problems : problemsOfTables(tables)));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, policy: compiled(options, pack, files) };
}

type LoadedFile = Extract<ReturnType<typeof loadValueSet>, { readonly ok: true }>;

/** Two policies with one version have the same tables, or another digest. */
const versionOf = (pack: Pack | null): string => (pack === null ? POLICY_VERSION : `${POLICY_VERSION}+${pack.name}`);

function compiled(options: PolicyOptions, pack: Pack | null, files: readonly LoadedFile[]): Policy {
  const tables = pack?.tables ?? SHIPPED_TABLES;
  const version = versionOf(pack);
  const { optOutOtherSettings, knowsCode, readableDocuments = 'passages' } = options;
  const on = switchedOn(tables, options);
  const text = createTextIndex(on, tables);
  const roles = clinicalRolesOf(tables).map((id): PolicyRole => ({ id, name: roleName(id) }));
  const valueSets = files.map(({ file, category, codes }) => ({
    file,
    category,
    count: codes.length,
    digest: digestOf(codes),
  }));
  const seedOnly = seedOnlyOf(tables, on.exclusions, files);
  const inForce = {
    version,
    tables: tablesInForce(tables),
    exclusions: [...on.exclusions],
    medicines: [...on.medicines],
    optOutOtherSettings,
    scopes: tables.optOutScopes,
    readableDocuments,
    valueSets: valueSets.map(({ category, count, digest }) => ({ category, count, digest })),
  };
  return {
    version,
    digest: digestOf(inForce),
    tables,
    pack,
    roles,
    ...on,
    optOutOtherSettings,
    views: viewsOf(tables),
    caps: new Map(tables.labelCaps.map((row) => [row.label, row.cells])),
    settingCaps: settingCapsOf(tables),
    // INVARIANT: no switch asks a provider that is never asked; a switch is of codes and words.
    neverAsked: new Set(tables.exclusions.flatMap(({ settings }) => settings.filter(isSetting))),
    valueSets,
    seedOnly,
    bareCodes: seedOnly.length > 0 ? 'withheld' : 'released',
    valueSetsWaiver: options.valueSetsWaiver ?? null,
    readableDocuments,
    readableDocumentsWaiver: options.readableDocumentsWaiver ?? null,
    routineLines: createRoutineLines(on.exclusions, tables),
    codes: createCodeIndex(on, tables, { words: text.words, knowsCode, loaded: files.flatMap(({ codes }) => codes) }),
    text,
    silencedBy: createNearMissIndex(tables.nearMisses),
    rules: ruleBookOf(tables, roles),
  };
}
