/** What does a member of the group decide: conditions as rows, each only narrowing what was asked for? */
import { readTypedDay } from '../../../domain/dates/typed';
import type { Condition } from '../../../secondary/shapes/approved';
import type { DecisionBody } from '../../../secondary/shapes/http';
import type { Breakdown } from '../../../secondary/shapes/question';
import type { AskedFor, Precision } from '../../../secondary/shapes/request';
import type { FormErrors } from '../../components/ErrorSummary';

/** Counts of 0 to 7 never leave, whatever is decided. */
export const LEAST_SHOWN = 8;

export interface Deciding {
  readonly decision: 'approve' | 'refuse' | null;
  readonly precision: Precision;
  readonly columns: readonly Breakdown[];
  readonly leastShown: string;
  readonly expiry: string;
  readonly other: string;
  readonly reason: string;
}

export const undecided = (data: AskedFor): Deciding => ({
  decision: null,
  precision: data.precision,
  columns: data.columns,
  leastShown: String(LEAST_SHOWN),
  expiry: '',
  other: '',
  reason: '',
});

const wholeNumber = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

export function errorsOf({ decision, columns, leastShown, expiry, reason }: Deciding): FormErrors {
  if (decision === null) return { decision: 'Choose whether you approve or refuse it' };
  if (decision === 'refuse')
    return { reason: reason.trim() === '' ? 'Give the reason: whoever asked is told it' : undefined };
  const least = wholeNumber(leastShown);
  return {
    columns: columns.length === 0 ? 'Leave at least one column, or refuse the request' : undefined,
    threshold:
      least === null || least < LEAST_SHOWN ? `Enter a whole number of at least ${String(LEAST_SHOWN)}` : undefined,
    expiry:
      expiry.trim() !== '' && readTypedDay(expiry) === null
        ? 'Enter the last day as day, month and year, such as 31-May-2027'
        : undefined,
  };
}

/** Only what differs from what was asked for is a condition. */
function conditionsOf(deciding: Deciding, data: AskedFor): readonly Condition[] {
  const { precision, columns, leastShown, expiry, other } = deciding;
  const least = wholeNumber(leastShown) ?? LEAST_SHOWN;
  const on = readTypedDay(expiry);
  return [
    ...(precision === data.precision ? [] : [{ kind: 'precision', precision } as const]),
    ...(columns.length === data.columns.length ? [] : [{ kind: 'columns', columns } as const]),
    ...(least === LEAST_SHOWN ? [] : [{ kind: 'threshold', least } as const]),
    ...(on === null ? [] : [{ kind: 'expiry', on } as const]),
    ...(other.trim() === '' ? [] : [{ kind: 'other', words: other.trim() } as const]),
  ];
}

/** Only of a form without errors. */
export function bodyOf(deciding: Deciding, data: AskedFor): DecisionBody {
  const reason = deciding.reason.trim();
  const refuses = deciding.decision === 'refuse';
  return {
    decision: refuses ? 'refuse' : 'approve',
    conditions: refuses ? [] : conditionsOf(deciding, data),
    ...(reason === '' ? {} : { reason }),
  };
}
