/**
 * Are medicines joined, kept apart and told current by the rules of RECORD.md? Each row is a case a pharmacist could
 * add to.
 */
import type { FhirResource, MedicationRequest, MedicationStatement } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../domain/dates';
import { SECTIONS } from '../../../domain/sections';
import type { Setting } from '../../../domain/settings';
import { describeEntry } from '../../describe';
import type { Entry, ProviderState } from '../../entry';
import { buildRecord } from '../../record';
import { readDrug } from './drug';
import { wordedDosage } from './worded-dosage';

const now = parseDate('2024-06-01')?.sort ?? 0;
const provider = (
  id: string,
  resources: readonly object[],
  setting: Setting = id === 'gp' ? 'gp' : 'acute',
): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting },
  resources: resources as readonly FhirResource[],
  coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
  warnings: [],
  retrievedAt: '',
});
const statement = (name: string, more: Partial<MedicationStatement> = {}): MedicationStatement => ({
  resourceType: 'MedicationStatement',
  id: name,
  status: 'active',
  subject: {},
  medicationCodeableConcept: { text: name },
  effectivePeriod: { start: '2024-05-01' },
  ...more,
});
const request = (id: string, name: string, more: Partial<MedicationRequest> = {}): MedicationRequest => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: {},
  medicationCodeableConcept: { text: name },
  authoredOn: '2024-05-10',
  ...more,
});
const entries = (...states: ProviderState[]): readonly Entry[] => buildRecord({ providers: states, now }).entries;
const only = (...states: ProviderState[]): Entry => {
  const [first, ...rest] = entries(...states);
  if (first === undefined || rest.length > 0)
    throw new Error(`expected one entry, got ${rest.length + (first === undefined ? 0 : 1)}`);
  return first;
};
const detailOf = (entry: Entry): Extract<Entry['detail'], { section: 'medications' }> => {
  if (entry.detail.section !== 'medications') throw new Error('not a medicine');
  return entry.detail;
};

describe('what a product name says', () => {
  it.each([
    ['Amlodipine 5mg tablets', 'amlodipine', null, '5 mg', 'tablet'],
    ['ISTIN 10 mg Tablets (Viatris UK Healthcare Ltd)', 'amlodipine', 'istin', '10 mg', 'tablet'],
    ['Amlodipine besilate 5 mg oral tablet', 'amlodipine', null, '5 mg', 'tablet'],
    [
      'Product containing precisely amlodipine 5 milligram/1 each conventional release oral tablet (clinical drug)',
      'amlodipine',
      null,
      '5 mg',
      'tablet',
    ],
    ['Metformin 0.5g tablets', 'metformin', null, '0.5 g', 'tablet'],
    ['Co-codamol 30mg/500mg tablets', 'codeine+paracetamol', null, '30 mg/500 mg', 'tablet'],
    ['co-codamol 30/500 tabs', 'codeine+paracetamol', null, '30 mg/500 mg', 'tablet'],
    ['Paracetamol 500mg / Codeine 30mg tablets', 'codeine+paracetamol', null, '500 mg/30 mg', 'tablet'],
    ['Salbutamol 100micrograms/dose inhaler CFC free', 'salbutamol', null, '100 micrograms/dose', 'inhaler'],
    ['Ventolin Evohaler 100mcg', 'salbutamol', 'ventolin', '100 micrograms', 'inhaler'],
    [
      'Losartan 50mg and Hydrochlorothiazide 12.5mg tablets',
      'hydrochlorothiazide+losartan',
      null,
      '50 mg/12.5 mg',
      'tablet',
    ],
    ['Lithium carbonate 400mg modified-release tablets', 'lithium carbonate', null, '400 mg', 'tablet'],
    ['Lithium citrate 520mg/5ml oral solution', 'lithium citrate', null, '520 mg/5 ml', 'oral solution'],
    ['Ferrous fumarate 210mg tablets', 'ferrous fumarate', null, '210 mg', 'tablet'],
    ['Sodium bicarbonate 500mg capsules', 'sodium bicarbonate', null, '500 mg', 'capsule'],
    ['Zyxopril hydrochloride 7mg tablets', 'zyxopril', null, '7 mg', 'tablet'],
    ['Amoxicillin 250mg/5ml oral suspension sugar free', 'amoxicillin', null, '250 mg/5 ml', 'oral suspension'],
  ])('%s', (text, key, brand, strength, form) => {
    const drug = readDrug(text);
    expect([drug.key, drug.brand, drug.strength?.text, drug.form]).toEqual([key, brand, strength, form]);
  });
});

describe('two providers hold the same medicine', () => {
  it.each([
    ['brand and generic', 'Amlodipine 5mg tablets', 'Istin 5mg tablets'],
    ['another salt', 'Amlodipine besilate 5mg tablets', 'Amlodipine maleate 5mg tablets'],
    ['another strength', 'Amlodipine 5mg tablets', 'Amlodipine 10mg tablets'],
    ['name alone', 'amlodipine', 'Amlodipine 10mg tablets'],
    [
      'a combination by its parts',
      'Co-amoxiclav 500mg/125mg tablets',
      'Amoxicillin 500mg / Clavulanic acid 125mg tablets',
    ],
    ['a medicine no map knows', 'Zyxopril 5mg tablets', 'zyxopril hydrochloride 5 mg capsules'],
  ])('joined: %s', (_, a, b) => {
    expect(only(provider('gp', [statement(a)]), provider('hospital', [request('r', b)])).sources).toHaveLength(2);
  });

  it.each([
    ['modified against immediate release', 'Metformin 500mg tablets', 'Metformin 500mg modified-release tablets'],
    [
      'brand-critical: lithium brand and generic',
      'Priadel 400mg modified-release tablets',
      'Lithium carbonate 400mg modified-release tablets',
    ],
    ['lithium carbonate is not citrate', 'Lithium carbonate 400mg tablets', 'Lithium citrate 520mg/5ml oral solution'],
    ['two insulins', 'Lantus 100units/ml solution for injection', 'Toujeo 300units/ml solution for injection'],
    ['two patch brands', 'Butec 5micrograms/hour transdermal patches', 'Butrans 5micrograms/hour transdermal patches'],
    ['another route', 'Hydrocortisone 10mg tablets', 'Hydrocortisone 1% cream'],
    ['another ingredient', 'Amlodipine 5mg tablets', 'Amiloride 5mg tablets'],
    [
      'fluticasone salts are two medicines',
      'Fluticasone furoate 27.5micrograms/dose nasal spray',
      'Fluticasone propionate 50micrograms/dose nasal spray',
    ],
    ['a combination is not its part', 'Losartan 50mg tablets', 'Losartan 50mg / Hydrochlorothiazide 12.5mg tablets'],
  ])('kept apart: %s', (_, a, b) => {
    expect(entries(provider('gp', [statement(a)]), provider('hospital', [request('r', b)]))).toHaveLength(2);
  });

  it('are kept apart when their periods do not meet, joined when they adjoin within 7 days', () => {
    const old = (end: string) =>
      provider('gp', [
        statement('Amoxicillin 500mg capsules', { status: 'completed', effectivePeriod: { start: '2023-01-01', end } }),
      ]);
    const next = provider('hospital', [
      statement('Amoxicillin 500mg capsules', {
        status: 'completed',
        effectivePeriod: { start: '2023-01-15', end: '2023-01-20' },
      }),
    ]);
    expect(entries(old('2023-01-08'), next)).toHaveLength(1);
    expect(entries(old('2023-01-05'), next)).toHaveLength(2);
  });

  it('join the equal strength where one provider keeps two, else the latest', () => {
    const gp = provider('gp', [
      statement('Warfarin 1mg tablets'),
      statement('Warfarin 3mg tablets', { effectivePeriod: { start: '2024-05-20' } }),
    ]);
    const withStrength = entries(gp, provider('hospital', [request('r', 'Warfarin 1mg tablets')]));
    expect(withStrength.map((entry) => entry.sources.length).sort()).toEqual([1, 2]);
    expect(
      withStrength.find(({ sources }) => sources.length === 2)?.sources.map(({ reference }) => reference),
    ).toContain('MedicationStatement/Warfarin 1mg tablets');
    const other = entries(gp, provider('hospital', [request('r', 'Warfarin 5mg tablets')]));
    expect(other.find(({ sources }) => sources.length === 2)?.sources.map(({ reference }) => reference)).toContain(
      'MedicationStatement/Warfarin 3mg tablets',
    );
  });

  it('show every dose with its provider and none in the headline where doses differ', () => {
    const dosed = (value: number) => ({
      dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value, unit: 'mg' } }] }],
    });
    const entry = only(
      provider('gp', [request('a', 'Bisoprolol 2.5mg tablets', dosed(2.5))]),
      provider('hospital', [request('b', 'Bisoprolol 2.5mg tablets', dosed(5))]),
    );
    expect(detailOf(entry).dose).toBeNull();
    expect(entry.conflicts).toContainEqual({
      field: 'dose',
      values: expect.arrayContaining([
        { provider: 'gp', value: '2.5 mg' },
        { provider: 'hospital', value: '5 mg' },
      ]),
    });
  });

  it('are in no conflict where two tablets of 5 mg meet 10 mg', () => {
    const gp = provider('gp', [
      statement('Prednisolone 5mg tablets', { dosage: [{ text: 'Take two tablets once a day' }] }),
    ]);
    const hospital = provider('hospital', [
      request('b', 'Prednisolone 5mg tablets', {
        dosageInstruction: [
          {
            doseAndRate: [{ doseQuantity: { value: 10, unit: 'mg' } }],
            timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
          },
        ],
      }),
    ]);
    expect(only(gp, hospital).conflicts).toEqual([]);
  });

  it('active at one and stopped at another is a conflict, and stays current', () => {
    const entry = only(
      provider('gp', [statement('Ramipril 5mg capsules')]),
      provider('hospital', [
        statement('Ramipril 5mg capsules', {
          status: 'stopped',
          effectivePeriod: { start: '2024-04-01', end: '2024-05-20' },
        }),
      ]),
    );
    expect(entry.conflicts.map(({ field }) => field)).toContain('status');
    expect(detailOf(entry).standing).toBe('current');
  });
});

describe('one provider', () => {
  it('statement, plan and issues are one entry, the issues its history', () => {
    const plan = request('plan', 'Amlodipine 5mg tablets', { intent: 'plan' });
    const issue = (id: string, at: string) =>
      request(id, 'Amlodipine 5mg tablets', { authoredOn: at, basedOn: [{ reference: 'MedicationRequest/plan' }] });
    const record = buildRecord({
      providers: [
        provider('gp', [
          issue('i1', '2024-04-01'),
          plan,
          statement('st', {
            medicationCodeableConcept: { text: 'Amlodipine 5mg tablets' },
            basedOn: [{ reference: 'MedicationRequest/plan' }],
          }),
          issue('i2', '2024-05-01'),
        ]),
      ],
      now,
    });
    const [entry] = record.entries;
    expect(record.entries).toHaveLength(1);
    expect(entry?.sources.map(({ part }) => part)).toEqual(['main', 'history', 'history', 'history']);
    expect(entry?.sources[0]?.reference).toBe('MedicationStatement/st');
    expect(describeEntry(record, entry?.id ?? '')?.history).toHaveLength(4);
  });
  it('a dose change is one course, a switch to another medicine is two', () => {
    const first = (name: string) => request('old', name, { intent: 'plan', status: 'stopped' });
    const next = request('new', 'Ramipril 10mg capsules', {
      intent: 'plan',
      priorPrescription: { reference: 'MedicationRequest/old' },
    });
    expect(detailOf(only(provider('gp', [first('Ramipril 5mg capsules'), next]))).strength).toBe('10 mg');
    expect(entries(provider('gp', [first('Lisinopril 5mg tablets'), next]))).toHaveLength(2);
  });
  it('keeps two strengths apart', () => {
    expect(
      entries(provider('gp', [statement('Warfarin 1mg tablets'), statement('Warfarin 3mg tablets')])),
    ).toHaveLength(2);
  });
});

describe('current, unconfirmed, past, upcoming', () => {
  it.each([
    ['active statement', statement('x'), 'current'],
    ['active, last sign five years ago', statement('x', { effectivePeriod: { start: '2019-01-01' } }), 'unconfirmed'],
    [
      'repeat within its authorisation',
      request('x', 'x', {
        authoredOn: '2022-01-01',
        courseOfTherapyType: { coding: [{ code: 'continuous' }] },
        dispenseRequest: { validityPeriod: { end: '2024-12-01' } },
      }),
      'current',
    ],
    [
      'repeat beyond its authorisation',
      request('x', 'x', {
        authoredOn: '2022-01-01',
        courseOfTherapyType: { coding: [{ code: 'continuous' }] },
        dispenseRequest: { validityPeriod: { end: '2023-12-01' } },
      }),
      'unconfirmed',
    ],
    [
      'acute within its supply and 28 days',
      request('x', 'x', {
        authoredOn: '2024-04-28',
        dispenseRequest: { expectedSupplyDuration: { value: 7, unit: 'd' } },
      }),
      'current',
    ],
    [
      'acute beyond it',
      request('x', 'x', {
        authoredOn: '2024-04-20',
        dispenseRequest: { expectedSupplyDuration: { value: 7, unit: 'd' } },
      }),
      'unconfirmed',
    ],
    ['stopped', statement('x', { status: 'stopped' }), 'past'],
    ['end date reached', statement('x', { effectivePeriod: { start: '2024-01-01', end: '2024-05-01' } }), 'past'],
    ['future-dated', request('x', 'x', { authoredOn: '2024-07-01' }), 'upcoming'],
    [
      'discharge medicine',
      request('x', 'x', { authoredOn: '2023-01-01', category: [{ coding: [{ code: 'discharge' }] }] }),
      'current',
    ],
    ['no date at all', statement('x', { effectivePeriod: {} }), 'unconfirmed'],
    ['not to be given', request('x', 'x', { doNotPerform: true }), 'do-not-give'],
  ])('%s', (_, resource, standing) => {
    expect(detailOf(only(provider('gp', [resource]))).standing).toBe(standing);
  });
  it.each([
    [{ effectivePeriod: {} }, 'Unconfirmed, on hold, no date of evidence'],
    [{ effectivePeriod: { start: '2019-01-01' } }, 'Unconfirmed, on hold, last evidence 01-Jan-2019'],
    [{}, 'Current, on hold'],
  ])('says of a medicine on hold that it is, whatever its dates: %j', (dates, words) => {
    const held = statement('x', { status: 'on-hold', ...dates });
    expect(only(provider('gp', [held])).status).toBe(words);
  });
  it('an inpatient medicine until the encounter ends', () => {
    const stay = (end?: string) => ({
      resourceType: 'Encounter',
      id: 'e',
      status: 'in-progress',
      class: {},
      period: { start: '2024-04-01', ...(end === undefined ? {} : { end }) },
    });
    const given = request('x', 'x', {
      category: [{ coding: [{ code: 'inpatient' }] }],
      encounter: { reference: 'Encounter/e' },
    });
    const standing = (end?: string) =>
      detailOf(
        entries(provider('hospital', [given, stay(end)])).find(({ section }) => section === 'medications') as Entry,
      ).standing;
    expect([standing(), standing('2024-05-12')]).toEqual(['current', 'past']);
  });
});

describe('dosage', () => {
  it.each([
    [
      {
        doseAndRate: [{ doseQuantity: { value: 0.5, unit: 'mg' } }],
        timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' as const } },
      },
      '0.5 mg',
      'twice a day',
    ],
    [
      { doseAndRate: [{ doseQuantity: { value: 100, unit: 'mcg' } }], asNeededBoolean: true },
      '100 micrograms',
      'as needed',
    ],
    [
      {
        doseAndRate: [{ doseRange: { low: { value: 1, unit: 'tablet' }, high: { value: 2, unit: 'tablet' } } }],
        timing: { repeat: { frequency: 1, period: 6, periodUnit: 'h' as const } },
      },
      '1 to 2 tablets',
      'every 6 hours',
    ],
    [{ text: 'ONE to be taken each morning' }, 'ONE to be taken each morning', null],
  ])('%j', (dosage, dose, frequency) => {
    const detail = detailOf(only(provider('gp', [request('x', 'x', { dosageInstruction: [dosage] })])));
    expect([detail.dose, detail.frequency]).toEqual([dose, frequency]);
  });
  it('keeps two dosages in their own order and never as one', () => {
    const detail = detailOf(
      only(
        provider('gp', [
          request('x', 'x', {
            dosageInstruction: [
              { sequence: 2, text: 'then 1 daily' },
              { sequence: 1, text: '2 daily for a week' },
            ],
          }),
        ]),
      ),
    );
    expect(detail.dose).toBe('2 daily for a week; then 1 daily');
  });
  it.each([
    ['Take one tablet twice a day', { value: 1, unit: 'tablet' }, '2/24h'],
    ['5mg nocte', { value: 5, unit: 'mg' }, '1/24h'],
    ['1 or 2 tablets every 6 hours when required', null, '4/24h'],
    ['As directed', null, null],
    ['Two puffs when needed', { value: 2, unit: 'puff' }, null],
    ['10mg once a week on Mondays', { value: 10, unit: 'mg' }, '1/168h'],
  ])('reads “%s” only as far as it is sure', (text, amount, pace) => {
    expect(wordedDosage(text)).toMatchObject({ amount, pace });
  });
});
