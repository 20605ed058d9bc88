/** Are two doses one only where that is proved, so that no row says only one of two that differ? */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../domain/dates';
import type { Entry, ProviderState } from '../../entry';
import { buildRecord } from '../../record';

const now = parseDate('2026-11-28')?.sort ?? 0;
type Sent = string | object;
const stateOf = (id: string, name: string, dosage: Sent): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: id === 'gp' ? 'gp' : 'acute' },
  resources: [
    {
      resourceType: 'MedicationRequest',
      id: 'x',
      intent: 'order',
      status: 'active',
      subject: {},
      authoredOn: '2026-11-10',
      medicationCodeableConcept: { text: name },
      dosageInstruction: [typeof dosage === 'string' ? { text: dosage } : dosage],
    } as unknown as FhirResource,
  ],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const medicines = (name: string, a: Sent, b: Sent): readonly Entry[] =>
  buildRecord({ providers: [stateOf('trust', name, a), stateOf('gp', name, b)], now }).entries.filter(
    ({ section }) => section === 'medications',
  );
const apart = (name: string, a: Sent, b: Sent): boolean => {
  const rows = medicines(name, a, b);
  return rows.length > 1 || rows.some(({ conflicts }) => conflicts.length > 0);
};

const once = (more: object = {}, repeat: object = {}): object => ({
  doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
  timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', ...repeat } },
  ...more,
});
const amount = (value: number, unit: string): object => ({ doseAndRate: [{ doseQuantity: { value, unit } }] });
const by = (route: string, code?: string): object => ({
  text: '10 mg',
  route:
    code === undefined
      ? { text: route }
      : { coding: [{ system: 'http://snomed.info/sct', code, display: `${route} route` }] },
});
const most = (value: number): object => ({
  maxDosePerPeriod: { numerator: { value, unit: 'tablet' }, denominator: { value: 24, unit: 'h' } },
});

/** One a line: product | one dose | the other. */
const DIFFER = `
Lorazepam tablets | .5 mg nocte | 5 mg nocte
Carvedilol tablets | .25 mg bd | 25 mg bd
Risperidone tablets | 1,5 mg od | 15 mg od
Amlodipine 5mg tablets | 1½ daily | 1 daily
Amlodipine 5mg tablets | 1 and a half daily | 1 daily
Amlodipine 5mg tablets | one and a half tablets daily | half a tablet daily
Amlodipine 5mg tablets | I od | II od
Amlodipine 5mg tablets | ii daily | iii daily
Simvastatin tablets | twenty mg od | 10 mg od
Simvastatin tablets | forty mg nocte | fourteen mg nocte
Codeine 30mg tablets | 1-2 daily | 2 daily
Ibuprofen 200mg tablets | one or two tds | one tds
Benzylpenicillin injection | 1 million units bd | 1 unit bd
Benzylpenicillin injection | 1.2 million units bd | 1.2 units bd
Bisoprolol 10mg tablets | ¼ od | 1 od
Bisoprolol 10mg tablets | 1/4 od | 4 od
Heparin injection | 5,000 units bd | 5 units bd
Digoxin 62.5microgram tablets | 1 od | STOPPED
Digoxin 62.5microgram tablets | 1 od | stop
Digoxin 62.5microgram tablets | 1 od | do NOT take
Digoxin 62.5microgram tablets | 1 od | not to be taken
Digoxin 62.5microgram tablets | 1 od | withhold
Digoxin 62.5microgram tablets | 1 od | omit
Digoxin 62.5microgram tablets | 1 od | on hold
Digoxin 62.5microgram tablets | 1 od | discontinued by cardiology
Digoxin 62.5microgram tablets | as directed | STOP
Insulin glargine | 10 units od | 10 mg od
Furosemide oral solution | 10 mg od | 10 ml od
Morphine 10mg/5ml oral solution | 5ml bd | 5 drops bd
Tiotropium | 1 puff od | 1 capsule od
Alendronic acid 70mg tablets | 1 weekly | 1 fortnightly
Alendronic acid 70mg tablets | 1 weekly | 1 every 2 weeks
Amlodipine 5mg tablets | 1 in 2 days | 1 daily
Prednisolone 5mg tablets | 6 once | 6 once daily
Prednisolone 5mg tablets | 6 stat | 6 daily
Amlodipine 5mg tablets | 1 QD | 1 QID
Methotrexate 2.5mg tablets | 6 once weekly on Monday | 6 once weekly on Thursday
Methotrexate 2.5mg tablets | 6 once weekly on Monday | 6 once weekly
Folic acid 5mg tablets | 1 od except Sunday | 1 od
Folic acid 5mg tablets | 1 Mon-Fri | 1 Mon and Fri
Furosemide 40mg tablets | 1 od am | 1 od pm
Furosemide 40mg tablets | 1 at 8am | 1 at 2pm
Gabapentin 300mg capsules | 1 morning 2 night | 2 morning 1 night
Insulin aspart 100units/ml | 4 units with breakfast | 4 units at bedtime
Codeine 30mg tablets | 1 od max 2 | 1 od max 8
Prednisolone 5mg tablets | 6 od for 5 days | 6 od
Prednisolone 5mg tablets | 6 od for 5 days | 6 od for 5 weeks
Prednisolone 5mg tablets | 6 od reducing | 6 od
Prednisolone 5mg tablets | 1 bd for 3 days then 1 od | 1 bd
Gabapentin 300mg capsules | 1 od, increase to 2 od after 1 week | 1 od
Amlodipine 5mg tablets | 1 od | 1 od if BP > 150
Metformin 500mg tablets | 1 od | 1 od unless vomiting
Flucloxacillin 500mg capsules | 1 od with food | 1 od on empty stomach
Flucloxacillin 500mg capsules | 1 od before food | 1 od after food
Morphine infusion | 1 mg/hr | 1 mg/min
Gentamicin injection | 5 mg/kg od | 5 mg od
Amitriptyline 10mg tablets | 1 nocte for sleep | 1 nocte for pain
Lorazepam 1mg tablets | 1 bd | 1 bd prn
`;

/** Words or figures of one meaning. */
const AGREE = `
Amlodipine 5mg tablets | 1 od | one daily
Amlodipine 5mg tablets | 1 alt die | One on alternate days
Amlodipine 5mg tablets | I od | 1 od
Amlodipine 5mg tablets | Please take ONE tablet once a day with water | 1 o.d.
Amlodipine 5mg tablets | 5 mg PO OD | One tablet (5 mg) to be taken each day
Amlodipine 5mg tablets | As directed | one daily
Bisoprolol 2.5mg tablets | half a tablet daily | 1/2 od
Bisoprolol 2.5mg tablets | 1½ daily | one and a half tablets every day
Risperidone tablets | 0.5 mg od | .5 mg od
Risperidone tablets | 0,5 mg od | 500 micrograms daily
Simvastatin tablets | twenty mg at night | 20mg nocte
Colecalciferol 800unit capsules | 1 od | 800 units OD
Colecalciferol capsules | 1,000 units od | 1000 units od
Benzylpenicillin injection | 1 million units bd | 1,000,000 units twice a day
Metformin 500mg tablets | Mane and nocte | AM & PM
Metformin 500mg tablets | 1 mane 1 nocte | one in the morning and one at night
Metformin 500mg tablets | 2 x 500mg bd | 1 g twice daily
Metformin 500mg tablets | 2x daily | Twice daily
Paracetamol 500mg tablets | 1-2 qds prn | One or two four times a day when required
Amoxicillin 500mg capsules | 1 every 8 hours | ONE THREE TIMES A DAY
Morphine 10mg/5ml oral solution | 5 ml bd | one 5ml spoonful twice a day
Denosumab 60mg injection | 60 mg 26-weekly | 60 mg every 26 weeks
Metformin 500mg tablets | 500 mg | 500 mg bd
Metformin 500mg tablets | bd | 500 mg bd
`;
const rowsOf = (table: string): readonly (readonly string[])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | '));

describe('two doses in words', () => {
  it.each(rowsOf(DIFFER))('%s: “%s” and “%s” are told apart', (name = '', a = '', b = '') => {
    expect([apart(name, a, b), apart(name, b, a)]).toEqual([true, true]);
  });
  it.each(rowsOf(AGREE))('%s: “%s” and “%s” are one', (name = '', a = '', b = '') => {
    expect([apart(name, a, b), apart(name, b, a)]).toEqual([false, false]);
  });
  it('of which one says more: the row says that', () => {
    expect(medicines('Metformin tablets', '500 mg', '500 mg bd')[0]?.summary).toContain('500 mg bd');
    expect(medicines('Metformin tablets', '500 mg bd', '500 mg')[0]?.summary).toContain('500 mg bd');
  });
  it('of two different numbers are always told apart', () => {
    const number = fc.oneof(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 400 }).map((n) => n / 8),
    );
    const unit = fc.constantFrom('mg', 'units', 'ml', 'tablets', 'puffs', 'drops', '');
    const pace = fc.constantFrom('od', 'twice a day', 'every 6 hours', 'nocte prn', 'weekly', '');
    const dose = (n: number, of: string, often: string): string => `Take ${String(n)} ${of} ${often}`.trim();
    fc.assert(
      fc.property(number, number, unit, pace, (x, y, of, often) => {
        fc.pre(x !== y);
        expect(apart('Testosterone', dose(x, of, often), dose(y, of, often))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  it('of which one has a word that is not understood are told apart', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[b-z]{4,9}qz$/), (word) => {
        expect(apart('Testosterone', `1 od ${word}`, '1 od')).toBe(true);
        expect(apart('Testosterone', `1 od ${word}`, `1 od ${word}`)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe('words of stopping', () => {
  it.each(['STOPPED', 'do NOT take', 'withhold', 'on hold'])(
    '“%s” stands in the row, never plainly current',
    (stop) => {
      for (const [a, b] of [
        ['1 od', stop],
        [stop, '1 od'],
      ]) {
        const [row] = medicines('Digoxin 62.5microgram tablets', a ?? '', b ?? '');
        expect(row?.status).toContain(stop);
        expect(row?.conflicts.map(({ field }) => field)).toContain('dose');
      }
    },
  );
});

describe('what is structured', () => {
  it.each<[string, Sent, Sent]>([
    ['Morphine infusion', rate(1), rate(10)],
    ['Insulin glargine', amount(10, 'units'), amount(10, 'mg')],
    ['Furosemide 40mg tablets', once({}, { timeOfDay: ['08:00:00'] }), once({}, { timeOfDay: ['20:00:00'] })],
    ['Furosemide 40mg tablets', once({}, { when: ['MORN'] }), once({}, { when: ['EVE'] })],
    ['Methotrexate 2.5mg tablets', weekly('mon'), weekly('thu')],
    ['Lorazepam 1mg tablets', once(most(2)), once(most(8))],
    ['Prednisolone 5mg tablets', once(), once({}, { boundsDuration: { value: 5, unit: 'days' } })],
    ['Amitriptyline 10mg tablets', neededFor('pain'), neededFor('sleep')],
    ['Amitriptyline 10mg tablets', neededFor('pain'), '1 tablet once a day as needed for sleep'],
    ['Amlodipine 5mg tablets', once(), '2 od'],
    ['Amlodipine 5mg tablets', once(), 'STOPPED'],
    ['Amlodipine 5mg tablets', once(), '1 od if BP > 150'],
    ['Warfarin 3mg tablets', { text: '1 od', patientInstruction: 'STOP before surgery' }, '1 od'],
    ['Vincristine injection', by('Intravenous'), by('Intrathecal')],
    ['Methotrexate injection', by('Subcutaneous', '34206005'), by('Intrathecal', '72607000')],
    ['Morphine injection', by('Epidural'), by('Intravenous')],
    ['Bupivacaine injection', by('Intrathecal'), by('Intravenous')],
    ['Potassium chloride infusion', by('Oral'), by('Intravenous')],
    ['Vitamin K injection', by('Oral'), by('Intramuscular')],
    ['Metronidazole suppositories', by('Rectal'), by('Oral')],
    ['Methotrexate injection', '15 mg SC weekly', '15 mg intrathecally weekly'],
  ])('%s: told apart both ways', (name, a, b) => {
    expect([apart(name, a, b), apart(name, b, a)]).toEqual([true, true]);
  });
  it.each<[string, Sent, Sent]>([
    ['Amlodipine 5mg tablets', once(), 'Take one daily'],
    ['Amlodipine 5mg tablets', once(), { ...once(), text: 'ONE to be taken each day' }],
    ['Furosemide 40mg tablets', once({}, { when: ['MORN'] }), '1 mane'],
    ['Amitriptyline 10mg tablets', neededFor('pain'), '1 tablet once a day as needed for pain'],
    ['Lorazepam 1mg tablets', once(most(2)), once()],
    ['Clonazepam tablets', amount(0.5, 'mg'), amount(500, 'microgram')],
    ['Methotrexate injection', by('Subcutaneous'), '10 mg s/c'],
  ])('%s: one both ways', (name, a, b) => {
    expect([apart(name, a, b), apart(name, b, a)]).toEqual([false, false]);
  });
  it('where structured doses differ, no provider’s text of its dose stands in the row', () => {
    const told = (mg: number, text: string) => ({ ...amount(mg, 'mg'), text });
    const rows = medicines('Amlodipine tablets', told(5, 'One 5 mg tablet daily'), told(10, 'One 10 mg tablet daily'));
    expect(rows.map(({ conflicts }) => conflicts.some(({ field }) => field === 'dose'))).toEqual([true]);
    expect(rows[0]?.summary ?? '').not.toMatch(/5 mg|10 mg/);
  });
  it('an instruction of one provider stands in the row, whoever speaks for it', () => {
    const told = { text: '1 od', additionalInstruction: [{ text: 'with plenty of fluid' }] };
    const forbidden = { text: '1 od', additionalInstruction: [{ text: 'not with grapefruit' }] };
    for (const [sent, words] of [
      [told, 'plenty of fluid'],
      [forbidden, 'not with grapefruit'],
    ] as const) {
      expect(medicines('Simvastatin 40mg tablets', sent, '1 od')[0]?.summary).toContain(words);
      expect(medicines('Simvastatin 40mg tablets', '1 od', sent)[0]?.summary).toContain(words);
    }
  });
});

function rate(value: number): object {
  return { doseAndRate: [{ rateQuantity: { value, unit: 'mg/h' } }] };
}
function weekly(day: string): object {
  return once({}, { periodUnit: 'wk', dayOfWeek: [day] });
}
function neededFor(text: string): object {
  return once({ asNeededCodeableConcept: { text } });
}
