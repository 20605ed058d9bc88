import { expect, it } from 'vitest';
import { parseDate } from '../../../../domain/dates';
import type { Source } from '../../../../record/entry';
import { manyRecorded } from './EntryProvenance';

const source = (recorded: string | null, index: number): Source => ({
  provider: 'a',
  reference: `MedicationRequest/${String(index)}`,
  resource: { resourceType: 'Basic', code: {} },
  part: 'history',
  recordedAt: recorded === null ? null : parseDate(recorded),
});

it.each([
  [['2026-03-01', '2024-01-05', '2025-07-09', '2024-02-02'], '4 sources recorded 05-Jan-2024 to 01-Mar-2026'],
  [['2026-03-01', '2026-03-01', '2026-03-01', '2026-03-01'], '4 sources recorded 01-Mar-2026'],
  [['2026-03-01', null, '2025-03-01', null], '4 sources recorded 01-Mar-2025 to 01-Mar-2026, 2 without a time'],
  [[null, null, null, null], '4 sources, times of recording not given'],
])('says of many sources how many, from when to when, and of how many nobody says', (recorded, says) => {
  expect(manyRecorded(recorded.map(source))).toBe(says);
});
