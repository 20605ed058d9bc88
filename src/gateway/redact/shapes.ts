/** Of what kind is an allow-listed element? Each kind says by itself what of it may pass. */

export type Kind =
  /** A primitive: code, number, boolean, date. */
  | 'plain'
  /** Free text: goes where a lexicon matches. */
  | 'text'
  | 'concept'
  /** A concept that says whether the thing stands or is so: its own words are never lost. */
  | 'status'
  /** How an allergy shows, and by what way: no word decides it but the name of a listed medicine. */
  | 'sign'
  | 'coding'
  | 'quantity'
  | 'range'
  | 'ratio'
  | 'period'
  | 'timing'
  | 'dosage'
  | 'reference'
  /** Who gave the information: never by name where that is neither patient nor staff. */
  | 'informant'
  | 'identifier'
  /** Only an ODS code of an organisation or site. */
  | 'ods'
  | 'annotation'
  | 'attachment'
  | 'name'
  | 'telecom'
  | 'sampled'
  /** The digits with which a decimal was sent, and nothing else of its companion. */
  | 'digits'
  /** Whether something must not be done: whatever is sent there, the “not” is not lost. */
  | 'negation'
  /** A question of a form with its answers, and the questions below it. */
  | 'item'
  /** Whom or what something is about; of a relative no more than that it is one. */
  | 'party'
  /** The medicine that an order is of, or its name. */
  | 'medicineOf'
  /** The name of a form, beside the address of it. */
  | 'formName';

export interface Shape {
  readonly [element: string]: Kind | Shape;
}

export const QUANTITY: Shape = {
  value: 'plain',
  _value: 'digits',
  comparator: 'plain',
  unit: 'text',
  system: 'plain',
  code: 'text',
};
export const RANGE: Shape = { low: 'quantity', high: 'quantity' };
export const RATIO: Shape = { numerator: 'quantity', denominator: 'quantity' };
export const PERIOD: Shape = { start: 'plain', end: 'plain' };
export const SAMPLED: Shape = {
  origin: 'quantity',
  period: 'plain',
  _period: 'digits',
  factor: 'plain',
  _factor: 'digits',
  lowerLimit: 'plain',
  _lowerLimit: 'digits',
  upperLimit: 'plain',
  _upperLimit: 'digits',
  dimensions: 'plain',
  data: 'plain',
};
export const TIMING: Shape = {
  event: 'plain',
  repeat: {
    boundsDuration: 'quantity',
    boundsRange: 'range',
    boundsPeriod: 'period',
    count: 'plain',
    countMax: 'plain',
    duration: 'plain',
    _duration: 'digits',
    durationMax: 'plain',
    _durationMax: 'digits',
    durationUnit: 'plain',
    frequency: 'plain',
    frequencyMax: 'plain',
    period: 'plain',
    _period: 'digits',
    periodMax: 'plain',
    _periodMax: 'digits',
    periodUnit: 'plain',
    dayOfWeek: 'plain',
    timeOfDay: 'plain',
    when: 'plain',
    offset: 'plain',
  },
  code: 'concept',
};
export const DOSAGE: Shape = {
  sequence: 'plain',
  text: 'text',
  additionalInstruction: 'concept',
  patientInstruction: 'text',
  timing: 'timing',
  asNeededBoolean: 'plain',
  asNeededCodeableConcept: 'concept',
  site: 'concept',
  route: 'concept',
  method: 'concept',
  doseAndRate: {
    type: 'concept',
    doseRange: 'range',
    doseQuantity: 'quantity',
    rateRatio: 'ratio',
    rateRange: 'range',
    rateQuantity: 'quantity',
  },
  maxDosePerPeriod: 'ratio',
  maxDosePerAdministration: 'quantity',
  maxDosePerLifetime: 'quantity',
};
/** Every `value[x]` that a measurement can have. */
export const VALUE: Shape = {
  valueQuantity: 'quantity',
  valueCodeableConcept: 'concept',
  valueString: 'text',
  valueBoolean: 'plain',
  valueInteger: 'plain',
  valueRange: 'range',
  valueRatio: 'ratio',
  valueSampledData: 'sampled',
  valueTime: 'plain',
  valueDateTime: 'plain',
  valuePeriod: 'period',
};
export const QUESTION: Shape = {
  linkId: 'text',
  text: 'text',
  answer: {
    ...VALUE,
    valueCoding: 'coding',
    valueDecimal: 'plain',
    _valueDecimal: 'digits',
    valueDate: 'plain',
    valueUri: 'text',
    valueAttachment: 'attachment',
    valueReference: 'party',
    item: 'item',
  },
  item: 'item',
};
