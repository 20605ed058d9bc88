/**
 * What answers so fast that only the gateway is measured? Demographics and one provider of the large person, with the
 * bytes of every answer ready.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { largeR4Bundle, LARGE_PERSON } from '../fhir-fixtures/large';
import { demoConfig } from '../mocks/demo-config';

export const WHO = {
  nhsNumber: LARGE_PERSON.nhsNumber,
  dateOfBirth: LARGE_PERSON.birthDate,
  purpose: 'direct-care',
} as const;
export const PROVIDER = 'only';

export interface SmallProvider {
  readonly origin: string;
  /** What `$everything` answers. */
  readonly body: string;
  /** The demo's config with these users and this provider alone. */
  config(users: number): ReturnType<typeof demoConfig>;
  close(): void;
}

/** Holds that many resources of the one person it knows. */
export async function startSmallProvider(size: number): Promise<SmallProvider> {
  const bundle = largeR4Bundle({ size });
  const body = JSON.stringify({ ...bundle, type: 'searchset' });
  const found = JSON.stringify({
    resourceType: 'Bundle',
    type: 'searchset',
    total: 1,
    entry: bundle.entry.slice(0, 1),
  });
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/fhir+json' });
    response.end((request.url ?? '').includes('$everything') ? body : found);
  });
  // a busy machine must not close a connection at the very moment at which it is used again
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    body,
    config(users) {
      const demo = demoConfig(origin);
      const [gp] = demo.identity.users;
      const provider = demo.providers.find(({ retrieve }) => retrieve === 'everything');
      if (gp === undefined || provider === undefined)
        throw new Error('the demo has a GP and a provider that answers everything at once');
      return {
        ...demo,
        identity: {
          mode: 'demo',
          users: Array.from({ length: users }, (_, at) => ({ ...gp, id: `user-${String(at)}` })),
        },
        providers: [{ ...provider, id: PROVIDER, ods: 'RBENCH', baseUrl: `${origin}/fhir` }],
      };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** One user's questions to a gateway; throws where it does not answer well. */
export async function signedIn(
  origin: string,
  userId: string,
): Promise<(method: string, path: string, body?: unknown) => Promise<Response>> {
  let cookie = '';
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const headers = { Cookie: cookie, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
    const answer = await fetch(origin + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path.split('/', 3).join('/')}: ${String(answer.status)}`);
    return answer;
  };
  cookie = ((await ask('POST', '/api/session', { userId })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return ask;
}

/** Opens the person's record and gives its access. */
export async function openedBy(ask: Awaited<ReturnType<typeof signedIn>>): Promise<string> {
  return ((await (await ask('POST', '/api/records', WHO)).json()) as { readonly access: string }).access;
}
