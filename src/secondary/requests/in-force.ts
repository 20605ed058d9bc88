/**
 * May anything be built or answered under this approval today? Legal basis, expiry, exceptions, and registers that are
 * as old as the data set. INVARIANT: whatever is not known refuses.
 */
import { isDay } from '../../domain/dates';
import { dayNumberOf } from '../../domain/dates/civil';
import type { ApprovedRequest } from '../shapes/approved';
import type { Purpose, RequestForm } from '../shapes/request';
import { leastOf, narrowed } from './narrow';
import { refusal, type Refusal, type RegistersAt, type StoredRequest } from './request';

/** A notice that lifts OB-2 and OB-3 for builds inside its dates. */
export interface Exception {
  readonly id: string;
  readonly basis: string;
  readonly from: string;
  readonly to: string;
  readonly purposes: readonly Purpose[];
  readonly signedBy: readonly string[];
}

/** What the config says of the law. Days. */
export interface Law {
  readonly legalBasis: { readonly reference: string; readonly from: string; readonly to: string };
  readonly exceptions: readonly Exception[];
  /** How many days a cleaned list of the national opt-out is used. */
  readonly maxAgeDays: number;
}

const within = (day: string, { from, to }: { readonly from: string; readonly to: string }): boolean =>
  [day, from, to].every(isDay) && from <= day && day <= to;

const signedByTwo = ({ signedBy }: Exception): boolean =>
  new Set(signedBy.map((name) => name.trim().toLowerCase()).filter(Boolean)).size >= 2;

const holds = (one: Exception, { project }: RequestForm, today: string): boolean =>
  within(today, one) && one.purposes.includes(project.purpose) && signedByTwo(one);

/** Why the exceptions that a request cites do not hold today; null where all do, or it cites none. */
export function exceptionProblem(form: RequestForm, { exceptions }: Law, today: string): Refusal | null {
  const failing = (form.exceptions ?? []).find((id) => {
    const one = exceptions.find((known) => known.id === id);
    return one === undefined || !holds(one, form, today);
  });
  return failing === undefined
    ? null
    : refusal(403, 'exception', 'A legal exception that this request cites does not hold today.', 'RQ-7');
}

/** Why nothing may be built or answered under it today; null where something may. */
export function notInForce(request: StoredRequest, law: Law, today: string): Refusal | null {
  if (request.expiresOn === null || request.approvedOn === null)
    return refusal(409, 'not-approved', 'This request is not approved.', 'RQ-10');
  if (!within(today, law.legalBasis))
    return refusal(
      403,
      'no-legal-basis',
      'The legal basis is not in force today: nothing is built or answered.',
      'RQ-6',
    );
  if (!within(today, { from: request.approvedOn, to: request.expiresOn }))
    return refusal(403, 'expired', 'The approval has ended. Ask anew.', 'RQ-9');
  return exceptionProblem(request.form, law, today);
}

/** The approval as builds and answers go by it; null where there is none. */
export function approvedOf(request: StoredRequest): ApprovedRequest | null {
  if (request.expiresOn === null || request.approvedOn === null) return null;
  const conditions = request.decisions.flatMap((one) => one.conditions);
  return {
    id: request.id,
    form: request.form,
    ...narrowed(request.form, conditions),
    conditions,
    least: leastOf(conditions),
    expiresOn: request.expiresOn,
    exception: (request.form.exceptions ?? []).length > 0,
  };
}

const stale = (message: string, rule: 'OB-1' | 'OB-3'): Refusal => refusal(409, 'objections-stale', message, rule);

/** Why the data set's objections are too old for an answer; null where they are not. */
export function staleObjections(
  built: RegistersAt,
  now: RegistersAt,
  { maxAgeDays }: Pick<Law, 'maxAgeDays'>,
  today: string,
): Refusal | null {
  if (built.place !== now.place || built.file !== now.file)
    return stale('Somebody has objected since this data set was built. It must be built anew first.', 'OB-1');
  if (built.listOf === null && now.listOf === null) return null;
  if (built.listOf === null || now.listOf === null || now.listOf < built.listOf)
    return stale('Whether the national opt-out applies has changed since the data set was built.', 'OB-3');
  const age = isDay(built.listOf) ? dayNumberOf(today) - dayNumberOf(built.listOf) : Number.NaN;
  return age >= 0 && age <= maxAgeDays
    ? null
    : stale('The national opt-outs that this data set was built with are too old. It must be built anew.', 'OB-3');
}
