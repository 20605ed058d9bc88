/** How are the views shown: what each role sees of each section, and what a summary keeps? */
import { SECTION_NAMES, SECTIONS } from '../../domain/sections';
import type { Policy } from '../policy';
import { yesNo, type TableDescription } from './described-table';

function cellOf({ views }: Policy, section: (typeof SECTIONS)[number], role: string): string {
  const row = views.get(role)?.get(section);
  return row === undefined ? '' : `${row.depth}${row.published ? '°' : ''}`;
}

export const VIEW_TABLES: readonly TableDescription[] = [
  {
    id: 'role-view',
    title: 'What each role sees',
    about: 'F full, S summary, N none; ° rests on a published UK matrix or rule.',
    columns: ({ roles }) => ['Section', ...roles.map(({ name }) => name)],
    rows: (policy) =>
      SECTIONS.map((section) => [SECTION_NAMES[section], ...policy.roles.map(({ id }) => cellOf(policy, section, id))]),
  },
  {
    id: 'role-view-reasons',
    title: 'Why each role sees it',
    about: 'One row per cell.',
    columns: ['Id', 'Depth', 'Published', 'Why', 'Hazard'],
    rows: ({ tables }) => tables.roleViews.map((row) => [row.id, row.depth, yesNo(row.published), row.why, row.hazard]),
  },
  {
    id: 'summaries',
    title: 'What a summary keeps',
    about: 'Every element that is not named goes, save those that turn the resource round (the next table).',
    columns: ['Id', 'Section', 'Type', 'Keeps', 'Only', 'Why', 'Hazard'],
    rows: ({ tables }) =>
      [...tables.summaries, ...tables.headlines].map((row) => [
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
    rows: ({ tables }) =>
      tables.modifiers.map((row) => [
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
    rows: ({ tables }) => [...tables.communicationNeedCodes, tables.communicationNeedWords].map((known) => [known]),
  },
];
