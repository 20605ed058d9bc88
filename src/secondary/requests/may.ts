/** May this person do this with this request now? The table of acts, and the rules of two persons over it. */
import { ACTS, SEEN } from '../rules/acts';
import type { RequestAct } from '../shapes/http';
import { plain } from '../../forms/signature';
import { refusal, type Actor, type Refusal, type StoredRequest } from './request';

const STATE_WORDS: Readonly<Record<StoredRequest['state'], string>> = {
  draft: 'still a draft',
  submitted: 'waiting for the group',
  approved: 'approved and not built yet',
  refused: 'refused',
  built: 'built',
  open: 'open',
  ended: 'ended',
};

export const NOT_FOR_YOUR_ROLE = refusal(403, 'not-for-your-role', 'Your role may not do this.', 'RQ-10');

const isOwn = (actor: Pick<Actor, 'id'>, { askedBy }: StoredRequest): boolean => askedBy.id === actor.id;

/** INVARIANT: an analyst sees their own requests alone, and cannot tell another's from one that is not there. */
export const maySee = (actor: Actor, request: StoredRequest): boolean =>
  SEEN[actor.role].includes(request.state) && (actor.role !== 'analyst' || isOwn(actor, request));

const isNamed = (actor: Actor, { form }: StoredRequest): boolean =>
  form.people.names.some((name) => plain(name) === plain(actor.name));

function twoPersons(act: RequestAct, actor: Actor, request: StoredRequest): Refusal | null {
  if (act !== 'decide') return null;
  if (isOwn(actor, request) || isNamed(actor, request))
    return refusal(403, 'own-request', 'You asked for this, or are named in it: another member decides.', 'RQ-3');
  return request.decisions.some(({ by }) => by.id === actor.id)
    ? refusal(403, 'decided-already', 'You have decided on this: a second member is needed.', 'RQ-4')
    : null;
}

const rowOf = (act: RequestAct) => ACTS.find((one) => one.act === act);

/** Whether it is the time for it, whoever does it; null where it is. */
export const mayNotBe = (act: RequestAct, { state }: Pick<StoredRequest, 'state'>): Refusal | null =>
  rowOf(act)?.states.includes(state) === true
    ? null
    : refusal(409, 'wrong-state', `This request is ${STATE_WORDS[state]}: this cannot be done now.`, 'RQ-10');

/** Null where they may. */
export const mayNot = (act: RequestAct, actor: Actor, request: StoredRequest): Refusal | null =>
  rowOf(act)?.roles.includes(actor.role) === true && (actor.role !== 'analyst' || isOwn(actor, request))
    ? (twoPersons(act, actor, request) ?? mayNotBe(act, request))
    : NOT_FOR_YOUR_ROLE;

/** INVARIANT: whoever asked the question, or the request, never releases the answer. */
export const mayNotRelease = (actor: Actor, request: StoredRequest, askedById: string): Refusal | null =>
  actor.role === 'data-access-group' && (isOwn(actor, request) || isNamed(actor, request) || askedById === actor.id)
    ? refusal(403, 'own-answer', 'You asked this: another person looks at it before it leaves.', 'RQ-5')
    : mayNot('release', actor, request);
