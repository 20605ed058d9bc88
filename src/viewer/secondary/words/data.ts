/** Which questions may be asked, what does each need, and what is never included? Shown before anything is sent. */
import type { Breakdown, Window } from '../../../secondary/shapes/question';
import type { Precision } from '../../../secondary/shapes/request';

interface QuestionNeeds {
  readonly id: string;
  readonly title: string;
  readonly counts: string;
  readonly valueSets: readonly string[];
  /** Columns by which it finds whom it is about. */
  readonly columns: readonly Breakdown[];
  readonly precision: Precision;
  readonly period: Window;
}

/** The value sets and periods follow the questions of the instance (tests/groups-words.test.ts). */
export const QUESTIONS: readonly QuestionNeeds[] = [
  {
    id: 'cervical-screening',
    title: 'Cervical screening',
    counts: 'people due for screening with no record of it in 5½ years',
    valueSets: ['cervical-screening', 'no-cervix'],
    columns: ['sex', 'ageBand'],
    precision: 'quarter',
    period: { from: '2020-10-01', to: '2026-03-31' },
  },
  {
    id: 'flu',
    title: 'Flu vaccine',
    counts: 'people offered a flu vaccine with no record of one in the season',
    valueSets: ['flu-risk-group', 'pregnancy', 'flu-vaccine'],
    columns: ['ageBand'],
    precision: 'month',
    period: { from: '2025-03-01', to: '2026-03-31' },
  },
  {
    id: 'annual-check',
    title: 'Annual health check',
    counts: 'people on a register with a record of a check in the year, by practice',
    valueSets: ['learning-disability', 'severe-mental-illness', 'annual-health-check'],
    columns: ['ageBand'],
    precision: 'quarter',
    period: { from: '2025-04-01', to: '2026-03-31' },
  },
  {
    id: 'stop-smoking',
    title: 'Stop smoking services',
    counts: 'people who smoke and were referred, with a record of attending or a quit date',
    valueSets: ['current-smoker', 'stop-smoking-referral', 'stop-smoking-started'],
    columns: [],
    precision: 'quarter',
    period: { from: '2025-04-01', to: '2026-03-31' },
  },
];

/** Whatever is asked for, these are not in any data set. */
export const NEVER_INCLUDED: readonly string[] = [
  'Name, NHS number, address and postcode, telephone and email',
  'Date of birth: an age band stands for it',
  'Notes, letters and anything written in words',
  'The day of an event, unless the decision says so',
  'What is never shared: HIV and AIDS, sexually transmitted infections, termination of pregnancy, IVF, gender history',
  'Marital status, complaints, convictions, imprisonment and abuse by others',
  'Alerts and flags',
  'Anybody who objected, is restricted, or has no valid NHS number',
];
