/** What does each simulated provider say it can do? */
import type { FixtureProvider } from '../../fhir-fixtures/providers';

const SUPPORTING = [
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
  'Medication',
  'Binary',
];

export function capabilityOf(provider: FixtureProvider): unknown {
  const stu3 = provider.fhirVersion === 'STU3';
  const patientTypes = provider.supplies.map((type) => ({
    type,
    interaction: [{ code: 'read' }, { code: 'search-type' }],
    searchParam: [{ name: 'patient', type: 'reference' }],
  }));
  const operation = stu3
    ? [
        {
          name: 'gpc.getstructuredrecord',
          definition: {
            reference: 'https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-GetStructuredRecord-Operation-1',
          },
        },
      ]
    : [{ name: 'everything', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything' }];
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-01',
    kind: 'instance',
    fhirVersion: stu3 ? '3.0.1' : '4.0.1',
    ...(stu3 ? { acceptUnknown: 'both' } : {}),
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        resource: [
          {
            type: 'Patient',
            interaction: [{ code: 'read' }, { code: 'search-type' }],
            searchParam: [{ name: 'identifier', type: 'token' }],
          },
          ...patientTypes,
          ...SUPPORTING.map((type) => ({ type, interaction: [{ code: 'read' }] })),
        ],
        ...(provider.retrieve === 'search' ? {} : { operation }),
      },
    ],
  };
}
