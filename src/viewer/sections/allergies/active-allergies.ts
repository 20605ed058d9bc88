/** Which allergies are active, and which contradict each other? */
import type { Detail, Entry } from '../../../record/entry';

type Allergy = Extract<Detail, { section: 'allergies' }>;

export interface AllergyEntry {
  readonly entry: Entry;
  readonly detail: Allergy;
}

export const allergyEntries = (entries: readonly Entry[]): readonly AllergyEntry[] =>
  entries.flatMap((entry) => (entry.detail.section === 'allergies' ? [{ entry, detail: entry.detail }] : []));

const isSevere = ({ detail }: AllergyEntry): boolean => /severe|anaphyla|high/i.test(`${detail.severity ?? ''} ${detail.reactions ?? ''}`);

/** Active allergies, the severe first; never a "no known allergies" row. */
export const activeAllergies = (entries: readonly Entry[]): readonly AllergyEntry[] =>
  allergyEntries(entries)
    .filter(({ detail }) => detail.kind === 'allergy' && detail.active)
    .sort((a, b) => Number(isSevere(b)) - Number(isSevere(a)));

/** Allergy entries that carry a conflict: an allergy against a negative, or active against refuted. */
export const allergyConflicts = (entries: readonly Entry[]): readonly Entry[] =>
  allergyEntries(entries).filter(({ entry }) => entry.conflicts.length > 0).map(({ entry }) => entry);
