/**
 * Which national services does the demonstration ask, all on one address, and what does its config say of them? A token
 * endpoint, PDS, the record locator, and the Spine Secure Proxy before every practice.
 */
import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JSONWebKeySet } from 'jose';
import type { Json } from '../../src/domain/json';
import type { DemoFile } from '../demo-config';
import { fixturePointers } from './nrl/fixture-pointers';
import { createNrl, NRL_BASE } from './nrl/nrl';
import { createPds } from './out/pds';
import { createSsp, type Ssp } from './out/ssp';
import { createTokenEndpoint } from './out/token-endpoint';

const KID = 'whole-picture-api-1';
const TOKENS = '/oauth2/token';
const PDS_BASE = '/personal-demographics/FHIR/R4';
/** Of the demonstration at Spine, and of the first practice; each further practice has the next. */
const OUR_ASID = '200000000999';
const FIRST_ASID = 918_999_198_000;
/** Milliseconds: a machine that is busy with something else is no national service that fails. */
const PATIENT_MS = 30_000;

export interface ServicesParts {
  /** Where they are reached. */
  readonly origin: string;
  /** Takes the key and the API key of this start. */
  readonly folder: string;
  /** Whose ID tokens the token endpoint exchanges. */
  readonly identity: { readonly issuer: string; readonly jwks: JSONWebKeySet };
  readonly people: readonly Json[];
}

export interface Services {
  answer(request: Request): Promise<Response>;
  /** What the demo's config says in place of its own: whom it asks, and with what. */
  config(demo: DemoFile): object;
  /** No sign-in that was used before is taken any more; a renewed one is. */
  tireOfSignIns(): void;
  /** Paths that were asked, by service, in order. */
  readonly asked: { readonly pds: readonly string[]; readonly nrl: readonly string[]; readonly ssp: readonly string[] };
}

/** The practice itself, asked as behind the proxy: without what was said to the proxy alone. */
async function askPractice(request: Request): Promise<Response> {
  const headers: Record<string, string> = {};
  for (const name of ['accept', 'content-type']) {
    const value = request.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  const body = request.method === 'GET' ? {} : { body: await request.arrayBuffer() };
  const {
    status,
    headers: given,
    body: answered,
  } = await fetch(request.url, {
    method: request.method,
    headers,
    ...body,
  });
  return new Response(answered, { status, headers: { 'Content-Type': given.get('content-type') ?? '' } });
}

/** Writes the client's key and its API key, for their owner alone; gives the public key and the names of the files. */
function layClient(folder: string) {
  const put = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const apiKey = randomUUID();
  return {
    apiKey,
    jwks: { keys: [{ ...createPublicKey(privateKey).export({ format: 'jwk' }), kid: KID }] } as JSONWebKeySet,
    files: {
      apiKeyFile: put('api-key', apiKey),
      keyFile: put('api-client.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    },
  };
}

const asidAt = (at: number): string => String(FIRST_ASID + at);

/** Writes a key and an API key into `folder`, which is there. */
export function createServices({ origin, folder, identity, people }: ServicesParts): Services {
  const client = layClient(folder);
  const now = Date.now;
  const tokenUrl = `${origin}${TOKENS}`;
  const tokens = createTokenEndpoint({
    url: tokenUrl,
    clients: { [client.apiKey]: client.jwks },
    alg: 'RS512',
    identity,
    now,
  });
  const pds = createPds({ people, granted: (token) => tokens.granted(token), now });
  const nrl = createNrl({ pointers: fixturePointers, knowsToken: (token) => tokens.granted(token) !== null });
  const asked = { pds: pds.asked, nrl: [] as string[], ssp: [] as string[] };
  let ssp: Ssp | null = null;

  const authOf = (kind: 'nhs-signed-jwt' | 'nhs-token-exchange') => ({ kind, tokenUrl, kid: KID, ...client.files });

  return {
    asked,
    tireOfSignIns: () => {
      tokens.tireOfSignIns();
    },
    answer(request) {
      const { pathname } = new URL(request.url);
      if (pathname === TOKENS) return tokens.answer(request);
      if (pathname.startsWith(`${PDS_BASE}/`)) return pds.answer(request);
      if (pathname.startsWith(`${NRL_BASE}/`)) {
        asked.nrl.push(pathname);
        return nrl(request);
      }
      if (ssp === null) return Promise.resolve(new Response(null, { status: 404 }));
      asked.ssp.push(pathname.slice(1));
      return ssp.answer(request);
    },
    config({ providers }) {
      const practices = providers.filter(({ retrieve }) => retrieve === 'gp-connect');
      ssp = createSsp({
        practices: Object.fromEntries(practices.map(({ baseUrl }, at) => [baseUrl, asidAt(at)])),
        fromAsid: OUR_ASID,
        ask: askPractice,
        now,
      });
      const device = {
        system: 'https://whole-picture.example/Id/device',
        value: 'demo',
        model: 'Whole Picture',
        version: '1',
      };
      return {
        demographics: {
          kind: 'pds',
          baseUrl: `${origin}${PDS_BASE}`,
          requestsPerSecond: 5,
          auth: authOf('nhs-token-exchange'),
        },
        locator: {
          kind: 'nrl',
          baseUrl: `${origin}${NRL_BASE}`,
          asid: OUR_ASID,
          timeoutMs: PATIENT_MS,
          auth: authOf('nhs-signed-jwt'),
        },
        providers: providers.map((provider) => {
          const at = practices.indexOf(provider);
          if (at === -1) return provider;
          const auth = {
            kind: 'gp-connect-ssp',
            sspUrl: origin,
            fromAsid: OUR_ASID,
            toAsid: asidAt(at),
            device,
          };
          return { ...provider, auth };
        }),
      };
    },
  };
}
