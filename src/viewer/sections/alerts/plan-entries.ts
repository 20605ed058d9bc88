/** Which communication needs stand in a card of their own? */
import type { Entry } from '../../../record/entry';

/** Communication needs and reasonable adjustments that stand. */
export const communicationNeeds = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ detail }) => detail.section === 'alerts' && detail.active && detail.kind === 'communication');
