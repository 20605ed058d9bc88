/**
 * Who was not asked, and how is one of them asked by name? `GET` and `POST /api/records/{access}/providers`.
 */
import { z } from 'zod';
import type { ProvidersAnswer } from '../../domain/unasked';
import { audit, toldOfAccess } from '../audit/record';
import { json, type Answer, type Gateway, type SignedInCall } from '../call';
import { refOf, type ProviderConfig } from '../config';
import { readBody } from '../http/body';
import { words } from '../../forms/fields';
import { isProblem, NO_ACCESS, problem } from '../http/problem';
import type { Access } from '../ports';
import { askedAndNot } from './asked';
import { recordNow, type RecordNow } from './current-access';
import { noticesNow } from './opened';
import { emergencyIsOpen, viewNow } from './view';

/** By whom the record of such a person is open now. */
const mayAskRest = (gateway: Gateway, access: Access, now: number): boolean =>
  viewNow(gateway, access, now).restOffered === true;

function told({ gateway, now }: SignedInCall, { access, scope, person }: RecordNow): ProvidersAnswer {
  const { asked, unasked } = askedAndNot(access, scope.providers);
  return {
    asked: asked.map(refOf),
    unasked: unasked.map(refOf),
    notices: noticesNow(gateway, access, person, scope),
    restOffered: unasked.length > 0 && mayAskRest(gateway, access, now),
  };
}

/** `GET /api/records/{access}/providers`: names alone, the same for everybody of whom the same are asked. */
export async function readProviders(call: SignedInCall): Answer {
  const open = await recordNow(call);
  return isProblem(open) ? open : json(200, told(call, open));
}

const request = z.union(
  [z.strictObject({ id: words('id', 64) }), z.strictObject({ rest: z.literal(true, 'rest must be true') })],
  { error: 'give the id of a provider, or rest: true' },
);

/**
 * `POST /api/records/{access}/providers`: 201 once it is on record, 200 where it is asked already.
 * INVARIANT: one 404 for whoever is not known, never asked, held back or another user's to ask.
 */
export async function askByName(call: SignedInCall): Answer {
  const open = await recordNow(call);
  if (isProblem(open)) return open;
  const body = await readBody(call.request, request);
  if (isProblem(body)) return body;
  const { gateway, now } = call;
  const { access, scope } = open;
  const { unasked } = askedAndNot(access, scope.providers);
  let wanted: readonly ProviderConfig[] = unasked;
  if ('id' in body.value) {
    const { id } = body.value;
    const named = scope.providers.find((provider) => provider.id === id);
    if (named === undefined) return NO_ACCESS;
    wanted = unasked.filter((provider) => provider === named);
  } else if (!mayAskRest(gateway, access, now))
    return problem(403, 'not-for-your-role', 'Your role may not ask everybody at once. Ask each provider by name.');
  if (wanted.length === 0) return json(200, told(call, open));
  const event = toldOfAccess(call, access, emergencyIsOpen(access, now));
  // INVARIANT: on record before anybody is asked
  await audit(call, 'provider-named', {
    ...event,
    details: {
      ...event.details,
      provider: wanted.map(({ name }) => name).join(', '),
      ...('rest' in body.value ? { asked: 'all the rest at once' } : {}),
    },
  });
  const changed = await gateway.ports.stores.accesses.askAlso(
    access.id,
    wanted.map(({ id }) => id),
  );
  return changed === null ? NO_ACCESS : json(201, told(call, { ...open, access: changed }));
}
