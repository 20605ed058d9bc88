/** Is nothing called alike that only looks so? */
import { describe, expect, it } from 'vitest';
import type { MedicineCell, ReconciliationRow } from '../../../../record/reconciliation';
import { agrees } from './agrees';

const cell = (instructions: string | null, since: readonly object[] = []): MedicineCell =>
  ({ instructions, since }) as unknown as MedicineCell;
const row = (cells: readonly (MedicineCell | null)[], more: Partial<ReconciliationRow> = {}): ReconciliationRow =>
  ({ differs: [], change: null, cells, ...more }) as unknown as ReconciliationRow;
const daily = cell('One a day');

describe('what agrees', () => {
  it.each<[string, ReconciliationRow, boolean]>([
    ['held alike by two', row([daily, null, cell('one  a day')]), true],
    ['held by one alone', row([daily, null]), false],
    ['held by nobody', row([null]), false],
    ['with a dose that differs', row([daily, daily], { differs: ['dose'] }), false],
    ['changed since the asked day', row([daily, daily], { change: 'started' }), false],
    ['with a change of one of its courses', row([daily, cell('One a day', [{}])]), false],
    ['taken in other words', row([daily, cell('One at night')]), false],
    ['of which one says nothing', row([daily, cell(null)]), false],
  ])('%s', (_, given, expected) => {
    expect(agrees(given)).toBe(expected);
  });
});
