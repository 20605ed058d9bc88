/** How does somebody sign in through an identity provider? OpenID Connect, code flow with PKCE, state and nonce. */
import type { Call } from '../../src/gateway/call';
import { failureOf } from '../../src/gateway/failures';
import { CLOSED, problem, problemResponse } from '../../src/gateway/http/problem';
import { LOGIN_PATH } from '../config';
import { cookieMaker } from '../http/cookie';
import { login } from './begin';
import { callback } from './finish';
import { told } from './refusals';
import { CALLBACK_PATH, discovery, outageOf, sayNotReached, type OidcParts, type Signing } from './signing';
import { LOGIN_COOKIE } from './under-way';

export { CALLBACK_PATH, type OidcParts };

const WRONG_METHOD = problem(405, 'wrong-method', 'Use GET.', { Allow: 'GET' });

export interface SignIn {
  /** The answer for the routes of a sign-in; null for every other path. */
  answer(request: Request): Promise<Response> | null;
  /** Asks where the identity provider is before anybody signs in; one line says so where it does not answer. */
  ahead(): Promise<void>;
}

const ROUTES: ReadonlyMap<string, (signing: Signing, call: Call) => Promise<Response>> = new Map([
  [LOGIN_PATH, login],
  [CALLBACK_PATH, callback],
]);

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
  const signing: Signing = { ...parts, cookies, cookieName, configuration: discovery(parts) };
  return {
    ahead: () =>
      signing.configuration().then(
        () => undefined,
        (error: unknown) => {
          sayNotReached(gateway.ports, outageOf(error) ?? 'badly-answered');
        },
      ),
    answer(request) {
      const { pathname } = new URL(request.url);
      const run = ROUTES.get(pathname);
      if (run === undefined) return null;
      if (request.method !== 'GET') return Promise.resolve(problemResponse(pathname, WRONG_METHOD));
      return closedOnFailure(signing, request, () =>
        run(signing, { gateway, request, now: gateway.ports.now(), params: {} }),
      );
    },
  };
}
