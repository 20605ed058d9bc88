/**
 * Who is told that a form at the opt-out desk was not ruled by its day? The privacy officer, once for each, among their
 * alerts. Source: POLICY 1.
 */
import { londonDayOf } from '../src/domain/dates/working-days';
import { writeDate } from '../src/domain/dates/written';
import { toIso } from '../src/domain/instant';
import type { CaseStore } from '../src/gateway/ports';
import type { AlertStore } from '../src/gateway/privacy-ports';

/**
 * Adds an alert for each form that waits beyond its day and was not told of; it names the reference, and nobody.
 * `now`: milliseconds since the epoch. Rejects where a store cannot answer; what was not noted is told at the next try,
 * by whichever gateway makes it.
 */
export async function alertOfOverdue(
  { cases, alerts }: { readonly cases: Pick<CaseStore, 'overdue' | 'told'>; readonly alerts: Pick<AlertStore, 'add'> },
  now: number,
): Promise<void> {
  for (const { id, reference, due, state } of await cases.overdue(londonDayOf(now))) {
    const effect =
      state === 'held'
        ? 'The record counts as opted out until it is ruled.'
        : 'It has no effect on any record, so somebody who said no may still be shown.';
    const alert = {
      // by this name another gateway finds it that tells of it at the same moment
      id: `opt-out-overdue-${id}`,
      at: toIso(now),
      kind: 'opt-out-overdue',
      text:
        `The opt-out form with reference ${reference} was to be ruled by ${writeDate(due ?? '')} and is not. ` + effect,
      userName: 'Opt-out desk',
    };
    await alerts.add(alert, { audience: 'everyone' });
    await cases.told(id);
  }
}
