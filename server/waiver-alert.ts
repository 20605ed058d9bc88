/**
 * Who is told, week after week, that somebody signed for running without the lists of codes? The privacy officer, among
 * their alerts, as long as it lasts. Source: POLICY 8, “Value sets”.
 */
import { toIso } from '../src/domain/instant';
import type { AlertStore } from '../src/gateway/privacy-ports';
import type { Policy } from '../src/policy/policy';

const WEEK = 7 * 24 * 3_600_000;

/** “a, b and c” */
const sentence = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

/**
 * Adds the alert of this week, once; nothing where every list is there, or where nobody had to sign. `now`:
 * milliseconds since the epoch. Rejects where the store cannot answer.
 */
export async function alertOfWaiver(
  { tables, seedOnly, valueSetsWaiver: waiver }: Policy,
  alerts: AlertStore,
  now: number,
): Promise<void> {
  if (waiver === null || seedOnly.length === 0) return;
  // Weeks are counted, so that every restart and every process finds the alert of this one by its name.
  const id = `lists-${String(Math.floor(now / WEEK))}`;
  const names = tables.exclusions.filter((row) => seedOnly.includes(row.id)).map(({ name }) => name);
  const alert = {
    id,
    at: toIso(now),
    kind: 'lists',
    text:
      `The lists of codes for ${sentence(names)} are not complete: ` +
      'what is coded outside the shipped seed may be shown. ' +
      `${waiver.signedBy} signed for running without them on ${waiver.signedOn}.`,
    userName: waiver.signedBy,
  };
  await alerts.add(alert, { audience: 'everyone' });
}
