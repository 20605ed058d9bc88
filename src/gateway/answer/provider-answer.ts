/** What may this access see of one provider, now? Asks, labels, decides and redacts; the one place where they are put together. */
import type { SignedInCall } from '../call';
import type { ProviderConfig } from '../config';
import { isProblem, problem, type Problem } from '../http/problem';
import { askProvider } from '../intake/ask-provider';
import type { Person } from '../intake/person';
import type { IntakeFailure, Released } from '../pipeline';
import type { Access } from '../ports';
import { release } from '../release';
import { currentPerson } from '../access/current-access';
import { viewerOf } from '../access/view';

export interface ProviderAnswer {
  readonly person: Person;
  readonly released: Released;
}

/** What a user is told; never a word of the provider's own. A restricted person at a provider reads like any unconfirmed identity. */
export function failureProblem({ name }: ProviderConfig, failure: IntakeFailure): Problem {
  switch (failure.outcome) {
    case 'identity-not-confirmed':
    case 'restricted': {
      const field = failure.outcome === 'identity-not-confirmed' ? failure.field : null;
      const differs = field === null ? '' : ` The ${field} differs.`;
      return problem(
        409,
        'identity-not-confirmed',
        `What ${name} holds could not be confirmed to be about this person, so nothing of it is shown.${differs} Check with the person, and contact ${name}.`,
      );
    }
    case 'too-slow':
      return problem(504, 'too-slow', `${name} did not answer in time. Try again, or contact ${name} by phone.`);
    case 'unreachable':
    case 'bad-answer':
      return problem(502, failure.outcome, `${name} could not be reached or gave no usable answer. Try again, or contact ${name} by phone.`);
  }
}

/** Where an access's released documents are remembered; another view is another key, so a narrowed view forgets at once. */
export const documentsKey = (access: Access, provider: ProviderConfig, emergency: boolean): string =>
  `${access.id}|${provider.id}|${emergency ? 'emergency' : 'role'}`;

/** The released part of one provider's answer, or the problem to tell. Nothing is audited here: the route does that. */
export async function answerOf(call: SignedInCall, access: Access, provider: ProviderConfig): Promise<ProviderAnswer | Problem> {
  const { gateway, now, request } = call;
  const { memory, policy, ports } = gateway;
  const person = await currentPerson(call, access);
  if (isProblem(person)) return person;
  const result = await (memory.answers.take(`${access.id}|${provider.id}`, now) ?? askProvider(provider, person, ports, request.signal));
  if (result.outcome !== 'answered') return failureProblem(provider, result);
  const viewer = viewerOf(access, now);
  const released = release({ contribution: result, provider, viewer, policy, accessId: access.id, key: ports.key });
  memory.documents.set(documentsKey(access, provider, viewer.emergency), released.documents, access.expiresAt);
  return { person, released };
}
