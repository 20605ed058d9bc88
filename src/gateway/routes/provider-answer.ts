/**
 * What may this access see of one provider, now? Asks, labels, decides and redacts; the one place where they are put
 * together.
 */
import { isPastPregnancy } from '../../domain/pregnancy';
import { portsFor } from '../asking';
import type { Hold } from '../bytes-in-hand';
import type { SignedInCall } from '../call';
import type { ProviderConfig } from '../config';
import { failureOf } from '../failures';
import { CLOSED, isProblem, problem, type Problem } from '../http/problem';
import { askProvider } from '../intake/ask-provider';
import type { Person } from '../intake/identity/person';
import { readPdfsWithin } from '../label/pdfs-within';
import type { PdfsRead } from '../label/attached-words';
import type { Contribution, IntakeFailure, IntakeResult, ReleasedBytes, Viewer } from '../pipeline';
import type { Access } from '../ports';
import { releaseBytes } from '../release';
import { currentPerson } from '../access/current-access';
import { isUnchanged, stillMay } from '../access/still-may';
import { DOCUMENTS_KEPT_MS } from '../memory';
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
  readonly person: Person;
  readonly released: ReleasedBytes;
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
          failure.outcome,
          `${name} no longer accepts your sign-in, and was not asked. Sign out, and sign in again.`,
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

/**
 * INVARIANT: a pregnancy status whose time is over is as if it had never come: nothing after this can tell of it.
 * Source: POLICY 5.
 */
const asOfNow = (contribution: Contribution, now: number): Contribution =>
  contribution.resources.some((resource) => isPastPregnancy(resource, now))
    ? { ...contribution, resources: contribution.resources.filter((resource) => !isPastPregnancy(resource, now)) }
    : contribution;

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
): Promise<ProviderAnswer | Problem> {
  const { gateway, now, request } = call;
  const { memory, policy, ports } = gateway;
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
  let result: IntakeResult;
  try {
    const kept = memory.answers.take(`${asked.id}|${provider.id}`, now);
    if (kept !== undefined) hold.absorb(kept.hold);
    const isSame = kept !== undefined && JSON.stringify(kept.provider) === JSON.stringify(provider);
    const asking = isSame
      ? kept.result
      : askProvider(provider, person, portsFor(call), request.signal, gateway.terminology, hold);
    result = await within(provider.timeoutMs + INTAKE_GRACE_MS, asking);
  } catch (error) {
    return closed(error);
  }
  let pdfs: PdfsRead;
  try {
    pdfs = result.outcome === 'answered' ? await readPdfsWithin(result.resources, ports.readPdf) : new Map();
  } catch (error) {
    return closed(error);
  }
  const still = await stillMay(call);
  if (isProblem(still)) return still;
  if (!isUnchanged(call, provider)) return answerOf(call, still.access, still.provider, hold);
  if (result.outcome !== 'answered') return failureProblem(provider, result);
  const { access, viewer } = still;
  let released: ReleasedBytes;
  try {
    released = releaseBytes({
      contribution: asOfNow(result, still.at),
      provider,
      viewer,
      policy,
      accessId: access.id,
      key: ports.key,
      pdfs,
    });
  } catch (error) {
    return closed(error);
  }
  const until = Math.min(access.expiresAt, still.at + DOCUMENTS_KEPT_MS);
  if (released.documents.size > 0)
    memory.documents.set(documentsKey(access, provider, viewer.emergency), released.documents, until);
  return { provider, access, viewer, person, released };
}
