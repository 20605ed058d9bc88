/** Which forms wait to be ruled, and how does an officer rule one? Source: POLICY 1, CONTRACT "HTTP". */
import { z } from 'zod';
import { londonDayOf } from '../../domain/dates/working-days';
import { isNhsNumber } from '../../domain/nhs-number';
import { WAITING_STATES, type WorklistAnswer, type WorklistRuled } from '../../domain/opt-out-desk';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { nhsNumber, words } from '../../forms/fields';
import { isProblem, NOT_FOUND, problem, type Problem } from '../http/problem';
import { agreementOf, mayBeMatched } from '../opt-out/agreement';
import { changeCase, listCase, readCase, worklistRowOf, type OpenCase } from '../opt-out/cases';
import { decisionInForce, isDenial } from '../opt-out/register';
import { confirm } from './opt-out-confirm';
import { notConfirmed, whyNot } from './opt-out-keep';
import { endTurn, settle, takeTurn } from './opt-out-settle';

/** Rows of one answer; ruled ones make room for the next. */
const MOST_ROWS = 1_000;

/** `GET /api/opt-outs/worklist` */
export async function readWorklist(call: SignedInCall): Answer {
  const { ports } = call.gateway;
  await audit(call, 'opt-out-worklist-read');
  const waiting = await ports.stores.cases.list({ states: WAITING_STATES, order: 'due', count: MOST_ROWS });
  const today = londonDayOf(call.now);
  const rows = await Promise.all(waiting.map(async (stored) => worklistRowOf(await listCase(ports, stored), today)));
  return json(200, { rows } satisfies WorklistAnswer);
}

const ruling = z.strictObject({
  action: z.enum(['retry', 'match', 'close'], { error: 'say retry, match or close' }),
  nhsNumber: nhsNumber.optional(),
  note: words('Note', 1_000),
});
type Ruling = z.infer<typeof ruling>;

const RULED = problem(409, 'already-ruled', 'This has been dealt with already. Read the worklist again.');
const NO_FORM = problem(
  409,
  'no-form',
  'Nothing of the form has been recorded yet, or no NHS number with it. Record the form, or match it to a number.',
);
const NOT_OUT = problem(
  409,
  'not-in-force',
  'This person is not opted out, so there is nothing to opt back in from. Close the request with a note.',
);

/** True where the case asks to opt back in, and no opt-out is in force that could end. */
async function nothingToEnd({ gateway, now }: SignedInCall, { body }: OpenCase, number: string): Promise<boolean> {
  if (body.kind !== 'opt-in') return false;
  const inForce = decisionInForce(await gateway.ports.stores.optOuts.of(number), now);
  return inForce === null || !isDenial(inForce);
}

/** Asks demographics again, for the number on the form or the one that the officer found; and settles what agrees. */
async function ruleByDemographics(
  call: SignedInCall,
  mine: OpenCase,
  { action, note, nhsNumber: chosen }: Ruling,
): Promise<WorklistRuled | Problem> {
  const said = mine.body.form ?? {};
  const number = action === 'match' && chosen !== undefined ? chosen : (said.nhsNumber ?? '');
  if (mine.body.form === null || !isNhsNumber(number)) {
    await endTurn(call, mine);
    return NO_FORM;
  }
  const confirmed = await confirm(call, number, said, (person) =>
    action === 'match' ? mayBeMatched(person, said) : agreementOf(person, said) === 'agrees',
  );
  if (confirmed.outcome === 'refused') {
    await endTurn(call, mine);
    return confirmed.problem;
  }
  const agrees =
    confirmed.outcome === 'known' &&
    (action === 'match' ? mayBeMatched(confirmed.person, said) : confirmed.agreement === 'agrees');
  if (!agrees) return stillOpen(call, mine, whyNot(confirmed, number), action);
  if (await nothingToEnd(call, mine, confirmed.person.nhsNumber)) {
    await endTurn(call, mine);
    return NOT_OUT;
  }
  const decision = await settle(call, mine, confirmed.person.nhsNumber, note);
  return { outcome: 'recorded', consent: decision.id };
}

/** What was found out stays with the form; a hold is never lifted by a look-up, and a retry may make one. */
async function stillOpen(
  call: SignedInCall,
  mine: OpenCase,
  { why, numbers }: ReturnType<typeof whyNot>,
  action: Ruling['action'],
): Promise<Problem> {
  const { ports } = call.gateway;
  const isHeldNow = action === 'retry' && why === 'name-differs' && mine.body.kind === 'opt-out';
  const state = mine.stored.state === 'held' || isHeldNow ? 'held' : mine.stored.state;
  const by = state === mine.stored.state ? {} : { by: call.session.user.name };
  const found = action === 'retry' ? { body: { why }, numbers } : {};
  if (isHeldNow && mine.stored.state !== 'held')
    await audit(call, 'opt-out-held', {
      ...(mine.body.form?.nhsNumber === undefined ? {} : { nhsNumber: mine.body.form.nhsNumber }),
      succeeded: false,
      details: { why: 'not confirmed by demographics', case: mine.stored.id },
    });
  const now = await changeCase(ports, mine, { state, ...found, ...by }, call.now);
  return notConfirmed(now ?? mine);
}

async function close(call: SignedInCall, mine: OpenCase, { note }: Ruling): Promise<WorklistRuled> {
  await changeCase(call.gateway.ports, mine, { state: 'closed', by: call.session.user.name, note }, call.now);
  return { outcome: 'closed' };
}

/**
 * `POST /api/opt-outs/worklist/{id}`. INVARIANT: no decision is stored until demographics confirm it, and of two
 * officers at once one rules.
 */
export async function ruleWorklist(call: SignedInCall): Answer {
  const { ports } = call.gateway;
  const body = await readBody(call.request, ruling);
  if (isProblem(body)) return body;
  const stored = await ports.stores.cases.get(call.params['id'] ?? '');
  if (stored === null) return NOT_FOUND;
  if (!WAITING_STATES.includes(stored.state)) return RULED;
  const one = await readCase(ports, stored);
  const { action, note } = body.value;
  const number = one.body.form?.nhsNumber ?? '';
  await audit(call, 'opt-out-ruled', {
    ...(isNhsNumber(number) ? { nhsNumber: number } : {}),
    details: { case: stored.id, reference: stored.reference, action, note, 'matched to': body.value.nhsNumber },
  });
  const mine = await takeTurn(call, one, `${action} ${body.value.nhsNumber ?? ''}`);
  if (isProblem(mine)) return mine;
  // a gateway that died before it could say so has stored the decision already
  const before = await ports.stores.optOuts.get(stored.decision ?? stored.id);
  if (before !== null) {
    await settle(call, mine, before.nhsNumber, note);
    return json(200, { outcome: 'recorded', consent: before.id } satisfies WorklistRuled);
  }
  const ruled =
    action === 'close' ? await close(call, mine, body.value) : await ruleByDemographics(call, mine, body.value);
  return isProblem(ruled) ? ruled : json(200, ruled);
}
