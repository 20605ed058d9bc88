/**
 * Can a clinician reconcile medicines provider by provider, and see what was started, changed or stopped since a date?
 * RECORD.md medications.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../domain/dates';
import type { ProviderState } from './entry';
import { reconcile } from './reconciliation';
import { buildRecord } from './record';

const at = (text: string): number => parseDate(text)?.sort ?? 0;
const now = at('2024-06-01');
const answered = (id: string, ...resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: id === 'gp' ? 'gp' : 'acute' },
  resources: resources as readonly FhirResource[],
  coverage: [{ section: 'medications', code: 'answered', text: '' }],
  warnings: [],
  retrievedAt: '',
});
const order = (id: string, name: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: name },
  authoredOn: '2024-05-10',
  ...more,
});
const says = (words: string) => ({ dosageInstruction: [{ text: words }] });
const rows = (since: string | null, ...states: readonly ProviderState[]) =>
  reconcile(buildRecord({ providers: states, now }), since === null ? null : at(since));

describe('a cell', () => {
  it('says what its own provider says, and nothing of another’s', () => {
    const {
      columns,
      rows: [row],
    } = rows(
      null,
      answered('gp', order('a', 'Istin 5mg tablets', says('1 daily'))),
      answered('ward', order('b', 'Amlodipine 10mg tablets')),
    );
    expect(columns.map(({ provider }) => provider)).toEqual(['gp', 'ward']);
    expect(row?.cells).toMatchObject([
      { brand: 'istin', strength: '5 mg', dose: '1 daily', reference: 'MedicationRequest/a' },
      { brand: null, strength: '10 mg', dose: null },
    ]);
    expect(row?.differs).toEqual(['strength']);
  });
  it('is empty where a provider holds no such record, and its column says why that is no “does not take it”', () => {
    const view = rows(null, answered('gp', order('a', 'Ramipril 5mg capsules')), {
      state: 'failed',
      provider: { id: 'ward', name: 'Ward', setting: 'acute' },
      reason: 'too-slow',
    });
    expect(view.rows[0]?.cells[1]).toBeNull();
    expect(view.columns[1]?.absence).toMatchObject({ reason: 'failed' });
    expect(view.columns[0]?.absence).toBeNull();
  });
});

describe('since a date', () => {
  const old = { authoredOn: '2023-01-01' };
  it.each<[string, readonly object[], readonly object[], string | null]>([
    ['started at the only provider', [order('a', 'Ramipril 5mg capsules')], [], 'started'],
    ['started before it', [order('a', 'Ramipril 5mg capsules', old)], [], null],
    [
      'recorded by a second provider: no start',
      [order('a', 'Ramipril 5mg capsules', old)],
      [order('b', 'Ramipril 5mg capsules')],
      null,
    ],
    [
      'stopped everywhere',
      [
        {
          resourceType: 'MedicationStatement',
          id: 'a',
          status: 'stopped',
          medicationCodeableConcept: { text: 'Ramipril 5mg capsules' },
          effectivePeriod: { start: '2023-01-01', end: '2024-05-20' },
        },
      ],
      [],
      'stopped',
    ],
    [
      'stopped at one, running at the other: no stop of the row',
      [
        {
          resourceType: 'MedicationStatement',
          id: 'a',
          status: 'stopped',
          medicationCodeableConcept: { text: 'Ramipril 5mg capsules' },
          effectivePeriod: { start: '2023-01-01', end: '2024-05-20' },
        },
      ],
      [order('b', 'Ramipril 5mg capsules', old)],
      null,
    ],
    [
      'a dose change',
      [
        order('a', 'Ramipril 5mg capsules', { ...old, intent: 'plan', status: 'stopped', ...says('1 daily') }),
        order('b', 'Ramipril 10mg capsules', {
          intent: 'plan',
          priorPrescription: { reference: 'MedicationRequest/a' },
          ...says('1 daily'),
        }),
      ],
      [],
      'changed',
    ],
    [
      'the same again',
      [
        order('a', 'Ramipril 5mg capsules', { ...old, intent: 'plan' }),
        order('b', 'Ramipril 5mg capsules', { basedOn: [{ reference: 'MedicationRequest/a' }] }),
      ],
      [],
      null,
    ],
    ['to begin after now', [order('a', 'Ramipril 5mg capsules', { authoredOn: '2024-07-01' })], [], null],
  ])('%s', (_, gp, ward, change) => {
    expect(rows('2024-05-01', answered('gp', ...gp), answered('ward', ...ward)).rows[0]?.change).toBe(change);
  });
  it('tells a change in words, and asks for none without a date', () => {
    const changed = answered(
      'gp',
      order('a', 'Ramipril 5mg capsules', { ...old, intent: 'plan', status: 'stopped' }),
      order('b', 'Ramipril 10mg capsules', { intent: 'plan', priorPrescription: { reference: 'MedicationRequest/a' } }),
    );
    expect(rows('2024-05-01', changed).rows[0]?.cells[0]?.since).toMatchObject([
      { kind: 'changed', text: 'Ramipril 5mg capsules became Ramipril 10mg capsules' },
    ]);
    expect(rows(null, changed).rows[0]).toMatchObject({ change: null, cells: [{ since: [] }] });
  });
});

it('puts current rows first, past last, whatever order they came in', () => {
  const past = order('p', 'Amoxicillin 500mg capsules', { status: 'completed' });
  const names = (...resources: readonly object[]) =>
    rows(null, answered('gp', ...resources)).rows.map(({ generic, standing }) => `${generic} ${standing}`);
  expect(names(past, order('z', 'Zopiclone 7.5mg tablets'), order('b', 'Bisoprolol 5mg tablets'))).toEqual([
    'bisoprolol current',
    'zopiclone current',
    'amoxicillin past',
  ]);
  expect(names(order('b', 'Bisoprolol 5mg tablets'), past, order('z', 'Zopiclone 7.5mg tablets'))).toEqual([
    'bisoprolol current',
    'zopiclone current',
    'amoxicillin past',
  ]);
});
