/** Which communication needs and which plans stand in cards of their own? */
import type { Entry } from '../../../record/entry';
import { isSafeguarding } from '../../../record/safeguarding';

/** Communication needs and reasonable adjustments that stand. */
export const communicationNeeds = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ detail }) => detail.section === 'alerts' && detail.active && detail.kind === 'communication');

/** Every care plan that stands, whatever its kind. */
export const currentPlans = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter((entry) => entry.detail.section === 'care-plans' && entry.detail.current && !isSafeguarding(entry));
