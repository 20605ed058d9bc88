/** What must be settled between lists, and when nothing may be said of what the GP's list lacks. */
import type { FhirResource } from 'fhir/r4';
import { expect, it } from 'vitest';
import { parseDate } from '../../domain/dates';
import type { ProviderState } from '../entry';
import { buildRecord } from '../record';
import { toSettle } from './settle';

const NOW = parseDate('2026-06-15')?.sort ?? 0;
const provider = (id: string) => ({
  id,
  name: id,
  setting: id.startsWith('gp') ? ('gp' as const) : ('acute' as const),
});
const answered = (
  id: string,
  resources: readonly object[],
  code: 'answered' | 'partial' | 'none-recorded' = 'answered',
): ProviderState => ({
  state: 'answered',
  provider: provider(id),
  resources: resources as readonly FhirResource[],
  coverage: [{ section: 'medications', code, text: '' }],
  warnings: [],
  retrievedAt: '',
});
const failed = (id: string): ProviderState => ({ state: 'failed', provider: provider(id), reason: 'too-slow' });
const order = (id: string, name: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  authoredOn: '2026-06-01',
  medicationCodeableConcept: { text: name },
  ...more,
});
const RAMIPRIL = order('a', 'Ramipril 5mg capsules');
const FUROSEMIDE = order('f', 'Furosemide 40mg tablets');

const settled = (...states: readonly ProviderState[]) => {
  const { items, gpList } = toSettle(buildRecord({ providers: states, now: NOW }), states);
  return {
    items: items.map((item) => `${item.kind} ${item.kind === 'allergies' ? '' : item.entry.title}`.trim()),
    gpList,
  };
};

it.each<[string, readonly ProviderState[], readonly string[], string]>([
  [
    'only the hospital holds it',
    [answered('gp', [RAMIPRIL]), answered('ward', [FUROSEMIDE])],
    ['not-on-gp-list furosemide'],
    'read',
  ],
  ['both hold it', [answered('gp', [FUROSEMIDE]), answered('ward', [FUROSEMIDE])], [], 'read'],
  ['the GP did not answer', [failed('gp'), answered('ward', [FUROSEMIDE])], [], 'unread'],
  [
    'one of two GPs did not answer',
    [answered('gp', [RAMIPRIL]), failed('gp2'), answered('ward', [FUROSEMIDE])],
    [],
    'unread',
  ],
  ['the GP answered in part', [answered('gp', [RAMIPRIL], 'partial'), answered('ward', [FUROSEMIDE])], [], 'unread'],
  [
    'the GP sent no medicine at all',
    [answered('gp', [], 'none-recorded'), answered('ward', [FUROSEMIDE])],
    [],
    'empty',
  ],
  [
    'it is given on the ward alone',
    [
      answered('gp', [RAMIPRIL]),
      answered('ward', [{ ...FUROSEMIDE, category: [{ coding: [{ code: 'inpatient' }] }] }]),
    ],
    [],
    'read',
  ],
  [
    'it was stopped',
    [answered('gp', [RAMIPRIL]), answered('ward', [{ ...FUROSEMIDE, status: 'stopped' }])],
    [],
    'read',
  ],
  [
    'doses differ',
    [answered('gp', [RAMIPRIL]), answered('ward', [order('b', 'Ramipril 10mg capsules')])],
    ['differs ramipril'],
    'read',
  ],
])('%s', (_, states, items, gpList) => {
  expect(settled(...states)).toEqual({ items, gpList });
});

it('an allergy and a denial are settled once, however many allergies there are', () => {
  const allergy = (id: string, text: string) => ({
    resourceType: 'AllergyIntolerance',
    id,
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { text },
  });
  const none = { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }], text: 'No known allergies' };
  expect(
    settled(
      answered('gp', [allergy('a', 'Penicillin'), allergy('b', 'Latex')]),
      answered('ward', [{ ...allergy('n', ''), code: none, recordedDate: '2017-01-01' }]),
    ).items,
  ).toEqual(['allergies']);
});
