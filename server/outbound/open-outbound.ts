/**
 * How does the gateway reach whom it asks? With an id on each request, through the right connection, and with the
 * place's own credentials, renewed once where they are refused.
 */
import type { Destination } from '../../src/gateway/asking';
import type { AuthKind } from '../../src/gateway/credentials';
import type { Logger, Ports } from '../../src/gateway/ports';
import { traceable } from '../request-scope';
import { createAgents, type OutboundConfig } from './agents';
import { createCredentials, type Users } from './carried';
import { credentialError, credentialProblemOf, type CredentialProblem } from './credential-error';
import { sendBy } from './send';

export interface OutboundParts {
  readonly config: OutboundConfig;
  /** Ours, by which we are known to others. */
  readonly publicUrl: string;
  /** What users’ own tokens are had with; null while the database is not open, and in a command. */
  readonly users: () => Users | null;
  readonly now: () => number;
  readonly log: Logger;
  /** How one request leaves; given by tests alone. */
  readonly send?: typeof sendBy;
  /** A credential was had, or why not. */
  readonly told?: (kind: AuthKind, outcome: 'had' | CredentialProblem) => void;
}

export interface Outbound {
  /** Asks plainly, through the proxy and by the authorities of the config: as of an identity provider. */
  readonly fetch: Ports['fetch'];
  readonly fetchFor: NonNullable<Ports['fetchFor']>;
  close(): Promise<void>;
}

/** What a failed credential is called in the log: which place, which kind, why. */
const fieldsOf = ({ kind, provider, place }: Destination, why: CredentialProblem): Record<string, unknown> => ({
  part: kind,
  ...(provider === undefined ? {} : { provider }),
  credential: place.auth?.kind ?? 'none',
  why,
});

export function openOutbound(parts: OutboundParts): Outbound {
  const { config, publicUrl, users, now, log, told, send: leave = sendBy } = parts;
  const cannotUse = (problem: string): void => {
    log.error({ problem }, 'a file of credentials has changed and cannot be used; what it held before goes on');
  };
  const agents = createAgents(config, cannotUse);
  /** One request through the connection for its address. INVARIANT: no redirect is followed with a credential. */
  const through = ({ place }: Destination, others?: 'others'): Ports['fetch'] =>
    traceable((url, init) => leave(agents.for(url, place.tls, others), url, { ...init, redirect: 'manual' }));
  const carry = createCredentials({
    now,
    publicUrl,
    users,
    cannotUse,
    fetchFor: (destination) => (url, init) =>
      through(destination, new URL(url).origin === new URL(destination.place.baseUrl).origin ? undefined : 'others')(
        url,
        init,
      ),
  });

  const fetchFor: Outbound['fetchFor'] = (destination, requester) => {
    const { place } = destination;
    const { kind } = place.auth ?? { kind: 'none' };
    const origin = new URL(place.baseUrl).origin;
    const send = through(destination);
    const once = async (url: string, init: RequestInit) => {
      const carried = await carry({ destination, requester, url, method: init.method ?? 'GET' });
      const headers = new Headers(init.headers);
      for (const [name, value] of Object.entries(carried.headers)) headers.set(name, value);
      return { carried, answer: await send(carried.url, { ...init, headers }) };
    };
    return async (url, init) => {
      // INVARIANT: credentials go to the configured origin and to no other
      if (new URL(url).origin !== origin) throw credentialError('not-for-this');
      try {
        const first = await once(url, init);
        if (kind !== 'none') told?.(kind, 'had');
        if (first.answer.status !== 401 || first.carried.refused === null) return first.answer;
        await first.answer.body?.cancel().catch(() => undefined);
        first.carried.refused();
        return (await once(url, init)).answer;
      } catch (error) {
        const why = credentialProblemOf(error);
        if (why !== null) {
          told?.(kind, why);
          log.error(fieldsOf(destination, why), 'a credential could not be had');
        }
        throw error;
      }
    };
  };

  return {
    fetch: traceable((url, init) => leave(agents.for(url, undefined), url, init)),
    fetchFor,
    close: () => agents.close(),
  };
}
