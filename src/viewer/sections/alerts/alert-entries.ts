/** Which warnings and needs stand apart from the other alerts, and which plans stand at all? */
import type { Entry } from '../../../record/entry';

/** Communication needs and reasonable adjustments that stand. */
export const communicationNeeds = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ detail }) => detail.section === 'alerts' && detail.active && detail.kind === 'communication');

/**
 * Warnings and legal matters: alerts without the communication needs, which have a card of their own for some roles.
 */
export const warningsOf = (alerts: readonly Entry[]): readonly Entry[] =>
  alerts.filter(({ detail }) => detail.section !== 'alerts' || detail.kind !== 'communication');

/** Every care plan that stands, whatever its kind. */
export const currentPlans = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ detail }) => detail.section === 'care-plans' && detail.current);
