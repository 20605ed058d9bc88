/** Is a medicine named that is sent by its address, with its name beside it, and none that is never shown? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { redactedBy, RELEASE } from '../../../tests/kits/gateway/redacted';
import { releaseAs } from '../../../tests/kits/gateway/release';

const TYPES = ['MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration'] as const;
const WAYS: readonly object[] = [
  { reference: 'Medication/not-sent' },
  { reference: 'urn:uuid:6f1f2f0e-0000-4000-8000-000000000001' },
  { reference: 'https://elsewhere.example/fhir/Medication/1' },
  { reference: '#not-there' },
  { identifier: { system: 'https://x.example/product', value: '77' } },
  {},
];
const CASES = TYPES.flatMap((resourceType) => WAYS.map((way) => [resourceType, way] as const));

const released = (resourceType: string, medicationReference: object, more: object = {}) =>
  releaseAs({ role: 'gp', emergency: false, setting: 'acute' }, [
    { resourceType: 'Patient', id: 'p' },
    {
      resourceType,
      id: 'm',
      status: 'active',
      intent: 'order',
      subject: { reference: 'Patient/p' },
      medicationReference,
      ...more,
    },
  ] as unknown as readonly FhirResource[]).resources.filter((one) => one.resourceType === resourceType);

describe.each(CASES)('%s of a product sent as %j', (resourceType, way) => {
  it('has its name, and nothing else of it', () => {
    expect(released(resourceType, { ...way, display: 'Apixaban 5mg tablets' })).toMatchObject([
      { medicationReference: { display: 'Apixaban 5mg tablets' } },
    ]);
    const [out] = released(resourceType, { ...way, display: 'Apixaban 5mg tablets' });
    expect(JSON.stringify(out)).not.toMatch(/not-sent|not-there|elsewhere|x\.example|77/);
  });

  it('has no name of what is never shown, even where it was decided to release it', () => {
    const order = (display: string) => ({
      resourceType,
      id: 'm',
      status: 'active',
      medicationReference: { ...way, display },
    });
    expect(redactedBy([RELEASE], [order('Apixaban')]).resources[0]).toHaveProperty('medicationReference');
    expect(redactedBy([RELEASE], [order('Truvada')]).resources[0]).not.toHaveProperty('medicationReference');
  });

  it.each(['Biktarvy 50mg/200mg/25mg tablets', 'Truvada', 'Menopur 75 unit injection', 'Mifepristone 200mg tablets'])(
    'is not there at all where it is never shown: %s',
    (display) => {
      expect(released(resourceType, { ...way, display })).toEqual([]);
    },
  );
});
