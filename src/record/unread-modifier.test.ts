/**
 * Is what was recorded under a condition that nobody can read never a plain fact, never lost, and never a denial?
 * RECORD, “A condition that cannot be read”.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { settleModifiers } from '../domain/modifier-extensions';
import { SECTIONS } from '../domain/sections';
import { describeEntry } from './describe';
import type { ProviderState, WholeRecord } from './entry';
import { ipsDocument } from './ips/document';
import { recentResults } from './recent-results';
import { buildRecord } from './record';
import { summarise } from './summary';

const NOW = Date.UTC(2026, 10, 28, 12);
const HEAD = /^Recorded with a condition this viewer cannot read – check with The /;
const CONDITION = { modifierExtension: [{ url: 'https://trust.example/fhir/certainty', valueCode: 'inverse' }] };
const snomed = (code: string, text?: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code }],
  ...(text && { text }),
});
const subject = { subject: { reference: 'Patient/p' } };
const provider = (id: string, ...resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: `The ${id}`, setting: 'acute' },
  resources: resources.map(settleModifiers) as FhirResource[],
  coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
  warnings: [],
  retrievedAt: '',
});
const build = (...providers: ProviderState[]): WholeRecord => buildRecord({ providers, now: NOW });

const SAMPLES: readonly (readonly [section: string, resource: object, words: string])[] = [
  [
    'alerts',
    { resourceType: 'Flag', id: 'x', status: 'active', code: { text: 'Needs an interpreter' } },
    'interpreter',
  ],
  [
    'allergies',
    { resourceType: 'AllergyIntolerance', id: 'x', code: { text: 'Penicillin' }, recordedDate: '2024' },
    'Penicillin',
  ],
  [
    'medications',
    {
      resourceType: 'MedicationRequest',
      id: 'x',
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: { text: 'Warfarin 3mg tablets' },
      authoredOn: '2026-11-10',
    },
    'warfarin',
  ],
  [
    'problems',
    { resourceType: 'Condition', id: 'x', code: { text: 'Epilepsy' }, recordedDate: '2026-05-05' },
    'Epilepsy',
  ],
  [
    'encounters',
    {
      resourceType: 'Encounter',
      id: 'x',
      status: 'finished',
      type: [{ text: 'Ward stay' }],
      period: { start: '2026-01-01' },
    },
    'Ward stay',
  ],
  [
    'results',
    {
      resourceType: 'Observation',
      id: 'x',
      status: 'final',
      code: { text: 'Potassium' },
      valueQuantity: { value: 6.9, unit: 'mmol/L' },
      effectiveDateTime: '2026-10-02',
      interpretation: [{ coding: [{ code: 'H' }] }],
    },
    'Potassium',
  ],
  [
    'appointments',
    {
      resourceType: 'Appointment',
      id: 'x',
      status: 'booked',
      start: '2026-12-02T09:00:00Z',
      description: 'Eye clinic',
      participant: [],
    },
    'Eye clinic',
  ],
  [
    'appointments',
    { resourceType: 'ServiceRequest', id: 'x', status: 'active', intent: 'order', code: { text: 'Blood transfusion' } },
    'Blood transfusion',
  ],
  [
    'immunisations',
    {
      resourceType: 'Immunization',
      id: 'x',
      status: 'completed',
      vaccineCode: { text: 'MMR' },
      occurrenceDateTime: '2026-10-01',
    },
    'MMR',
  ],
  [
    'procedures',
    {
      resourceType: 'Procedure',
      id: 'x',
      status: 'completed',
      code: { text: 'Hip replacement' },
      performedDateTime: '2026-03-03',
    },
    'Hip replacement',
  ],
  [
    'documents',
    {
      resourceType: 'DocumentReference',
      id: 'x',
      status: 'current',
      type: { text: 'Discharge letter' },
      date: '2026-03-03T00:00:00Z',
      content: [],
    },
    'Discharge letter',
  ],
  [
    'care-plans',
    { resourceType: 'CarePlan', id: 'x', status: 'active', intent: 'plan', title: 'Falls plan' },
    'Falls plan',
  ],
];

describe('recorded under a condition that cannot be read', () => {
  it.each(SAMPLES)('in %s it is headed with whom to ask, in the row and when opened', (section, resource, words) => {
    const plain = build(provider('ward', { ...resource, ...subject })).entries[0];
    const record = build(provider('ward', { ...resource, ...subject, ...CONDITION }));
    const [entry] = record.entries;
    expect(plain?.title).not.toMatch(HEAD);
    expect(entry).toMatchObject({ section, status: 'To check', tag: 'to check', code: null });
    expect(entry?.title).toMatch(HEAD);
    expect(`${String(entry?.title)} ${String(entry?.summary)}`).toContain(words);
    expect(describeEntry(record, entry?.id ?? '')?.facts[0]).toMatchObject({ label: 'To check' });
  });

  it.each(SAMPLES)('in %s it never stands on one line with a plain one', (_section, resource) => {
    const record = build(
      provider('ward', { ...resource, ...subject, identifier: [{ system: 'urn:s', value: '1' }], ...CONDITION }),
      provider('gp', { ...resource, ...subject, identifier: [{ system: 'urn:s', value: '1' }] }),
      provider('other', { ...resource, ...subject, identifier: [{ system: 'urn:s', value: '1' }], ...CONDITION }),
    );
    expect(record.entries).toHaveLength(3);
    expect(record.entries.filter(({ title }) => HEAD.test(title))).toHaveLength(2);
  });

  it.each(SAMPLES)(
    'in %s the line stands where nothing else may be shown',
    (section, { resourceType }: { resourceType?: string }) => {
      const { entries, warnings } = build(
        provider('ward', { resourceType, id: 'x', status: 'active', ...subject, ...CONDITION }),
      );
      expect(warnings).toEqual([]);
      expect(entries).toMatchObject([
        { section, title: 'Recorded with a condition this viewer cannot read – check with The ward' },
      ]);
    },
  );

  it('a medicine is never current, a result neither high nor charted', () => {
    const whole = build(
      provider(
        'ward',
        ...SAMPLES.map(([, one]) => ({ ...one, id: JSON.stringify(one).length.toString(), ...CONDITION })),
      ),
    );
    const { entries } = whole;
    const summary = summarise(entries);
    expect(summary.currentMedicines).toEqual([]);
    expect(recentResults(whole, NOW).filter(({ isOut, previous }) => isOut || previous !== null)).toEqual([]);
    expect(summary.unconfirmedMedicines).toHaveLength(1);
    expect(entries.find(({ section }) => section === 'results')?.detail).toMatchObject({ number: null, flag: null });
  });

  it('a medicine whose product carries it is not plain either', () => {
    const request = {
      resourceType: 'MedicationRequest',
      id: 'r',
      status: 'active',
      intent: 'order',
      medicationReference: { reference: 'Medication/m' },
    };
    const medicine = { resourceType: 'Medication', id: 'm', code: { text: 'Warfarin 3mg tablets' } };
    expect(build(provider('ward', request, { ...medicine, ...CONDITION })).entries[0]?.title).toMatch(HEAD);
    expect(build(provider('ward', request, medicine)).entries[0]?.title).toBe('warfarin');
  });

  it('“do not” is still said', () => {
    const order = {
      resourceType: 'MedicationRequest',
      id: 'r',
      status: 'active',
      intent: 'order',
      doNotPerform: true,
      ...CONDITION,
    };
    const named = build(provider('ward', { ...order, medicationCodeableConcept: { text: 'Warfarin 3mg tablets' } }));
    expect(named.entries[0]?.title).toMatch(/check with The ward: Do NOT: warfarin$/);
    expect(build(provider('ward', order)).entries[0]?.title).toMatch(
      /check with The ward: an order not to do something$/,
    );
  });

  it('a contact is never offered with a number', () => {
    const contact = {
      resourceType: 'RelatedPerson',
      id: 'r',
      name: [{ text: 'Ann' }],
      telecom: [{ value: '020 7946 0000' }],
      relationship: [{ text: 'Wife' }],
    };
    const record = build(provider('ward', { ...contact, ...CONDITION }));
    expect(record.entries[0]?.title).toBe('Contact recorded at The ward; ask The ward before ringing');
    const { sources, ...shown } = record.entries[0] ?? { sources: [] };
    expect(sources).toHaveLength(1);
    expect(JSON.stringify([shown, describeEntry(record, 'ward/RelatedPerson/r')?.facts])).not.toMatch(/7946|Ann|Wife/);
  });
});

describe('an allergy under such a condition', () => {
  const negative = {
    resourceType: 'AllergyIntolerance',
    id: 'n',
    code: snomed('716186003', 'No known allergies'),
    recordedDate: '2024-03-12',
  };
  const allergy = {
    resourceType: 'AllergyIntolerance',
    id: 'a',
    code: snomed('764146007', 'Penicillin'),
    recordedDate: '2024-03-12',
  };

  it.each<[string, object]>([
    ['an allergy', allergy],
    ['a refuted one', { ...allergy, verificationStatus: { coding: [{ code: 'refuted' }] } }],
    ['one that has ended', { ...allergy, clinicalStatus: { coding: [{ code: 'resolved' }] } }],
    ['one entered in error', { ...allergy, verificationStatus: { coding: [{ code: 'entered-in-error' }] } }],
    ['a negative', negative],
    ['one of which a view keeps nothing', { resourceType: 'AllergyIntolerance', id: 'a' }],
  ])('%s counts as an allergy to check that stands', (_, one) => {
    const { allergyLabel, entries } = build(provider('ward', { ...one, ...CONDITION }), provider('gp', negative));
    expect(allergyLabel).toBe('Known allergies');
    expect(entries.find(({ title }) => HEAD.test(title))?.detail).toMatchObject({
      kind: 'allergy',
      toCheck: true,
      active: true,
    });
  });

  it('contradicts a negative, on both lines', () => {
    const { entries } = build(provider('ward', { ...allergy, ...CONDITION }), provider('gp', negative));
    expect(entries.map(({ conflicts }) => conflicts.map(({ field }) => field))).toEqual([
      ['known allergies'],
      ['known allergies'],
    ]);
  });

  it('leaves the label alone where it is a mere extension', () => {
    const extension = CONDITION.modifierExtension;
    expect(build(provider('gp', { ...negative, extension })).allergyLabel).toBe('No known allergies');
  });
});

it('what leaves as a patient summary keeps the mark and the words', () => {
  const state = provider('ward', ...SAMPLES.slice(1, 4).map(([, one]) => ({ ...one, ...CONDITION })));
  const record = build(state);
  const person = {
    nhsNumber: '9990123454',
    family: 'X',
    given: 'Y',
    dateOfBirth: '1950-01-01',
    gender: 'Female',
    deceased: false,
  };
  const madeBy = { name: 'A', role: 'GP', organisation: { ods: 'Y00001', name: 'P' } };
  const uuid = '00000000-0000-4000-8000-000000000000';
  const document = ipsDocument({ record, states: [state], person, madeBy, notices: [], now: NOW, uuid });
  const resources = (document.entry ?? []).map(({ resource }) => resource);
  for (const type of ['AllergyIntolerance', 'MedicationRequest', 'Condition'])
    expect(resources.find((one) => one?.resourceType === type)).toHaveProperty('modifierExtension');
  expect(JSON.stringify(resources[0])).toContain('Recorded with a condition this viewer cannot read');
});
