/**
 * Which elements does a full view pass for the sake of “Also recorded” alone? No section reads them; the table of
 * elements lists each (src/record/elements), and what they say is judged like everything else. Source: RECORD, “No
 * element unread” and “Third persons”.
 */
import type { ResourceType } from '../../domain/section-of';
import type { Kind, Shape } from './shapes';

export const ALSO_SHAPES: Readonly<Partial<Record<ResourceType, Shape>>> = {
  MedicationRequest: { performerType: 'concept' },
  MedicationDispense: {
    destination: 'reference',
    receiver: 'reference',
    substitution: { responsibleParty: 'reference' },
  },
  MedicationAdministration: { device: 'reference' },
  FamilyMemberHistory: { deceasedRange: 'range', deceasedString: 'text' },
  Encounter: {
    statusHistory: { status: 'plain', period: 'period' },
    classHistory: { class: 'coding', period: 'period' },
    hospitalization: { dietPreference: 'concept', specialArrangement: 'concept' },
  },
  DiagnosticReport: { media: { comment: 'text' } },
  ServiceRequest: {
    quantityQuantity: 'quantity',
    quantityRatio: 'ratio',
    quantityRange: 'range',
    asNeededBoolean: 'plain',
    asNeededCodeableConcept: 'concept',
  },
  Immunization: {
    subpotentReason: 'concept',
    education: { documentType: 'text', publicationDate: 'plain', presentationDate: 'plain' },
    programEligibility: 'concept',
    fundingSource: 'concept',
  },
  Device: {
    udiCarrier: { deviceIdentifier: 'text', carrierHRF: 'text' },
    distinctIdentifier: 'text',
    partNumber: 'text',
    specialization: { systemType: 'concept', version: 'text' },
    version: { type: 'concept', value: 'text' },
    property: { type: 'concept', valueQuantity: 'quantity', valueCode: 'concept' },
  },
  Composition: { attester: { mode: 'plain', time: 'plain' } },
  Goal: { target: { detailRatio: 'ratio' } },
  CareTeam: { telecom: 'telecom' },
  Task: { restriction: { repetitions: 'plain' } },
  Consent: {
    verification: { verified: 'plain', verificationDate: 'plain' },
    provision: {
      action: 'concept',
      purpose: 'coding',
      class: 'coding',
      dataPeriod: 'period',
      provision: { type: 'plain', period: 'period', code: 'concept', action: 'concept', purpose: 'coding' },
    },
  },
};

/** The same of what is only referred to. */
export const ALSO_SUPPORTING: Readonly<Partial<Record<ResourceType, Shape>>> = {
  Medication: { manufacturer: 'reference' },
  Specimen: {
    collection: {
      duration: 'quantity',
      quantity: 'quantity',
      method: 'concept',
      fastingStatusCodeableConcept: 'concept',
      fastingStatusDuration: 'quantity',
    },
    processing: { description: 'text', procedure: 'concept', timeDateTime: 'plain', timePeriod: 'period' },
    container: { type: 'concept' },
    condition: 'concept',
    note: 'annotation',
  },
};

const isShape = (kind: Kind | Shape | undefined): kind is Shape => typeof kind === 'object';

/** Both shapes as one; what both name stays as the first has it. */
export function withMore(shape: Shape, more: Shape | undefined): Shape {
  if (more === undefined) return shape;
  const added = Object.entries(more).map(([element, kind]) => {
    const own = shape[element];
    return [element, isShape(own) && isShape(kind) ? withMore(own, kind) : (own ?? kind)] as const;
  });
  return { ...shape, ...Object.fromEntries(added) };
}
