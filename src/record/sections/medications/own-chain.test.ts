/** Which of one provider's own resources are one course, by what they say that they belong to? */
import type { FhirResource } from 'fhir/r4';
import { expect, it } from 'vitest';
import { recordOf } from '../../../../tests/kits/record/one-row';

const subject = { reference: 'Patient/p1' };
const ordered = (text: string) => ({
  resourceType: 'MedicationRequest',
  id: 'order',
  status: 'active',
  intent: 'order',
  authoredOn: '2026-11-01',
  medicationCodeableConcept: { text },
  subject,
});
const tied = { MedicationDispense: 'authorizingPrescription', MedicationStatement: 'derivedFrom' } as const;
const after = (resourceType: keyof typeof tied, text: string): FhirResource =>
  ({
    resourceType,
    id: 'after',
    status: 'completed',
    [tied[resourceType]]: [{ reference: 'MedicationRequest/order' }],
    medicationCodeableConcept: { text },
    whenHandedOver: '2026-11-02',
    effectiveDateTime: '2026-11-02',
    subject,
  }) as unknown as FhirResource;
const titles = (...resources: readonly object[]) =>
  recordOf(resources)
    .entries.filter(({ section }) => section === 'medications')
    .map(({ title }) => title)
    .sort();

it.each(['MedicationDispense', 'MedicationStatement'] as const)(
  'another medicine than was ordered is a line of its own: %s',
  (type) => {
    expect(titles(ordered('Oxycodone 5mg tablets'), after(type, 'Codeine 30mg tablets'))).toEqual([
      'codeine',
      'oxycodone',
    ]);
  },
);

it.each([
  ['Atorvastatin 20mg tablets', 'Lipitor 20mg tablets'],
  ['Co-codamol 30mg/500mg tablets', 'Paracetamol 500mg tablets'],
  ['Amlodipine 5mg tablets', 'Local product 17'],
  ['Heart tablets', 'Amlodipine 5mg tablets'],
])('a brand, a part and a name that nobody knows stay with the order: %s, %s', (order, supply) => {
  expect(titles(ordered(order), after('MedicationDispense', supply))).toHaveLength(1);
});
