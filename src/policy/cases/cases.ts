/**
 * Who sees what, case by case: for a safety officer to read and to add to. Each case gives one or more resources at a
 * provider of a setting,
 * a role, and what has to become of the first resource. Run by cases.test.ts.
 */
import type { Role } from '../../domain/roles';
import { DEPTH_CASES } from './depth';
import type { PolicyCase } from './policy-case';

const SNOMED = 'http://snomed.info/sct';
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const ACT_STU3 = 'http://hl7.org/fhir/v3/ActCode';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const coded = (code: unknown, display?: string, system = SNOMED) => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});
const labelled = (code: string, system = ACT) => ({ meta: { security: [{ system, code }] } });
const condition = (parts: object) => ({ resourceType: 'Condition', id: 'c', ...parts });
const hypertension = condition({ code: coded('38341003', 'Hypertensive disorder') });
const observation = (parts: object) => ({ resourceType: 'Observation', id: 'o', status: 'final', ...parts });
const creatinine = coded('1032061000000108', 'Serum creatinine level');
const request = (medicine: object, parts: object = {}) => ({
  resourceType: 'MedicationRequest',
  id: 'm',
  status: 'active',
  intent: 'plan',
  medicationCodeableConcept: medicine,
  ...parts,
});
const encounter = (parts: object) => ({ resourceType: 'Encounter', id: 'e', status: 'finished', ...parts });
const flag = (code: object) => ({ resourceType: 'Flag', id: 'f', status: 'active', code });

const consent = (parts: object) => ({ resourceType: 'Consent', id: 'cs', status: 'active', ...parts });
const letterOf = (words: string, contentType = 'text/plain') => ({
  resourceType: 'DocumentReference',
  id: 'd',
  status: 'current',
  type: coded('823691000000103', 'Clinical letter'),
  content: [{ attachment: { contentType, data: btoa(words) } }],
});
const CONSENT_SCOPE = 'http://terminology.hl7.org/CodeSystem/consentscope';
const CONSENT_CATEGORY = 'http://terminology.hl7.org/CodeSystem/consentcategorycodes';

const CLINICIANS: readonly Role[] = [
  'gp',
  'emergency-clinician',
  'hospital-clinician',
  'community-nurse',
  'occupational-therapist',
  'social-worker',
  'mental-health-practitioner',
  'pharmacist',
  'care-home-nurse',
];
const EVERYBODY: readonly Role[] = [...CLINICIANS, 'administrator'];
const HIV = coded('86406008', 'HIV infection');

/** Withheld from everybody, at a GP, emergency or not. */
const never = (
  name: string,
  rule: string,
  ...given: readonly Readonly<Record<string, unknown>>[]
): readonly PolicyCase[] =>
  [false, true].map((emergency) => ({
    name: `${name}${emergency ? ' (in an emergency too)' : ''}`,
    given,
    setting: 'gp',
    roles: EVERYBODY,
    emergency,
    expect: 'withheld',
    rule,
  }));
const gpSees = (name: string, ...given: readonly Readonly<Record<string, unknown>>[]): PolicyCase => ({
  name,
  given,
  setting: 'gp',
  roles: ['gp'],
  expect: 'released',
});

export const EXCLUSION_CASES: readonly PolicyCase[] = [
  ...never('HIV by its SNOMED code', 'EX-1', condition({ code: HIV })),
  ...never(
    'HIV second in the codings',
    'EX-1',
    condition({
      code: {
        coding: [
          { system: 'http://local.example', code: 'A' },
          { system: SNOMED, code: '86406008' },
        ],
      },
    }),
  ),
  ...never(
    'HIV with the code held as a number',
    'EX-1',
    condition({ code: { coding: [{ system: SNOMED, code: 86406008 }] } }),
  ),
  ...never('a termination by its words beside a code that no table holds', 'EX-3', {
    resourceType: 'Procedure',
    id: 'p',
    status: 'completed',
    code: { ...coded('302375005'), text: 'Surgical termination of pregnancy' },
  }),
  ...never(
    'HIV by its words beside a valid code that says something else',
    'EX-1',
    condition({ code: { ...coded('38341003'), text: 'HIV clinic asked us to check blood pressure' } }),
  ),
  ...never(
    'HIV by its words beside the code of a near miss',
    'EX-1',
    condition({ code: { ...coded('763713000', 'Idiopathic CD4 lymphocytopenia'), text: 'HIV' } }),
  ),
  ...never(
    'domestic violence as the reason of an encounter, beside a valid code',
    'EX-5',
    encounter({ reasonCode: [{ ...coded('22298006'), text: 'Domestic abuse' }] }),
  ),
  ...never('a result by its words', 'EX-1', observation({ code: creatinine, valueString: 'HIV test declined' })),
  ...never('HIV by ICD-10', 'EX-1', condition({ code: coded('B20.9', undefined, 'http://hl7.org/fhir/sid/icd-10') })),
  ...never('HIV by Read code', 'EX-1', condition({ code: coded('A788.', undefined, 'http://read.info/readv2') })),
  ...never('HIV in text alone', 'EX-1', condition({ code: { text: 'HIV positive' } })),
  ...never(
    'HIV in the text beside a local code',
    'EX-1',
    condition({
      code: {
        coding: [{ system: 'https://fhir.hl7.org.uk/Id/emis-codes', code: 'EMISNQHI1' }],
        text: 'Human immunodeficiency virus infection',
      },
    }),
  ),
  ...never(
    'HIV in the text beside a Read code that the tables do not hold',
    'EX-1',
    condition({ code: { ...coded('XaXyz', undefined, 'http://read.info/ctv3'), text: 'HIV positive' } }),
  ),
  ...never(
    'HIV in the text beside a local code system that calls itself one',
    'EX-1',
    condition({
      code: { ...coded('L1', undefined, 'https://trust.example/CodeSystem/problems'), text: 'HIV positive' },
    }),
  ),
  ...never(
    'HIV by ICD-10 in lower case',
    'EX-1',
    condition({ code: coded('b24', undefined, 'http://hl7.org/fhir/sid/icd-10') }),
  ),
  ...never('an HIV test by LOINC', 'EX-1', observation({ code: coded('75622-1', undefined, 'http://loinc.org') })),
  ...never(
    'an HIV test by its name beside a LOINC code that the tables do not hold',
    'EX-1',
    observation({ code: coded('99999-1', 'HIV 1 p24 Ag', 'http://loinc.org') }),
  ),
  ...never('a termination by OPCS-4', 'EX-3', {
    resourceType: 'Procedure',
    id: 'p',
    status: 'completed',
    code: coded('Q14.1', undefined, 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4'),
  }),
  ...never('a sexual health clinic by the practice setting of its letter, whatever the system', 'EX-1', {
    resourceType: 'DocumentReference',
    id: 'd',
    status: 'current',
    context: { practiceSetting: coded('360', undefined, 'http://local.example') },
  }),
  ...never('a letter by its author, whoever that is', 'EX-1', {
    resourceType: 'DocumentReference',
    id: 'd',
    status: 'current',
    author: [{ reference: 'Practitioner/gone', display: 'HIV specialist nurse' }],
  }),
  ...never('an antiretroviral as the product of a plan', 'EX-1', {
    resourceType: 'CarePlan',
    id: 'cp',
    status: 'active',
    intent: 'plan',
    activity: [{ detail: { status: 'in-progress', productCodeableConcept: coded('322236009', 'Truvada tablets') } }],
  }),
  ...never(
    'an antiretroviral by the substance in its Medication',
    'EX-1',
    { ...request({}), medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/d' } },
    { resourceType: 'Medication', id: 'd', ingredient: [{ itemReference: { reference: 'Substance/s' } }] },
    { resourceType: 'Substance', id: 's', code: { text: 'Dolutegravir' } },
  ),
  ...never(
    'a label whose system names its version',
    'EX-1',
    condition({ ...labelled('HIV', `${ACT}|9.0.0`), code: coded('38341003') }),
  ),
  ...never(
    'an inline label inside something contained',
    'EX-1',
    condition({
      code: coded('38341003'),
      contained: [
        {
          resourceType: 'Observation',
          id: 'x',
          code: {
            extension: [
              {
                url: 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label',
                valueCoding: { system: ACT, code: 'HIV' },
              },
            ],
          },
        },
      ],
    }),
  ),
  ...never(
    'HIV in the text beside a code lost in transfer',
    'EX-1',
    condition({
      code: {
        coding: [{ system: SNOMED, code: '196411000000103', display: 'Transfer-degraded record entry' }],
        text: 'HIV clinic',
      },
    }),
  ),
  ...never('“HIV not detected” tells as well', 'EX-1', observation({ code: coded('165815009', 'HIV negative') })),
  ...never('HIV as the reason of an encounter', 'EX-1', encounter({ reasonCode: [HIV] })),
  ...never('HIV as an observed value', 'EX-1', observation({ code: coded('404684003'), valueCodeableConcept: HIV })),
  ...never('HIV in a component', 'EX-1', observation({ code: creatinine, component: [{ code: HIV }] })),
  ...never(
    'HIV in an extension that nobody knows',
    'EX-1',
    condition({ code: coded('38341003'), extension: [{ url: 'http://unknown.example', valueCodeableConcept: HIV }] }),
  ),
  ...never(
    'an antiretroviral by its name',
    'EX-1',
    request(coded('12345678', 'Emtricitabine 200mg / Tenofovir disoproxil 245mg tablets', 'https://dmd.nhs.uk')),
  ),
  ...never('an antiretroviral by brand in text', 'EX-1', request({ text: 'Truvada tablets' })),
  ...never('an antiretroviral by ATC', 'EX-1', request(coded('J05AR03', undefined, 'http://www.whocc.no/atc'))),
  ...never(
    'an antiretroviral behind its Medication',
    'EX-1',
    { ...request({}), medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/d' } },
    { resourceType: 'Medication', id: 'd', code: { text: 'Dolutegravir 50mg tablets' } },
  ),
  ...never('an antiretroviral contained', 'EX-1', {
    ...request({}),
    medicationCodeableConcept: undefined,
    medicationReference: { reference: '#d' },
    contained: [{ resourceType: 'Medication', id: 'd', code: { text: 'Dolutegravir 50mg tablets' } }],
  }),
  ...never('an antiretroviral whose Medication was not sent, by its display', 'EX-1', {
    ...request({}),
    medicationCodeableConcept: undefined,
    medicationReference: { reference: 'Medication/gone', display: 'Biktarvy tablets' },
  }),
  ...never('lamivudine 150 mg', 'EX-1', request({ text: 'Lamivudine 150mg tablets' })),
  ...never('an allergy to an antiretroviral', 'EX-1', {
    resourceType: 'AllergyIntolerance',
    id: 'a',
    code: { text: 'Abacavir' },
  }),
  ...never('an appointment of treatment function 360', 'EX-1', {
    resourceType: 'Appointment',
    id: 'ap',
    status: 'booked',
    specialty: [coded('360', undefined, 'https://fhir.hl7.org.uk/CodeSystem/UKCore-TreatmentFunction')],
  }),
  ...never(
    'an appointment at the sexual health clinic, by its location',
    'EX-1',
    { resourceType: 'Appointment', id: 'ap', status: 'booked', participant: [{ actor: { reference: 'Location/l' } }] },
    { resourceType: 'Location', id: 'l', name: 'Sexual Health Clinic' },
  ),
  ...never('an appointment at a place that was not sent, by its display', 'EX-1', {
    resourceType: 'Appointment',
    id: 'ap',
    status: 'booked',
    participant: [{ actor: { reference: 'Location/gone', display: 'GUM clinic' } }],
  }),
  ...never(
    'everything recorded in an excluded encounter',
    'EX-1',
    observation({ code: creatinine, encounter: { reference: 'Encounter/e' } }),
    encounter({ serviceType: coded('893131000000100') }),
  ),
  ...never('a result of an excluded report', 'EX-1', observation({ code: creatinine }), {
    resourceType: 'DiagnosticReport',
    id: 'r',
    status: 'final',
    code: HIV,
    result: [{ reference: 'Observation/o' }],
  }),
  ...never('a letter by its title', 'EX-1', {
    resourceType: 'DocumentReference',
    id: 'd',
    status: 'current',
    type: coded('823691000000103', 'Clinical letter'),
    content: [{ attachment: { title: 'HIV clinic letter', url: 'Binary/1' } }],
  }),
  ...never('a letter by the words inside it', 'EX-1', letterOf('Seen in the HIV clinic. Viral load suppressed.')),
  ...never(
    'a letter by the words inside it, whatever it is called',
    'EX-1',
    letterOf('<p>Seen in the H<b>I</b>V clinic</p>', 'application/pdf'),
  ),
  ...never('a report of which nothing is left but a form that tells', 'D-nothing-left', {
    resourceType: 'DiagnosticReport',
    id: 'r',
    status: 'final',
    code: coded('4241000179101'),
    presentedForm: [{ contentType: 'text/plain', data: btoa('HIV test: reactive') }],
  }),
  ...never(
    'a report of which nothing is left',
    'D-nothing-left',
    {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      code: coded('4241000179101'),
      result: [{ reference: 'Observation/h' }],
    },
    { resourceType: 'Observation', id: 'h', status: 'final', code: HIV },
  ),
  ...never(
    'a consent to sharing',
    'D-no-section',
    consent({
      scope: coded('patient-privacy', undefined, CONSENT_SCOPE),
      category: [coded('59284-0', 'Consent Document', 'http://loinc.org')],
    }),
  ),
  ...never(
    'a consent to sharing that somebody with a power of attorney signed',
    'D-no-section',
    consent({
      scope: coded('patient-privacy', undefined, CONSENT_SCOPE),
      category: [{ text: 'Opt-out, signed under lasting power of attorney' }],
    }),
  ),
  ...never(
    'a consent to research',
    'D-no-section',
    consent({
      scope: coded('research', undefined, CONSENT_SCOPE),
      category: [coded('research', undefined, CONSENT_CATEGORY)],
    }),
  ),
  ...never(
    'a consent to treatment',
    'D-no-section',
    consent({ scope: coded('treatment', undefined, CONSENT_SCOPE), category: [{ text: 'Consent to operation' }] }),
  ),
  ...never('a consent of which nothing is said', 'D-no-section', consent({})),
  ...never('label SEX', 'EX-1', condition({ ...labelled('SEX'), code: coded('38341003') })),
  ...never('label HIV of STU3', 'EX-1', condition({ ...labelled('HIV', ACT_STU3), code: coded('38341003') })),
  ...never(
    'an inline label',
    'EX-1',
    condition({
      code: {
        ...coded('38341003'),
        extension: [
          {
            url: 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label',
            valueCoding: { system: ACT, code: 'STD' },
          },
        ],
      },
    }),
  ),
  ...never(
    'an inline label on a coding',
    'EX-1',
    condition({
      code: {
        coding: [
          {
            system: SNOMED,
            code: '38341003',
            extension: [
              {
                url: 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label',
                valueCoding: { system: ACT, code: 'STD' },
              },
            ],
          },
        ],
      },
    }),
  ),
  ...never('a document’s own security label', 'EX-1', {
    resourceType: 'DocumentReference',
    id: 'd',
    status: 'current',
    securityLabel: [{ coding: [{ system: ACT, code: 'HIV' }] }],
  }),
  ...never(
    'HIV as the bare code of an extension',
    'EX-1',
    condition({ code: coded('38341003'), extension: [{ url: 'http://unknown.example', valueCode: '86406008' }] }),
  ),
  ...never('HIV with blanks around its code', 'EX-1', condition({ code: coded(' 86406008 ') })),
  ...never(
    'HIV inside a post-coordinated expression',
    'EX-1',
    condition({ code: coded('86406008:246112005=24484000') }),
  ),
  ...never(
    'what is nested too deep to be judged',
    'D-unjudged',
    condition({
      code: coded('38341003'),
      extension: [
        Array.from({ length: 80 }).reduce<object>(
          (inner) => ({ url: 'http://unknown.example', extension: [inner] }),
          {},
        ),
      ],
    }),
  ),
  ...never(
    'a label on something contained',
    'EX-1',
    condition({ code: coded('38341003'), contained: [{ resourceType: 'Observation', id: 'x', ...labelled('HIV') }] }),
  ),
  ...never('fertility by code', 'EX-2', condition({ code: coded('63487001') })),
  ...never('clomifene', 'EX-2', request({ text: 'Clomifene 50mg tablets' })),
  ...never('termination by service', 'EX-3', encounter({ serviceType: coded('310062002') })),
  ...never('mifepristone by ATC', 'EX-3', request(coded('G03XB01', undefined, 'http://www.whocc.no/atc'))),
  ...never('gender by code', 'EX-4', condition({ code: coded('93461009') })),
  ...never(
    'a hormone for a gender indication',
    'EX-4',
    request({ text: 'Estradiol 2mg tablets' }, { reasonReference: [{ reference: 'Condition/c' }] }),
    condition({ code: coded('93461009') }),
  ),
  ...never(
    'the issues of a hormone plan given for a gender indication',
    'EX-4',
    request({ text: 'Estradiol 2mg tablets' }, { intent: 'order', basedOn: [{ reference: 'MedicationRequest/plan' }] }),
    { ...request({ text: 'Estradiol 2mg tablets' }, { reasonReference: [{ reference: 'Condition/c' }] }), id: 'plan' },
    condition({ code: coded('93461009') }),
  ),
  ...never('domestic violence by label SDV', 'EX-5', condition({ ...labelled('SDV'), code: coded('38341003') })),
  ...never('domestic violence in text', 'EX-5', condition({ code: { text: 'Discussed at MARAC' } })),
  ...never('a criminal record in text', 'EX-6', condition({ code: { text: 'Released from prison' } })),
  ...never(
    'a key-safe code as an observation',
    'DC-1',
    observation({ code: { text: 'Key safe' }, valueString: '1234' }),
  ),
  ...never('a key-safe code as a flag', 'DC-1', flag({ text: 'Key-safe by the front door, 4321' })),
  ...never('a type that nobody mapped', 'D-no-section', {
    resourceType: 'Communication',
    id: 'x',
    status: 'completed',
  }),
  ...never('a List', 'D-no-section', { resourceType: 'List', id: 'x', status: 'current', mode: 'snapshot' }),
  ...never('a Binary beside its document', 'D-through-document', {
    resourceType: 'Binary',
    id: 'x',
    contentType: 'text/plain',
  }),
];

export const NEAR_MISS_CASES: readonly PolicyCase[] = [
  gpSees('a letter whose words tell nothing', letterOf('Seen after rape seed oil reaction. Potassium 4.6.')),
  gpSees(
    'a letter that cannot be read, by what else is known of it',
    letterOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3 HIV', 'application/pdf'),
  ),
  gpSees('a report beside a form that tells', {
    resourceType: 'DiagnosticReport',
    id: 'r',
    status: 'final',
    code: coded('4241000179101'),
    conclusion: 'Normal',
    presentedForm: [{ contentType: 'text/plain', data: btoa('HIV test: not detected') }],
  }),
  gpSees(
    'a lasting power of attorney, in words',
    consent({ category: [{ text: 'Lasting power of attorney for health and welfare' }] }),
  ),
  gpSees(
    'a lasting power of attorney, by code, whatever the scope says',
    consent({ scope: coded('patient-privacy', undefined, CONSENT_SCOPE), category: [coded('816361000000101')] }),
  ),
  gpSees('an advance decision to refuse treatment', consent({ category: [coded('816301000000100')] })),
  gpSees(
    'an advance directive, by its scope alone',
    consent({
      scope: coded('adr', undefined, CONSENT_SCOPE),
      category: [coded('59284-0', 'Consent Document', 'http://loinc.org')],
    }),
  ),
  gpSees(
    'a decision not to be resuscitated',
    consent({
      scope: coded('treatment', undefined, CONSENT_SCOPE),
      category: [coded('dnr', undefined, CONSENT_CATEGORY)],
    }),
  ),
  gpSees('hypertension', hypertension),
  gpSees('paracetamol with a valid code', request(coded('322236009', 'Paracetamol 500mg tablets'))),
  gpSees('lamivudine 100 mg is for hepatitis B', request({ text: 'Lamivudine 100mg tablets' })),
  gpSees(
    'nirmatrelvir with ritonavir is for COVID-19',
    request({ text: 'Nirmatrelvir 150mg tablets and Ritonavir 100mg tablets' }),
  ),
  gpSees('nirmatrelvir with ritonavir by ATC', request(coded('J05AE30', undefined, 'http://www.whocc.no/atc'))),
  gpSees('entecavir is for hepatitis B', request(coded('J05AF10', undefined, 'http://www.whocc.no/atc'))),
  gpSees('a hormone without a gender indication', request({ text: 'Estradiol 2mg tablets' })),
  gpSees('label GDIS is genetic disease', condition({ ...labelled('GDIS'), code: coded('190905008') })),
  gpSees('label DVD is developmental disability', condition({ ...labelled('DVD'), code: coded('1855002') })),
  gpSees('label VIO alone is violence in general', condition({ ...labelled('VIO'), code: coded('38341003') })),
  gpSees(
    'a tag of another system',
    condition({ meta: { security: [{ system: 'http://vendor.example/tags', code: 'HIV' }] }, code: coded('38341003') }),
  ),
  gpSees('crab allergy', { resourceType: 'AllergyIntolerance', id: 'a', code: { text: 'Crab' } }),
  gpSees('an allergy whose text would be telling elsewhere', {
    resourceType: 'AllergyIntolerance',
    id: 'a',
    code: { text: 'Chlamydia vaccine' },
  }),
  gpSees('rape seed oil', condition({ code: { text: 'Rape seed oil ingestion' } })),
  gpSees('stab, police informed', condition({ code: { text: 'Stab wound, police informed' } })),
  gpSees('a plan whose note tells goes on without the note', {
    resourceType: 'CarePlan',
    id: 'cp',
    status: 'active',
    intent: 'plan',
    activity: [{ progress: [{ text: 'Seen at the GUM clinic' }] }],
  }),
  gpSees('a test of glucose by LOINC', observation({ code: coded('2339-0', 'Glucose', 'http://loinc.org') })),
  gpSees('a report of nothing but a coded conclusion', {
    resourceType: 'DiagnosticReport',
    id: 'r',
    status: 'final',
    code: coded('4241000179101'),
    conclusionCode: [coded('17621005', 'Normal')],
  }),
  gpSees(
    'a reason is cut where its words tell beside a valid code, and the medicine stays',
    request(
      { text: 'Co-trimoxazole 480mg tablets' },
      { reasonCode: [{ ...coded('38341003'), text: 'HIV clinic asked for it' }] },
    ),
  ),
  gpSees(
    'a disorder of CD4 cells that by definition is not HIV',
    condition({ code: coded('763713000', 'Idiopathic CD4 lymphocytopenia') }),
  ),
  gpSees(
    'the referring resource stays when its reference is cut',
    encounter({ diagnosis: [{ condition: { reference: 'Condition/c' } }] }),
    condition({ code: HIV }),
  ),
  gpSees(
    'the report stays when one result of two is cut',
    {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      code: coded('4241000179101'),
      result: [{ reference: 'Observation/h' }, { reference: 'Observation/o' }],
    },
    { resourceType: 'Observation', id: 'h', status: 'final', code: HIV },
    observation({ code: creatinine }),
  ),
  gpSees(
    'spread never runs back: the encounter of an excluded condition',
    encounter({ type: [coded('11429006')] }),
    condition({ code: HIV, encounter: { reference: 'Encounter/e' } }),
  ),
  gpSees('NOPAT hides nothing from staff', condition({ ...labelled('NOPAT'), code: coded('38341003') })),
  gpSees('confidentiality U is ordinary', condition({ ...labelled('U', CONFIDENTIALITY), code: coded('38341003') })),
];

export const ROLE_CASES: readonly PolicyCase[] = [
  {
    name: 'results are not for occupational therapists, social workers and administrators',
    given: [observation({ code: creatinine })],
    setting: 'acute',
    roles: ['occupational-therapist', 'social-worker', 'administrator'],
    expect: 'withheld',
  },
  {
    name: 'letters are not for social workers',
    given: [{ resourceType: 'DocumentReference', id: 'd', status: 'current' }],
    setting: 'acute',
    roles: ['social-worker'],
    expect: 'withheld',
    rule: 'RV-documents-social-worker',
  },
  {
    name: 'social workers see medicines in full',
    given: [request({ text: 'Amlodipine 5mg tablets' })],
    setting: 'gp',
    roles: ['social-worker'],
    expect: 'released',
    rule: 'RV-medications-social-worker',
  },
  {
    name: 'social workers see active problems in summary',
    given: [hypertension],
    setting: 'gp',
    roles: ['social-worker', 'pharmacist', 'occupational-therapist'],
    expect: 'summary',
  },
  {
    name: 'an inactive problem is not in a summary',
    given: [condition({ code: coded('195967001'), clinicalStatus: { coding: [{ code: 'resolved' }] } })],
    setting: 'gp',
    roles: ['social-worker'],
    expect: 'withheld',
  },
  {
    name: 'an inactive problem marked major is',
    given: [
      condition({
        code: coded('22298006'),
        clinicalStatus: { coding: [{ code: 'resolved' }] },
        extension: [
          {
            url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ProblemSignificance-1',
            valueCode: 'major',
          },
        ],
      }),
    ],
    setting: 'gp',
    roles: ['social-worker'],
    expect: 'summary',
  },
  {
    name: 'an encounter’s own diagnosis is no active problem',
    given: [condition({ code: coded('38341003'), category: [{ coding: [{ code: 'encounter-diagnosis' }] }] })],
    setting: 'acute',
    roles: ['social-worker', 'pharmacist'],
    expect: 'withheld',
  },
  {
    name: 'past issues are not in a summary of medicines',
    given: [request({ text: 'Amlodipine' }, { intent: 'order', status: 'completed' })],
    setting: 'gp',
    roles: ['occupational-therapist'],
    expect: 'withheld',
  },
  {
    name: 'an administrator sees a communication need',
    given: [flag(coded('315594003', 'Interpreter needed'))],
    setting: 'gp',
    roles: ['administrator'],
    expect: 'summary',
  },
  {
    name: 'an administrator sees no other flag',
    given: [flag(coded('225915006', 'Violent patient'))],
    setting: 'gp',
    roles: ['administrator'],
    expect: 'withheld',
  },
  {
    name: 'the desks see nothing',
    given: [hypertension],
    setting: 'gp',
    roles: ['privacy-officer', 'opt-out-officer'],
    emergency: true,
    expect: 'withheld',
    rule: 'D-unknown-role',
  },
  {
    name: 'a setting that is never asked releases nothing',
    given: [hypertension],
    setting: 'sexual-health',
    roles: EVERYBODY,
    expect: 'withheld',
  },
  {
    name: 'a ReSPECT plan is a care plan whatever its type',
    given: [{ resourceType: 'DocumentReference', id: 'd', status: 'current', type: coded('1382601000000107') }],
    setting: 'acute',
    roles: ['social-worker'],
    expect: 'summary',
    rule: 'RV-care-plans-social-worker',
  },
];

export const CAP_CASES: readonly PolicyCase[] = [
  {
    name: 'mental health: in full for those who treat',
    given: [hypertension],
    setting: 'mental-health',
    roles: ['gp', 'emergency-clinician', 'mental-health-practitioner'],
    expect: 'released',
  },
  {
    name: 'mental health: in summary for hospital and social worker',
    given: [hypertension],
    setting: 'mental-health',
    roles: ['hospital-clinician', 'social-worker'],
    expect: 'summary',
    rule: 'LC-mental-health-hospital-clinician',
  },
  {
    name: 'mental health: none until emergency access',
    given: [hypertension],
    setting: 'mental-health',
    roles: ['community-nurse', 'occupational-therapist'],
    expect: 'withheld',
  },
  {
    name: 'mental health: emergency access opens it to the section’s own depth',
    given: [hypertension],
    setting: 'mental-health',
    roles: ['community-nurse'],
    emergency: true,
    expect: 'released',
  },
  {
    name: 'mental health: and no further',
    given: [hypertension],
    setting: 'mental-health',
    roles: ['occupational-therapist'],
    emergency: true,
    expect: 'summary',
  },
  {
    name: 'mental health: nothing to open for pharmacist, care home, administrator',
    given: [hypertension],
    setting: 'mental-health',
    roles: ['pharmacist', 'care-home-nurse', 'administrator'],
    emergency: true,
    expect: 'withheld',
  },
  {
    name: 'mental health by treatment function',
    given: [
      encounter({
        serviceType: coded(
          '712',
          undefined,
          'https://fhir.nhs.uk/CodeSystem/NHSDataModelAndDictionary-treatment-function',
        ),
      }),
    ],
    setting: 'acute',
    roles: ['care-home-nurse'],
    expect: 'withheld',
    rule: 'LC-mental-health-care-home-nurse',
  },
  {
    name: 'caps never apply to allergies',
    given: [
      { resourceType: 'AllergyIntolerance', id: 'a', code: { text: 'Penicillin' }, ...labelled('R', CONFIDENTIALITY) },
    ],
    setting: 'mental-health',
    roles: CLINICIANS.filter((role) => role !== 'occupational-therapist'),
    expect: 'released',
  },
  {
    name: 'lithium is seen by every role with medicines in full',
    given: [request(coded('321719003', 'Lithium carbonate 400mg tablets'), labelled('PSY'))],
    setting: 'mental-health',
    roles: [
      'gp',
      'emergency-clinician',
      'hospital-clinician',
      'community-nurse',
      'social-worker',
      'mental-health-practitioner',
      'pharmacist',
      'care-home-nurse',
    ],
    expect: 'released',
  },
  {
    name: 'a labelled medicine is capped where medicines are shown in summary',
    given: [request({ text: 'Amlodipine' }, labelled('PSY'))],
    setting: 'gp',
    roles: ['occupational-therapist'],
    expect: 'withheld',
  },
  {
    name: 'a composition’s own confidentiality counts',
    given: [{ resourceType: 'Composition', id: 'x', status: 'final', confidentiality: 'R', title: 'Letter' }],
    setting: 'acute',
    roles: ['gp'],
    expect: 'summary',
  },
  {
    name: 'a restricted medicine is capped all the same',
    given: [request({ text: 'Amlodipine' }, labelled('R', CONFIDENTIALITY))],
    setting: 'gp',
    roles: ['pharmacist'],
    expect: 'withheld',
  },
  {
    name: 'substance misuse by label',
    given: [condition({ ...labelled('ETH'), code: coded('38341003') })],
    setting: 'gp',
    roles: ['social-worker', 'community-nurse', 'care-home-nurse'],
    expect: 'withheld',
  },
  {
    name: 'an unknown label counts as restricted',
    given: [condition({ ...labelled('XYZ'), code: coded('38341003') })],
    setting: 'gp',
    roles: ['emergency-clinician', 'pharmacist'],
    expect: 'withheld',
    rule: 'LC-restricted-emergency-clinician',
  },
  {
    name: 'an unknown confidentiality counts as restricted',
    given: [condition({ ...labelled('Q', CONFIDENTIALITY), code: coded('38341003') })],
    setting: 'gp',
    roles: ['gp'],
    expect: 'summary',
  },
  {
    name: 'a safeguarding flag’s headline shows to every clinical role',
    given: [flag(coded('1326421000000106', 'Safeguarding concern'))],
    setting: 'gp',
    roles: CLINICIANS,
    expect: 'summary',
    rule: 'HL-flag',
  },
  {
    name: 'but not to administrators',
    given: [flag(coded('1326421000000106', 'Safeguarding concern'))],
    setting: 'gp',
    roles: ['administrator'],
    expect: 'withheld',
  },
  {
    name: 'adult safeguarding detail belongs to social workers',
    given: [condition({ code: coded('1362761000000103') })],
    setting: 'gp',
    roles: ['social-worker'],
    expect: 'summary',
  },
  {
    name: 'a cap reaches what was recorded in the encounter',
    given: [
      condition({ code: coded('38341003'), encounter: { reference: 'Encounter/e' } }),
      encounter(labelled('PSY')),
    ],
    setting: 'acute',
    roles: ['community-nurse'],
    expect: 'withheld',
  },
  {
    name: 'a cap does not reach the encounter from its content',
    given: [
      encounter({}),
      condition({ ...labelled('PSY'), code: coded('38341003'), encounter: { reference: 'Encounter/e' } }),
    ],
    setting: 'acute',
    roles: ['hospital-clinician'],
    expect: 'released',
  },
  {
    name: 'a cap does not spread along other references',
    given: [
      condition({ code: coded('38341003'), evidence: [{ detail: [{ reference: 'Observation/o' }] }] }),
      observation({ ...labelled('PSY'), code: creatinine }),
    ],
    setting: 'acute',
    roles: ['community-nurse'],
    expect: 'released',
  },
  {
    name: 'a crisis plan is never capped for the first four',
    given: [{ resourceType: 'CarePlan', id: 'p', status: 'active', intent: 'plan', category: [coded('736253002')] }],
    setting: 'mental-health',
    roles: ['gp', 'emergency-clinician', 'hospital-clinician', 'mental-health-practitioner'],
    expect: 'released',
  },
  {
    name: 'a crisis plan is capped for the community nurse',
    given: [{ resourceType: 'CarePlan', id: 'p', status: 'active', intent: 'plan', category: [coded('736253002')] }],
    setting: 'mental-health',
    roles: ['community-nurse'],
    expect: 'withheld',
  },
  {
    name: 'an end of life plan is never capped for nurses',
    given: [{ resourceType: 'CarePlan', id: 'p', status: 'active', intent: 'plan', category: [coded('736373009')] }],
    setting: 'mental-health',
    roles: ['community-nurse', 'care-home-nurse'],
    expect: 'released',
  },
  {
    name: 'emergency access never opens an exclusion',
    given: [condition({ code: HIV })],
    setting: 'mental-health',
    roles: EVERYBODY,
    emergency: true,
    expect: 'withheld',
    rule: 'EX-1',
  },
];

export const POLICY_CASES: readonly PolicyCase[] = [
  ...EXCLUSION_CASES,
  ...NEAR_MISS_CASES,
  ...ROLE_CASES,
  ...CAP_CASES,
  ...DEPTH_CASES,
];
