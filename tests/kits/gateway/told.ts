/** What tells of a decision in a test that is about something else? An event with its place, by nobody. */
import { carriedEntry } from '../../../src/gateway/audit/by-command';
import type { OptOutStore, StoredConsent } from '../../../src/gateway/ports';

/** Adds a decision with its event. */
export const added = (store: Pick<OptOutStore, 'add'>, decision: StoredConsent): Promise<void> =>
  store.add(decision, carriedEntry({ ...decision, dateTime: '2026-01-01T00:00:00.000Z' }));
