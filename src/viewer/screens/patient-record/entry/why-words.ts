/**
 * Which rows of the policy let these sources be seen, and what do they say in plain English? The rows travel with each
 * released resource.
 */
import { roleName, type Role } from '../../../../domain/roles';
import { SECTION_NAMES, type SectionId } from '../../../../domain/sections';
import type { Source } from '../../../../record/entry';

export const WHY_SYSTEM = 'urn:whole-picture:why';

const LABEL_NAMES: Readonly<Record<string, string>> = {
  'mental-health': 'mental health',
  'substance-misuse': 'substance misuse',
  'safeguarding-adult': 'adult safeguarding',
  'safeguarding-child': 'child safeguarding',
  restricted: 'restricted',
  pregnancy: 'as pregnancy',
  'mental-health-act': 'as legal status under the Mental Health Act',
};

/** Sources that are shown by the same rows. */
export interface ShownBy {
  readonly providers: readonly string[];
  readonly rules: readonly string[];
}

const rulesOf = ({ resource }: Source): readonly string[] =>
  resource.meta?.tag?.flatMap(({ system, code }) => (system === WHY_SYSTEM && code !== undefined ? [code] : [])) ?? [];

/** One item for each set of rows, in the order of the sources. */
export function shownBy(sources: readonly Source[]): readonly ShownBy[] {
  const groups = new Map<string, { providers: string[]; rules: readonly string[] }>();
  for (const source of sources) {
    const rules = rulesOf(source);
    const group = groups.get(rules.join(' ')) ?? { providers: [], rules };
    groups.set(rules.join(' '), group);
    if (!group.providers.includes(source.provider)) group.providers.push(source.provider);
  }
  return [...groups.values()];
}

const labelOf = (rule: string, role: Role): string | null =>
  /^[LK]C-/.test(rule) && rule.endsWith(`-${role}`) ? rule.slice('LC-'.length, -role.length - 1) : null;

/** “A GP”, “An occupational therapist”. */
export function aRole(role: Role): string {
  const name = roleName(role);
  const spoken = name === name.toUpperCase() ? name : name.charAt(0).toLowerCase() + name.slice(1);
  return `${/^[aeiou]/i.test(spoken) ? 'An' : 'A'} ${spoken}`;
}

/** `depth` is the role's for the section; the rows may have brought it down, or emergency access may have opened it. */
export function whyWords(
  rules: readonly string[],
  role: Role,
  section: SectionId,
  depth: 'full' | 'summary' | 'none',
): string {
  const much = depth === 'summary' ? 'in summary' : 'in full';
  const sees = `${aRole(role)} sees ${SECTION_NAMES[section].toLowerCase()} ${much}.`;
  const labels = rules.flatMap((rule) => labelOf(rule, role) ?? []).map((label) => LABEL_NAMES[label] ?? label);
  const marked = `marked ${labels.join(' and ')}`;
  if (rules.some((rule) => rule.startsWith('HL-')))
    return `${sees} This is shown as a headline only; ask the provider for more.`;
  const opened = rules.includes('EM-2');
  const shortened = rules.some((rule) => rule.startsWith('SU-')) && depth === 'full';
  if (opened && shortened)
    return `${sees} This is ${marked}: it is shown in summary, and only while emergency access is open.`;
  if (opened) return `${sees} This is ${marked}: it is shown only while emergency access is open.`;
  if (shortened)
    return `${sees} This is ${marked === 'marked ' ? 'marked sensitive' : marked}, so only a summary is shown.`;
  return sees;
}
