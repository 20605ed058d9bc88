/**
 * How does a system behave that launches us in the context of a patient? A strict EHR after SMART App Launch 2.2, over
 * made-up people: whatever is missing or odd in what it is sent is refused with its name.
 */
import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { authorise } from './authorise';
import { token } from './token';

export interface EhrPatient {
  readonly resourceType: 'Patient';
  readonly id: string;
  readonly [element: string]: unknown;
}

export interface EhrClient {
  readonly clientId: string;
  readonly redirectUri: string;
  /** Shared, or the public key by which its assertions are verified. */
  readonly auth: { readonly secret: string } | { readonly kid: string; readonly publicJwk: JWK };
}

/** In which context somebody presses the button in the EHR. */
export interface EhrContext {
  readonly patient: string;
  /** `Practitioner/1` */
  readonly fhirUser: string;
  readonly encounter?: string;
  readonly tenant?: string;
  readonly intent?: string;
  readonly fhirContext?: readonly object[];
}

/** Where it departs from what it should do, for tests of what we do about it. */
export interface Departures {
  readonly audience?: string;
  readonly issuer?: string;
  readonly nonce?: string;
  readonly signedByAnother?: boolean;
  readonly withoutIdToken?: boolean;
  readonly withoutPatient?: boolean;
  readonly refuses?: string;
  /** Its token endpoint answers with this status and no JSON; a 401 with a challenge. */
  readonly tokenStatus?: number;
  readonly expired?: boolean;
}

export interface Grant {
  readonly context: EhrContext;
  readonly challenge: string;
  readonly nonce: string;
  readonly scope: string;
}

export interface Ehr {
  /** Origin and FHIR base by which it names itself. */
  readonly origin: string;
  readonly iss: string;
  readonly client: EhrClient;
  readonly patients: readonly EhrPatient[];
  readonly capabilities: readonly string[];
  /** Seconds since the epoch. */
  readonly seconds: () => number;
  /** By its `launch` value: pressed and not yet authorised. */
  readonly launches: Map<string, EhrContext>;
  readonly grants: Map<string, Grant>;
  /** Access tokens that were given out, each for one patient. */
  readonly tokens: Map<string, string>;
  /** Assertions that were used. */
  readonly usedAssertions: Set<string>;
  readonly keys: { readonly signing: CryptoKey; readonly another: CryptoKey; readonly publicJwk: JWK };
  departures: Departures;
}

export interface SmartEhr {
  answer(request: Request): Promise<Response>;
  readonly iss: string;
  /** What the EHR puts behind `launch=` when somebody presses the button. */
  press(context: EhrContext): string;
  /** What was asked, `GET /fhir/Patient/a`, without anything of a token. */
  readonly asked: string[];
  depart(how: Departures): void;
}

/** Every capability that it has; permission-v2 unless told otherwise. */
const CAPABILITIES = [
  'launch-ehr',
  'client-public',
  'client-confidential-symmetric',
  'client-confidential-asymmetric',
  'sso-openid-connect',
  'context-ehr-patient',
  'context-ehr-encounter',
  'permission-patient',
];

const describe = ({ origin, iss, capabilities }: Ehr): Response =>
  Response.json({
    issuer: iss,
    jwks_uri: `${origin}/jwks`,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
    grant_types_supported: ['authorization_code'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['launch', 'openid', 'fhirUser', 'patient/Patient.r', 'patient/Patient.read'],
    capabilities,
  });

const refusedRead = (status: number, what: string): Response =>
  Response.json(
    { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'security', diagnostics: what }] },
    { status },
  );

/** `Patient/{id}` for the one patient of a token, once. */
function read(ehr: Ehr, request: Request, id: string): Response {
  const bearer = /^Bearer ([A-Za-z0-9_-]+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer === undefined) return refusedRead(401, 'Authorization is missing, or no bearer token');
  const patient = ehr.tokens.get(bearer);
  if (patient === undefined) return refusedRead(401, 'Authorization holds a token that is not known, or was used');
  if (!(request.headers.get('accept') ?? '').includes('application/fhir+json'))
    return refusedRead(406, 'Accept must be application/fhir+json');
  if (patient !== id) return refusedRead(403, 'the token is for another patient');
  ehr.tokens.delete(bearer);
  const found = ehr.patients.find((one) => one.id === id);
  return found === undefined
    ? refusedRead(404, 'there is no such patient')
    : Response.json(found, { headers: { 'Content-Type': 'application/fhir+json' } });
}

async function route(ehr: Ehr, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const get = request.method === 'GET';
  if (get && pathname === '/fhir/.well-known/smart-configuration')
    return (request.headers.get('accept') ?? '').includes('application/json')
      ? describe(ehr)
      : refusedRead(406, 'Accept must be application/json');
  if (get && pathname === '/jwks') return Response.json({ keys: [ehr.keys.publicJwk] });
  if (get && pathname === '/authorize') return authorise(ehr, request);
  if (request.method === 'POST' && pathname === '/token') return token(ehr, request);
  const patient = /^\/fhir\/Patient\/([A-Za-z0-9.-]+)$/.exec(pathname)?.[1];
  if (get && patient !== undefined) return read(ehr, request, patient);
  return refusedRead(404, 'there is nothing here');
}

let made: Promise<Ehr['keys']> | null = null;

/** Made once: every one of its kind in this process signs with the same. */
function keysOfAll(): Promise<Ehr['keys']> {
  made ??= (async () => {
    const [signing, another] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
    const publicJwk = { ...(await exportJWK(signing.publicKey)), kid: 'ehr-1', alg: 'RS256', use: 'sig' };
    return { signing: signing.privateKey, another: another.privateKey, publicJwk };
  })();
  return made;
}

/** `origin` is where it will be reached; `scopes: 'v1'` for one that knows `.read` alone. */
export async function createSmartEhr(given: {
  readonly origin: string;
  readonly client: EhrClient;
  readonly patients: readonly EhrPatient[];
  readonly scopes?: 'v1' | 'v2';
  readonly now?: () => number;
}): Promise<SmartEhr> {
  const { origin, client, patients, scopes = 'v2', now = Date.now } = given;
  const ehr: Ehr = {
    origin,
    iss: `${origin}/fhir`,
    client,
    patients,
    capabilities: [...CAPABILITIES, `permission-${scopes}`],
    seconds: () => Math.floor(now() / 1000),
    launches: new Map(),
    grants: new Map(),
    tokens: new Map(),
    usedAssertions: new Set(),
    keys: await keysOfAll(),
    departures: {},
  };
  const asked: string[] = [];
  return {
    iss: ehr.iss,
    asked,
    depart: (how) => {
      ehr.departures = how;
    },
    press(context) {
      const launch = randomBytes(16).toString('base64url');
      ehr.launches.set(launch, context);
      return launch;
    },
    answer(request) {
      asked.push(`${request.method} ${new URL(request.url).pathname}`);
      return route(ehr, request);
    },
  };
}
