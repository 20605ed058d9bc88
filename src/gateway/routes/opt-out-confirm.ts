/**
 * Who is meant by a form at the opt-out desk? Asked of demographics, as often as one user may, and never told beyond
 * whether it agrees.
 */
import { alertTied } from '../access/alerts';
import { closedBy, lookUp } from '../access/look-up';
import type { SignedInCall } from '../call';
import { isProblem, type Problem } from '../http/problem';
import type { Person } from '../intake/identity/person';
import { agreementOf, type Agreement, type Said } from '../opt-out/agreement';

export type Confirmed =
  | { readonly outcome: 'known'; readonly person: Person; readonly agreement: Agreement }
  | { readonly outcome: 'nobody' }
  | { readonly outcome: 'refused'; readonly problem: Problem; readonly why: string };

/**
 * Holds what a form says against the person of its NHS number. What does not agree is an unmatched look-up like any
 * other: nobody trawls from this desk either. `enough`: what else an officer may rule to agree.
 */
export async function confirm(
  call: SignedInCall,
  nhsNumber: string,
  said: Said,
  enough: (person: Person) => boolean = (person) => agreementOf(person, said) === 'agrees',
): Promise<Confirmed> {
  const { gateway, session, now } = call;
  const turn = await gateway.limits.lookUps.enter(session.user.id, now);
  if (isProblem(turn)) return { outcome: 'refused', problem: turn, why: 'too many look-ups' };
  let counted = false;
  try {
    const found = await lookUp(call, nhsNumber);
    if (found.outcome === 'unavailable')
      return { outcome: 'refused', problem: closedBy(found), why: 'demographics did not answer' };
    if (found.outcome === 'unknown') {
      counted = true;
      return { outcome: 'nobody' };
    }
    counted = !enough(found.person);
    await alertTied(call, found);
    return { outcome: 'known', person: found.person, agreement: agreementOf(found.person, said) };
  } finally {
    await turn(counted);
  }
}
