/** What does a question ask, in a sentence a reader can check? */
import { writeDate } from '../../../domain/dates/written';
import type {
  AgeRange,
  AnyTest,
  Breakdown,
  ConceptTest,
  Population,
  Question,
} from '../../../secondary/shapes/question';
import { byInWords } from './groups';

/** After “a record of”. */
const CONCEPT_WORDS: Readonly<Record<string, string>> = {
  'cervical-screening': 'an adequate cervical screening',
  'no-cervix': 'having no cervix',
  'flu-vaccine': 'a flu vaccine',
  'flu-risk-group': 'a clinical risk group for flu',
  pregnancy: 'pregnancy',
  'learning-disability': 'being on the learning disability register',
  'severe-mental-illness': 'being on the severe mental illness register',
  'annual-health-check': 'an annual health check',
  'current-smoker': 'smoking',
  'stop-smoking-referral': 'a referral to a stop smoking service',
  'stop-smoking-started': 'attending a stop smoking service or setting a quit date',
};

/** A concept that has no words here is named by its own: `flu-vaccine` as `flu vaccine`. */
export const conceptName = (concept: string): string => CONCEPT_WORDS[concept] ?? concept.replaceAll('-', ' ');

const joined = (parts: readonly string[], word: string): string => {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`;
};

const ageInWords = ({ from, to }: AgeRange): string =>
  to === undefined ? `aged ${String(from)} or over` : `aged ${String(from)} to ${String(to)}`;

function conceptInWords(test: ConceptTest): string {
  if (typeof test === 'string') return conceptName(test);
  const { from, to } = test.within;
  return `${conceptName(test.concept)} (${writeDate(from)} to ${writeDate(to)})`;
}

const reasonInWords = (test: AnyTest): string =>
  typeof test !== 'string' && 'age' in test ? ageInWords(test.age) : `with a record of ${conceptInWords(test)}`;

/** `either aged 65 or over, or with a record of pregnancy`: nobody reads it as both. */
const eitherOf = (reasons: readonly string[]): string =>
  reasons.length < 2 ? (reasons[0] ?? '') : `either ${reasons.join(', or ')}`;

/** `people registered with a GP, recorded female, aged 25 to 64, with no record of having no cervix`. */
export function populationInWords({ sex, age, any = [], all = [], none: without = [] }: Population): string {
  return [
    'people registered with a GP',
    sex === undefined ? '' : `recorded ${sex}`,
    age === undefined ? '' : ageInWords(age),
    eitherOf(any.map(reasonInWords)),
    all.length === 0 ? '' : `with a record of ${joined(all.map(conceptInWords), 'and')}`,
    without.length === 0 ? '' : `with no record of ${joined(without.map(conceptInWords), 'or')}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export const outcomeInWords = ({ outcome }: Question): string =>
  `${outcome.present ? 'a record of' : 'no record of'} ${conceptName(outcome.concept)}`;

/** The heading of the column that counts it. */
export const outcomeHeading = ({ outcome }: Question): string => (outcome.present ? 'With a record' : 'No record');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `No record of flu vaccine, by age band and ethnic group`. */
export const questionTitle = (question: Question, by: readonly Breakdown[]): string =>
  `${capital(outcomeInWords(question))}${by.length === 0 ? '' : `, by ${byInWords(by)}`}`;

export const windowInWords = ({ within }: Question): string => `${writeDate(within.from)} to ${writeDate(within.to)}`;
