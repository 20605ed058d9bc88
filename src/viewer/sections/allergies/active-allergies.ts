/** Which allergies are active, and which contradict each other? */
import { isHeadedUnread } from '../../../domain/modifier-extensions';
import type { Detail, Entry } from '../../../record/entry';

type Allergy = Extract<Detail, { section: 'allergies' }>;

export interface AllergyEntry {
  readonly entry: Entry;
  readonly detail: Allergy;
}

export const allergyEntries = (entries: readonly Entry[]): readonly AllergyEntry[] =>
  entries.flatMap((entry) => (entry.detail.section === 'allergies' ? [{ entry, detail: entry.detail }] : []));

/** A reaction that can kill, by its severity or by its name. */
export const isSevere = ({ severity, reactions }: Allergy): boolean =>
  /severe|anaphyla|high|fatal|life/i.test(`${severity ?? ''} ${reactions ?? ''}`);

/** In quotes, save words that are ours. */
export const asWritten = (title: string): string => (isHeadedUnread(title) ? title : `“${title}”`);

/** Names that are letters: “NSAID”, “ACE inhibitor”. */
const LETTERS = /\b(?:ace|nsaid)\b/g;

/** The allergen's name; what is to be checked is quoted as it was written. */
export const allergyName = ({ entry, detail }: AllergyEntry): string =>
  detail.toCheck
    ? asWritten(entry.title)
    : detail.substance?.replace(LETTERS, (letters) => letters.toUpperCase()) || entry.title;

/** Statements that stand: “NKDA”, “Patient not asked”. */
export const standingStatements = (entries: readonly Entry[]): readonly Entry[] =>
  allergyEntries(entries)
    .filter(({ detail }) => detail.kind === 'negative' && detail.active)
    .map(({ entry }) => entry);

/** Active allergies, the severe first; never a "no known allergies" row. */
export const activeAllergies = (entries: readonly Entry[]): readonly AllergyEntry[] =>
  allergyEntries(entries)
    .filter(({ detail }) => detail.kind === 'allergy' && detail.active)
    .sort((a, b) => Number(isSevere(b.detail)) - Number(isSevere(a.detail)));

/** Allergy entries that carry a conflict: an allergy against a negative, or active against refuted. */
export const allergyConflicts = (entries: readonly Entry[]): readonly Entry[] =>
  allergyEntries(entries)
    .filter(({ entry }) => entry.conflicts.length > 0)
    .map(({ entry }) => entry);
