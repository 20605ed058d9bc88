/** What stands before the gateway on a server? The routes of an identity provider, where there is one, and our keys. */
import { createGateway, type GatewayApp } from '../src/gateway/app';
import type { GatewayConfig } from '../src/gateway/config';
import type { Ports } from '../src/gateway/ports';
import { limited } from '../src/gateway/time-limit';
import type { Policy } from '../src/policy/policy';
import type { ServerConfig } from './config';
import { logoutStore } from './database/logout-store';
import { STATEMENT_LIMIT, type Database } from './database/open';
import type { Handler } from './host';
import { isJwksPath, jwksAnswer } from './http/jwks';
import type { KeyRing } from './keys/key-ring';
import type { LiveKnownBy } from './known-by';
import { organisationsByCode } from './oidc/claims';
import { oidcSignIn, type SignIn } from './oidc/sign-in';

/** The gateway with what is answered before it. */
export function gatewayWithSignIn(
  config: ServerConfig,
  policy: Policy,
  given: Ports,
  ring: KeyRing,
  { db }: Pick<Database, 'db'>,
  knownBy: LiveKnownBy,
): Handler &
  Pick<GatewayApp, 'parts'> & {
    /** From now on these hold, for whoever signs in and for records that are open too. */
    reconfigure(next: GatewayConfig, organisations: ServerConfig['organisations']): void;
  } {
  const { identity } = config;
  let organisations = organisationsByCode(config.organisations);
  // the gateway knows of the sign-in, and the sign-in of the gateway
  let signIn: SignIn | null = null;
  const logoutUrl: Ports['logoutUrl'] = (session, request) =>
    signIn === null ? Promise.resolve(null) : signIn.logoutUrl(session, request);
  const gateway = createGateway(config.gateway, policy, { ...given, logoutUrl });
  // made now: whoever opens the first record does not wait for it
  gateway.parts.ownTables?.names();
  if (identity.mode === 'oidc') {
    signIn = oidcSignIn({
      identity,
      clientAuth: () => knownBy.get().clientAuth,
      organisations: () => organisations,
      gateway: gateway.parts,
      keys: ring.of('sign-in'),
      fetch: given.fetch,
      logouts: limited(STATEMENT_LIMIT + 2_000, logoutStore(db)),
    });
    void signIn.ahead();
  }
  return {
    fetch: (request) =>
      isJwksPath(new URL(request.url).pathname)
        ? jwksAnswer(knownBy.get().publicKeys, request)
        : (signIn?.answer(request) ?? gateway.fetch(request)),
    reconfigure(next, known) {
      organisations = organisationsByCode(known);
      gateway.reconfigure(next);
    },
    parts: gateway.parts,
  };
}
