/** Who is meant by a form? Asked of demographics, as often as one user may, and told no more than whether it agrees. */
import type { DemographicPerson } from '../ports';
import type { ObjectionBody } from '../shapes/http-desks';
import { alert } from './alert';
import { personWord } from './audited';
import type { SignedInCall } from './call';
import { inTurn } from './in-turn';
import { agrees } from './objection-form';
import { problem, type Problem } from './problem';

/** Look-ups that found nobody who agrees, of one user. */
const MOST = 20;
const WINDOW_MS = 10 * 60_000;

async function spent(call: SignedInCall, key: string): Promise<Problem | null> {
  const { ports, now } = call;
  const used = await ports.stores.limits.since(key, now - WINDOW_MS);
  const oldest = used[used.length - MOST];
  if (oldest === undefined) return null;
  const seconds = Math.max(1, Math.ceil((oldest + WINDOW_MS - now) / 1_000));
  const wait = seconds > 90 ? `${String(Math.ceil(seconds / 60))} minutes` : `${String(seconds)} seconds`;
  return problem(429, 'too-many', `Too many look-ups. Wait ${wait} and try again.`, { 'Retry-After': String(seconds) });
}

/** The person of the number, where the form agrees with demographics; null where it does not, or nobody has it. */
export function confirmed(
  call: SignedInCall,
  nhsNumber: string,
  form: Pick<ObjectionBody, 'dateOfBirth' | 'lastName'>,
): Promise<DemographicPerson | null | Problem> {
  const { ports, session, now } = call;
  const key = personWord(call, `look-ups of ${session.actor.id}`);
  // many at once cannot outrun the count
  return inTurn(key, async () => {
    const refused = await spent(call, key);
    if (refused !== null) {
      await alert(call, 'look-ups', 'Somebody at the objections desk asked of too many people.', null);
      return refused;
    }
    const person = await ports.demographics(nhsNumber);
    if (person !== null && agrees(person, form)) return person;
    await ports.stores.limits.note(key, now);
    return null;
  });
}
