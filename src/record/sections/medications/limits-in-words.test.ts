/**
 * Is a limit that stands in the words of a dose, and nowhere else, said in the row of its medicine? Whatever it is
 * written as, and in whichever element. Source: RECORD, medications.
 */
import { describe, expect, it } from 'vitest';
import { rowOf, saidBy } from '../../../../tests/kits/record/one-row';

const DOSES = [
  '2 tablets',
  '1-2 tablets every 4-6 hours',
  'ONE or TWO up to four times a day',
  '500mg qds prn',
  '2 qds',
  'Take as directed',
];
const LIMITS = [
  'max 8 in 24 hours',
  'Max 8/24h',
  'max. 4g/24hrs',
  'maximum dose 8 daily',
  'no more than 8 in 24hrs',
  'not to exceed 4g/day',
  'up to 8 tabs in any 24 hr period',
  'up to a max of 200mg per day',
  'MDD 4',
  'limit 3 per week',
  'do not take more than 2 at any one time',
  'max 2 weeks',
  'for no longer than 5 days',
  'at most 3 doses',
  'do not exceed the stated dose',
  'minimum 6 hours between doses',
  'not more often than every 4 hours',
  'once weekly max',
];
const JOINS = [', ', '. ', ' ', ' - ', ' (', '; ', '\n'];

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const request = (dosage: object) => ({
  resourceType: 'MedicationRequest',
  status: 'active',
  intent: 'order',
  authoredOn: '2026-11-20',
  medicationCodeableConcept: { text: 'Paracetamol 500mg tablets' },
  dosageInstruction: [dosage],
});
const statement = (dosage: object) => ({
  resourceType: 'MedicationStatement',
  status: 'active',
  effectiveDateTime: '2026-11-20',
  medicationCodeableConcept: { text: 'Paracetamol 500mg tablets' },
  dosage: [dosage],
});
/** What the row says, and what the list of current medicines is made of. */
const told = (resource: object): readonly string[] => {
  const row = rowOf(resource);
  const { detail } = row;
  if (detail.section !== 'medications') throw new Error('no medicine');
  const listed = [detail.dose, detail.frequency, detail.more].filter((part) => part !== null).join(' ');
  return [saidBy(row), listed].map(plain);
};

describe.each(LIMITS)('“%s”', (limit) => {
  it.each(DOSES)('behind “%s” is said, however it is joined', (dose) => {
    for (const join of JOINS)
      for (const make of [request, statement])
        for (const said of told(make({ text: `${dose}${join}${limit}${join === ' (' ? ')' : ''}` })))
          expect(said).toContain(plain(limit));
  });

  it.each<[where: string, dosage: object]>([
    ['alone', { text: limit }],
    ['before the dose', { text: `${limit} - 2 tablets` }],
    ['as an instruction for the patient', { text: '2 qds', patientInstruction: limit }],
    ['as an additional instruction', { text: '2 qds', additionalInstruction: [{ text: limit }] }],
    [
      'beside a dose in numbers',
      {
        text: `2 qds ${limit}`,
        doseAndRate: [{ doseQuantity: { value: 2, unit: 'tablet' } }],
        timing: { repeat: { frequency: 4, period: 1, periodUnit: 'd' } },
      },
    ],
    ['of a dose taken as needed', { text: `2 prn ${limit}`, asNeededBoolean: true }],
  ])('%s is said', (_where, dosage) => {
    for (const make of [request, statement])
      for (const said of told(make(dosage))) expect(said).toContain(plain(limit));
  });
});
