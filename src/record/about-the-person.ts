/**
 * What does the person want known of them, and how do they live? Both have a place of their own on the first screen.
 * Source: PRSB Core Information Standard, About me and social context.
 */
import { isAboutMe } from '../domain/section-of';
import type { Entry } from './entry';
import { isSafeguarding } from './safeguarding';

const isSaidAboutMe = ({ section, sources }: Entry): boolean =>
  section === 'care-plans' && sources.some(({ resource }) => isAboutMe(resource));

/** What the person says about themselves, newest first; what is over is not among it. */
export const aboutMe = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter((entry) => entry.detail.section === 'care-plans' && entry.detail.current && isSaidAboutMe(entry));

/** Every care plan that stands, whatever its kind; what is said about oneself stands apart. */
export const currentPlans = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(
    (entry) =>
      entry.detail.section === 'care-plans' && entry.detail.current && !isSafeguarding(entry) && !isSaidAboutMe(entry),
  );

/** “Tobacco” of “Tobacco: ex-smoker”; the whole of what has no value. */
const asked = ({ code, title }: Entry): string =>
  code === null ? (title.split(':')[0] ?? title).trim().toLowerCase() : `${code.system}|${code.code}`;

/** How they live: of each thing that was asked, what was recorded last. Entries are in timeline order. */
export function socialContext(entries: readonly Entry[]): readonly Entry[] {
  const told = new Map<string, Entry>();
  for (const entry of entries)
    if (entry.detail.section === 'problems' && entry.detail.kind === 'context' && !isSafeguarding(entry))
      if (!told.has(asked(entry))) told.set(asked(entry), entry);
  return [...told.values()];
}
