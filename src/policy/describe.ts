/**
 * How is the policy shown to whoever asks, table by table? For GET /api/policy, the Policy screen and docs/POLICY.md.
 */
import { roleName } from '../domain/roles';
import type { CarriedType, ResourceType } from '../domain/section-of';
import { ACCESS_TABLES, CARRIED_TABLES } from './describe/access';
import { described, type DescribedTable } from './describe/described-table';
import { EXCLUSION_TABLES } from './describe/exclusions';
import { LABEL_TABLES } from './describe/labels';
import { VIEW_TABLES } from './describe/views';
import type { Policy } from './policy';

export type { DescribedTable } from './describe/described-table';

export interface DescribedPolicy {
  readonly version: string;
  readonly digest: string;
  /** The name of the pack that the tables come from; absent where they are the shipped ones. */
  readonly pack?: string;
  readonly tables: readonly DescribedTable[];
  /** Resource types that no row carries: whatever is not listed in the tables is denied. */
  readonly notCarried: readonly string[];
  readonly valueSets: Policy['valueSets'];
  /** Categories in force that have the shipped seed of codes alone. */
  readonly seedOnly: readonly string[];
  /** Who signed for running without their lists. */
  readonly requireValueSetsWaiver: Policy['valueSetsWaiver'];
}

/**
 * Types that providers commonly hold and this record does not carry; every other unlisted type is denied all the same.
 * A
 * type that a section carries does not compile here.
 */
export const NOT_CARRIED: readonly Exclude<ResourceType, CarriedType>[] = [
  'Account',
  'Basic',
  'Bundle',
  'Claim',
  'CommunicationRequest',
  'Coverage',
  'DetectedIssue',
  'DocumentManifest',
  'Group',
  'GuidanceResponse',
  'Invoice',
  'List',
  'MeasureReport',
  'MolecularSequence',
  'Parameters',
  'Person',
  'RequestGroup',
  'ResearchSubject',
  'Schedule',
  'Slot',
  'SupplyDelivery',
  'SupplyRequest',
];

/**
 * What a pack opens beyond the shipped tables, before everything else; with the shipped tables there is no such table.
 */
const packTables = ({ pack }: Policy): readonly DescribedTable[] =>
  pack === null
    ? []
    : [
        {
          id: 'pack',
          title: `What the pack ${pack.name} opens beyond the shipped tables`,
          about: 'Everything that these tables show and the shipped ones do not, and who signed for it.',
          columns: ['Opens', 'Signed by', 'Signed on'],
          rows: pack.widenings.map(({ widening, signedBy, signedOn }) => [widening, signedBy, signedOn]),
        },
      ];

/** The roles that a pack brings; where it brings none there is no such table. */
const ownRoleTables = ({ tables }: Policy): readonly DescribedTable[] =>
  tables.ownRoles.length === 0
    ? []
    : [
        {
          id: 'own-roles',
          title: 'Roles of this deployment',
          about: 'Beside the shipped ones: each with cells of its own, shown on the page of a shipped role.',
          columns: ['Role', 'Page like', 'Why', 'Hazard'],
          rows: tables.ownRoles.map((row) => [roleName(row.id), roleName(row.layoutLike), row.why, row.hazard]),
        },
      ];

/** In the order in which they are read. */
const TABLES = [...EXCLUSION_TABLES, ...VIEW_TABLES, ...LABEL_TABLES, ...CARRIED_TABLES, ...ACCESS_TABLES];

export const describeTables = (policy: Policy): readonly DescribedTable[] =>
  TABLES.map((table) => described(policy, table));

export const describePolicy = (policy: Policy): DescribedPolicy => ({
  version: policy.version,
  digest: policy.digest,
  ...(policy.pack === null ? {} : { pack: policy.pack.name }),
  tables: [...packTables(policy), ...ownRoleTables(policy), ...describeTables(policy)],
  notCarried: NOT_CARRIED,
  valueSets: policy.valueSets,
  seedOnly: policy.tables.exclusions.filter(({ id }) => policy.seedOnly.includes(id)).map(({ category }) => category),
  requireValueSetsWaiver: policy.valueSetsWaiver,
});
