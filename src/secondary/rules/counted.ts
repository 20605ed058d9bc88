/** Which entries count as “recorded”? What is not here, in a status that is not here, is no record of it. */

export interface Counted {
  readonly type: string;
  /** Path of the reference to the person. */
  readonly person: string;
  /** Where the codings are that say what was recorded. */
  readonly coded: readonly string[];
  /** The first of these that is there says when it was. */
  readonly at: readonly string[];
  /** Each must hold. */
  readonly when: readonly string[];
  readonly why: string;
  readonly hazard: string;
}

const oneOf = (path: string, ...values: readonly string[]): string =>
  values.map((value) => `${path} = '${value}'`).join(' or ');

/** Not said, or said to be so. */
const confirmed = `verificationStatus.empty() or verificationStatus.coding.where(code = 'confirmed').exists()`;
const asked = [
  oneOf('intent', 'order', 'original-order', 'reflex-order', 'filler-order', 'instance-order', 'plan'),
  'doNotPerform.empty() or doNotPerform = false',
];
/** Where an answer is coded, the code of the entry is only what was asked. */
const answer = 'value.ofType(CodeableConcept)';

const ENTRIES: readonly Counted[] = [
  {
    type: 'Condition',
    person: 'subject',
    coded: ['code'],
    at: ['onset.ofType(dateTime)', 'onset.ofType(Period).start', 'recordedDate'],
    when: [confirmed],
    why: 'a condition that is confirmed, or of which nothing else is said; one that is over was recorded too',
    hazard: 'a condition that was ruled out puts somebody into a risk group',
  },
  {
    type: 'Observation',
    person: 'subject',
    coded: [`where(${answer}.empty()).code`, answer],
    at: ['effective.ofType(dateTime)', 'effective.ofType(Period).start'],
    when: [
      oneOf('status', 'final', 'amended', 'corrected'),
      'value.ofType(boolean).empty() or value.ofType(boolean) = true',
      'dataAbsentReason.empty()',
    ],
    why: 'a finding that stands; where its answer is coded, the answer and not what was asked',
    hazard: '“smoker: no” is counted as a smoker',
  },
  {
    type: 'Immunization',
    person: 'patient',
    coded: ['vaccineCode'],
    at: ['occurrence.ofType(dateTime)'],
    when: [oneOf('status', 'completed')],
    why: 'a vaccine that was given',
    hazard: 'a vaccine that was declined is counted as given',
  },
  {
    type: 'Procedure',
    person: 'subject',
    coded: ['code'],
    at: ['performed.ofType(dateTime)', 'performed.ofType(Period).start'],
    when: [oneOf('status', 'completed')],
    why: 'a procedure that was done',
    hazard: 'a check that was offered is counted as done',
  },
  {
    type: 'MedicationRequest',
    person: 'subject',
    coded: ['medication.ofType(CodeableConcept)'],
    at: ['authoredOn'],
    when: [oneOf('status', 'active', 'completed', 'on-hold', 'stopped'), ...asked],
    why: 'a medicine that was prescribed, whether or not it goes on; one named by reference alone is not read',
    hazard: 'a proposed or cancelled medicine is counted as prescribed',
  },
  {
    type: 'MedicationStatement',
    person: 'subject',
    coded: ['medication.ofType(CodeableConcept)'],
    at: ['effective.ofType(dateTime)', 'effective.ofType(Period).start', 'dateAsserted'],
    when: [oneOf('status', 'active', 'completed', 'stopped')],
    why: 'a medicine that is or was taken',
    hazard: 'a medicine that was not taken is counted as taken',
  },
  {
    type: 'MedicationDispense',
    person: 'subject',
    coded: ['medication.ofType(CodeableConcept)'],
    at: ['whenHandedOver', 'whenPrepared'],
    when: [oneOf('status', 'completed')],
    why: 'a medicine that was handed over',
    hazard: 'a medicine that nobody collected is counted as given',
  },
  {
    type: 'AllergyIntolerance',
    person: 'patient',
    coded: ['code'],
    at: ['onset.ofType(dateTime)', 'recordedDate'],
    when: [confirmed],
    why: 'an allergy that is confirmed, or of which nothing else is said',
    hazard: 'a refuted allergy is counted',
  },
  {
    type: 'Encounter',
    person: 'subject',
    coded: ['type'],
    at: ['period.start'],
    when: [oneOf('status', 'in-progress', 'finished')],
    why: 'a visit that took place',
    hazard: 'a visit that was planned is counted as attended',
  },
  {
    type: 'Appointment',
    person: 'participant.actor',
    coded: ['serviceType'],
    at: ['start'],
    when: [oneOf('status', 'arrived', 'checked-in', 'fulfilled')],
    why: 'an appointment that was kept',
    hazard: 'an appointment that was missed is counted as attended',
  },
  {
    type: 'ServiceRequest',
    person: 'subject',
    coded: ['code'],
    at: ['authoredOn'],
    when: [oneOf('status', 'active', 'on-hold', 'completed'), ...asked],
    why: 'a referral that was made',
    hazard: 'a withdrawn referral is counted as made',
  },
  {
    type: 'CarePlan',
    person: 'subject',
    coded: ['category'],
    at: ['period.start', 'created'],
    when: [oneOf('status', 'active', 'completed'), oneOf('intent', 'plan', 'order')],
    why: 'a support plan that is or was followed',
    hazard: 'a plan that was only proposed is counted',
  },
];

/** An entry whose meaning an extension turns is read by nobody here. */
export const COUNTED: readonly Counted[] = ENTRIES.map((entry) => ({
  ...entry,
  when: ['modifierExtension.empty()', ...entry.when],
}));
