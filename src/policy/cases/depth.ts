/**
 * Cases in depth: medicines that two diseases share, labels wherever they stand, allergies that no text decides, caps
 * that run from encounters alone. Run by cases.test.ts.
 */
import type { Json } from '../../domain/json';
import type { PolicyCase } from './policy-case';

const SNOMED = 'http://snomed.info/sct';
const ATC = 'http://www.whocc.no/atc';
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const ACT_STU3 = 'http://hl7.org/fhir/v3/ActCode';
const CONFIDENTIALITY_STU3 = 'http://hl7.org/fhir/v3/Confidentiality';
const coded = (code: string, display?: string, system = SNOMED): Json => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});
const plain = coded('38341003', 'Hypertensive disorder');
const condition = (parts: Json): Json => ({ resourceType: 'Condition', id: 'c', code: plain, ...parts });
const request = (parts: Json): Json => ({
  resourceType: 'MedicationRequest',
  id: 'm',
  status: 'active',
  intent: 'plan',
  ...parts,
});
const medication = (parts: Json): Json => ({ resourceType: 'Medication', id: 'd', ...parts });
const allergy = (parts: Json): Json => ({
  resourceType: 'AllergyIntolerance',
  id: 'a',
  code: { text: 'Penicillin' },
  ...parts,
});
const at = (reference: string, display?: string): Json => ({
  reference,
  ...(display === undefined ? {} : { display }),
});
const behind = (...rest: readonly Json[]): readonly Json[] => [
  request({ medicationReference: at('Medication/d') }),
  ...rest,
];

const never = (name: string, rule: string, ...given: readonly Json[]): PolicyCase => ({
  name,
  given,
  setting: 'gp',
  roles: ['gp', 'emergency-clinician', 'pharmacist', 'administrator'],
  emergency: true,
  expect: 'withheld',
  rule,
});
const gpSees = (name: string, ...given: readonly Json[]): PolicyCase => ({
  name,
  given,
  setting: 'gp',
  roles: ['gp'],
  expect: 'released',
});

const MEDICINE_CASES: readonly PolicyCase[] = [
  never(
    'an antiretroviral by its substance alone, without a name',
    'EX-1',
    ...behind(medication({ ingredient: [{ itemCodeableConcept: coded('713464000') }] })),
  ),
  never(
    'an antiretroviral contained as an ingredient',
    'EX-1',
    request({
      medicationReference: at('#d'),
      contained: [medication({ code: plain, ingredient: [{ itemCodeableConcept: { text: 'Rilpivirine' } }] })],
    }),
  ),
  never(
    'an antiretroviral by the display of a Medication that is found by urn:uuid',
    'EX-1',
    request({ medicationReference: at('urn:uuid:0b1c1c5e-7a8d-4f0e-9f5e-1f2d3c4b5a69', 'Isentress 400mg tablets') }),
  ),
  never(
    'an antiretroviral by a reference that is nothing but words',
    'EX-1',
    request({ medicationReference: { display: 'Descovy tablets' } }),
  ),
  never(
    'an antiretroviral whose dm+d code is valid, by its name',
    'EX-1',
    request({ medicationCodeableConcept: coded('319283006', 'Darunavir 800mg tablets', 'https://dmd.nhs.uk') }),
  ),
  never(
    'an antiretroviral by a former ATC code',
    'EX-1',
    request({ medicationCodeableConcept: coded('j05ax12', undefined, ATC) }),
  ),
  never('lamivudine by ATC alone', 'EX-1', request({ medicationCodeableConcept: coded('J05AF05', undefined, ATC) })),
  never(
    'lamivudine 300 mg by ATC and name',
    'EX-1',
    request({ medicationCodeableConcept: coded('J05AF05', 'Lamivudine 300mg tablets', ATC) }),
  ),
  never(
    'lamivudine with zidovudine, whatever the strength',
    'EX-1',
    request({ medicationCodeableConcept: { text: 'Zidovudine 100mg / Lamivudine 100 mg' } }),
  ),
  never('ritonavir by itself', 'EX-1', request({ medicationCodeableConcept: { text: 'Ritonavir 100mg tablets' } })),
  never(
    'clomifene by its substance',
    'EX-2',
    ...behind(medication({ ingredient: [{ itemCodeableConcept: coded('387166005') }] })),
  ),
  never('the administration of a follitropin', 'EX-2', {
    resourceType: 'MedicationAdministration',
    id: 'x',
    status: 'completed',
    medicationCodeableConcept: { text: 'Gonal-f 300 units' },
  }),
  never('the dispense of mifepristone', 'EX-3', {
    resourceType: 'MedicationDispense',
    id: 'x',
    status: 'completed',
    medicationCodeableConcept: { text: 'Mifegyne 200mg tablets' },
  }),
  never(
    'the dispense of a request whose medicine tells',
    'EX-1',
    {
      resourceType: 'MedicationDispense',
      id: 'x',
      status: 'completed',
      medicationCodeableConcept: { text: 'As prescribed' },
      authorizingPrescription: [at('MedicationRequest/m')],
    },
    request({ medicationCodeableConcept: { text: 'Truvada' } }),
  ),
  never(
    'a hormone by ATC for a gender indication in words',
    'EX-4',
    request({
      medicationCodeableConcept: coded('G03CA03', undefined, ATC),
      reasonCode: [{ text: 'Gender dysphoria' }],
    }),
  ),
  never(
    'a hormone statement for a gender indication',
    'EX-4',
    {
      resourceType: 'MedicationStatement',
      id: 'x',
      status: 'active',
      medicationCodeableConcept: { text: 'Testogel' },
      reasonReference: [at('Condition/c')],
    },
    condition({ code: coded('407377005') }),
  ),
  never(
    'a reaction to an antiretroviral, by the name of a code that the tables do not hold',
    'EX-1',
    condition({ code: coded('281647001', 'Abacavir adverse reaction') }),
  ),
  never('an antiretroviral as what was observed, beside its valid dm+d code', 'EX-1', {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    code: plain,
    valueCodeableConcept: coded('319283006', 'Darunavir 800mg tablets', 'https://dmd.nhs.uk'),
  }),
  never('an antiretroviral as what a procedure used', 'EX-1', {
    resourceType: 'Procedure',
    id: 'p',
    status: 'completed',
    code: plain,
    usedCode: [coded('319283006', 'Cabotegravir injection', 'https://dmd.nhs.uk')],
  }),
  gpSees('a hormone level, which is a test and no medicine', {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    code: coded('38341003', 'Serum testosterone level'),
  }),
  gpSees('a pregnancy hormone level', {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    code: coded('38341003', 'Serum human chorionic gonadotrophin level'),
  }),
  gpSees(
    'lamivudine 100 mg with its ATC code',
    request({ medicationCodeableConcept: coded('J05AF05', 'Lamivudine 100 mg tablets', ATC) }),
  ),
  gpSees(
    'lamivudine 100 mg with its substance as the ingredient',
    ...behind(
      medication({
        code: { text: 'Lamivudine 100mg tablets' },
        ingredient: [{ itemCodeableConcept: coded('386897000', 'Lamivudine') }],
      }),
    ),
  ),
  gpSees(
    'nirmatrelvir with ritonavir, each an ingredient',
    ...behind(
      medication({
        code: { text: 'Paxlovid' },
        ingredient: [
          { itemCodeableConcept: { text: 'Nirmatrelvir' } },
          { itemCodeableConcept: coded('386896009', 'Ritonavir') },
        ],
      }),
    ),
  ),
  gpSees(
    'adefovir and entecavir are for hepatitis B',
    request({
      medicationCodeableConcept: {
        coding: [
          { system: ATC, code: 'J05AF08' },
          { system: ATC, code: 'J05AF10', display: 'Entecavir' },
        ],
      },
    }),
  ),
  gpSees('a brand for hepatitis B alone', request({ medicationCodeableConcept: { text: 'Vemlidy 25mg tablets' } })),
  gpSees(
    'a hormone beside, not for, a gender indication',
    request({ medicationCodeableConcept: { text: 'Estradiol 1mg tablets' }, reasonReference: [at('Condition/other')] }),
    { ...condition({}), id: 'other' },
    condition({ code: coded('93461009') }),
  ),
  gpSees(
    'the word “aids” in a medicine’s instructions',
    request({
      medicationCodeableConcept: { text: 'Amlodipine 5mg tablets' },
      dosageInstruction: [{ text: 'Use memory aids' }],
    }),
  ),
];

const LABEL_CASES: readonly PolicyCase[] = [
  ...['SEX', 'STD', 'HIV'].map((code) =>
    never(
      `label ${code} of STU3 among others`,
      'EX-1',
      condition({
        meta: {
          security: [
            { system: ACT_STU3, code: 'NOPAT' },
            { system: ACT_STU3, code },
          ],
        },
      }),
    ),
  ),
  ...['SDV', 'MST'].map((code) =>
    never(`label ${code}`, 'EX-5', condition({ meta: { security: [{ system: ACT, code }] } })),
  ),
  never('a label set as a tag', 'EX-1', condition({ meta: { tag: [{ system: ACT, code: 'HIV' }] } })),
  never('a label in lower case', 'EX-1', condition({ meta: { security: [{ system: ACT, code: 'hiv' }] } })),
  never(
    'a label whose system ends in a blank',
    'EX-1',
    condition({ meta: { security: [{ system: `${ACT} `, code: 'HIV' }] } }),
  ),
  never(
    'a label whose system is no more than its name',
    'EX-1',
    condition({ meta: { security: [{ system: 'ActCode', code: 'HIV' }] } }),
  ),
  never(
    'a label that says in words alone what it is',
    'EX-1',
    condition({ meta: { security: [{ system: ACT, display: 'HIV/AIDS information sensitivity' }] } }),
  ),
  never('a label as a concept of words alone', 'EX-1', {
    resourceType: 'DocumentReference',
    id: 'd',
    status: 'current',
    securityLabel: [{ text: 'Sexual health' }],
  }),
  never(
    'an inline label in the metadata',
    'EX-1',
    condition({
      meta: {
        extension: [
          {
            url: 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label',
            valueCoding: { system: ACT, code: 'HIV' },
          },
        ],
      },
    }),
  ),
  never(
    'an inline label on a status',
    'EX-1',
    condition({
      _recordedDate: {
        extension: [
          {
            url: 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label',
            valueCoding: { system: ACT, code: 'HIV' },
          },
        ],
      },
    }),
  ),
  never(
    'a telling code held as the number of an extension',
    'EX-1',
    condition({ extension: [{ url: 'http://unknown.example', valueCode: 86406008 }] }),
  ),
  never(
    'a telling code beside a text, where codings are missing',
    'EX-1',
    condition({ code: { code: '86406008', text: 'Blood' } }),
  ),
  never('a label without its system', 'EX-1', condition({ meta: { security: [{ code: 'HIV' }] } })),
  never(
    'a label on something contained that has no id',
    'EX-1',
    condition({ contained: [{ resourceType: 'Observation', meta: { security: [{ system: ACT, code: 'STD' }] } }] }),
  ),
  never(
    'a label on something contained in something contained',
    'EX-1',
    condition({
      contained: [
        {
          resourceType: 'Observation',
          id: 'x',
          contained: [{ resourceType: 'Device', id: 'y', meta: { security: [{ system: ACT, code: 'SEX' }] } }],
        },
      ],
    }),
  ),
  never(
    'VIO beside a domestic violence code',
    'EX-5',
    condition({ meta: { security: [{ system: ACT, code: 'VIO' }] }, code: coded('412732008') }),
  ),
  {
    name: 'an unknown label beside a harmless one counts as restricted',
    given: [
      condition({
        meta: {
          security: [
            { system: ACT, code: 'GDIS' },
            { system: ACT_STU3, code: 'NEWLABEL' },
          ],
        },
      }),
    ],
    setting: 'gp',
    roles: ['gp'],
    expect: 'summary',
    rule: 'LC-restricted-gp',
  },
  {
    name: 'confidentiality V of STU3',
    given: [condition({ meta: { security: [{ system: CONFIDENTIALITY_STU3, code: 'V' }] } })],
    setting: 'gp',
    roles: ['pharmacist', 'social-worker'],
    emergency: true,
    expect: 'withheld',
  },
  {
    name: 'the strictest label counts',
    given: [
      condition({
        meta: {
          security: [
            { system: ACT, code: 'ETH' },
            { system: ACT, code: 'PSY' },
          ],
        },
      }),
    ],
    setting: 'gp',
    roles: ['pharmacist'],
    expect: 'withheld',
    rule: 'LC-mental-health-pharmacist',
  },
  gpSees(
    'a tag that is no label',
    condition({ meta: { tag: [{ system: 'http://vendor.example', code: 'HIV' }, { code: 'actionable' }] } }),
  ),
  gpSees(
    'being told that there are inline labels',
    condition({
      extension: [
        {
          url: 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-has-inline-sec-label',
          valueBoolean: true,
        },
      ],
    }),
  ),
];

const ALLERGY_CASES: readonly PolicyCase[] = [
  gpSees(
    'an allergy recorded by somebody of a telling name',
    allergy({ recorder: { display: 'GUM clinic nurse' }, asserter: at('PractitionerRole/gone', 'HIV specialist') }),
  ),
  gpSees(
    'an allergy recorded in an encounter that was not sent, of a telling name',
    allergy({ encounter: at('Encounter/gone', 'Sexual health clinic') }),
  ),
  gpSees(
    'an allergy whose reaction would be telling elsewhere',
    allergy({
      reaction: [{ manifestation: [{ text: 'Genital herpes flare' }], description: 'Seen at GUM clinic' }],
      note: [{ text: 'HIV clinic told us' }],
    }),
  ),
  gpSees('an allergy to a hormone', allergy({ code: { text: 'Testosterone' }, note: [{ text: 'Gender dysphoria' }] })),
  never('an allergy to a fertility medicine', 'EX-2', allergy({ code: { text: 'Menopur' } })),
  never(
    'an allergy to mifepristone, as the substance of the reaction',
    'EX-3',
    allergy({ reaction: [{ substance: { text: 'Mifepristone' } }] }),
  ),
  never('an allergy by an excluded code', 'EX-1', allergy({ code: coded('86406008') })),
];

const SPREAD_CASES: readonly PolicyCase[] = [
  never(
    'reaches a booking by what its schedule says of itself',
    'EX-1',
    { resourceType: 'Appointment', id: 'a', status: 'booked', slot: [at('Slot/s')] },
    { resourceType: 'Slot', id: 's', schedule: at('Schedule/x') },
    { resourceType: 'Schedule', id: 'x', comment: 'GUM clinic' },
  ),
  never(
    'reaches a booking by what its slot says of itself',
    'EX-1',
    { resourceType: 'Appointment', id: 'a', status: 'booked', slot: [at('Slot/s')] },
    { resourceType: 'Slot', id: 's', comment: 'Sexual health' },
  ),
  never(
    'reaches a booking by the programme of its service',
    'EX-1',
    {
      resourceType: 'Appointment',
      id: 'a',
      status: 'booked',
      participant: [{ actor: at('HealthcareService/h'), status: 'accepted' }],
    },
    { resourceType: 'HealthcareService', id: 'h', programName: ['HIV programme'] },
  ),
  gpSees(
    'never runs back from a part to the procedure',
    { resourceType: 'Procedure', id: 'x', status: 'completed', code: plain },
    {
      resourceType: 'Procedure',
      id: 'part',
      status: 'completed',
      code: coded('57797005'),
      partOf: [at('Procedure/x')],
    },
  ),
  gpSees(
    'never runs back from a booking to the encounter that came of it',
    { resourceType: 'Encounter', id: 'e', status: 'finished', appointment: [at('Appointment/a')] },
    { resourceType: 'Appointment', id: 'a', status: 'fulfilled', serviceType: [coded('893131000000100')] },
  ),
  gpSees(
    'never runs from an encounter that another extension names',
    condition({
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-RelatedClinicalContent-1',
          valueReference: at('Encounter/e'),
        },
      ],
    }),
    { resourceType: 'Encounter', id: 'e', status: 'finished', serviceType: coded('893131000000100') },
  ),
  gpSees(
    'cuts the reason and keeps the medicine',
    request({
      medicationCodeableConcept: { text: 'Co-trimoxazole' },
      reasonReference: [at('Condition/c', 'HIV infection')],
    }),
    condition({ code: coded('86406008') }),
  ),
  gpSees(
    'never runs back from a result to its report',
    {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      code: plain,
      conclusion: 'Normal',
      result: [at('Observation/h')],
    },
    { resourceType: 'Observation', id: 'h', status: 'final', code: coded('86406008') },
  ),
  gpSees(
    'never runs back from a medicine’s request to its plan of care',
    {
      resourceType: 'CarePlan',
      id: 'p',
      status: 'active',
      intent: 'plan',
      activity: [{ reference: at('MedicationRequest/m') }],
    },
    request({ medicationCodeableConcept: { text: 'Truvada' } }),
  ),
  gpSees(
    'never runs from a place to the place that it is part of',
    { resourceType: 'Encounter', id: 'e', status: 'finished', location: [{ location: at('Location/hospital') }] },
    { resourceType: 'Location', id: 'hospital', name: 'Northgate Hospital' },
    { resourceType: 'Location', id: 'gum', name: 'Sexual health clinic', partOf: at('Location/hospital') },
  ),
  gpSees('never runs from a List of a section to what it lists', condition({}), {
    resourceType: 'List',
    id: 'l',
    status: 'current',
    mode: 'snapshot',
    code: { text: 'HIV problems' },
    entry: [{ item: at('Condition/c') }],
  }),
  never(
    'turns in a circle and ends',
    'EX-1',
    { resourceType: 'Encounter', id: 'e', status: 'finished', partOf: at('Encounter/f') },
    {
      resourceType: 'Encounter',
      id: 'f',
      status: 'finished',
      partOf: at('Encounter/e'),
      serviceType: coded('360', undefined, 'https://fhir.hl7.org.uk/CodeSystem/UKCore-TreatmentFunction'),
    },
  ),
  gpSees(
    'ends at references that lead nowhere',
    condition({
      encounter: at('Encounter/gone'),
      recorder: at('#nothing'),
      asserter: at('https://elsewhere.example/x'),
      evidence: [{ detail: [at('urn:uuid:none')] }],
    }),
  ),
  {
    name: 'a cap runs from an encounter through the one that is part of it',
    given: [
      condition({ encounter: at('Encounter/f') }),
      { resourceType: 'Encounter', id: 'f', status: 'finished', partOf: at('Encounter/e') },
      {
        resourceType: 'Encounter',
        id: 'e',
        status: 'finished',
        serviceType: coded('656', undefined, 'https://fhir.hl7.org.uk/CodeSystem/UKCore-TreatmentFunction'),
      },
    ],
    setting: 'acute',
    roles: ['care-home-nurse'],
    expect: 'withheld',
    rule: 'LC-mental-health-care-home-nurse',
  },
  {
    name: 'a cap does not run from a report to its results',
    given: [
      { resourceType: 'Observation', id: 'o', status: 'final', code: plain },
      {
        resourceType: 'DiagnosticReport',
        id: 'r',
        status: 'final',
        code: plain,
        meta: { security: [{ system: ACT, code: 'PSY' }] },
        result: [at('Observation/o')],
      },
    ],
    setting: 'acute',
    roles: ['care-home-nurse'],
    expect: 'released',
  },
  {
    name: 'a cap does not run from a service to what is of it',
    given: [
      {
        resourceType: 'Appointment',
        id: 'a',
        status: 'booked',
        participant: [{ actor: at('HealthcareService/h'), status: 'accepted' }],
      },
      {
        resourceType: 'HealthcareService',
        id: 'h',
        specialty: [coded('710', undefined, 'https://fhir.hl7.org.uk/CodeSystem/UKCore-TreatmentFunction')],
      },
    ],
    setting: 'acute',
    roles: ['care-home-nurse'],
    expect: 'released',
  },
];

export const DEPTH_CASES: readonly PolicyCase[] = [
  ...MEDICINE_CASES,
  ...LABEL_CASES,
  ...ALLERGY_CASES,
  ...SPREAD_CASES,
];
