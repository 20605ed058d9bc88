/**
 * What is the policy in force? The tables, the deployer's switches and value sets, checked and compiled once at start;
 * a faulty policy never starts.
 */
import type { SectionId } from '../domain/sections';
import { isSetting, type Setting } from '../domain/settings';
import { OPT_OUT_SCOPES } from './tables/opt-out-scopes';
import { createCodeIndex, type CodeIndex, type KnowsCode } from './indexes/code-index';
import { digestOf } from './digest';
import { seedOnlyOf } from './seed-only';
import { EXCLUSION_IDS, EXCLUSIONS, MEDICINE_SWITCH_ROWS, type ExclusionId } from './tables/exclusions';
import { CAP_ROWS, type CapLabel, type ClinicalRole, type Level } from './tables/label-caps';
import { ROLE_VIEWS, type RoleViewRow } from './tables/role-views';
import { tableProblems } from './table-problems';
import { tablesInForce, POLICY_VERSION } from './tables';
import { createTextIndex, type TextIndex } from './indexes/text-index';
import { loadValueSet, type ValueSetFile } from './indexes/value-sets';

export interface PolicyOptions {
  readonly exclusions: Readonly<Record<string, boolean>>;
  readonly optOutOtherSettings: 'suppress' | 'show';
  readonly valueSets: readonly ValueSetFile[];
  /** Which codes the deployment can name besides the tables of the policy: a bare one of them is released. */
  readonly knowsCode: KnowsCode;
  /** Who signed for starting without the lists, and when. */
  readonly valueSetsWaiver?: ValueSetsWaiver;
}

export interface ValueSetsWaiver {
  readonly signedBy: string;
  /** A date, YYYY-MM-DD. */
  readonly signedOn: string;
}

export interface LoadedSummary {
  readonly file: string;
  readonly category: string;
  readonly count: number;
  readonly digest: string;
}

export interface Policy {
  readonly version: string;
  readonly digest: string;
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
  readonly codes: CodeIndex;
  readonly text: TextIndex;
}

export type BuiltPolicy =
  { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly problems: readonly string[] };

function switchedOn({ exclusions }: PolicyOptions) {
  const on = new Set<ExclusionId>(EXCLUSIONS.filter((row) => exclusions[row.id] ?? row.on).map(({ id }) => id));
  const medicines = new Set<ExclusionId>(
    MEDICINE_SWITCH_ROWS.filter((row) => exclusions[row.id] ?? on.has(row.exclusion)).map(({ exclusion }) => exclusion),
  );
  return { exclusions: on, medicines };
}

/** Builds the policy, or says what is wrong with every switch and file. */
export function buildPolicy(options: PolicyOptions): BuiltPolicy {
  const known: readonly string[] = [...EXCLUSION_IDS, ...MEDICINE_SWITCH_ROWS.map(({ id }) => id)];
  const problems = Object.keys(options.exclusions)
    .filter((id) => !known.includes(id))
    .map((id) => `Exclusion "${id}" is not known; known are ${known.join(', ')}.`);

  const loaded = options.valueSets.map(loadValueSet);
  for (const result of loaded) if (!result.ok) problems.push(result.problem);
  const files = loaded.filter((result) => result.ok);

  const views = new Map<string, Map<SectionId, RoleViewRow>>();
  for (const row of ROLE_VIEWS)
    views.set(row.role, (views.get(row.role) ?? new Map<SectionId, RoleViewRow>()).set(row.section, row));
  problems.push(
    ...tableProblems({
      roleViews: ROLE_VIEWS,
      caps: CAP_ROWS,
      exclusions: EXCLUSIONS,
      medicineSwitches: MEDICINE_SWITCH_ROWS,
      scopes: OPT_OUT_SCOPES,
    }),
  );
  if (problems.length > 0) return { ok: false, problems };

  const on = switchedOn(options);
  const codes = files.flatMap((file) => file.codes);
  const text = createTextIndex(on);
  const valueSets = files.map((file) => ({
    file: file.file,
    category: file.category,
    count: file.codes.length,
    digest: digestOf(file.codes),
  }));
  const settingCaps = new Map<Setting, CapLabel[]>();
  for (const row of CAP_ROWS)
    for (const setting of row.settings) settingCaps.set(setting, [...(settingCaps.get(setting) ?? []), row.label]);
  const neverAsked = new Set(
    EXCLUSIONS.filter(({ id }) => on.exclusions.has(id)).flatMap(({ settings }) => settings.filter(isSetting)),
  );
  const seedOnly = seedOnlyOf(on.exclusions, files);
  const bareCodes = seedOnly.length > 0 ? 'withheld' : 'released';
  const inForce = {
    version: POLICY_VERSION,
    tables: tablesInForce(),
    exclusions: [...on.exclusions],
    medicines: [...on.medicines],
    optOutOtherSettings: options.optOutOtherSettings,
    scopes: OPT_OUT_SCOPES,
    valueSets: valueSets.map(({ category, count, digest }) => ({ category, count, digest })),
  };
  return {
    ok: true,
    policy: {
      version: POLICY_VERSION,
      digest: digestOf(inForce),
      ...on,
      optOutOtherSettings: options.optOutOtherSettings,
      views,
      caps: new Map(CAP_ROWS.map((row) => [row.label, row.cells])),
      settingCaps,
      neverAsked,
      valueSets,
      seedOnly,
      bareCodes,
      valueSetsWaiver: options.valueSetsWaiver ?? null,
      codes: createCodeIndex(on, codes, { words: text.words, knowsCode: options.knowsCode }),
      text,
    },
  };
}
