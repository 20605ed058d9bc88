/**
 * What may this access see of one provider, now? Asks, labels, decides and redacts; the one place where they are put
 * together.
 */
import type { Held, Wanted, WorkedOut } from '../aside';
import { portsFor } from '../asking';
import type { Hold } from '../bytes-in-hand';
import type { SignedInCall } from '../call';
import type { ProviderConfig } from '../config';
import { failureOf } from '../failures';
import { CLOSED, isProblem, problem, SIGN_IN_AGAIN, type Problem } from '../http/problem';
import { askProvider } from '../intake/ask-provider';
import type { Person } from '../intake/identity/person';
import type { IntakeFailure, Viewer } from '../pipeline';
import type { Access } from '../ports';
import { currentPerson } from '../access/current-access';
import { heldOf, isFailure } from '../access/held';
import { isUnchanged, stillMay, type May } from '../access/still-may';
import { DOCUMENTS_KEPT_MS, type KeptAnswer } from '../memory';
import { within } from '../time-limit';

/**
 * Milliseconds beyond the provider's own time: intake keeps that time itself, and this only catches an intake that does
 * not.
 */
const INTAKE_GRACE_MS = 5_000;

export interface ProviderAnswer {
  /** As it stood when it was asked, and still when it had answered. */
  readonly provider: ProviderConfig;
  /** As it stood when the provider had answered. */
  readonly access: Access;
  readonly viewer: Viewer;
  readonly made: WorkedOut;
}

/**
 * What a user is told; never a word of the provider's own. A restricted person at a provider reads like any unconfirmed
 * identity.
 */
export function failureProblem({ name }: ProviderConfig, failure: IntakeFailure): Problem {
  switch (failure.outcome) {
    case 'identity-not-confirmed':
    case 'restricted': {
      const field = failure.outcome === 'identity-not-confirmed' ? failure.field : null;
      const differs = field === null ? '' : ` The ${field} differs.`;
      return problem(
        409,
        'identity-not-confirmed',
        `What ${name} holds could not be confirmed to be about this person, so nothing of it is shown.${differs} ` +
          `Check with the person, and contact ${name}.`,
      );
    }
    case 'too-slow':
      return problem(504, 'too-slow', `${name} did not answer in time. Try again, or contact ${name} by phone.`);
    case 'unreachable':
    case 'bad-answer':
      if (failure.outcome === 'unreachable' && failure.signInAgain === true)
        return problem(
          502,
          SIGN_IN_AGAIN.code,
          `${name} no longer accepts your sign-in, and was not asked. Press “Renew sign-in” at the top: this record ` +
            'stays open.',
        );
      return problem(
        502,
        failure.outcome,
        `${name} could not be reached or gave no usable answer. Try again, or contact ${name} by phone.`,
      );
  }
}

/**
 * Where an access's released documents are remembered; another view is another key, so a narrowed view forgets at once.
 */
export const documentsKey = (access: Access, provider: ProviderConfig, emergency: boolean): string =>
  `${access.id}|${provider.id}|${emergency ? 'emergency' : 'role'}`;

/** Of what is made of the answer, for the access, the view and the person as they stand then; null: no answer. */
export type AnswerFor = (may: May, person: Person) => Wanted['answer'];

/** By what is released, of what may be seen. */
const viewed = ({ access: { id, membership }, viewer, provider }: May): string =>
  JSON.stringify([id, membership, viewer, provider]);

/** What comes from elsewhere is looked at before it is believed. */
const isWhole = (made: Partial<WorkedOut>, isWritten: boolean): boolean =>
  made.documents instanceof Map &&
  made.sections instanceof Map &&
  (!isWritten || (Array.isArray(made.coverage) && made.written?.body instanceof Uint8Array));

async function workedOut(held: Held | null, still: May, answer: Wanted['answer']): Promise<WorkedOut> {
  const { access, viewer, at } = still;
  const { id, name, setting } = still.provider;
  const made = await held?.workOut({ provider: { id, name, setting }, viewer, accessId: access.id, at, answer });
  if (made === undefined || !isWhole(made, answer !== null))
    throw new Error('an answer was worked through without all that was wanted');
  return made;
}

/**
 * The released part of one provider's answer, or the problem to tell. Nothing is audited here: the route does that.
 * What may be seen is decided after the provider has answered (`stillMay`). `hold`: of the caller, who lets go of it
 * when the answer has been made. INVARIANT: a provider that a config read again changed meanwhile (where it is, what
 * kind of place) is asked anew, and nothing of what it was asked as goes out.
 */
export async function answerOf(
  call: SignedInCall,
  asked: Access,
  provider: ProviderConfig,
  hold: Hold,
  answerFor: AnswerFor = () => null,
): Promise<ProviderAnswer | Problem> {
  const { gateway, now, request } = call;
  const { memory, ports } = gateway;
  const person = await currentPerson(call, asked);
  if (isProblem(person)) return person;
  // INVARIANT: a stage that fails releases nothing, of this provider alone; its message may quote a record and is not
  // told.
  const closed = (error: unknown): Problem => {
    ports.log.error(
      { ...failureOf(error, 'provider'), provider: provider.id },
      'a provider’s answer could not be worked through',
    );
    return CLOSED;
  };
  let result: Awaited<KeptAnswer['result']>;
  try {
    const kept = memory.answers.take(`${asked.id}|${provider.id}`, now);
    if (kept !== undefined) hold.absorb(kept.hold);
    const isSame = kept !== undefined && JSON.stringify(kept.provider) === JSON.stringify(provider);
    const asking = isSame
      ? kept.result
      : askProvider(provider, person, portsFor(call), request.signal, gateway.terminology, hold, ports.aside);
    result = await within(provider.timeoutMs + INTAKE_GRACE_MS, asking);
  } catch (error) {
    return closed(error);
  }
  const held = heldOf(gateway, result);
  try {
    await held?.readPdfs();
  } catch (error) {
    return closed(error);
  }
  let still = await stillMay(call);
  for (;;) {
    if (isProblem(still)) return still;
    if (!isUnchanged(call, provider)) return answerOf(call, still.access, still.provider, hold, answerFor);
    if (isFailure(result)) return failureProblem(provider, result);
    const { access, viewer } = still;
    let made: WorkedOut;
    try {
      made = await workedOut(held, still, answerFor(still, person));
    } catch (error) {
      const nothing = closed(error);
      // a thread that ended on the way is as a provider whose answer cannot be used
      return result.outcome === 'held' ? failureProblem(provider, { outcome: 'bad-answer' }) : nothing;
    }
    // INVARIANT: what takes its time elsewhere leaves only where all is as it was when it was begun.
    if (result.outcome === 'held') {
      const after: May | Problem = await stillMay(call);
      if (isProblem(after) || viewed(still) !== viewed(after)) {
        still = after;
        continue;
      }
    }
    const until = Math.min(access.expiresAt, still.at + DOCUMENTS_KEPT_MS);
    if (made.documents.size > 0)
      memory.documents.set(documentsKey(access, provider, viewer.emergency), made.documents, until);
    return { provider, access, viewer, made };
  }
}
