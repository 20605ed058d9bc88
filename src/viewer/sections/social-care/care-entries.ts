/** Who stands around this person, and what support is in place? Read from social care and alerts alike. */
import type { Entry } from '../../../record/entry';
import { isSafeguarding } from '../../../record/safeguarding';

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

/** Packages, equipment and plans that run now; what concerns somebody's safety stands folded among the alerts. */
export const currentSupport = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(
    (entry) =>
      entry.detail.section === 'social-care' &&
      entry.detail.kind !== 'contact' &&
      entry.detail.current &&
      !isSafeguarding(entry),
  );
