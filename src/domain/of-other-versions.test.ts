/** What do elements of another FHIR version say, and does an element of R4's own stand before them? */
import { describe, expect, it } from 'vitest';
import { inR4Elements, VERSION_ROWS } from './of-other-versions';

const HL7 = 'http://terminology.hl7.org/CodeSystem';
const coded = (kind: string, code: string) => ({ coding: [{ system: `${HL7}/${kind}`, code }] });
const words = { text: 'Warfarin' };
const statement = { resourceType: 'MedicationStatement', status: 'active' };
const allergy = { resourceType: 'AllergyIntolerance' };
const condition = { resourceType: 'Condition' };
const notGiven = { resourceType: 'Immunization', status: 'not-done' };
const declined = { coding: [{ code: '1', display: 'Declined' }] };
const unknown = { coding: [{ system: `${HL7}/v3-NullFlavor`, code: 'UNK' }] };
const verified = (code: string) => coded('allergyintolerance-verification', code);
const adhering = (code: string) => ({ ...statement, adherence: { code: { coding: [{ code }] } } });

const order = { resourceType: 'MedicationRequest', status: 'active' };
const tablet = { text: '1 tablet' };
const pain = { text: 'pain' };

const ADMITTED = {
  url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AdmissionMethod',
  valueCodeableConcept: { text: 'Planned' },
};
const OTHERS = { url: 'https://example.org/x', valueString: 'x' };

const CASES: readonly (readonly [element: string, sent: object, said: object])[] = [
  ['taken', { ...statement, taken: 'n' }, { status: 'not-taken' }],
  ['criticality', { ...allergy, criticality: 'CRITH' }, { criticality: 'high' }],
  ['criticality', { ...allergy, criticality: 'CRITL' }, { criticality: 'low' }],
  ['criticality', { ...allergy, criticality: 'high' }, { criticality: 'high' }],
  ['onset', { ...allergy, onset: '2018-03' }, { onsetDateTime: '2018-03' }],
  ['onset', { ...allergy, onset: '2018-03', onsetDateTime: '2017' }, { onsetDateTime: '2017' }],
  ['lastOccurence', { ...allergy, lastOccurence: '2019' }, { lastOccurrence: '2019' }],
  [
    'hospitalization',
    { resourceType: 'Encounter', hospitalization: { extension: [ADMITTED, OTHERS] } },
    { extension: [ADMITTED] },
  ],
  [
    'hospitalization',
    { resourceType: 'Encounter', extension: [ADMITTED], hospitalization: { extension: [ADMITTED] } },
    { extension: [ADMITTED] },
  ],
  [
    'dosageInstruction',
    { ...order, dosageInstruction: [{ ...tablet, asNeededFor: [pain] }, tablet] },
    { dosageInstruction: [{ ...tablet, asNeededFor: [pain], asNeededCodeableConcept: pain }, tablet] },
  ],
  [
    'dosageInstruction',
    { ...order, dosageInstruction: [{ ...tablet, asNeededFor: [pain], asNeededBoolean: true }] },
    { dosageInstruction: [{ ...tablet, asNeededFor: [pain], asNeededBoolean: true }] },
  ],
  [
    'dosage',
    { ...statement, dosage: [{ ...tablet, asNeeded: true }, { ...tablet, asNeeded: false }, 'x'] },
    { dosage: [{ ...tablet, asNeeded: true, asNeededBoolean: true }, { ...tablet, asNeeded: false }, 'x'] },
  ],
  ['taken', { ...statement, taken: 'unk' }, { status: 'active' }],
  ['taken', { ...statement, status: 'entered-in-error', taken: 'n' }, { status: 'entered-in-error' }],
  ['adherence', adhering('not-taking'), { status: 'not-taking' }],
  [
    'adherence',
    { ...statement, adherence: { ...adhering('not-taking').adherence, reason: words } },
    { status: 'not-taking', statusReason: [words] },
  ],
  [
    'adherence',
    adhering('stopped-as-directed'),
    { status: 'stopped', statusReason: [{ coding: [{ code: 'stopped-as-directed' }] }] },
  ],
  [
    'adherence',
    adhering('taking-not-as-directed'),
    { status: 'active', statusReason: [{ coding: [{ code: 'taking-not-as-directed' }] }] },
  ],
  ['adherence', adhering('on-hold'), { status: 'on-hold' }],
  ['adherence', adhering('taking'), { status: 'active' }],
  ['reasonNotTaken', { ...statement, reasonNotTaken: [words] }, { statusReason: [words] }],
  [
    'clinicalStatus',
    { ...condition, clinicalStatus: 'resolved' },
    { clinicalStatus: coded('condition-clinical', 'resolved') },
  ],
  [
    'verificationStatus',
    { ...condition, verificationStatus: 'refuted' },
    { verificationStatus: coded('condition-ver-status', 'refuted') },
  ],
  [
    'clinicalStatus',
    { ...allergy, clinicalStatus: 'active' },
    { clinicalStatus: coded('allergyintolerance-clinical', 'active') },
  ],
  [
    'verificationStatus',
    { ...allergy, verificationStatus: 'entered-in-error' },
    { verificationStatus: coded('allergyintolerance-verification', 'entered-in-error') },
  ],
  [
    'status',
    { ...allergy, status: 'refuted' },
    { verificationStatus: coded('allergyintolerance-verification', 'refuted') },
  ],
  ['status', { ...allergy, status: 'resolved' }, { clinicalStatus: coded('allergyintolerance-clinical', 'resolved') }],
  [
    'status',
    { ...allergy, status: 'entered-in-error', verificationStatus: verified('confirmed') },
    { verificationStatus: verified('entered-in-error') },
  ],
  [
    'status',
    { ...allergy, status: 'Refuted', verificationStatus: 'confirmed' },
    { verificationStatus: { coding: [...verified('confirmed').coding, ...verified('refuted').coding] } },
  ],
  ['status', { ...allergy, status: 'refuted', verificationStatus: {} }, { verificationStatus: verified('refuted') }],
  [
    'verificationStatus',
    { ...condition, verificationStatus: 'unknown' },
    { verificationStatus: coded('condition-ver-status', 'unknown') },
  ],
  ['substance', { ...allergy, substance: words }, { code: words }],
  ['substance', { ...allergy, substance: words, code: {} }, { code: words }],
  ['substance', { ...allergy, substance: words, code: null }, { code: words }],
  ['substance', { ...allergy, substance: words, code: unknown }, { code: words }],
  ['taken', { ...statement, status: 'stopped', taken: 'n' }, { status: 'not-taken' }],
  ['taken', { ...statement, status: 'completed', taken: 'n' }, { status: 'not-taken' }],
  ['taken', { ...statement, status: 'intended', taken: 'n' }, { status: 'not-taken' }],
  ['taken', { resourceType: 'MedicationStatement', taken: 'n' }, { status: 'not-taken' }],
  [
    'reaction',
    { ...allergy, reaction: [{ manifestation: [{ concept: words }, words], severity: 'severe' }] },
    { reaction: [{ manifestation: [words, words], severity: 'severe' }] },
  ],
  ['reasonNotGiven', { resourceType: 'MedicationAdministration', reasonNotGiven: [words] }, { statusReason: [words] }],
  ['notDoneReason', { resourceType: 'Procedure', notDoneReason: words }, { statusReason: words }],
  ['explanation', { ...notGiven, explanation: { reasonNotGiven: [words] } }, { statusReason: words }],
  [
    'explanation',
    { ...notGiven, status: 'completed', notGiven: true, explanation: { reasonNotGiven: [words, declined] } },
    { statusReason: { ...declined, text: 'Warfarin; Declined' } },
  ],
  ['date', { resourceType: 'Immunization', date: '2024-02-03' }, { occurrenceDateTime: '2024-02-03' }],
  [
    'occurrenceDateTime',
    { resourceType: 'Procedure', occurrenceDateTime: '2024-02-03' },
    { performedDateTime: '2024-02-03' },
  ],
  ['assertedDate', { ...condition, assertedDate: '2024' }, { recordedDate: '2024' }],
  [
    'comment',
    { resourceType: 'Observation', comment: 'Haemolysed', note: [words] },
    { note: [words, { text: 'Haemolysed' }] },
  ],
  ['comments', { resourceType: 'Observation', comments: 'Haemolysed' }, { note: [{ text: 'Haemolysed' }] }],
  ['notes', { ...condition, notes: 'left toe' }, { note: [{ text: 'left toe' }] }],
  ['medication', { ...statement, medication: { concept: words } }, { medicationCodeableConcept: words }],
  ['medication', { ...statement, medication: { reference: words } }, { medicationReference: words }],
];

it.each(CASES)('%s: %j', (_element, sent, said) => {
  expect(inR4Elements(Object.freeze(sent))).toMatchObject(said);
});

it('every row is tried', () => {
  const tried = (type: string, element: string) =>
    CASES.some(([one, sent]) => one === element && (sent as { resourceType: string }).resourceType === type);
  for (const { types, element } of VERSION_ROWS)
    expect([element, types.some((type) => tried(type, element))]).toEqual([element, true]);
});

describe('R4’s own element', () => {
  it.each([
    { ...condition, clinicalStatus: coded('condition-clinical', 'active') },
    { ...condition, clinicalStatus: 'Seen in HIV clinic', verificationStatus: 'by Dr Smith' },
    { ...allergy, status: 'Seen in HIV clinic' },
    { ...allergy, status: 'confirmed', verificationStatus: verified('refuted') },
    { ...allergy, status: 'refuted', verificationStatus: verified('entered-in-error') },
    { resourceType: 'Observation', comment: ' Haemolysed', comments: 'Haemolysed', note: [{ text: 'Haemolysed ' }] },
    { resourceType: 'Immunization', date: '2020', occurrenceString: 'last year' },
    { resourceType: 'Procedure', occurrenceDateTime: '2020', performedPeriod: { start: '2019' } },
    { resourceType: 'Immunization', status: 'completed', explanation: { reasonNotGiven: [words] } },
    { ...allergy, status: 'resolved', clinicalStatus: coded('allergyintolerance-clinical', 'active') },
    { ...allergy, substance: words, code: { text: 'Latex' } },
    { ...allergy, reaction: [{ manifestation: [words] }] },
    { ...statement, reasonNotTaken: [words], statusReason: [{ text: 'Bleeding' }] },
    { ...statement, medication: { concept: words }, medicationReference: { reference: 'Medication/1' } },
    { ...statement, taken: ['n'] },
    { resourceType: 'Observation', status: 'final', taken: 'n' },
  ])('stands, and nothing is changed: %j', (resource) => {
    expect(inR4Elements(resource)).toBe(resource);
  });
});
