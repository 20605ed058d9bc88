/**
 * How does the opt-out desk record a decision, look one up, and let a person back in? Confirmed with demographics
 * before anything is kept.
 */
import { z } from 'zod';
import { fromIso, toIso } from '../../domain/instant';
import { alertOfDesk, alertTied } from '../access/alerts';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { nhsNumber } from '../http/fields';
import { CLOSED, isProblem, NOT_FOUND, problem } from '../http/problem';
import { lookUpPerson } from '../intake/demographics/demographics';
import type { Person } from '../intake/identity/person';
import { consentOf } from '../opt-out/consent';
import { basisProblem, optOutForm } from './opt-out-form';
import { decisionInForce, historyOf } from '../opt-out/register';

const NOT_CONFIRMED = problem(
  409,
  'not-confirmed',
  'The NHS number, date of birth and last name do not belong together, so nothing was recorded. Check them on ' +
    'the form and with the person.',
);

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** `POST /api/opt-outs` */
export async function recordOptOut(call: SignedInCall): Answer {
  const { gateway, session, now } = call;
  const { config, ports } = gateway;
  const body = await readBody(call.request, optOutForm);
  if (isProblem(body)) return body;
  const form = body.value;
  const basis = basisProblem(form, now);
  if (basis !== null) return problem(400, 'bad-input', basis);
  const refused = (why: string): Promise<void> =>
    audit(call, 'opt-out-refused', { nhsNumber: form.nhsNumber, succeeded: false, details: { why } });
  // a form that is not confirmed is an unmatched look-up like any other: nobody trawls from this desk either
  const turn = await gateway.limits.lookUps.enter(session.user.id, now);
  if (isProblem(turn)) {
    await refused('too many look-ups');
    return turn;
  }
  const found = await lookUpPerson(ports, config.demographics, { nhsNumber: form.nhsNumber });
  const isTheirs = ({ dateOfBirth, names }: Person): boolean =>
    dateOfBirth === form.dateOfBirth && names.some(({ family }) => plain(family) === plain(form.lastName));
  const confirmed = found.outcome === 'found' && isTheirs(found.person);
  await turn(found.outcome !== 'unavailable' && !confirmed);
  if (found.outcome === 'unavailable') {
    await refused('demographics did not answer');
    return CLOSED;
  }
  // INVARIANT: a mistyped number must not opt a stranger out, so an unconfirmed form is not kept at all.
  if (!confirmed) {
    await refused('not confirmed by demographics');
    return NOT_CONFIRMED;
  }
  const stored = consentOf({
    id: ports.randomId(),
    nhsNumber: found.person.nhsNumber,
    decision: 'deny',
    at: toIso(now),
    recordedBy: session.user.name,
    origin: 'Opt-out desk',
    form,
  });
  await alertTied(call, found);
  await audit(call, 'opted-out', { nhsNumber: found.person.nhsNumber, details: { consent: stored.id } });
  await ports.stores.optOuts.add(stored);
  return json(201, stored.consent);
}

/** `POST /api/opt-outs/search` */
export async function searchOptOuts(call: SignedInCall): Answer {
  const { ports } = call.gateway;
  const body = await readBody(call.request, z.strictObject({ nhsNumber }));
  if (isProblem(body)) return body;
  const number = body.value.nhsNumber;
  await audit(call, 'opt-out-searched', { nhsNumber: number, query: body.value });
  await alertOfDesk(call, number);
  return json(200, await historyOf(ports.stores.optOuts, number, call.now));
}

/** `POST /api/opt-outs/{id}/withdraw`: a new decision that permits; the old one stays as it was. */
export async function withdrawOptOut(call: SignedInCall): Answer {
  const { gateway, session, now, params } = call;
  const { optOuts } = gateway.ports.stores;
  const denial = await optOuts.get(params['id'] ?? '');
  if (denial === null) return NOT_FOUND;
  const inForce = decisionInForce(await optOuts.of(denial.nhsNumber), now);
  if (inForce?.id !== denial.id || denial.consent.provision?.type !== 'deny')
    return problem(409, 'not-in-force', 'This opt-out is no longer in force. Look up the register again.');
  const permit = consentOf({
    id: gateway.ports.randomId(),
    nhsNumber: denial.nhsNumber,
    decision: 'permit',
    // after the decision it supersedes, also where both fall into one millisecond, in which a denial wins
    at: toIso(Math.max(now, (fromIso(denial.dateTime) || 0) + 1)),
    recordedBy: session.user.name,
    origin: 'Opt-out desk',
  });
  await alertOfDesk(call, denial.nhsNumber);
  await audit(call, 'opted-in', {
    nhsNumber: denial.nhsNumber,
    details: { consent: permit.id, supersedes: denial.id },
  });
  await optOuts.add(permit);
  return json(201, permit.consent);
}
