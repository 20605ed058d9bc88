/** Which rows stand between a request and an answer? Each refusal names its row. */

export const REQUEST_RULES = [
  {
    id: 'RQ-1',
    rule: 'the purpose is one of the three that people were told of',
    why: 'the leaflet names preventing ill health, managing the health of the population, and planning, and no other',
    hazard: 'records are used for what nobody was told of',
  },
  {
    id: 'RQ-2',
    rule: 'the organisation is of a kind that works in health and social care here',
    why: 'the leaflet: not to private companies or research organisations. No row lifts this',
    hazard: 'a company or a university is given what was promised to care alone',
  },
  {
    id: 'RQ-3',
    rule: 'who asks, or is named as one who will use the data, never decides',
    why: 'two persons stand behind each decision',
    hazard: 'somebody permits themselves',
  },
  {
    id: 'RQ-4',
    rule: 'two members of the group decide, and one of them refusing is a refusal',
    why: 'one member alone may be mistaken or pressed',
    hazard: 'one account that was taken over permits everything',
  },
  {
    id: 'RQ-5',
    rule: 'who asked a question never releases its answer',
    why: 'a second person looks at what leaves',
    hazard: 'what is released was seen by nobody but whoever wanted it',
  },
  {
    id: 'RQ-6',
    rule: 'the legal basis is in force on the day',
    why: 'support under Regulation 5 is given from day to day, and ends',
    hazard: 'confidential records are used without any basis in law',
  },
  {
    id: 'RQ-7',
    rule: 'a legal exception that is cited is in force, for this purpose, and signed by two custodians',
    why: 'it lifts what people said to their practice or nationally',
    hazard: 'objections are passed over on one signature, or after the emergency has ended',
  },
  {
    id: 'RQ-8',
    rule: 'nothing is built or broken down by but what was asked for, and a condition only narrows it',
    why: 'the group decides on what it read',
    hazard: 'a data set holds a column that nobody permitted',
  },
  {
    id: 'RQ-9',
    rule: 'an approval ends on its day, at most twelve months after it was given',
    why: 'what is needed is looked at anew each year',
    hazard: 'a data set of people is kept for ever',
  },
  {
    id: 'RQ-10',
    rule: 'each act has its role and its state',
    why: 'a request is decided before it is built, and built before it is asked',
    hazard: 'a step is left out',
  },
] as const;

export type RequestRule = (typeof REQUEST_RULES)[number]['id'];

/** The least count that may be shown, whatever a condition says; a condition may ask for more. */
export const LEAST_SHOWN = 8;
/** Months for which an approval is given at most. */
export const MOST_MONTHS = 12;
/** Months after the last request ended for which identifiers are kept beside spine ids. */
export const SPINE_MONTHS = 12;
