/** How does an R4 provider hold one contact of the large person? The encounter first, then what refers back to it. */
import type { FixtureResource } from '../fixture';
import type { Contact, Result } from './facts';

const SNOMED = 'http://snomed.info/sct';
const LOINC = 'http://loinc.org';
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';
const VITAL = new Set(['29463-7', '8867-4', '2708-6']);

const coded = (text: string, system: string, code: string): object => ({ coding: [{ system, code }], text });
const quantity = (value: number, unit: string): object => ({
  value,
  unit,
  system: 'http://unitsofmeasure.org',
  code: unit,
});

function observation(
  { test, value, sample }: Result,
  id: string,
  subject: object,
  contact: Contact,
  encounter: object,
): FixtureResource {
  const codings = [
    { system: LOINC, code: test.loinc },
    ...(test.snomed === null ? [] : [{ system: SNOMED, code: test.snomed }]),
  ];
  const mark = value > test.high ? 'H' : value < test.low ? 'L' : 'N';
  return {
    resourceType: 'Observation',
    id,
    identifier: [{ system: 'https://winifred-lab.example/id/result', value: sample }],
    status: 'final',
    category: [
      coded(
        VITAL.has(test.loinc) ? 'Vital signs' : 'Laboratory',
        `${TERMINOLOGY}/observation-category`,
        VITAL.has(test.loinc) ? 'vital-signs' : 'laboratory',
      ),
    ],
    code: { coding: codings, text: test.text },
    subject,
    encounter,
    effectiveDateTime: contact.at,
    valueQuantity: quantity(value, test.unit),
    interpretation: [{ coding: [{ system: `${TERMINOLOGY}/v3-ObservationInterpretation`, code: mark }] }],
    referenceRange: [{ low: { value: test.low, unit: test.unit }, high: { value: test.high, unit: test.unit } }],
  };
}

/** Ids begin with `winifred-`, so that the simulator knows whose they are. */
export function r4Contact(contact: Contact, patientId: string): readonly FixtureResource[] {
  const n = String(contact.number);
  const id = (letter: string): string => `winifred-${letter}${n}`;
  const subject = { reference: `Patient/${patientId}` };
  const encounter = { reference: `Encounter/${id('e')}` };
  const made: FixtureResource[] = [
    {
      resourceType: 'Encounter',
      id: id('e'),
      status: 'finished',
      class: { system: `${TERMINOLOGY}/v3-ActCode`, code: contact.emergency ? 'EMER' : 'AMB' },
      type: [{ text: contact.emergency ? 'Emergency department attendance' : contact.kind }],
      ...(contact.excluded ? { serviceType: coded('Sexual health service', SNOMED, '893131000000100') } : {}),
      subject,
      period: { start: contact.at, end: contact.at },
    },
  ];
  const results = contact.results.map((result, index) =>
    observation(result, `${id('r')}.${String(index)}`, subject, contact, encounter),
  );
  made.push(...results);
  if (results.length > 3) {
    made.push({
      resourceType: 'DiagnosticReport',
      id: id('d'),
      status: 'final',
      category: [{ text: 'Laboratory' }],
      code: { text: 'Blood tests' },
      subject,
      encounter,
      effectiveDateTime: contact.at,
      result: results.map((result) => ({ reference: `Observation/${result.id}` })),
    });
  }
  if (contact.problem) {
    made.push({
      resourceType: 'Condition',
      id: id('c'),
      clinicalStatus: { coding: [{ system: `${TERMINOLOGY}/condition-clinical`, code: 'active' }] },
      verificationStatus: { coding: [{ system: `${TERMINOLOGY}/condition-ver-status`, code: 'confirmed' }] },
      category: [{ coding: [{ system: `${TERMINOLOGY}/condition-category`, code: 'problem-list-item' }] }],
      code: coded(contact.problem.text, SNOMED, contact.problem.snomed),
      subject,
      encounter,
      onsetDateTime: contact.day,
    });
  }
  if (contact.medicine) {
    made.push({
      resourceType: 'MedicationRequest',
      id: id('m'),
      status: 'completed',
      intent: 'order',
      medicationCodeableConcept: { text: contact.medicine.text },
      subject,
      encounter,
      authoredOn: contact.at,
      dosageInstruction: [{ text: contact.medicine.dose, route: coded('Oral', SNOMED, '26643006') }],
      dispenseRequest: { validityPeriod: { start: contact.day, end: contact.day } },
    });
  }
  if (contact.vaccine)
    made.push({
      resourceType: 'Immunization',
      id: id('v'),
      status: 'completed',
      vaccineCode: { text: contact.vaccine },
      patient: subject,
      encounter,
      occurrenceDateTime: contact.day,
    });
  if (contact.procedure)
    made.push({
      resourceType: 'Procedure',
      id: id('p'),
      status: 'completed',
      code: coded(contact.procedure.text, SNOMED, contact.procedure.snomed),
      subject,
      encounter,
      performedDateTime: contact.day,
    });
  if (contact.letter) {
    made.push({
      resourceType: 'DocumentReference',
      id: id('l'),
      status: 'current',
      type: { text: 'Clinic letter' },
      subject,
      date: contact.at,
      content: [{ attachment: { contentType: 'text/plain', title: `Clinic letter ${contact.day}` } }],
      context: { encounter: [encounter] },
    });
  }
  return made;
}
