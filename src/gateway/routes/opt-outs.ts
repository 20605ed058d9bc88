/**
 * How does the opt-out desk record a decision, look one up, and let a person back in? Confirmed with demographics
 * before any decision is kept.
 */
import { OPEN_STATES } from '../../domain/opt-out-desk';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { isProblem, NOT_FOUND, problem, type Problem } from '../http/problem';
import { changeCase, openCase, readCase, type CaseBody, type OpenCase } from '../opt-out/cases';
import { personSaid, type FormSaid } from '../opt-out/consent';
import { decisionInForce, isDenial } from '../opt-out/register';
import type { StoredConsent } from '../ports';
import { confirm } from './opt-out-confirm';
import { basisProblem, optOutForm, signatureProblem, withdrawalForm, type OfRequest } from './opt-out-form';
import { contentOf, keep, whyNot } from './opt-out-keep';
import { BEING_RULED, settleNow } from './opt-out-settle';

export const DESK = 'Opt-out desk';

/** Why a form waits that demographics confirmed: until its decision is stored. */
const NOT_STORED = 'not-stored';

const NO_REQUEST = problem(
  409,
  'no-such-request',
  'This request has a form already, or is closed. Read the requests again.',
);

/** The request that a form belongs to, where one is named: it has no form yet, or this one, which is not ruled. */
async function begunCase(
  { gateway }: SignedInCall,
  id: string | undefined,
  form: FormSaid,
): Promise<OpenCase | null | Problem> {
  if (id === undefined) return null;
  const stored = await gateway.ports.stores.cases.get(id);
  if (stored === null) return NOT_FOUND;
  const one = await readCase(gateway.ports, stored);
  const isFree = one.body.form === null && OPEN_STATES.includes(stored.state);
  // sent again, because the first try could not be stored
  const isAgain = one.body.why === NOT_STORED && JSON.stringify(one.body.form) === JSON.stringify(form);
  return isFree || (isAgain && stored.state === 'received-whole') ? one : NO_REQUEST;
}

type FormBody = Omit<CaseBody, 'steps' | 'why'> & { readonly form: FormSaid };

/** The decision of a form that was confirmed as this number’s, by way of a case. */
async function recorded(
  call: SignedInCall,
  given: FormBody,
  nhsNumber: string,
  begun: OpenCase | null,
): Promise<StoredConsent | Problem> {
  const { ports } = call.gateway;
  const body = { ...given, why: NOT_STORED } as const;
  const whole = { state: 'received-whole', body, numbers: [nhsNumber], by: call.session.user.name } as const;
  const one =
    begun === null
      ? await openCase(ports, { ...whole, content: contentOf(call, body) }, call.now)
      : begun.body.form === null
        ? await changeCase(ports, begun, whole, call.now)
        : begun;
  return one === null ? BEING_RULED : settleNow(call, one, nhsNumber);
}

/** What is in force for any of the person’s numbers before this decision. */
async function denialInForce(
  { gateway, now }: SignedInCall,
  numbers: readonly string[],
): Promise<StoredConsent | null> {
  const perNumber = await Promise.all(numbers.map((number) => gateway.ports.stores.optOuts.of(number)));
  return perNumber.map((all) => decisionInForce(all, now)).find((one) => one !== null && isDenial(one)) ?? null;
}

const formOf = <F extends OfRequest>({ case: id, way, ...form }: F) => ({ id, way: way ?? ('post' as const), form });

/** `POST /api/opt-outs` */
export async function recordOptOut(call: SignedInCall): Answer {
  const asked = await readBody(call.request, optOutForm);
  if (isProblem(asked)) return asked;
  const { id, way, form } = formOf(asked.value);
  const basis = basisProblem(form, call.now);
  if (basis !== null) return problem(400, 'bad-input', basis);
  const begun = await begunCase(call, id, form);
  if (isProblem(begun)) return begun;
  const confirmed = await confirm(call, form.nhsNumber, form);
  if (confirmed.outcome === 'refused') {
    const { why } = confirmed;
    await audit(call, 'opt-out-refused', { nhsNumber: form.nhsNumber, succeeded: false, details: { why } });
    return confirmed.problem;
  }
  const body: FormBody = { kind: 'opt-out', way: begun?.body.way ?? way, origin: DESK, form };
  // INVARIANT: a mistyped number must not opt a stranger out: what is not confirmed is kept, and decides nothing.
  if (confirmed.outcome === 'nobody' || confirmed.agreement !== 'agrees')
    return keep(call, body, whyNot(confirmed, form.nhsNumber), begun);
  const { nhsNumber, otherNhsNumbers } = confirmed.person;
  const earlier = await denialInForce(call, [nhsNumber, ...otherNhsNumbers]);
  const decision = await recorded(call, body, nhsNumber, begun);
  if (isProblem(decision)) return decision;
  return json(201, {
    ...decision.consent,
    ...(earlier === null || earlier.id === decision.id ? {} : { duplicateOf: earlier.id }),
  });
}

const NOT_IN_FORCE = problem(409, 'not-in-force', 'This opt-out is no longer in force. Look up the register again.');

/** A body that is not there says nothing, and what is missing is then named. */
const withBody = (request: Request): Request =>
  request.body === null
    ? new Request(request.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })
    : request;

/**
 * `POST /api/opt-outs/{id}/withdraw`: a new decision that permits; the old one stays as it was. INVARIANT: as much is
 * asked as for opting out: number, date of birth and family name by demographics, and a signature that may decide.
 */
export async function withdrawOptOut(call: SignedInCall): Answer {
  const { optOuts } = call.gateway.ports.stores;
  const denial = await optOuts.get(call.params['id'] ?? '');
  if (denial === null) return NOT_FOUND;
  if ((await denialInForce(call, [denial.nhsNumber]))?.id !== denial.id) return NOT_IN_FORCE;
  const asked = await readBody(withBody(call.request), withdrawalForm);
  if (isProblem(asked)) return asked;
  const { id, way, form: signed } = formOf(asked.value);
  // INVARIANT: an address comes from this form alone: the one on an old form may be somebody else’s home by now
  const { firstName, lastName, dateOfBirth } = personSaid(denial);
  const form: FormBody['form'] = { nhsNumber: denial.nhsNumber, firstName, lastName, dateOfBirth, ...signed };
  if (form.lastName === undefined || form.dateOfBirth === undefined)
    return problem(400, 'bad-input', 'lastName, dateOfBirth: write them as they stand on the form.');
  const begun = await begunCase(call, id, form);
  if (isProblem(begun)) return begun;
  const confirmed = await confirm(call, denial.nhsNumber, form);
  if (confirmed.outcome === 'refused') {
    const { why } = confirmed;
    await audit(call, 'opt-out-refused', { nhsNumber: denial.nhsNumber, succeeded: false, details: { why } });
    return confirmed.problem;
  }
  const body: FormBody = {
    kind: 'opt-in',
    way: begun?.body.way ?? way,
    origin: DESK,
    form,
    supersedes: denial.id,
  };
  if (confirmed.outcome === 'nobody' || confirmed.agreement !== 'agrees' || form.nhsNumber !== denial.nhsNumber)
    return keep(call, body, whyNot(confirmed, denial.nhsNumber), begun);
  const wrong = signatureProblem(signed, confirmed.person, call.now);
  if (wrong !== null) {
    const details = { why: 'the signature does not allow it' };
    await audit(call, 'opt-out-refused', { nhsNumber: denial.nhsNumber, succeeded: false, details });
    return problem(400, 'signature', wrong);
  }
  const decision = await recorded(call, body, denial.nhsNumber, begun);
  return isProblem(decision) ? decision : json(201, decision.consent);
}
