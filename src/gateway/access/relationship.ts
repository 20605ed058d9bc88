/**
 * Why may this user look at this person? Found out by the gateway itself, from the user's own organisation (POLICY 6).
 */
import type { OrganisationRef, Relationship } from '../../domain/api';
import type { Gateway } from '../call';
import type { ProviderConfig } from '../config';
import { askProvider } from '../intake/ask-provider';
import type { Person } from '../intake/identity/person';
import type { Viewer } from '../pipeline';
import type { Requester } from '../ports';
import { ANSWER_KEPT_MS } from '../memory';
import { heldOf } from './held';

/**
 * The opening does not wait longer than this for one's own organisation; the answer is then used when the record asks
 * for it.
 */
const WAIT_MS = 2500;

const after = <T>(ms: number, value: T): Promise<T> =>
  new Promise((resolve) =>
    setTimeout(() => {
      resolve(value);
    }, ms),
  );

export interface RelationshipQuestion {
  readonly gateway: Gateway;
  readonly requester: Requester;
  /** Where the role is held in which the user is asking. */
  readonly organisation: OrganisationRef;
  readonly viewer: Viewer;
  readonly person: Person;
  /** Providers that may be asked for this person: the user's own are among them, or are not asked. */
  readonly providers: readonly ProviderConfig[];
  readonly access: string;
  readonly now: number;
}

/**
 * `registered` · `in-care` · `self-claimed`.
 * INVARIANT: judged on what this role may see released, so that the answer tells nothing of what is withheld.
 */
export async function findRelationship(question: RelationshipQuestion): Promise<Relationship> {
  const { gateway, requester, organisation, viewer, person, providers, access, now } = question;
  if (person.gpPractice?.ods.toUpperCase() === organisation.ods.toUpperCase()) return 'registered';
  const own = providers.filter(({ ods }) => ods === organisation.ods);
  const found = await Promise.all(
    own.map(async (provider) => {
      const hold = gateway.bytes.hold();
      const answer = askProvider(
        provider,
        person,
        { ...gateway.ports, requester, uncounted: gateway.memory.uncounted },
        undefined,
        gateway.terminology,
        hold,
        gateway.ports.aside,
      );
      gateway.memory.answers.set(`${access}|${provider.id}`, { provider, result: answer, hold }, now + ANSWER_KEPT_MS);
      const result = await Promise.race([answer, after(WAIT_MS, null)]);
      const held = result === null ? null : heldOf(gateway, result);
      if (held === null) return false;
      const { id, name, setting } = provider;
      const viewing = { provider: { id, name, setting }, viewer, accessId: access, at: now };
      try {
        return await held.showsCare(viewing);
      } catch {
        // an answer that cannot be worked through fails where it is asked for, and keeps nobody from the rest of the
        // record
        return false;
      }
    }),
  );
  return found.includes(true) ? 'in-care' : 'self-claimed';
}
