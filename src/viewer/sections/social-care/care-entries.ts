/** Who stands around this person, and what support is in place? Read from social care and alerts alike. */
import type { Entry } from '../../../record/entry';

export interface ContactEntry {
  readonly entry: Entry;
  readonly contact: string | null;
}

/** Next of kin, carers and contacts. */
export const contactEntries = (entries: readonly Entry[]): readonly ContactEntry[] =>
  entries.flatMap((entry) => {
    const { detail } = entry;
    return (detail.section === 'social-care' || detail.section === 'alerts') && detail.kind === 'contact'
      ? [{ entry, contact: detail.contact }]
      : [];
  });

/** Packages, equipment and plans that run now. */
export const currentSupport = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ detail }) => detail.section === 'social-care' && detail.kind !== 'contact' && detail.current);
