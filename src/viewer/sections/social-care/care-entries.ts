/** What support is in place? */
import type { Entry } from '../../../record/entry';
import { isSafeguarding } from '../../../record/safeguarding';

/** Packages, equipment and plans that run now; what concerns somebody's safety stands folded among the alerts. */
export const currentSupport = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter((entry) => entry.detail.section === 'social-care' && entry.detail.current && !isSafeguarding(entry));
