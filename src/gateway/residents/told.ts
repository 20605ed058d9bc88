/**
 * What are residents told of this instance? What is never shared, by the exclusions in force; who takes part, by the
 * providers; the form. Nothing of it depends on any person. Source: POLICY 3, leaflets.
 */
import type { ProviderConfig } from '../config';
import type { Policy } from '../../policy/policy';
import type { Words } from './languages';

/**
 * INVARIANT: never listed, counted or named as somebody who takes part, whatever is switched: that one of them is asked
 * would tell of who is cared for there (POLICY 3).
 */
const NEVER_LISTED: readonly string[] = [
  'sexual-health',
  'fertility',
  'children-social-care',
  'prison',
  'domestic-abuse',
];

export interface NeverShared {
  readonly id: string;
  readonly name: string;
  readonly words: string;
}

export interface TakesPart {
  readonly setting: string;
  readonly heading: string;
  readonly names: readonly string[];
}

export interface Told {
  readonly neverShared: readonly NeverShared[];
  /** Kinds of service that are never asked. */
  readonly neverAsked: readonly string[];
  readonly organisations: readonly TakesPart[];
}

/** What is in force and no more: what a deployer has switched off is not promised. */
export function neverSharedBy({ tables, exclusions, medicines }: Policy, { never }: Words): readonly NeverShared[] {
  const categories: Readonly<Record<string, { readonly name: string; readonly words: string } | undefined>> =
    never.categories;
  return [
    ...tables.exclusions
      .filter(({ id }) => exclusions.has(id))
      .map(({ id, name }) => {
        const told = categories[id] ?? { name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, words: '' };
        return { id, name: told.name, words: `${told.words}${medicines.has(id) ? ` ${never.medicines}` : ''}`.trim() };
      }),
    { id: tables.doorCodes.id, ...never.doors },
  ];
}

type Listed = Pick<ProviderConfig, 'name' | 'setting' | 'listed'>;

export function takingPart(
  providers: readonly Listed[],
  policy: Policy,
  { organisations }: Words,
): readonly TakesPart[] {
  const { other, ...headings } = organisations.settings;
  const shown = providers.filter(
    ({ setting, listed }) => listed !== false && !NEVER_LISTED.includes(setting) && !policy.neverAsked.has(setting),
  );
  const namesOf = (is: (setting: string) => boolean): readonly string[] =>
    [...new Set(shown.filter(({ setting }) => is(setting)).map(({ name }) => name))].sort((a, b) => a.localeCompare(b));
  return [
    ...Object.entries(headings).map(([setting, heading]) => ({
      setting,
      heading,
      names: namesOf((one) => one === setting),
    })),
    { setting: 'other', heading: other, names: namesOf((one) => !Object.hasOwn(headings, one)) },
  ].filter(({ names }) => names.length > 0);
}

export function toldTo(providers: readonly Listed[], policy: Policy, words: Words): Told {
  const settings: Readonly<Record<string, string | undefined>> = words.never.settings;
  return {
    neverShared: neverSharedBy(policy, words),
    neverAsked: [...policy.neverAsked].flatMap((setting) => settings[setting] ?? []),
    organisations: takingPart(providers, policy, words),
  };
}

/** The list of what is never shared as plain text, to be kept or printed. */
export const neverSharedText = ({ neverShared, neverAsked }: Told, { never, titles }: Words): string =>
  [
    titles.site,
    '',
    never.heading,
    never.lead,
    '',
    ...neverShared.map(({ name, words }) => `- ${name}: ${words}`),
    ...(neverAsked.length === 0 ? [] : ['', never.services, ...neverAsked.map((name) => `- ${name}`)]),
    '',
    never.honest,
    '',
  ].join('\r\n');
