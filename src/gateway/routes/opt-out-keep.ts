/**
 * What becomes of a form that demographics do not confirm? It is kept, sealed, until it is ruled; where number and date
 * of birth agree the record counts as opted out meanwhile. Source: POLICY 1.
 */
import { writeDate } from '../../domain/dates/written';
import type { WhyWaiting } from '../../domain/opt-out-desk';
import { audit } from '../audit/record';
import type { SignedInCall } from '../call';
import { problem, type Problem } from '../http/problem';
import { changeCase, openCase, readCase, type CaseBody, type OpenCase } from '../opt-out/cases';
import { contentKey } from '../opt-out/sealed';
import { BEING_RULED } from './opt-out-settle';
import type { Confirmed } from './opt-out-confirm';

/** Why, and whose record is meant, of what was not confirmed. */
export interface Unconfirmed {
  readonly why: WhyWaiting;
  readonly numbers: readonly string[];
}

/** INVARIANT: of an opt-in nothing is held: the person goes on being opted out until demographics confirm it. */
export function whyNot(confirmed: Exclude<Confirmed, { readonly outcome: 'refused' }>, nhsNumber: string): Unconfirmed {
  if (confirmed.outcome === 'nobody') return { why: 'nobody', numbers: [nhsNumber] };
  const { agreement, person } = confirmed;
  return agreement === 'name-differs'
    ? { why: 'name-differs', numbers: [nhsNumber, person.nhsNumber, ...person.otherNhsNumbers] }
    : { why: 'date-of-birth-differs', numbers: [nhsNumber] };
}

/** What a form says, by which it is known when it is sent in again. */
export const contentOf = (call: SignedInCall, { kind, origin, form }: Omit<CaseBody, 'steps'>): string =>
  contentKey(call.gateway.ports, [
    kind,
    origin,
    ...[form?.nhsNumber, form?.lastName, form?.firstName, form?.dateOfBirth, form?.address, form?.postcode].map(
      (said) => said ?? '',
    ),
  ]);

const NOT_TOGETHER = 'The NHS number, date of birth and last name do not belong together, so no decision was recorded.';
const HELD = 'The NHS number and date of birth agree and the last name differs, so no decision was recorded yet.';

/** The answer to a form that is kept: what happened, where it waits and by when it is ruled. */
export function notConfirmed({ stored, body }: OpenCase): Problem {
  const day = writeDate(stored.due ?? '');
  const until = `It is on the worklist, reference ${stored.reference}, to be dealt with by ${day}.`;
  const effect =
    stored.state === 'held'
      ? 'The record counts as opted out until then.'
      : body.kind === 'opt-in'
        ? 'The person goes on being opted out.'
        : 'It has no effect on any record.';
  const what = stored.state === 'held' ? HELD : NOT_TOGETHER;
  const message = `${what} The form is kept. ${until} ${effect} Check the form and ask the person.`;
  return { ...problem(409, 'not-confirmed', message), beside: { worklist: stored.id } };
}

/**
 * Keeps the form of a new case, or of one that has begun, and gives the answer. The same form waits only once.
 */
export async function keep(
  call: SignedInCall,
  given: Omit<CaseBody, 'steps' | 'why'>,
  { why, numbers }: Unconfirmed,
  begun: OpenCase | null,
): Promise<Problem> {
  const { gateway, session, now } = call;
  const { ports } = gateway;
  const body = { ...given, why };
  const state = why === 'name-differs' && body.kind === 'opt-out' ? 'held' : 'received-whole';
  const content = begun === null ? contentOf(call, body) : null;
  const known = content === null ? null : await ports.stores.cases.withContent(content);
  const waiting = known !== null && (known.state === 'held' || known.state === 'received-whole') ? known : null;
  const id = begun?.stored.id ?? waiting?.id ?? ports.randomId();
  await audit(call, state === 'held' ? 'opt-out-held' : 'opt-out-kept', {
    ...(body.form?.nhsNumber === undefined ? {} : { nhsNumber: body.form.nhsNumber }),
    succeeded: false,
    details: { why: 'not confirmed by demographics', case: id },
  });
  const by = session.user.name;
  if (begun !== null) {
    const kept = await changeCase(ports, begun, { state, body, numbers, by }, now);
    return kept === null ? BEING_RULED : notConfirmed(kept);
  }
  if (waiting !== null) return notConfirmed(await readCase(ports, waiting));
  return notConfirmed(await openCase(ports, { id, state, body, content, numbers, by }, now));
}
