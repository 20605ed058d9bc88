/** What stands at the head of the report of who looked: for whom, of when, made when and by whom, and how to ask? */
import { writeDate } from './dates/written';
import { archivedWords } from './archived';
import { formatNhsNumber } from './nhs-number';

export interface ReportHead {
  readonly nhsNumber: string;
  /** Absent where demographics did not say. */
  readonly name?: string;
  /** ISO days or instants; absent: since the record began, until it was made. */
  readonly from?: string;
  readonly to?: string;
  /** ISO instant. */
  readonly madeAt: string;
  readonly instance: string;
  /** ISO instant up to which events lie in the archive, where the period reaches into it. */
  readonly archivedUpTo?: string;
  /** The only organisation whose users' accesses are in it; absent: all are. */
  readonly onlyOf?: string;
  readonly staffNamed: boolean;
}

export const REPORT_TITLE = 'Who looked at your joined-up record';

const periodOf = ({ from, to, madeAt, archivedUpTo }: ReportHead): string => {
  const since = archivedUpTo ?? from;
  const first = since === undefined ? 'Since the record began' : `From ${writeDate(since)}`;
  return `${first}, to ${writeDate(to ?? madeAt)}`;
};

/** Each line of the head, in order. */
export const reportHead = (head: ReportHead): readonly (readonly [label: string, value: string])[] => [
  ['For', `${head.name === undefined ? '' : `${head.name}, `}NHS number ${formatNhsNumber(head.nhsNumber)}`],
  ['Period', periodOf(head)],
  ...(head.archivedUpTo === undefined
    ? []
    : [['Before that', archivedWords(head.archivedUpTo).replace(/\.$/, '')] as const]),
  ['Made', `${writeDate(head.madeAt)} (London time), by ${head.instance}`],
  [
    'Holds',
    head.onlyOf === undefined
      ? 'Every look-up, opening, print and refusal on record for this number'
      : `What users of ${head.onlyOf} did, and nobody else: ask ${head.instance} for the whole`,
  ],
  [
    'Staff',
    head.staffNamed
      ? 'Named, by decision of the privacy officer'
      : 'Told by role and organisation. Ask the privacy officer if you need to know who it was',
  ],
  [
    'How to ask',
    `Ask the privacy officer of ${head.instance}, in person or as they tell you. They must find out and tell you. ` +
      'A service that is not named here is named to you when you ask in person',
  ],
];

/** Said under every report. */
export const REPORT_FOOT =
  'Each person sees only what their role may see. What is never shared was shown to nobody. If you do not know why ' +
  'somebody looked, ask the privacy officer: they must find out and tell you.';

/** Said to the officer, on the screen alone. */
export const HAND_OVER =
  'Hand it over against proof of identity, to the person alone. Never to somebody else on their behalf, and never by ' +
  'post to the address that demographics give unless the person asks for that.';
