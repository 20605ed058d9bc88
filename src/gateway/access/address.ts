/**
 * Where does the person live, and on which telephone are they reached? Asked for by itself, told in no other answer,
 * and one event of its own in the audit. Source: POLICY 4.
 */
import { z } from 'zod';
import type { AddressAnswer, Depth } from '../../domain/api';
import { audit, toldOfAccess, type AuditDetails } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { addressAtOnce, exportAllowed } from '../decide/views';
import { readBody } from '../http/body';
import { within } from '../http/rate-limit';
import { isProblem, problem, type Problem } from '../http/problem';
import type { Person } from '../intake/identity/person';
import { currentPerson, currentRecord } from './current-access';
import { emergencyIsOpen, viewNow } from './view';

const asked = z.strictObject({
  for: z.enum(['screen', 'export'], { error: 'for must be screen or export' }).prefault('screen'),
});

/** A request without a body asks for the screen. */
const readAsked = ({ request }: SignedInCall): Promise<{ readonly value: z.infer<typeof asked> } | Problem> =>
  request.body === null && request.headers.get('content-type') === null
    ? Promise.resolve({ value: asked.parse({}) })
    : readBody(request, asked);

/** In summary the telephone alone, which an appointment needs. */
export function addressOf({ address, telephone }: Person, depth: Depth): AddressAnswer {
  if (depth === 'none') return {};
  return {
    ...(depth === 'full' && address !== undefined ? { address } : {}),
    ...(telephone === undefined ? {} : { telephone }),
  };
}

/** `POST /api/records/{access}/address` */
export async function readAddress(call: SignedInCall): Answer {
  const { gateway, session, now } = call;
  const access = await currentRecord(call);
  if (isProblem(access)) return access;
  const body = await readAsked(call);
  if (isProblem(body)) return body;
  const { role } = access.membership;
  const depth = viewNow(gateway, access, now).sections.demographics;
  const told = toldOfAccess(call, access, emergencyIsOpen(access, now));
  const details: AuditDetails['details'] = {
    ...told.details,
    what: body.value.for === 'export' ? 'for a patient summary to take away' : 'on the screen',
    asked: addressAtOnce(gateway.policy, role) ? 'shown at once to this role' : 'by a press',
  };
  const refused = async (why: string, answer: Problem): Answer => {
    await audit(call, 'address-refused', { ...told, succeeded: false, details: { ...details, why } });
    return answer;
  };
  if (depth === 'none')
    return refused(
      'not for the role',
      problem(
        403,
        'not-for-your-role',
        'Your role does not see where a person lives. Ask a colleague whose role does.',
      ),
    );
  if (body.value.for === 'export' && !exportAllowed(gateway.policy, role))
    return refused(
      'not for the role',
      problem(403, 'not-for-your-role', 'Your role may not take a patient summary away, and no address for one.'),
    );
  const turn = await gateway.limits.addresses.enter(session.user.id, now);
  if (isProblem(turn)) return refused('too many look-ups', turn);
  const tell = async (): Answer => {
    const person = await currentPerson(call, access);
    if (isProblem(person)) return refused('demographics did not confirm the person', person);
    // INVARIANT: on record before it is told.
    await audit(call, 'address-read', { ...told, details });
    return json(200, addressOf(person, depth));
  };
  return within(turn, tell, (answer) => !isProblem(answer));
}
