/** How are the tables shown that say what is carried at all, whom an opt-out reaches, and on what footing one reads? */
import { LEGAL_DECISIONS } from '../../domain/legal-decisions';
import { SECTION_ROWS, SUPPORTING_TYPES } from '../../domain/section-of';
import { ADDRESS_AT_ONCE } from '../tables/addresses';
import { NEAREST_ROLES } from '../tables/nearest-roles';
import { yesNo, type TableDescription } from './described-table';

const RULE_COLUMNS = ['Id', 'Rule', 'Why', 'Hazard'];

interface Rule {
  readonly id: string;
  readonly rule: string;
  readonly why: string;
  readonly hazard: string;
}

const ruleCells = ({ id, rule, why, hazard }: Rule): readonly string[] => [id, rule, why, hazard];

export const CARRIED_TABLES: readonly TableDescription[] = [
  {
    id: 'sections',
    title: 'Which resource belongs to which section',
    about: 'The first row that holds; a type without a row is denied.',
    columns: ['Id', 'Type', 'Section', 'Setting', 'When', 'Why'],
    rows: () => SECTION_ROWS.map((row) => [row.id, row.type, row.section, row.setting ?? '', row.when ?? '', row.why]),
  },
  {
    id: 'legal-decisions',
    title: 'Consents that are carried',
    about:
      'By a code or words of the category or scope; every other consent, to sharing, research or treatment, is ' +
      'not carried.',
    columns: ['Id', 'Known by', 'Values', 'Why', 'Hazard'],
    rows: () => LEGAL_DECISIONS.map((row) => [row.id, row.known, row.values.join(', '), row.why, row.hazard]),
  },
  {
    id: 'supporting',
    title: 'Supporting resources',
    about: 'Pass only when something released refers to them, as name, code and role.',
    columns: ['Type'],
    rows: () => SUPPORTING_TYPES.map((type) => [type]),
  },
];

export const ACCESS_TABLES: readonly TableDescription[] = [
  {
    id: 'denials',
    title: 'Where no row says yes',
    about: 'Deny unless permitted: every way to come to nothing is a row.',
    columns: RULE_COLUMNS,
    rows: ({ tables }) => tables.denials.map(ruleCells),
  },
  {
    id: 'opt-out',
    title: 'Whom an opt-out reaches',
    about: ({ optOutOtherSettings }) =>
      `The first row that holds; where none holds, suppress. “switch” is now ${optOutOtherSettings}.`,
    columns: ['Id', 'Viewer', 'Provider', 'Setting', 'Effect', 'Why', 'Hazard'],
    rows: ({ tables }) =>
      tables.optOutScopes.map((row) => [
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
    columns: RULE_COLUMNS,
    rows: ({ tables }) => tables.relationships.map(ruleCells),
  },
  {
    id: 'emergency',
    title: 'Emergency access',
    about: 'Opens B cells and nothing else.',
    columns: RULE_COLUMNS,
    rows: ({ tables }) => tables.emergency.map(ruleCells),
  },
  {
    id: 'exports',
    title: 'Who may take a patient summary away',
    about: 'A document that has left is beyond opt-out, role and audit.',
    columns: ['Id', 'Role', 'Allowed', 'Why', 'Hazard'],
    rows: ({ tables, roles }) =>
      tables.exports.map((row) => [
        row.id,
        roles.find(({ id }) => id === row.role)?.name ?? row.role,
        yesNo(row.allowed),
        row.why,
        row.hazard,
      ]),
  },
  {
    id: 'addresses',
    title: 'Who sees at once where the person lives',
    about: 'Every other role asks by a press; either way it is one event in the audit.',
    columns: ['Id', 'Role', 'Why', 'Hazard'],
    rows: ({ roles }) =>
      ADDRESS_AT_ONCE.map(({ id, role, why, hazard }) => [
        id,
        roles.find((one) => one.id === role)?.name ?? role,
        why,
        hazard,
      ]),
  },
  {
    id: 'nearest-roles',
    title: 'Roles that are held to another',
    about: 'See no more than the nearest role in any table; a test holds each cell.',
    columns: ['Id', 'Role', 'Nearest', 'Sees less', 'Why', 'Hazard'],
    rows: ({ roles }) => {
      const named = (role: string): string => roles.find(({ id }) => id === role)?.name ?? role;
      return NEAREST_ROLES.map(({ id, role, nearest, lower, why, hazard }) => [
        id,
        named(role),
        named(nearest),
        lower,
        why,
        hazard,
      ]);
    },
  },
  {
    id: 'notices',
    title: 'Standing notices',
    about: 'The same for every patient.',
    columns: ['Id', 'Code', 'Text', 'Why', 'Hazard'],
    rows: ({ tables }) => tables.standingNotices.map((row) => [row.id, row.code, row.text, row.why, row.hazard]),
  },
  {
    id: 'hazards',
    title: 'Hazards',
    about: 'What the rows weigh up.',
    columns: ['Id', 'Title', 'Harm'],
    rows: ({ tables }) => tables.hazards.map((row) => [row.id, row.title, row.harm]),
  },
];
