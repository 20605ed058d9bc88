/**
 * What is left of a request once its conditions are laid over it? INVARIANT: a condition only narrows; of two members,
 * whoever narrows more stands.
 */
import { LEAST_SHOWN, MOST_MONTHS } from '../rules/requests';
import type { Condition } from '../shapes/approved';
import { PRECISIONS, type AskedFor, type RequestForm } from '../shapes/request';
import { monthsAfter } from './months';
import { refusal, type Refusal } from './request';

const coarseness = (precision: AskedFor['precision']): number => PRECISIONS.indexOf(precision);

const wider = (message: string): Refusal => refusal(400, 'condition-widens', message, 'RQ-8');

/** Why these conditions cannot stand under an approval given on this day; null where they can. */
export function conditionProblem(conditions: readonly Condition[], form: RequestForm, today: string): Refusal | null {
  for (const one of conditions) {
    if (one.kind === 'precision' && coarseness(one.precision) > coarseness(form.data.precision))
      return wider('A condition may make dates coarser than they were asked for, and never finer.');
    if (one.kind === 'columns' && !one.columns.every((column) => form.data.columns.includes(column)))
      return wider('A condition may take columns away, and never add one.');
    if (one.kind === 'threshold' && one.least < LEAST_SHOWN)
      return wider(
        `A condition may raise the least count that is shown, and never to less than ${String(LEAST_SHOWN)}.`,
      );
    if (one.kind !== 'expiry') continue;
    if (one.on < today || one.on > monthsAfter(today, MOST_MONTHS))
      return refusal(
        400,
        'expiry',
        `An approval ends within ${String(MOST_MONTHS)} months, and not before today.`,
        'RQ-9',
      );
  }
  return null;
}

/** The last day of an approval given on `approvedOn`. */
export const expiryOf = (conditions: readonly Condition[], approvedOn: string): string =>
  conditions.reduce(
    (least, one) => (one.kind === 'expiry' && one.on < least ? one.on : least),
    monthsAfter(approvedOn, MOST_MONTHS),
  );

export const leastOf = (conditions: readonly Condition[]): number =>
  conditions.reduce((most, one) => (one.kind === 'threshold' ? Math.max(most, one.least) : most), LEAST_SHOWN);

/** What may be built, and what may be broken down by. */
export function narrowed(
  form: RequestForm,
  conditions: readonly Condition[],
): { readonly data: AskedFor; readonly outputs: RequestForm['outputs'] } {
  const kept = <C extends AskedFor['columns'][number]>(columns: readonly C[]): readonly C[] =>
    columns.filter((column) => conditions.every((one) => one.kind !== 'columns' || one.columns.includes(column)));
  const precision = conditions.reduce(
    (coarsest, one) =>
      one.kind === 'precision' && coarseness(one.precision) < coarseness(coarsest) ? one.precision : coarsest,
    form.data.precision,
  );
  return {
    data: { ...form.data, columns: kept(form.data.columns), precision },
    outputs: { ...form.outputs, by: kept(form.outputs.by) },
  };
}
