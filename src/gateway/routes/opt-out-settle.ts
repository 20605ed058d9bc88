/** How does a confirmed form become a decision, once, whoever else rules the same form at the same moment? */
import { fromIso, toIso } from '../../domain/instant';
import { decisionEntry } from '../audit/record';
import type { SignedInCall } from '../call';
import { isProblem, problem, type Problem } from '../http/problem';
import { changeCase, type CaseChange, type OpenCase } from '../opt-out/cases';
import { consentOf } from '../opt-out/consent';
import type { StoredConsent } from '../ports';

/** Milliseconds that one officer has a form for themselves; whoever breaks off leaves it to the next after that. */
const TURN_MS = 20_000;

export const BEING_RULED = problem(
  409,
  'being-ruled',
  'This is being dealt with just now, or was and could not be stored. Read the list again in half a minute.',
);

/**
 * Takes the case for this officer and this ruling alone; the problem, where another has it. INVARIANT: who rules the
 * same again, because they were told that it could not be stored, takes their own turn over: wherever the first try has
 * come to, both end in the one decision of the case. Another ruling waits until the turn is over: what was thought lost
 * may be stored yet.
 */
export async function takeTurn(
  { gateway, session, now }: SignedInCall,
  one: OpenCase,
  ruling: string,
): Promise<OpenCase | Problem> {
  const of = `${session.user.id} ${ruling}`;
  if (one.stored.claimedUntil > now && one.body.turnOf !== of) return BEING_RULED;
  return (await changeCase(gateway.ports, one, { turn: { of, until: now + TURN_MS } }, now)) ?? BEING_RULED;
}

/** Gives it back as it was, or with what was found out. */
export async function endTurn(
  { gateway, now }: SignedInCall,
  mine: OpenCase,
  found: Omit<CaseChange, 'turn'> = {},
): Promise<void> {
  await changeCase(gateway.ports, mine, found, now);
}

/**
 * The first moment that is later than every decision about this number, in milliseconds. INVARIANT: what is decided now
 * is in force over what was decided before, also where another machine's clock was ahead, or this one's is behind.
 */
async function afterAll({ gateway }: SignedInCall, nhsNumber: string): Promise<number> {
  const decisions = await gateway.ports.stores.optOuts.of(nhsNumber);
  return 1 + Math.max(-1, ...decisions.map(({ dateTime }) => fromIso(dateTime)).filter((at) => !Number.isNaN(at)));
}

async function decisionOf(call: SignedInCall, { stored, body }: OpenCase, nhsNumber: string) {
  const { session, now } = call;
  const { signedBy } = body.form ?? {};
  return consentOf({
    id: stored.decision ?? stored.id,
    nhsNumber,
    decision: body.kind === 'opt-in' ? 'permit' : 'deny',
    at: body.decidedAt ?? toIso(Math.max(now, await afterAll(call, nhsNumber))),
    recordedBy: session.user.name,
    origin: body.origin,
    reference: stored.reference,
    ...(body.form === null ? {} : { form: { ...body.form, ...(signedBy === undefined ? {} : { signedBy }) } }),
  });
}

/**
 * Stores the decision of a form that was confirmed as `nhsNumber`’s, and moves its case on. `mine`: taken by
 * `takeTurn`. INVARIANT: a case leads to one decision, whose id it carries from the beginning: what was stored before
 * a gateway died is found, and not stored again.
 */
export async function settle(
  call: SignedInCall,
  mine: OpenCase,
  nhsNumber: string,
  note?: string,
): Promise<StoredConsent> {
  const { ports } = call.gateway;
  const { optOuts } = ports.stores;
  const { stored, body } = mine;
  const before = await optOuts.get(stored.decision ?? stored.id);
  const decision = before ?? (await decisionOf(call, mine, nhsNumber));
  if (before === null) {
    const told = {
      nhsNumber,
      details: {
        consent: decision.id,
        supersedes: body.supersedes,
        case: stored.id,
        reference: stored.reference,
        origin: body.origin,
        'signed by': body.form?.signedBy ?? body.form?.onBehalf?.name,
        note,
      },
    };
    const action = body.kind === 'opt-in' ? 'opted-in' : 'opted-out';
    await optOuts.add(decision, (place) => decisionEntry(call, action, told, place));
  }
  const done = { state: 'recorded', by: call.session.user.name, numbers: [decision.nhsNumber] } as const;
  await changeCase(
    ports,
    mine,
    { ...done, body: { why: null }, content: stored.content, ...(note === undefined ? {} : { note }) },
    call.now,
  );
  return decision;
}

/** Takes the turn and settles at once; the problem, where another officer was first. */
export async function settleNow(
  call: SignedInCall,
  one: OpenCase,
  nhsNumber: string,
): Promise<StoredConsent | Problem> {
  const mine = await takeTurn(call, one, `record ${nhsNumber}`);
  return isProblem(mine) ? mine : settle(call, mine, nhsNumber);
}
