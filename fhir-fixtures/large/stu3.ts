/**
 * How does the GP hold one contact of the large person? STU3, with the issues of acute medicines as GP Connect sends
 * them.
 */
import type { FixtureResource } from '../fixture';
import type { Contact } from './facts';

const SNOMED = 'http://snomed.info/sct';
const GPC = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC';

const medicines = (contact: Contact, subject: object): readonly FixtureResource[] => {
  if (contact.medicine === null) return [];
  const id = `winifred-m${String(contact.number)}`;
  const medicationReference = { reference: `Medication/${id}-drug` };
  const dosage = [{ text: contact.medicine.dose }];
  const dispenseRequest = {
    validityPeriod: { start: contact.day, end: contact.day },
    expectedSupplyDuration: { value: 28, unit: 'day', system: 'http://unitsofmeasure.org', code: 'd' },
  };
  const kind = {
    url: `${GPC}-PrescriptionType-1`,
    valueCodeableConcept: {
      coding: [
        {
          system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-PrescriptionType-1',
          code: 'acute',
          display: 'Acute',
        },
      ],
    },
  };
  const request = {
    resourceType: 'MedicationRequest',
    extension: [kind],
    status: 'completed',
    medicationReference,
    subject,
    authoredOn: contact.day,
    dosageInstruction: dosage,
    dispenseRequest,
  };
  return [
    { resourceType: 'Medication', id: `${id}-drug`, code: { text: contact.medicine.text } },
    { ...request, id: `${id}-plan`, intent: 'plan' },
    { ...request, id: `${id}-issue`, intent: 'order', basedOn: [{ reference: `MedicationRequest/${id}-plan` }] },
    {
      resourceType: 'MedicationStatement',
      id: `${id}-st`,
      basedOn: [{ reference: `MedicationRequest/${id}-plan` }],
      status: 'completed',
      medicationReference,
      effectivePeriod: { start: contact.day, end: contact.day },
      subject,
      taken: 'unk',
      dosage,
    },
  ];
};

/**
 * The same facts as the R4 rendering, in the GP's shapes; results carry the laboratory's number, so copies can be
 * joined.
 */
export function stu3Contact(contact: Contact, patientId: string): readonly FixtureResource[] {
  const n = String(contact.number);
  const subject = { reference: `Patient/${patientId}` };
  const reason = contact.excluded ? [{ text: 'HIV clinic review' }] : [{ text: contact.problem?.text ?? 'Review' }];
  return [
    {
      resourceType: 'Encounter',
      id: `winifred-e${n}`,
      status: 'finished',
      type: [{ text: contact.kind }],
      subject,
      period: { start: contact.at, end: contact.at },
      reason,
    },
    ...contact.results.map(({ test, value, sample }, index) => ({
      resourceType: 'Observation',
      id: `winifred-r${n}.${String(index)}`,
      identifier: [{ system: 'https://winifred-lab.example/id/result', value: sample }],
      status: 'final',
      code: {
        coding: [
          ...(test.snomed === null ? [] : [{ system: SNOMED, code: test.snomed }]),
          { system: 'http://loinc.org', code: test.loinc },
        ],
        text: test.text,
      },
      subject,
      context: { reference: `Encounter/winifred-e${n}` },
      effectiveDateTime: contact.at,
      valueQuantity: { value, unit: test.unit, system: 'http://unitsofmeasure.org', code: test.unit },
      referenceRange: [{ low: { value: test.low, unit: test.unit }, high: { value: test.high, unit: test.unit } }],
    })),
    ...(contact.problem
      ? [
          {
            resourceType: 'Condition',
            id: `winifred-c${n}`,
            clinicalStatus: 'active',
            code: { coding: [{ system: SNOMED, code: contact.problem.snomed }], text: contact.problem.text },
            subject,
            onsetDateTime: contact.day,
          },
        ]
      : []),
    ...medicines(contact, subject),
    ...(contact.vaccine
      ? [
          {
            resourceType: 'Immunization',
            id: `winifred-v${n}`,
            status: 'completed',
            notGiven: false,
            vaccineCode: { text: contact.vaccine },
            patient: subject,
            date: contact.day,
            primarySource: true,
          },
        ]
      : []),
  ];
}
