/** Do order, days, search and the first screen keep to what is there? TRAPS 3 and 15. */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../domain/dates';
import { SECTIONS } from '../domain/sections';
import type { Entry } from './entry';
import { buildRecord } from './record';
import { buildSearchIndex, searchEntries } from './search';
import { summarise } from './summary';
import { groupByDay } from './days';
import { compareEntries } from './timeline';

const now = parseDate('2024-06-01T12:00:00Z')?.sort ?? 0;
const build = (resources: readonly object[]): readonly Entry[] =>
  buildRecord({
    now,
    providers: [
      {
        state: 'answered',
        provider: { id: 'gp', name: 'gp', setting: 'gp' },
        resources: resources as readonly FhirResource[],
        coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
        warnings: [],
        retrievedAt: '',
      },
    ],
  }).entries;
const weight = (id: string, effectiveDateTime?: string, value = 60) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: `Weight ${id}` },
  valueQuantity: { value, unit: 'kg' },
  ...(effectiveDateTime === undefined ? {} : { effectiveDateTime }),
});

describe('the timeline', () => {
  const entries = build([
    weight('undated'),
    weight('year', '2019'),
    weight('day', '2024-05-01'),
    weight('late', '2024-05-01T22:30:00Z'),
    weight('next', '2024-05-01T23:30:00Z'),
    weight('far', '2025-01-01'),
    weight('soon', '2024-06-02'),
    weight('east', '2024-05-01T12:00:00+05:00'),
    weight('bad', '1961-04-93'),
  ]);
  it('stands upcoming soonest first, dated newest first by instant, undated last', () => {
    expect(entries.map(({ title }) => title.slice(7))).toEqual([
      'soon',
      'far',
      'next',
      'late',
      'east',
      'day',
      'year',
      'bad',
      'undated',
    ]);
    expect(
      [...entries]
        .reverse()
        .sort(compareEntries)
        .map(({ lane }) => lane),
    ).toEqual(entries.map(({ lane }) => lane));
  });
  it('orders what happened at one instant by its title, not by an id that differs at every opening', () => {
    const same = build(['c', 'a', 'b'].map((id) => weight(id, '2024-05-01T10:00:00Z')));
    expect(same.map(({ title }) => title)).toEqual(['Weight a', 'Weight b', 'Weight c']);
    const turned = same.map((entry, index) => ({ ...entry, id: String(9 - index) }));
    expect(
      [...turned]
        .reverse()
        .sort(compareEntries)
        .map(({ title }) => title),
    ).toEqual(['Weight a', 'Weight b', 'Weight c']);
  });
  it('groups by London day, keeps a year a year, and never says 1970', () => {
    expect(groupByDay(entries).map(({ heading, entries: held }) => [heading, held.length])).toEqual([
      ['02-Jun-2024', 1],
      ['01-Jan-2025', 1],
      ['02-May-2024', 1],
      ['01-May-2024', 3],
      ['2019', 1],
      ['Date not recorded', 2],
    ]);
    expect(JSON.stringify(groupByDay(entries))).not.toContain('1970');
  });
});

describe('search', () => {
  const entries = build([
    {
      resourceType: 'MedicationStatement',
      id: 'a',
      status: 'active',
      medicationCodeableConcept: { text: 'Amlodipine 5mg tablets' },
    },
    {
      resourceType: 'MedicationStatement',
      id: 'b',
      status: 'active',
      medicationCodeableConcept: { text: 'Ramipril 5mg capsules' },
    },
    {
      resourceType: 'Observation',
      id: 'k',
      status: 'final',
      code: { text: 'Serum potassium', coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
    },
  ]);
  const index = buildSearchIndex(entries);
  it.each([
    ['amlo', ['a']],
    ['ISTIN', ['a']],
    ['5 mg cap', ['b']],
    ['medicines', ['a', 'b']],
    ['serum pot', ['k']],
    ['2823-3', ['k']],
    ['tritace', ['b']],
    ['amlodipine capsule', []],
    ['zzz', []],
  ])('“%s”', (query, ids) => {
    expect([...(searchEntries(index, query) ?? [])].map((id) => id.split('/').pop()).sort()).toEqual(ids);
  });
  it('is everything where nothing is typed', () => {
    expect(searchEntries(index, '  ')).toBeNull();
  });
});

describe('the first screen', () => {
  it('keeps current, unconfirmed and past medicines apart', () => {
    const medicine = (id: string, start: string, status: string) => ({
      resourceType: 'MedicationStatement',
      id,
      status,
      effectivePeriod: { start },
      medicationCodeableConcept: { text: id },
    });
    const summary = summarise(
      build([
        medicine('now', '2024-05-01', 'active'),
        medicine('old', '2010-05-01', 'active'),
        medicine('over', '2024-05-01', 'stopped'),
      ]),
    );
    expect([
      summary.currentMedicines.map(({ title }) => title),
      summary.unconfirmedMedicines.map(({ title }) => title),
    ]).toEqual([['now'], ['old']]);
  });
});
