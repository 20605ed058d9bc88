/** What becomes of a request when somebody does something with it? Each a function of what stood and who acts. */
import { toIso } from '../../domain/instant';
import { londonDayOf } from '../../domain/dates/working-days';
import type { DecisionBody } from '../shapes/http';
import type { RequestForm, RequestState } from '../shapes/request';
import { isPermittedKind } from '../rules/organisations';
import { mayNot, mayNotBe, NOT_FOR_YOUR_ROLE } from './may';
import { conditionProblem, expiryOf } from './narrow';
import { refusal, type Actor, type Built, type MemberDecision, type Refusal, type StoredRequest } from './request';

/** Whoever asks, and for whom: refused here where they may not be given anything. */
export function drafted(id: string, form: RequestForm, actor: Actor, now: number): StoredRequest | Refusal {
  if (actor.role !== 'analyst') return NOT_FOR_YOUR_ROLE;
  if (!isPermittedKind(actor.organisation.kind) || !isPermittedKind(form.people.organisation.kind))
    return refusal(
      403,
      'organisation-kind',
      'Data sets are for those who work in health and social care here: not for companies or research.',
      'RQ-2',
    );
  const at = toIso(now);
  return {
    id,
    version: 1,
    state: 'draft',
    form,
    askedBy: actor,
    createdAt: at,
    changedAt: at,
    decisions: [],
    approvedOn: null,
    expiresOn: null,
    endedOn: null,
    built: null,
  };
}

const changed = (
  request: StoredRequest,
  now: number,
  change: Partial<Omit<StoredRequest, 'id' | 'version' | 'changedAt'>>,
): StoredRequest => ({ ...request, ...change, version: request.version + 1, changedAt: toIso(now) });

export const submitted = (request: StoredRequest, actor: Actor, now: number): StoredRequest | Refusal =>
  mayNot('submit', actor, request) ?? changed(request, now, { state: 'submitted' });

/** How many members decide. */
const MEMBERS = 2;

/**
 * A member's decision. INVARIANT: nothing is approved but by two members who both approved; of their conditions all
 * stand.
 */
export function decided(
  request: StoredRequest,
  actor: Actor,
  body: DecisionBody,
  now: number,
): StoredRequest | Refusal {
  const no = mayNot('decide', actor, request);
  if (no !== null) return no;
  const today = londonDayOf(now);
  const wrong = conditionProblem(body.conditions, request.form, today);
  if (wrong !== null) return wrong;
  if (body.decision === 'refuse' && body.reason === undefined)
    return refusal(400, 'reason', 'Say why it is refused.', 'RQ-4');
  const own: MemberDecision = { ...body, by: { id: actor.id, name: actor.name }, at: toIso(now) };
  const decisions = [...request.decisions, own];
  if (decisions.length < MEMBERS) return changed(request, now, { decisions });
  if (!decisions.every(({ decision }) => decision === 'approve'))
    return changed(request, now, { decisions, state: 'refused' });
  const conditions = decisions.flatMap((one) => one.conditions);
  return changed(request, now, {
    decisions,
    state: 'approved',
    approvedOn: today,
    expiresOn: expiryOf(conditions, today),
  });
}

/** A data set stands; a request that was open stays so. INVARIANT: what was ended meanwhile stays ended. */
export const withDataSet = (request: StoredRequest, built: Built, now: number): StoredRequest | Refusal =>
  mayNotBe('build', request) ?? changed(request, now, { built, state: request.state === 'open' ? 'open' : 'built' });

const OPENED: readonly RequestState[] = ['built'];

/** Its first question was answered; null where nothing changes. */
export const opened = (request: StoredRequest, now: number): StoredRequest | null =>
  OPENED.includes(request.state) ? changed(request, now, { state: 'open' }) : null;

/** Nothing of it is left but its entry. */
export const ended = (request: StoredRequest, now: number): StoredRequest | Refusal =>
  mayNotBe('end', request) ?? changed(request, now, { state: 'ended', built: null, endedOn: londonDayOf(now) });
