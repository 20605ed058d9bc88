/**
 * What does each rule of the screen look like? One list of examples: the gallery draws them, the tests hold the words,
 * the accessibility walk reads them.
 * Everybody and everything here is made up. Source: DISPLAY, "Rules"; NHS Common User Interface guides.
 */
import type { PatientBanner } from '../../domain/api';
import type { AllergyLabel, Conflict, Detail, ProviderState } from '../../record/entry';
import type { ProviderRef } from '../../domain/settings';

/** The "now" of every example. */
export const NOW = '2026-11-25T12:00:00Z';

export const PROVIDERS: readonly ProviderRef[] = [
  { id: 'a', name: 'Elm Medical Centre', setting: 'gp' },
  { id: 'b', name: 'Ash Hospital', setting: 'acute' },
  { id: 'c', name: 'Oak Community Health', setting: 'community' },
  { id: 'd', name: 'Yew Mental Health', setting: 'mental-health' },
];

/** Given and family as they are recorded, and the one line of the banner. */
export const NAMES = [
  {
    rule: 'family in capitals, given, title',
    name: { family: 'XX-TESTName', given: 'Ada', title: 'Mrs' },
    says: 'XX-TESTNAME, Ada (Mrs)',
  },
  { rule: 'no title, no brackets', name: { family: 'XX-TESTName', given: 'Ada' }, says: 'XX-TESTNAME, Ada' },
  { rule: 'a single name is a whole name', name: { family: 'XX-TESTSINGLE', given: '' }, says: 'XX-TESTSINGLE' },
  {
    rule: 'letters of any script keep their marks',
    name: { family: 'XX-TESTözgür', given: 'Zoë' },
    says: 'XX-TESTÖZGÜR, Zoë',
  },
  {
    rule: 'a script without capitals is left as it is',
    name: { family: 'XX-TEST王', given: '小明' },
    says: 'XX-TEST王, 小明',
  },
  {
    rule: 'a very long name is never cut',
    name: {
      family: 'XX-TESTWolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
      given: 'Maximiliana Theodora Anastasia',
      title: 'Professor Dame',
    },
    says:
      'XX-TESTWOLFESCHLEGELSTEINHAUSENBERGERDORFF-FEATHERSTONEHAUGH, Maximiliana Theodora Anastasia ' +
      '(Professor Dame)',
  },
] as const;

interface BannerExample {
  readonly rule: string;
  readonly patient: PatientBanner;
  readonly label: AllergyLabel;
  /** What the banner says, among the rest. */
  readonly says: readonly string[];
}

const person = (change: Partial<PatientBanner>): PatientBanner => ({
  nhsNumber: '9990123454',
  name: NAMES[0].says,
  family: 'XX-TESTNAME',
  given: 'Ada',
  dateOfBirth: '1948-03-14',
  deceased: false,
  gender: 'Female',
  ...change,
});

export const BANNERS: readonly BannerExample[] = [
  {
    rule: 'living, with allergies',
    patient: person({}),
    label: 'Known allergies',
    says: ['XX-TESTNAME, Ada (Mrs)', '14-Mar-1948 (78y)', 'Female', '999 012 3454', 'Known allergies'],
  },
  {
    rule: 'a newborn, in hours',
    patient: person({ name: NAMES[2].says, dateOfBirth: '2026-11-25T02:00:00Z', gender: 'Male' }),
    label: 'Allergies not recorded',
    says: ['(10hr)', 'Allergies not recorded'],
  },
  {
    rule: 'died, with the age at death',
    patient: person({ deceased: true, deceasedAt: '2026-01-02', gender: 'Male' }),
    label: 'No known allergies',
    says: ['02-Jan-2026', '(aged 77y)', 'No known allergies'],
  },
  {
    rule: 'died, nobody says when',
    patient: person({ deceased: true }),
    label: 'Allergies unavailable',
    says: ['Date not known', 'Allergies unavailable'],
  },
  {
    rule: 'what is not known is said in words',
    patient: person({ name: NAMES[4].says, dateOfBirth: '', gender: 'Not known' }),
    label: 'Allergies unavailable',
    says: ['Not known'],
  },
  {
    rule: 'born in a year that alone is known',
    patient: person({ name: NAMES[3].says, dateOfBirth: '1931', gender: 'Other' }),
    label: 'Allergies not recorded',
    says: ['1931 (about 95y)'],
  },
  {
    rule: 'a very long name wraps',
    patient: person({ name: NAMES[5].says }),
    label: 'Known allergies',
    says: [NAMES[5].says, '999 012 3454'],
  },
];

export const DATES = [
  { fhir: '1958-03-14', short: '14-Mar-1958', long: '14 March 1958' },
  { fhir: '2019-03', short: 'Mar-2019', long: 'March 2019' },
  { fhir: '2019', short: '2019', long: '2019' },
  { fhir: '2026-06-30T23:30:00Z', short: '01-Jul-2026 00:30', long: '1 July 2026 at 00:30' },
] as const;

export const AGES = [
  { born: '2026-11-25T10:01:00Z', says: '119min' },
  { born: '2026-11-25T10:00:00Z', says: '2hr' },
  { born: '2026-11-23T12:01:00Z', says: '47hr' },
  { born: '2026-11-23', says: '2d' },
  { born: '2026-10-29', says: '27d' },
  { born: '2026-10-28', says: '4w' },
  { born: '2026-10-27', says: '4w 1d' },
  { born: '2025-11-26', says: '52w' },
  { born: '2025-11-25', says: '12m' },
  { born: '2025-10-17', says: '13m 8d' },
  { born: '2024-11-25', says: '2y' },
  { born: '2022-10-25', says: '4y 1m' },
  { born: '2008-11-26', says: '17y 11m' },
  { born: '2008-11-25', says: '18y' },
] as const;

export const NUMBERS = [
  { sent: '9990123454', says: '999 012 3454' },
  { sent: '999-012-3454', says: '999 012 3454' },
  { sent: 'not a number', says: 'not a number' },
] as const;

type Of<Section extends Detail['section']> = Extract<Detail, { readonly section: Section }>;
const medicine = (change: Partial<Of<'medications'>>): Of<'medications'> => ({
  section: 'medications',
  generic: 'Amlodipine',
  brand: null,
  strength: null,
  form: null,
  dose: null,
  route: null,
  frequency: null,
  more: null,
  doNotGive: false,
  reason: null,
  standing: 'current',
  lastEvidence: null,
  ...change,
});

export const MEDICINES = [
  {
    rule: 'every part, in the order of the guide',
    medicine: medicine({
      brand: 'Istin',
      strength: '5 mg',
      form: 'tablet',
      dose: '5 mg',
      route: 'Oral',
      frequency: 'once a day',
    }),
    says: 'amlodipine – ISTIN – 5 mg – tablet – DOSE 5 mg – oral – once a day',
  },
  { rule: 'a part that nobody gives is left out', medicine: medicine({ form: 'tablet' }), says: 'amlodipine – tablet' },
  {
    rule: 'a dose in words says by itself what it is',
    medicine: medicine({
      generic: 'Salbutamol',
      strength: '100 micrograms/dose',
      form: 'inhaler',
      dose: 'Two puffs when needed',
      route: 'Inhalation',
    }),
    says: 'salbutamol – 100 micrograms/dose – inhaler – two puffs when needed – inhalation',
  },
  {
    rule: 'nothing is abbreviated or cut',
    medicine: medicine({
      generic: 'Hydroxocobalamin',
      strength: '1000 micrograms/1 mL',
      form: 'solution for injection',
      dose: '1000 micrograms',
      route: 'Intramuscular',
      frequency: 'once every three months',
    }),
    says:
      'hydroxocobalamin – 1000 micrograms/1 mL – solution for injection – DOSE 1000 micrograms – ' +
      'intramuscular – once every three months',
  },
] as const;

const result = (change: Partial<Of<'results'>>): Of<'results'> => ({
  section: 'results',
  value: null,
  remark: null,
  number: null,
  unit: null,
  range: null,
  flag: null,
  finding: null,
  worst: null,
  interim: false,
  isReport: false,
  isCodedEntry: false,
  components: [],
  ...change,
});

export const RESULTS = [
  {
    rule: 'out of range: the word, the unit in full, the range',
    result: result({ value: '48', unit: 'mL/min/1.73 m²', flag: 'Low', range: '60 or more' }),
    says: '48 mL/min/1.73 m² Low (60 or more)',
  },
  {
    rule: 'in range: no word and no colour',
    result: result({ value: '4.6', unit: 'mmol/L', range: '3.5 to 5.3' }),
    says: '4.6 mmol/L (3.5 to 5.3)',
  },
  { rule: 'abnormal without a value', result: result({ flag: 'Abnormal' }), says: 'Abnormal' },
  {
    rule: 'parts stand with their names',
    result: result({
      components: [
        { name: 'Systolic', value: '162 mmHg' },
        { name: 'Diastolic', value: '88 mmHg' },
      ],
    }),
    says: 'Systolic 162 mmHg Diastolic 88 mmHg',
  },
] as const;

export const CONFLICTS: readonly { readonly rule: string; readonly conflict: Conflict; readonly says: string }[] = [
  {
    rule: 'every value beside who says it',
    conflict: {
      field: 'dose',
      values: [
        { provider: 'a', value: '5 mg' },
        { provider: 'b', value: '10 mg' },
      ],
    },
    says: 'Dose differs: Elm 5 mg · Ash 10 mg',
  },
  {
    rule: 'those who agree stand together',
    conflict: {
      field: 'strength',
      values: [
        { provider: 'b', value: '10 mg' },
        { provider: 'a', value: '5 mg' },
        { provider: 'c', value: '5 mg' },
      ],
    },
    says: 'Strength differs: Elm, Oak Community Health 5 mg · Ash 10 mg',
  },
];

const answered = (provider: ProviderRef, warnings: readonly string[] = []): ProviderState => ({
  state: 'answered',
  provider,
  resources: [],
  coverage: [],
  warnings,
  retrievedAt: NOW,
});
const [ELM, ASH, OAK, YEW] = PROVIDERS as readonly [ProviderRef, ProviderRef, ProviderRef, ProviderRef];

export const COVERAGES: readonly {
  readonly rule: string;
  readonly states: readonly ProviderState[];
  readonly says: readonly string[];
}[] = [
  {
    rule: 'all have answered',
    states: PROVIDERS.map((provider) => answered(provider)),
    says: ['answered', 'As of 12:00'],
  },
  {
    rule: 'asking, failed and not confirmed, each in words',
    states: [
      answered(ELM),
      { state: 'asking', provider: ASH },
      { state: 'failed', provider: OAK, reason: 'too-slow' },
      { state: 'identity-not-confirmed', provider: YEW },
    ],
    says: ['asking…', 'did not answer in time', 'identity not confirmed', 'Retry'],
  },
  {
    rule: 'a warning of the provider’s own',
    states: [answered(ELM, ['Confidential items are held back.']), answered(ASH)],
    says: ['warning', 'Confidential items are held back.'],
  },
];
