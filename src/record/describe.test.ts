/**
 * Does an opened entry say why its sources stand together, show them apart, and offer what may be the same? And is it
 * still found when another provider answers?
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../domain/settings';
import { describeEntry, whyJoined } from './describe';
import { entryHolding } from './entry-holding';
import type { ProviderState, WholeRecord } from './entry';
import { buildRecord } from './record';

const now = Date.UTC(2026, 10, 22);
const answered = (id: string, resources: readonly object[], setting: Setting = 'acute'): ProviderState => ({
  state: 'answered',
  provider: { id, name: `${id} hospital`, setting },
  coverage: [],
  warnings: [],
  retrievedAt: '',
  resources: resources.map(
    (resource, at) => ({ id: String(at), subject: { reference: 'Patient/1' }, ...resource }) as unknown as FhirResource,
  ),
});
const build = (...providers: readonly ProviderState[]): WholeRecord => buildRecord({ providers, now });
const opened = (record: WholeRecord, id: string) => {
  const description = describeEntry(record, id);
  if (description === null) throw new Error(`${id} is no entry`);
  return description;
};

const medicine = (text: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  status: 'active',
  intent: 'order',
  authoredOn: '2026-10-01',
  medicationCodeableConcept: { text },
  ...more,
});
const result = (value: number, at: string, more: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'Potassium' },
  effectiveDateTime: at,
  valueQuantity: { value, unit: 'mmol/L' },
  ...more,
});
const contact = (code: string, start: string, end: string) => ({
  resourceType: 'Encounter',
  status: 'finished',
  class: { code },
  type: [{ text: 'Contact' }],
  period: { start, end },
});
const LAB = { identifier: [{ system: 'https://lab.example/id', value: 'L-1' }] };

describe('why the sources of an entry were joined', () => {
  it('names the rule, the records it joined, and the identifier they share', () => {
    const record = build(
      answered('a', [result(4.1, '2026-10-05T09:00:00Z', LAB)]),
      answered('b', [result(4.2, '2026-10-05T09:00:00Z', LAB)]),
    );
    expect(opened(record, 'a/Observation/0').joins).toEqual([
      expect.objectContaining({
        rule: 'result-identifier',
        identifiers: ['L-1'],
        sides: [
          expect.objectContaining({ provider: 'a', reference: 'Observation/0' }),
          expect.objectContaining({ provider: 'b', reference: 'Observation/0' }),
        ],
      }),
    ]);
    expect(whyJoined(record, 'a/Observation/0').map(({ rule }) => rule)).toEqual(['result-identifier']);
  });

  it('names what a provider itself ties together', () => {
    const record = build(
      answered('a', [
        result(4.1, '2026-10-05T09:00:00Z', LAB),
        result(4.3, '2026-10-05T09:00:00Z', { ...LAB, status: 'corrected', issued: '2026-10-06T09:00:00Z' }),
      ]),
    );
    const [entry] = record.entries;
    expect(opened(record, entry?.id ?? '').joins).toEqual([
      expect.objectContaining({
        rule: 'own-chain',
        identifiers: ['L-1'],
        sides: [expect.anything(), expect.anything()],
      }),
    ]);
  });

  it('lets the sources be seen apart, each as it would stand alone', () => {
    const record = build(
      answered('a', [medicine('Amlodipine 5mg tablets')]),
      answered('b', [medicine('Istin 10mg tablets')]),
    );
    const { alone } = opened(record, 'a/MedicationRequest/0');
    expect(alone.map(({ provider, title }) => [provider, title])).toEqual([
      ['a', 'amlodipine'],
      ['b', 'amlodipine'],
    ]);
    expect(alone[0]?.summary).not.toBe(alone[1]?.summary);
    expect(opened(build(answered('a', [medicine('Amlodipine 5mg tablets')])), 'a/MedicationRequest/0')).toMatchObject({
      alone: [],
      joins: [],
    });
  });
});

describe('what was kept apart', () => {
  it('is offered as maybe the same where two providers hold it, with the reason', () => {
    const record = build(
      answered('a', [medicine('Metformin 500mg modified-release tablets')]),
      answered('b', [medicine('Metformin 500mg tablets')]),
    );
    expect(opened(record, 'a/MedicationRequest/0').near).toEqual([
      expect.objectContaining({
        id: 'b/MedicationRequest/0',
        providers: ['b'],
        relation: expect.stringContaining('modified release') as string,
      }),
    ]);
    expect(opened(record, 'b/MedicationRequest/0').near).toEqual([
      expect.objectContaining({ id: 'a/MedicationRequest/0' }),
    ]);
  });

  it('is never offered as the same where one provider holds both: it keeps them apart itself', () => {
    const record = build(answered('a', [medicine('Warfarin 1mg tablets'), medicine('Warfarin 3mg tablets')]));
    const description = opened(record, 'a/MedicationRequest/0');
    expect(description.near).toEqual([]);
    expect(description.linked.map(({ id }) => id)).toEqual(['a/MedicationRequest/1']);
  });

  it('is read beside it where the section says that it is plainly another', () => {
    const record = build(
      answered('a', [contact('EMER', '2026-10-05T09:00:00Z', '2026-10-05T12:00:00Z')]),
      answered('b', [
        {
          ...contact('IMP', '2026-10-05T12:00:00Z', '2026-10-09T12:00:00Z'),
          serviceProvider: { display: 'a hospital' },
        },
      ]),
    );
    const description = opened(record, 'a/Encounter/0');
    expect([description.near, description.linked.map(({ id, relation }) => [id, relation])]).toEqual([
      [],
      [['b/Encounter/0', 'Admission after it']],
    ]);
  });
});

describe('what a reader has opened', () => {
  const late = answered('a', [medicine('Ramipril 5mg capsules')]);
  const early = answered('b', [medicine('Tritace 5mg tablets')]);
  const bridge = answered('c', [medicine('Ramipril 5mg tablets')]);

  it('keeps its name when a provider that would come first answers', () => {
    const shown = new Set(build(early).entries.map(({ id }) => id));
    const record = buildRecord({ providers: [early, late], now, shown });
    expect(record.entries.map(({ id }) => id)).toEqual(['b/MedicationRequest/0']);
    expect(opened(record, 'b/MedicationRequest/0').joins).toHaveLength(1);
    expect(build(early, late).entries.map(({ id }) => id)).toEqual(['a/MedicationRequest/0']);
  });

  it('is found under the other’s name where two that were shown have become one', () => {
    const record = buildRecord({
      providers: [late, early, bridge],
      now,
      shown: new Set(['b/MedicationRequest/0', 'c/MedicationRequest/0']),
    });
    expect(entryHolding(record.entries, 'c/MedicationRequest/0')?.id).toBe('b/MedicationRequest/0');
    expect(entryHolding(record.entries, 'd/MedicationRequest/0')).toBeUndefined();
  });
});
