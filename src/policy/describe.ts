/**
 * How is the policy shown to whoever asks, table by table? For GET /api/policy, the Policy screen and docs/POLICY.md.
 */
import { ROLE_NAMES } from '../domain/roles';
import { SECTION_ROWS, SUPPORTING_TYPES, PLAN_CODES } from '../domain/section-of';
import { LEGAL_DECISIONS } from '../domain/legal-decisions';
import { SECTION_NAMES, SECTIONS } from '../domain/sections';
import { OPT_OUT_SCOPES } from './tables/opt-out-scopes';
import { EMERGENCY_RULES, RELATIONSHIPS } from './tables/access';
import { DENIALS } from './tables/denials';
import { EXCLUSION_CODES } from './tables/exclusion-codes';
import { DOOR_CODE_ROW, EXCLUSIONS, MEDICINE_SWITCH_ROWS, type ExclusionId } from './tables/exclusions';
import { EXPORTS } from './tables/exports';
import { HAZARDS } from './tables/hazards';
import {
  CAP_ROWS,
  capRuleId,
  CLINICAL_ROLES,
  CRISIS_PLAN_EXEMPT_ROLES,
  HARMLESS_LABELS,
  LEVEL_WORDS,
  ORDINARY_CONFIDENTIALITY,
  PLAN_EXEMPT_ROLES,
  type CapRow,
  type ClinicalRole,
} from './tables/label-caps';
import { DOOR_CODE_TERMS, LEXICON } from './tables/lexicon';
import { HORMONE_ATC, MEDICINES } from './tables/medicines';
import { MODIFIERS } from './tables/modifiers';
import type { Policy } from './policy';
import { KNOWN_VOCABULARIES } from './tables/known-vocabularies';
import { NEAR_MISSES } from './tables/near-misses';
import { OWN_CONCEPTS } from './tables/own-concepts';
import { ROLE_VIEWS } from './tables/role-views';
import { STANDING_NOTICES } from './tables/standing-notices';
import { COMMUNICATION_NEED_CODES, COMMUNICATION_NEED_WORDS, HEADLINES, SUMMARIES } from './tables/summaries';

export interface DescribedTable {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface DescribedPolicy {
  readonly version: string;
  readonly digest: string;
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
 */
export const NOT_CARRIED: readonly string[] = [
  'Account',
  'Basic',
  'Bundle',
  'Claim',
  'ClinicalImpression',
  'Communication',
  'CommunicationRequest',
  'Coverage',
  'DetectedIssue',
  'DeviceRequest',
  'DeviceUseStatement',
  'DocumentManifest',
  'Group',
  'GuidanceResponse',
  'ImagingStudy',
  'Invoice',
  'List',
  'MeasureReport',
  'Media',
  'MolecularSequence',
  'NutritionOrder',
  'Parameters',
  'Person',
  'RequestGroup',
  'ResearchSubject',
  'RiskAssessment',
  'Schedule',
  'Slot',
  'SupplyDelivery',
  'SupplyRequest',
  'VisionPrescription',
];

const roles = (list: readonly (keyof typeof ROLE_NAMES)[]): string => list.map((role) => ROLE_NAMES[role]).join(', ');
const cellOf = (section: string, role: string): string => {
  const row = ROLE_VIEWS.find((cell) => cell.section === section && cell.role === role);
  return row === undefined ? '' : `${row.depth}${row.published ? '°' : ''}`;
};

/** “GP: a summary at most. …” */
export const capReason = ({ cells, why }: CapRow, role: ClinicalRole): string =>
  `${ROLE_NAMES[role]}: ${LEVEL_WORDS[cells[role]]}. ${why}`;

/** “the shipped seed alone: not complete”, or how many lists were loaded. */
function listOf(policy: Policy, id: ExclusionId, category: string): string {
  if (policy.seedOnly.includes(id)) return 'the shipped seed alone: not complete';
  const loaded = policy.valueSets.filter((set) => set.category === category);
  return loaded.length === 0
    ? 'none needed: known by the setting of its provider'
    : `the shipped seed and ${loaded.map(({ count }) => `${String(count)} codes`).join(', ')} loaded`;
}

const listsAbout = ({ seedOnly, valueSetsWaiver }: Policy): string =>
  `${seedOnly.length === 0 ? 'Every category has its list.' : 'A category that has the shipped seed alone does not recognise what is coded outside it.'}${valueSetsWaiver === null ? '' : ` Running without the lists was signed for by ${valueSetsWaiver.signedBy} on ${valueSetsWaiver.signedOn}.`}`;

export function describeTables(policy: Policy): readonly DescribedTable[] {
  return [
    {
      id: 'exclusions',
      title: 'Never shared, with anybody',
      about: 'No role and no emergency opens these.',
      columns: ['Id', 'Category', 'In force', 'Settings never asked', 'Labels', 'Why', 'Hazard'],
      rows: EXCLUSIONS.map((row) => [
        row.id,
        row.category,
        policy.exclusions.has(row.id) ? 'yes' : 'no',
        row.settings.join(', '),
        row.labels.join(', '),
        row.why,
        row.hazard,
      ]),
    },
    {
      id: 'exclusion-medicines',
      title: 'Medicines that tell of an exclusion',
      about: 'Each has a switch of its own.',
      columns: ['Id', 'Exclusion', 'In force', 'Why', 'Hazard'],
      rows: MEDICINE_SWITCH_ROWS.map((row) => [
        row.id,
        row.exclusion,
        policy.medicines.has(row.exclusion) ? 'yes' : 'no',
        row.why,
        row.hazard,
      ]),
    },
    {
      id: 'exclusion-codes',
      title: 'Codes of the exclusions',
      about: 'The shipped seed; value sets add to it.',
      columns: ['Exclusion', 'System', 'Codes', 'Not', 'Why'],
      rows: EXCLUSION_CODES.map((row) => [
        row.exclusion,
        row.family,
        [...(row.codes ?? []), ...(row.prefixes ?? []).map((prefix) => `${prefix}…`)].join(', '),
        (row.except ?? []).join(', '),
        row.why,
      ]),
    },
    {
      id: 'medicine-names',
      title: 'Medicine names of the exclusions',
      about: 'Whole words, in the names of medicines of any code system.',
      columns: ['Exclusion', 'Names', 'Unless', 'Near misses that pass', 'Why'],
      rows: MEDICINES.map((row) => [
        row.exclusion,
        row.names.join(', '),
        (row.unless ?? []).join(', '),
        row.nearMisses.join('; '),
        row.why,
      ]),
    },
    {
      id: 'hormones',
      title: 'Hormones that count only with a gender indication',
      about: 'ATC codes; given for anything else they are shown.',
      columns: ['Code'],
      rows: HORMONE_ATC.map((code) => [`${code}…`]),
    },
    {
      id: 'lexicon',
      title: 'Words of the exclusions',
      about:
        'Withhold what they name, whatever code stands beside them, and a document whose content is text; cut free text everywhere. Some tell in the name of a concept alone.',
      columns: ['Exclusion', 'Read in', 'Terms', 'Near misses that pass', 'Why'],
      rows: LEXICON.map((row) => [
        row.exclusion,
        row.namesOnly ? 'names' : 'all',
        row.terms.join(', '),
        row.nearMisses.join('; '),
        row.why,
      ]),
    },
    {
      id: 'own-concepts',
      title: 'What a resource is',
      about:
        'Words that tell in these elements withhold the whole resource, whatever code stands beside them. In any other element they are cut with their code. A code alone in “Named by”, which no table knows, withholds too while a list is not complete.',
      columns: ['Id', 'Type', 'Named by', 'Said by', 'Because of', 'Titles', 'Why', 'Hazard'],
      rows: OWN_CONCEPTS.map((row) => [
        row.id,
        row.type,
        row.names ?? '',
        row.says ?? '',
        row.because ?? '',
        row.titles ?? '',
        row.why,
        row.hazard,
      ]),
    },
    {
      id: 'near-misses',
      title: 'Near misses by their codes',
      about: 'These words tell of nothing beside these codes; anything added to them does.',
      columns: ['Id', 'Exclusion', 'Codes', 'Words', 'Why', 'Hazard'],
      rows: NEAR_MISSES.map((row) => [
        row.id,
        row.exclusion,
        row.codes.join(', '),
        row.words.join('; '),
        row.why,
        row.hazard,
      ]),
    },
    {
      id: 'known-vocabularies',
      title: 'Vocabularies whose codes need no words',
      about: 'A code alone of any other system is released only where a table knows it, while a list is not complete.',
      columns: ['Address begins', 'Names', 'Why'],
      rows: KNOWN_VOCABULARIES.map((row) => [row.below, row.names, row.why]),
    },
    {
      id: 'lists',
      title: 'Lists of codes in force',
      about: listsAbout(policy),
      columns: ['Id', 'Category', 'List'],
      rows: EXCLUSIONS.filter(({ id }) => policy.exclusions.has(id)).map(({ id, category }) => [
        id,
        category,
        listOf(policy, id, category),
      ]),
    },
    {
      id: 'door-codes',
      title: 'Door and key-safe codes',
      about: 'Never pass, in any text.',
      columns: ['Id', 'Terms', 'Why', 'Hazard'],
      rows: [[DOOR_CODE_ROW.id, DOOR_CODE_TERMS.join(', '), DOOR_CODE_ROW.why, DOOR_CODE_ROW.hazard]],
    },
    {
      id: 'role-view',
      title: 'What each role sees',
      about: 'F full, S summary, N none; ° rests on a published UK matrix or rule.',
      columns: ['Section', ...CLINICAL_ROLES.map((role) => ROLE_NAMES[role])],
      rows: SECTIONS.map((section) => [SECTION_NAMES[section], ...CLINICAL_ROLES.map((role) => cellOf(section, role))]),
    },
    {
      id: 'role-view-reasons',
      title: 'Why each role sees it',
      about: 'One row per cell.',
      columns: ['Id', 'Depth', 'Published', 'Why', 'Hazard'],
      rows: ROLE_VIEWS.map((row) => [row.id, row.depth, row.published ? 'yes' : 'no', row.why, row.hazard]),
    },
    {
      id: 'summaries',
      title: 'What a summary keeps',
      about: 'Every element that is not named goes, save those that turn the resource round (the next table).',
      columns: ['Id', 'Section', 'Type', 'Keeps', 'Only', 'Why', 'Hazard'],
      rows: [...SUMMARIES, ...HEADLINES].map((row) => [
        row.id,
        row.section,
        row.type,
        row.keeps,
        row.only ?? '',
        row.why,
        row.hazard,
      ]),
    },
    {
      id: 'modifiers',
      title: 'What no view leaves out',
      about:
        'Elements that the FHIR definitions mark as modifiers: each view of the type, in full or in summary, keeps them.',
      columns: ['Id', 'Type', 'Elements', 'Why', 'Hazard'],
      rows: MODIFIERS.map((row) => [
        row.id,
        row.type,
        [row.elements, row.later ?? ''].filter((part) => part !== '').join(' '),
        row.why,
        row.hazard,
      ]),
    },
    {
      id: 'communication-needs',
      title: 'Alerts that an administrator sees',
      about: 'Communication needs and reasonable adjustments: by these codes, or by words in the code or the category.',
      columns: ['Known by'],
      rows: [...COMMUNICATION_NEED_CODES, COMMUNICATION_NEED_WORDS].map((known) => [known]),
    },
    {
      id: 'label-caps',
      title: 'Caps of sensitivity labels',
      about:
        'F no cap, S summary, B none until emergency access, N none; the lowest cell counts. Never for allergies or an alert’s headline; mental health and substance misuse never for medicines where the role sees them in full.',
      columns: ['Label', ...CLINICAL_ROLES.map((role) => ROLE_NAMES[role]), 'Known by', 'Why', 'Hazard'],
      rows: CAP_ROWS.map((row) => [
        row.label,
        ...CLINICAL_ROLES.map((role) => row.cells[role]),
        [...row.labels, ...row.codes, ...row.functions, ...row.settings].join(', '),
        row.why,
        row.hazard,
      ]),
    },
    {
      id: 'label-cap-reasons',
      title: 'Why each label caps each role',
      about: 'One row per cell.',
      columns: ['Id', 'Level', 'Why', 'Hazard'],
      rows: CAP_ROWS.flatMap((row) =>
        CLINICAL_ROLES.map((role) => [capRuleId(row.label, role), row.cells[role], capReason(row, role), row.hazard]),
      ),
    },
    {
      id: 'harmless-labels',
      title: 'Labels that cap nothing',
      about: 'Every other label of these two systems that is not listed above counts as restricted.',
      columns: ['Label', 'Why'],
      rows: [
        ...Object.entries(HARMLESS_LABELS),
        ...ORDINARY_CONFIDENTIALITY.map((code): [string, string] => [code, 'Ordinary confidentiality.']),
      ],
    },
    {
      id: 'plans',
      title: 'Plans that are never capped',
      about: `For ${roles(PLAN_EXEMPT_ROLES)}; the crisis plan for ${roles(CRISIS_PLAN_EXEMPT_ROLES)}.`,
      columns: ['Code', 'Plan'],
      rows: Object.entries(PLAN_CODES).map(([code, plan]) => [code, plan]),
    },
    {
      id: 'sections',
      title: 'Which resource belongs to which section',
      about: 'The first row that holds; a type without a row is denied.',
      columns: ['Id', 'Type', 'Section', 'Setting', 'When', 'Why'],
      rows: SECTION_ROWS.map((row) => [row.id, row.type, row.section, row.setting ?? '', row.when ?? '', row.why]),
    },
    {
      id: 'legal-decisions',
      title: 'Consents that are carried',
      about:
        'By a code or words of the category or scope; every other consent, to sharing, research or treatment, is not carried.',
      columns: ['Id', 'Known by', 'Values', 'Why', 'Hazard'],
      rows: LEGAL_DECISIONS.map((row) => [row.id, row.known, row.values.join(', '), row.why, row.hazard]),
    },
    {
      id: 'supporting',
      title: 'Supporting resources',
      about: 'Pass only when something released refers to them, as name, code and role.',
      columns: ['Type'],
      rows: SUPPORTING_TYPES.map((type) => [type]),
    },
    {
      id: 'denials',
      title: 'Where no row says yes',
      about: 'Deny unless permitted: every way to come to nothing is a row.',
      columns: ['Id', 'Rule', 'Why', 'Hazard'],
      rows: DENIALS.map((row) => [row.id, row.rule, row.why, row.hazard]),
    },
    {
      id: 'opt-out',
      title: 'Whom an opt-out reaches',
      about: `The first row that holds; where none holds, suppress. “switch” is now ${policy.optOutOtherSettings}.`,
      columns: ['Id', 'Viewer', 'Provider', 'Setting', 'Effect', 'Why', 'Hazard'],
      rows: OPT_OUT_SCOPES.map((row) => [
        row.id,
        row.viewer,
        row.provider,
        row.setting,
        row.effect,
        row.why,
        row.hazard,
      ]),
    },
    {
      id: 'relationship',
      title: 'Relationship',
      about: 'Recorded for every opened record.',
      columns: ['Id', 'Rule', 'Why', 'Hazard'],
      rows: RELATIONSHIPS.map((row) => [row.id, row.rule, row.why, row.hazard]),
    },
    {
      id: 'emergency',
      title: 'Emergency access',
      about: 'Opens B cells and nothing else.',
      columns: ['Id', 'Rule', 'Why', 'Hazard'],
      rows: EMERGENCY_RULES.map((row) => [row.id, row.rule, row.why, row.hazard]),
    },
    {
      id: 'exports',
      title: 'Who may take a patient summary away',
      about: 'A document that has left is beyond opt-out, role and audit.',
      columns: ['Id', 'Role', 'Allowed', 'Why', 'Hazard'],
      rows: EXPORTS.map((row) => [row.id, ROLE_NAMES[row.role], row.allowed ? 'yes' : 'no', row.why, row.hazard]),
    },
    {
      id: 'notices',
      title: 'Standing notices',
      about: 'The same for every patient.',
      columns: ['Id', 'Code', 'Text', 'Why', 'Hazard'],
      rows: STANDING_NOTICES.map((row) => [row.id, row.code, row.text, row.why, row.hazard]),
    },
    {
      id: 'hazards',
      title: 'Hazards',
      about: 'What the rows weigh up.',
      columns: ['Id', 'Title', 'Harm'],
      rows: HAZARDS.map((row) => [row.id, row.title, row.harm]),
    },
  ];
}

export const describePolicy = (policy: Policy): DescribedPolicy => ({
  version: policy.version,
  digest: policy.digest,
  tables: describeTables(policy),
  notCarried: NOT_CARRIED,
  valueSets: policy.valueSets,
  seedOnly: EXCLUSIONS.filter(({ id }) => policy.seedOnly.includes(id)).map(({ category }) => category),
  requireValueSetsWaiver: policy.valueSetsWaiver,
});
