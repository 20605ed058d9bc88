/**
 * Is every table of the policy whole? A row that is missing, wrong or there twice refuses the policy: no gateway starts
 * on a table that leaves a question open.
 */
import { clinicalRolesOf } from './clinical-roles';
import { SECTIONS } from '../domain/sections';
import { isSetting } from '../domain/settings';
import type { PolicyTables } from './tables';
import type { ScopeRow } from './tables/opt-out-scopes';
import { EXCLUSION_IDS, MEDICINE_SWITCHES, type ExclusionRow, type MedicineSwitchRow } from './tables/exclusions';
import { CAP_LABELS, CLINICAL_ROLES, LEVELS, type CapRow, type ClinicalRole } from './tables/label-caps';
import type { RoleViewRow } from './tables/role-views';

export interface Tables {
  readonly roleViews: readonly RoleViewRow[];
  readonly caps: readonly CapRow[];
  readonly exclusions: readonly ExclusionRow[];
  readonly medicineSwitches: readonly MedicineSwitchRow[];
  readonly scopes: readonly ScopeRow[];
}

const DEPTHS: readonly string[] = ['F', 'S', 'N'];
const EFFECTS: readonly string[] = ['suppress', 'show', 'switch'];
const PLACES = ['inside', 'outside'] as const;

/** Each of `wanted` exactly once, and nothing else: a second row could open again what the first one hid. */
export function eachOnce(table: string, wanted: readonly string[], found: readonly string[]): string[] {
  return [
    ...wanted.filter((name) => !found.includes(name)).map((name) => `${table}: no row for ${name}.`),
    ...found.filter((name) => !wanted.includes(name)).map((name) => `${table}: nobody knows ${name}.`),
    ...[...new Set(found.filter((name, at) => found.indexOf(name) !== at))].map(
      (name) => `${table}: more than one row for ${name}.`,
    ),
  ];
}

function scopeProblems(scopes: readonly ScopeRow[]): string[] {
  const open = PLACES.flatMap((viewer) =>
    PLACES.flatMap((provider) => (['gp', 'other'] as const).map((setting) => ({ viewer, provider, setting }))),
  )
    .filter(
      (wanted) =>
        !scopes.some(
          (row) =>
            row.viewer === wanted.viewer &&
            row.provider === wanted.provider &&
            (row.setting === 'any' || row.setting === wanted.setting),
        ),
    )
    .map(
      ({ viewer, provider, setting }) =>
        `Opt-out scope: no row for a viewer ${viewer} and a provider ${provider}, setting ${setting}.`,
    );
  return [
    ...open,
    ...scopes
      .filter(({ effect }) => !EFFECTS.includes(effect))
      .map(({ id, effect }) => `Opt-out scope ${id}: nobody knows the effect “${effect}”.`),
  ];
}

/** What is wrong, in words that name the row; empty when the tables may be relied on. */
export function tableProblems(
  { roleViews, caps, exclusions, medicineSwitches, scopes }: Tables,
  roles: readonly ClinicalRole[] = CLINICAL_ROLES,
): string[] {
  const cells = roles.flatMap((role) => SECTIONS.map((section) => `${section} and ${role}`));
  return [
    ...eachOnce(
      'Role view',
      cells,
      roleViews.map(({ section, role }) => `${section} and ${role}`),
    ),
    ...roleViews
      .filter(({ depth }) => !DEPTHS.includes(depth))
      .map(({ id, depth }) => `Role view ${id}: nobody knows the depth “${depth}”.`),
    ...eachOnce(
      'Label caps',
      CAP_LABELS,
      caps.map(({ label }) => label),
    ),
    ...caps.flatMap(({ label, cells: levels }) =>
      roles
        .filter((role) => !LEVELS.includes(levels[role]))
        .map((role) => `Label caps: no level for ${label} and ${role}.`),
    ),
    ...eachOnce(
      'Exclusions',
      EXCLUSION_IDS,
      exclusions.map(({ id }) => id),
    ),
    ...[...exclusions, ...caps].flatMap((row) =>
      row.settings
        .filter((setting) => !isSetting(setting))
        .map((setting) => `${'id' in row ? row.id : row.label}: nobody knows the setting “${setting}”.`),
    ),
    ...eachOnce(
      'Medicine switches',
      MEDICINE_SWITCHES,
      medicineSwitches.map(({ id }) => id),
    ),
    ...scopeProblems(scopes),
  ];
}

/** The same of all tables of a policy. */
export const problemsOfTables = (tables: PolicyTables): readonly string[] =>
  tableProblems(
    {
      roleViews: tables.roleViews,
      caps: tables.labelCaps,
      exclusions: tables.exclusions,
      medicineSwitches: tables.medicineSwitches,
      scopes: tables.optOutScopes,
    },
    clinicalRolesOf(tables),
  );
