/**
 * NHS CIS2, simulated: an OpenID provider of its shape, over HTTP on loopback. userinfo says the national roles, the ID
 * token which was selected; clients prove themselves by a signature; sessions end by either side. Strict.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { signInPage, signOutPage } from './page';
import { CIS2_PEOPLE, type Person } from './people';
import { ACR_VALUES, assertAssertion, SCOPES, wrongInRequest, type Claims } from './strict';

export interface Cis2Client {
  readonly clientId: string;
  /** The origin of the client: its callback, its first page and its back channel are known by it. */
  readonly origin: string;
  /** Its public keys. */
  readonly jwks: { readonly keys: readonly object[] };
}

export interface Cis2 {
  /** The issuer. */
  readonly origin: string;
  readonly people: readonly Person[];
  /** Tells the client that every session of this person is over, as when an account is disabled. */
  disable(userId: string): Promise<void>;
  close(): Promise<void>;
}

interface Chosen {
  readonly person: Person;
  readonly roleId: string;
}

const OUR_KEY = (): object => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'cis2-simulated' };
};

/** What is said where; `selected_roleid` in the ID token alone. */
const CLAIMS = {
  acr: null,
  sid: null,
  auth_time: null,
  iss: null,
  openid: ['sub', 'selected_roleid'],
  profile: ['name', 'family_name', 'given_name', 'uid'],
  nationalrbacaccess: ['nhsid_useruid', 'nhsid_nrbac_roles'],
  associatedorgs: ['nhsid_user_orgs'],
};

const saidOf = ({ person, roleId }: Chosen, use: string): Record<string, unknown> =>
  use === 'id_token'
    ? { sub: person.userId, selected_roleid: roleId }
    : {
        sub: person.userId,
        uid: person.userId,
        name: person.name,
        nhsid_useruid: person.userId,
        nhsid_nrbac_roles: person.roles,
        nhsid_user_orgs: person.organisations,
      };

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

/** Which choice each grant was given for: a grant is of one person in one role. */
type Grants = Map<string, Chosen>;

function configuration(client: Cis2Client, grants: Grants, tokenUrl: () => string): object {
  return {
    clients: [
      {
        client_id: client.clientId,
        redirect_uris: [`${client.origin}/api/identity/callback`],
        post_logout_redirect_uris: [`${client.origin}/`],
        backchannel_logout_uri: `${client.origin}/api/identity/backchannel-logout`,
        backchannel_logout_session_required: true,
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'RS512',
        require_auth_time: true,
        jwks: client.jwks,
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [OUR_KEY()] },
    cookies: { keys: ['simulated'] },
    scopes: SCOPES,
    claims: CLAIMS,
    acrValues: ACR_VALUES,
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['RS512'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx: { body: string }, form: string) => {
          ctx.body = signOutPage(form);
        },
      },
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 36_000, IdToken: 3_600, Interaction: 600, Session: 36_000 },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, accountId: string, token?: { readonly grantId?: string }) => ({
      accountId,
      claims: (use: string) => {
        const chosen = grants.get(token?.grantId ?? '');
        return chosen === undefined ? { sub: accountId } : saidOf(chosen, use);
      },
    }),
    assertJwtClientAuthClaimsAndHeader: (_: unknown, claims: Claims, header: Claims) => {
      assertAssertion(claims, header, client.clientId, tokenUrl());
    },
    // its own connections refuse loopback, where everything here is
    fetch: (url: string, { method, headers, body, redirect, signal }: RequestInit) =>
      fetch(url, {
        ...(method ? { method } : {}),
        ...(headers ? { headers } : {}),
        body: body ?? null,
        redirect: redirect ?? 'manual',
        signal: signal ?? null,
      }),
  };
}

const answer = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
};

/** Starts it on a free port of loopback. `people`: who may sign in there. */
export async function createCis2(client: Cis2Client, people: readonly Person[] = CIS2_PEOPLE): Promise<Cis2> {
  const grants: Grants = new Map();
  const sids = new Map<string, Set<string>>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(
    origin,
    configuration(client, grants, () => `${origin}/token`),
  );

  // why a client's proof was not taken is said, which a provider would keep to itself
  provider.on('grant.error', (ctx, ...[error]: { error_detail?: string }[]) => {
    if (error?.error_detail !== undefined && typeof ctx.body === 'object' && ctx.body !== null)
      Object.assign(ctx.body, { error_description: error.error_detail });
  });
  provider.on('grant.success', (ctx, ...more) => {
    void more;
    const { id_token: token } = ctx.body as { readonly id_token?: string };
    const { sub, sid } = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      string
    >;
    if (sub !== undefined && sid !== undefined) sids.set(sub, (sids.get(sub) ?? new Set()).add(sid));
  });

  async function chosenAt(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const roleId = (await bodyOf(request)).get('role') ?? '';
    const person = people.find(({ roles }) => roles.some((role) => role.person_roleid === roleId));
    if (person === undefined) return provider.interactionFinished(request, response, { error: 'access_denied' });
    const grant = new provider.Grant({ accountId: person.userId, clientId: client.clientId });
    grant.addOIDCScope(SCOPES.join(' '));
    const grantId = await grant.save();
    grants.set(grantId, { person, roleId });
    return provider.interactionFinished(request, response, {
      login: { accountId: person.userId, acr: 'AAL3', remember: true },
      consent: { grantId },
    });
  }

  async function interaction(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') return chosenAt(request, response);
    const { uid, params } = await provider.interactionDetails(request, response);
    answer(response, 200, 'text/html; charset=utf-8', signInPage(people, `/interaction/${uid}`, params['login_hint']));
  }

  const standard = provider.callback();
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname.startsWith('/interaction/')) {
      interaction(request, response).catch(() => {
        answer(response, 400, 'text/plain', 'This sign-in is over. Start again.');
      });
      return;
    }
    const wrong = url.pathname === '/auth' ? wrongInRequest(queryOf(url)) : null;
    if (wrong === null) standard(request, response);
    else
      answer(response, 400, 'application/json', JSON.stringify({ error: 'invalid_request', error_description: wrong }));
  });

  return {
    origin,
    people,
    async disable(userId) {
      const known = await provider.Client.find(client.clientId);
      for (const sid of sids.get(userId) ?? []) await known?.backchannelLogout(userId, sid);
      sids.delete(userId);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A parameter that is given twice is a list. */
const queryOf = ({ searchParams }: URL): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const all = searchParams.getAll(name);
      return [name, all.length === 1 ? (all[0] ?? '') : all];
    }),
  );
