/** How does somebody sign in through an identity provider? OpenID Connect, code flow with PKCE, state and nonce. */
import type { Call } from '../../src/gateway/call';
import { failureOf } from '../../src/gateway/failures';
import { CLOSED, problem, problemResponse, type Problem } from '../../src/gateway/http/problem';
import type { Session } from '../../src/gateway/ports';
import { LOGIN_PATH } from '../config';
import { cookieMaker } from '../http/cookie';
import { BACKCHANNEL_PATH, backchannelLogout, providerKeys } from './backchannel';
import { login } from './begin';
import { callback } from './finish';
import { told } from './refusals';
import { CALLBACK_PATH, discovery, sayNotDescribed, type OidcParts, type Signing } from './signing';
import { logout, LOGOUT_PATH, logoutUrlOf } from './sign-out';
import { LOGIN_COOKIE } from './under-way';

export { CALLBACK_PATH, type OidcParts };

const wrongMethod = (allowed: string): Problem => problem(405, 'wrong-method', `Use ${allowed}.`, { Allow: allowed });

export interface SignIn {
  /** The answer for the routes of a sign-in; null for every other path. */
  answer(request: Request): Promise<Response> | null;
  /** Where a session that has ended here ends at the identity provider; null where nowhere. Never rejects. */
  logoutUrl(session: Session, request: Request): Promise<string | null>;
  /** Asks where the identity provider is before anybody signs in; one line says so where it does not answer. */
  ahead(): Promise<void>;
}

interface Route {
  readonly method: 'GET' | 'POST';
  readonly run: (signing: Signing, call: Call) => Promise<Response>;
}

const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  [LOGIN_PATH, { method: 'GET', run: login }],
  [CALLBACK_PATH, { method: 'GET', run: callback }],
  [LOGOUT_PATH, { method: 'GET', run: logout }],
  [BACKCHANNEL_PATH, { method: 'POST', run: backchannelLogout }],
]);

/** Every path that is answered here, and not by the gateway. */
export const SIGN_IN_PATHS: readonly string[] = [...ROUTES.keys()];

async function closedOnFailure(
  { gateway }: Signing,
  request: Request,
  run: () => Promise<Response>,
): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    gateway.ports.log.error({ ...failureOf(error) }, 'a sign-in failed');
    gateway.ports.told?.({ what: 'sign-in', outcome: 'failed' });
    // what fails here is ours (the audit, the sessions), and is not told of the identity provider
    return told(request, CLOSED);
  }
}

export function oidcSignIn(parts: OidcParts): SignIn {
  const { gateway } = parts;
  const cookies = cookieMaker(gateway.config.publicUrl?.startsWith('https:') ?? false);
  const cookieName = cookies.name(LOGIN_COOKIE);
  const configuration = discovery(parts);
  const logoutKeys = providerKeys({ ...parts, configuration });
  const signing: Signing = { ...parts, cookies, cookieName, configuration, logoutKeys };
  return {
    logoutUrl: (session, request) => logoutUrlOf(signing, session, gateway.config.publicUrl ?? request.url),
    ahead: () =>
      signing.configuration.get().then(
        () => undefined,
        (error: unknown) => {
          sayNotDescribed(gateway.ports, error);
        },
      ),
    answer(request) {
      const { pathname } = new URL(request.url);
      const route = ROUTES.get(pathname);
      if (route === undefined) return null;
      if (request.method !== route.method) return Promise.resolve(problemResponse(pathname, wrongMethod(route.method)));
      return closedOnFailure(signing, request, () =>
        route.run(signing, { gateway, request, now: gateway.ports.now(), params: {} }),
      );
    },
  };
}
