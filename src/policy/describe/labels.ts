/** How are the caps of sensitivity labels shown, and the plans that they do not reach? */
import { PLAN_CODES } from '../../domain/section-of';
import { NAMED_KINDS } from '../../domain/named-kinds';
import type { Policy } from '../policy';
import { KIND_CAPS, kindCapCell } from '../tables/kind-caps';
import { capRuleId, LEVEL_WORDS, type CapRow, type ClinicalRole } from '../tables/label-caps';
import type { TableDescription } from './described-table';

export interface NamedRole {
  readonly id: ClinicalRole;
  readonly name: string;
}

/** “GP: a summary at most. …” */
export const capReason = ({ cells, why }: CapRow, { id, name }: NamedRole): string =>
  `${name}: ${LEVEL_WORDS[cells[id]]}. ${why}`;

const namesOf = ({ roles }: Policy, ids: readonly string[]): string =>
  ids.map((id) => roles.find((role) => role.id === id)?.name ?? id).join(', ');

export const LABEL_TABLES: readonly TableDescription[] = [
  {
    id: 'label-caps',
    title: 'Caps of sensitivity labels',
    about:
      'F no cap, S summary, B none until emergency access, N none; the lowest cell counts. Never for allergies ' +
      'or an alert’s headline; mental health and substance misuse never for medicines where the role sees them ' +
      'in full.',
    columns: ({ roles }) => ['Label', ...roles.map(({ name }) => name), 'Known by', 'Why', 'Hazard'],
    rows: ({ tables, roles }) =>
      tables.labelCaps.map((row) => [
        row.label,
        ...roles.map(({ id }) => row.cells[id]),
        [...row.labels, ...row.codes, ...row.functions, ...row.settings].join(', '),
        row.why,
        row.hazard,
      ]),
  },
  {
    id: 'kind-caps',
    title: 'Kinds of record that few roles see',
    about:
      'Besides the cell of the section and the caps of labels; the lowest counts, and a role without a cell sees none.',
    columns: ({ roles }) => ['Id', 'Kind', ...roles.map(({ name }) => name), 'Why', 'Hazard'],
    rows: ({ roles }) =>
      KIND_CAPS.map((row) => [row.id, row.when, ...roles.map(({ id }) => kindCapCell(row, id)), row.why, row.hazard]),
  },
  {
    id: 'named-kinds',
    title: 'How those kinds are known',
    about: 'By a code, or by words where a sender has no code.',
    columns: ['Kind', 'Codes', 'Words', 'Why'],
    rows: () => NAMED_KINDS.map((row) => [row.kind, row.codes.join(', '), row.words, row.why]),
  },
  {
    id: 'label-cap-reasons',
    title: 'Why each label caps each role',
    about: 'One row per cell.',
    columns: ['Id', 'Level', 'Why', 'Hazard'],
    rows: ({ tables, roles }) =>
      tables.labelCaps.flatMap((row) =>
        roles.map((role) => [capRuleId(row.label, role.id), row.cells[role.id], capReason(row, role), row.hazard]),
      ),
  },
  {
    id: 'harmless-labels',
    title: 'Labels that cap nothing',
    about: 'Every other label of these two systems that is not listed above counts as restricted.',
    columns: ['Label', 'Why'],
    rows: ({ tables }) => [
      ...Object.entries(tables.harmlessLabels),
      ...tables.ordinaryConfidentiality.map((code): [string, string] => [code, 'Ordinary confidentiality.']),
    ],
  },
  {
    id: 'plans',
    title: 'Plans that are never capped',
    about: (policy) =>
      `For ${namesOf(policy, policy.tables.planExemptRoles)}; the crisis plan for ` +
      `${namesOf(policy, policy.tables.crisisPlanExemptRoles)}.`,
    columns: ['Code', 'Plan'],
    rows: () => Object.entries(PLAN_CODES),
  },
];
