/** Made-up answers of the program of secondary use, for tests of its screens: one of each shape. */
import type { Answer, AnswerRow } from '../../../src/secondary/shapes/answer';
import type {
  AnswerLine,
  BuildAnswer,
  Organisation,
  RegisterAnswer,
  RequestAnswer,
  SessionAnswer,
} from '../../../src/secondary/shapes/http';
import type { WorklistAnswer } from '../../../src/secondary/shapes/http-desks';
import type { Question } from '../../../src/secondary/shapes/question';
import type { RequestForm, SecondaryRole } from '../../../src/secondary/shapes/request';

export const BOARD: Organisation = { ods: 'QMJ', name: 'North Central London ICB', kind: 'icb' };

export const FLU: Question = {
  id: 'flu',
  index: '2025-09-01',
  population: { age: { from: 65 } },
  outcome: { concept: 'flu-vaccine', present: false },
  within: { from: '2025-09-01', to: '2026-03-31' },
  by: ['ageBand', 'ethnicGroup'],
  measure: 'proportion',
};

const row = (ageBand: string, ethnicGroup: string, figures: Omit<AnswerRow, 'by'>): AnswerRow => ({
  by: { ageBand, ethnicGroup },
  ...figures,
});

export const HIDDEN = { population: 'withheld', outcome: 'withheld', percent: 'withheld', stands: null } as const;

export const ROWS: readonly AnswerRow[] = [
  row('65-69', 'white', { population: 2480, outcome: 745, percent: 30, stands: 'within' }),
  row('65-69', 'asian', { population: 520, outcome: 165, percent: 32, stands: 'within' }),
  row('65-69', 'black', { population: 375, outcome: 180, percent: 48, stands: 'above' }),
  row('65-69', 'mixed', { ...HIDDEN, population: 25 }),
  row('65-69', 'other', HIDDEN),
  row('90+', 'white', { population: 830, outcome: 175, percent: 21, stands: 'below' }),
  row('90+', 'asian', { population: 170, outcome: 45, percent: 26, stands: null, figureOf: '2026-11-01' }),
  row('90+', 'black', { population: 130, outcome: 55, percent: 42, stands: 'within', populationOf: '2026-11-01' }),
];

export const ANSWER: Answer = {
  request: 'r-flu',
  question: 'flu',
  released: false,
  rows: ROWS,
  total: { population: 4505, outcome: 1365, percent: 30 },
};

const practiceRow = (at: number): AnswerRow => {
  const population = 60 + 10 * at;
  const percent = at === 4 ? 92 : 60 + ((at * 7) % 13);
  const outcome = Math.round((population * percent) / 500) * 5;
  return {
    by: { practice: `E830${String(10 + at)}` },
    population,
    outcome,
    percent,
    stands: at === 4 ? 'above' : 'within',
  };
};

export const PRACTICES: Answer = {
  request: 'r-check',
  question: 'annual-check',
  released: false,
  rows: [
    ...Array.from({ length: 12 }, (_, at) => practiceRow(at)),
    { by: { practice: 'E83030' }, population: 65, outcome: 'withheld', percent: 'at least 85 %', stands: 'above' },
    { by: { practice: 'E83031' }, ...HIDDEN },
  ],
  total: { population: 1380, outcome: 930, percent: 67 },
};

export const CHECK: Question = {
  ...FLU,
  id: 'annual-check',
  outcome: { concept: 'annual-health-check', present: true },
  population: { age: { from: 14 }, any: ['learning-disability'] },
  by: ['practice'],
};

const FORM: RequestForm = {
  project: {
    title: 'Flu vaccine 2025/26',
    question: 'Which groups have no record of a flu vaccine?',
    purpose: 'prevention',
    benefit: 'Clinics are opened where fewest have a record of a vaccine.',
  },
  people: { names: ['Tom Adeyemi'], organisation: BOARD },
  data: {
    columns: ['ageBand', 'ethnicGroup', 'borough'],
    valueSets: ['flu-vaccine', 'flu-risk'],
    precision: 'month',
    period: { from: '2025-09-01', to: '2026-03-31' },
  },
  setting: 'this-program',
  outputs: { questions: ['flu'], by: ['ageBand', 'ethnicGroup', 'borough'] },
};

export const WAITING: AnswerLine = {
  id: 'a-1',
  question: 'flu',
  by: ['ageBand', 'ethnicGroup'],
  askedAt: '2026-11-28T13:40:00Z',
  state: 'waiting',
  digest: 'f'.repeat(64),
  answer: ANSWER,
};

export const REQUEST: RequestAnswer = {
  id: 'r-flu',
  state: 'open',
  title: FORM.project.title,
  purpose: 'prevention',
  organisation: BOARD,
  changedAt: '2026-11-28T13:40:00Z',
  expiresOn: '2027-05-31',
  waiting: 1,
  build: 'built',
  mayDo: ['ask'],
  form: FORM,
  askedBy: { name: 'Tom Adeyemi', organisation: BOARD },
  decisions: [
    { by: 'Ngozi Bello', at: '2026-11-20T10:00:00Z', decision: 'approve', conditions: [] },
    { by: 'Rob Hale', at: '2026-11-21T10:00:00Z', decision: 'approve', conditions: [], reason: 'Clear benefit.' },
  ],
  conditions: [
    { kind: 'expiry', on: '2027-05-31' },
    { kind: 'threshold', least: 10 },
  ],
  digest: 'd'.repeat(64),
  closed: null,
  notIncluded: [],
  questions: [FLU, CHECK],
  answers: [WAITING],
  practices: {},
};

export const BUILD: BuildAnswer = {
  state: 'built',
  step: null,
  startedAt: '2026-11-24T09:00:00Z',
  endedAt: '2026-11-24T09:01:10Z',
  manifest: {
    request: 'r-flu',
    digest: 'd'.repeat(64),
    files: [
      { path: 'sets/r-flu/d/people.parquet', sha256: 'a'.repeat(64), rows: 17_820 },
      { path: 'sets/r-flu/d/events.parquet', sha256: 'b'.repeat(64), rows: 44_025 },
    ],
  },
  refused: null,
  report: {
    sources: [{ id: 'gp', name: 'GP practices', takenAt: '2026-11-23', state: 'read whole' }],
    counts: [
      { rule: 'OB-1', words: 'opted out of secondary use here', count: 1000 },
      { rule: 'OB-5', words: 'no valid NHS number', count: 'fewer than 8' },
    ],
    ladder: ['Age bands of 5 years became bands of 10'],
    worklist: 40,
  },
};

export const WORKLIST: WorklistAnswer = {
  rows: [
    {
      id: 'w-1',
      rule: 'L3',
      why: 'The number is the same, the date of birth and the name are not',
      source: 'Northgate Hospital',
      left: { family: 'XX-TEST', given: 'Ann', birthDate: '1950-02-01', postcode: 'N1 1AA' },
      right: { family: 'XX-TEST-OTHER', given: 'Ann', birthDate: '1981-02-01', postcode: null },
      ruling: null,
    },
  ],
};

export const REGISTER: RegisterAnswer = {
  instance: { name: 'North Central London' },
  uses: [
    {
      id: 'r-flu',
      title: FORM.project.title,
      organisation: BOARD,
      role: 'analyst',
      purpose: 'prevention',
      question: FORM.project.question,
      benefit: FORM.project.benefit,
      data: FORM.data,
      state: 'open',
      from: '2026-11-21',
      to: '2027-05-31',
      legalBasis: { reference: '25/CAG/0000 (made up)', from: '2026-01-01', to: '2027-12-31' },
      objections: [{ id: 'OB-1', who: 'whoever opted out of secondary use here' }],
      exceptions: [],
      reports: [
        {
          id: 'a-0',
          question: 'flu',
          releasedOn: '2026-11-28',
          digest: 'e'.repeat(64),
          answer: { ...ANSWER, released: true },
          withoutPractices: false,
        },
      ],
    },
  ],
};

export const sessionOf = (role: SecondaryRole): SessionAnswer => ({
  signedIn: true,
  user: { id: 'u', name: 'Tom Adeyemi' },
  role,
  organisation: BOARD,
  instance: { name: 'North Central London' },
  idleEndsAt: '2999-01-01T00:00:00Z',
  endsAt: '2999-01-01T00:00:00Z',
});
