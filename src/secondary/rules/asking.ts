/** What may a question say, and by which row is it refused? */

export interface AskingRule {
  readonly id: string;
  /** The code of the refusal. */
  readonly code: string;
  readonly why: string;
  readonly hazard: string;
}

export const ASKING = {
  grammar: {
    id: 'Q-1',
    code: 'question-malformed',
    why: 'a question is a small value over closed words; nobody writes a query',
    hazard: 'what is typed runs as a query',
  },
  question: {
    id: 'Q-2',
    code: 'question-not-approved',
    why: 'the group approved questions by name',
    hazard: 'data given for one purpose answers another',
  },
  breakdown: {
    id: 'Q-3',
    code: 'breakdown-not-approved',
    why: 'the group approved what counts may be broken down by, and the data set holds that alone',
    hazard: 'people are told apart by what nobody approved',
  },
  concept: {
    id: 'Q-4',
    code: 'concept-not-approved',
    why: 'a data set holds the approved concepts alone: of another it would say “no record”',
    hazard: 'silence of the data is read as “never”',
  },
  window: {
    id: 'Q-5',
    code: 'window-outside-period',
    why: 'outside the approved period, or between two steps of the approved precision, the data say nothing',
    hazard: 'two questions differ by one day, and so by one person',
  },
  ages: {
    id: 'Q-6',
    code: 'age-off-the-bands',
    why: 'ages begin and end at the edges of the instance’s bands',
    hazard: 'two questions differ by one year of age, and so by one person',
  },
  index: {
    id: 'Q-7',
    code: 'index-not-ours',
    why: 'the index date of a question is the instance’s: the data set’s ages are of that day',
    hazard: 'two questions differ by one day, and so by one person',
  },
} as const satisfies Readonly<Record<string, AskingRule>>;

export type AskingReason = keyof typeof ASKING;
