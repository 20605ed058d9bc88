/**
 * How do tests walk through the doors of a launch? Gateways with their doors over one set of stores, a system that
 * launches, and browsers that keep their cookies as browsers do: those of our pages never go along from another site.
 */
import { createHmac, createCipheriv, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createSmartEhr, type EhrContext, type SmartEhr } from '../../../mocks/national/smart-ehr/smart-ehr';
import type { LaunchConfig, LinkRow, SmartRow } from '../../../server/config-launch';
import { cookieTransport } from '../../../server/http/cookie';
import { oneKey } from '../../../server/keys/key-ring';
import { launchDoors, launchTransport, type LaunchDoors } from '../../../server/launch/doors';
import type { Json } from '../../../src/domain/json';
import { createGateway, type GatewayApp } from '../../../src/gateway/app';
import type { GatewayConfig } from '../../../src/gateway/config';
import { createMemoryStores } from '../../../src/gateway/memory-stores';
import type { Ports, Stores } from '../../../src/gateway/ports';
import { buildPolicy } from '../../../src/policy/policy';
import { bundle, NUMBER, patient, provider } from '../gateway/fake-server';
import { replyOf, user, userAt } from '../gateway/gateway';
import { PACK } from '../gateway/shipped-policy';

export const OURS = 'https://record.example';
export const EHR = 'https://ehr.example';
export const CLIENT_ID = 'whole-picture';
export const ELSEWHERE = { ods: 'Y00101', name: 'Parkside Medical Centre', region: 'QMJ' };

export const PERSON = { nhsNumber: NUMBER, dateOfBirth: '1948-03-14' };
export const OTHER = { nhsNumber: '9990000018', dateOfBirth: '1958-03-14' };

const ehrPatient = (id: string, { nhsNumber, dateOfBirth }: typeof PERSON) => ({
  resourceType: 'Patient' as const,
  id,
  identifier: [
    { system: 'urn:ehr', value: id },
    { system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber },
  ],
  birthDate: dateOfBirth,
});

export const CONTEXT: EhrContext = { patient: 'a', fhirUser: 'Practitioner/1', encounter: 'enc-1' };

export interface Keys {
  readonly key: Uint8Array;
  readonly macKey: Uint8Array;
}
export const KEYS: Keys = { key: new Uint8Array(32).fill(1), macKey: new Uint8Array(32).fill(2) };

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** The query of an encrypted link; with a MAC where a key for one is given. */
export function linkQuery(said: object, { key, macKey }: Pick<Keys, 'key'> & Partial<Keys>, keyId = 'k1'): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const data = Buffer.concat([cipher.update(JSON.stringify(said)), cipher.final()]);
  const mac = macKey === undefined ? {} : { mac: b64(createHmac('sha256', macKey).update(iv).update(data).digest()) };
  return new URLSearchParams({ keyId, iv: b64(iv), data: b64(data), ...mac }).toString();
}

export interface Browser {
  /** Comes from another site, or is an address that somebody typed: no cookie of our pages goes along. */
  arrive(path: string, form?: Readonly<Record<string, string>>): Promise<Response>;
  /** Asked by one of our own pages. */
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Json; headers: Headers }>;
  signIn(userId: string): Promise<void>;
  /** From the button in the EHR to where our door sends the browser. */
  launch(context?: Partial<EhrContext>): Promise<Response>;
  /** Opens what this browser was sent on with. */
  open(sent: Response): Promise<{ status: number; body: Json; headers: Headers }>;
  readonly cookies: Map<string, { readonly value: string; readonly strict: boolean }>;
}

export interface Place {
  now: number;
  readonly stores: Stores;
  readonly ehr: SmartEhr;
  readonly logged: string[];
  /** Addresses asked of anybody. */
  readonly fetched: { readonly url: string; readonly authorization: string | null }[];
  /** What demographics answer; the two people by default. */
  demographics: (number: string) => Json | null;
  /** Set: the next questions to the EHR fail. */
  away: boolean;
  /** Set: the config names no system any more. */
  withdrawn: boolean;
  /** What the config says now in place of what it said at first; null: the same. */
  changed: ((was: LaunchConfig) => LaunchConfig) | null;
  browser(): Browser;
  jwt(said: object, more?: { readonly by?: 'another'; readonly alg?: string }): Promise<string>;
}

const smartRow: SmartRow = {
  id: 'ehr.example',
  name: 'Parkside EPR',
  iss: `${EHR}/fhir`,
  clientId: CLIENT_ID,
  auth: { kind: 'secret', secret: 'a-shared_secret.~1' },
};

const POLICY = buildPolicy({
  exclusions: {},
  optOutOtherSettings: 'suppress',
  valueSets: [],
  knowsCode: () => true,
  ...PACK,
});

const pairs = Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]).then(([signing, other]) => ({
  signing,
  other,
}));

export interface PlaceChange {
  readonly smart?: Partial<SmartRow>;
  readonly links?: Partial<LinkRow>;
  readonly stores?: (stores: Stores) => Stores;
  readonly gateways?: number;
  readonly deepLink?: boolean;
  readonly scopes?: 'v1' | 'v2';
  readonly none?: boolean;
}

export async function launchPlace(change: PlaceChange = {}): Promise<Place> {
  if (!POLICY.ok) throw new Error(POLICY.problems.join('\n'));
  const { policy } = POLICY;
  const { signing, other } = await pairs;
  const publicJwk = { ...(await exportJWK(signing.publicKey)), kid: 'epr-1', alg: 'RS256' };
  const place: Omit<Place, 'ehr' | 'browser' | 'jwt'> = {
    now: Date.now(),
    stores: (change.stores ?? ((same: Stores) => same))(createMemoryStores()),
    logged: [],
    fetched: [],
    demographics: (number) =>
      [PERSON, OTHER].some(({ nhsNumber }) => nhsNumber === number)
        ? patient({
            identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: number }],
            birthDate: number === NUMBER ? PERSON.dateOfBirth : OTHER.dateOfBirth,
          })
        : null,
    away: false,
    withdrawn: false,
    changed: null,
  };
  const ehr = await createSmartEhr({
    origin: EHR,
    client: { clientId: CLIENT_ID, redirectUri: `${OURS}/launch/callback`, auth: { secret: 'a-shared_secret.~1' } },
    patients: [ehrPatient('a', PERSON), ehrPatient('b', OTHER)],
    now: () => place.now,
    ...(change.scopes === undefined ? {} : { scopes: change.scopes }),
  });
  const common = { organisation: undefined, users: undefined, ...change.links };
  const launch: LaunchConfig = change.none
    ? { smart: [], links: [], deepLink: change.deepLink ?? true }
    : {
        smart: [{ ...smartRow, ...change.smart }],
        links: [
          { ...common, id: 'systmone', name: 'SystmOne', kind: 'aes-256-cbc', keyId: 'k1', key: KEYS.key },
          { ...common, id: 'rio', name: 'Rio', kind: 'aes-256-cbc-hmac', keyId: 'k1', ...KEYS },
          { ...common, id: 'epr', name: 'The EPR', kind: 'jwt', issuer: 'urn:epr', jwks: { keys: [publicJwk] } },
        ] as readonly LinkRow[],
        deepLink: change.deepLink ?? true,
      };
  const config: GatewayConfig = {
    publicUrl: OURS,
    instance: { name: 'North Central London', region: 'QMJ', regions: ['QMJ'] },
    identity: {
      mode: 'demo',
      users: [
        user('asha', 'Dr Asha Patel', 'gp', 'pharmacist'),
        user('ben', 'Dr Ben Okoro', 'emergency-clinician'),
        userAt(ELSEWHERE, 'lena', 'Dr Lena Ito', 'gp'),
        user('priscilla', 'Priscilla Wade', 'privacy-officer'),
        user('oscar', 'Oscar Lowe', 'opt-out-officer'),
      ],
    },
    demographics: { baseUrl: 'https://pds.test/fhir' },
    providers: [provider({ ods: 'OTHER' })],
    policy: { exclusions: {}, optOutOtherSettings: 'suppress', emergencyMinutes: 30 },
    session: { idleMinutes: 15, absoluteMinutes: 600 },
    limits: { inFlight: 1_000, matchedLookUpsPerHour: 1_000, openingsPerHour: 1_000, sessionsPerUser: 1_000 },
  };
  const named = (): LaunchConfig =>
    place.withdrawn ? { smart: [], links: [], deepLink: true } : (place.changed ?? ((same) => same))(launch);
  const keys = oneKey(new Uint8Array(32).fill(9));
  const fetchIt: Ports['fetch'] = async (url, init) => {
    const request = new Request(url, init);
    place.fetched.push({ url, authorization: request.headers.get('authorization') });
    const at = new URL(url);
    if (at.origin === EHR) {
      if (place.away) throw new TypeError('fetch failed');
      return ehr.answer(request);
    }
    if (at.hostname !== 'pds.test') return replyOf(bundle([patient()]));
    const found = place.demographics((at.searchParams.get('identifier') ?? '').split('|')[1] ?? '');
    return replyOf(bundle(found === null ? [] : [found]));
  };
  const one = (): { readonly doors: LaunchDoors; readonly gateway: GatewayApp } => {
    const gateway = createGateway(config, policy, {
      stores: place.stores,
      now: () => place.now,
      fetch: fetchIt,
      randomId: () => randomBytes(24).toString('hex'),
      key: new Uint8Array(32).fill(7),
      transport: cookieTransport(keys, true),
      launches: launchTransport(keys, true, named),
      log: {
        info: (...line) => void place.logged.push(JSON.stringify(line)),
        error: (...line) => void place.logged.push(JSON.stringify(line)),
      },
    });
    return { gateway, doors: launchDoors({ config: named, gateway: gateway.parts, keys }) };
  };
  const all = Array.from({ length: change.gateways ?? 1 }, one);
  let turn = 0;
  const send = (request: Request): Promise<Response> => {
    const next = all[(turn += 1) % all.length];
    if (next === undefined) throw new Error('there is no gateway');
    return next.doors.answer(request) ?? next.gateway.fetch(request);
  };

  const browser = (): Browser => {
    const cookies: Browser['cookies'] = new Map();
    const keep = (answer: Response): Response => {
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
        if (value === '') cookies.delete(name);
        else cookies.set(name, { value, strict: line.includes('SameSite=Strict') });
      }
      return answer;
    };
    const cookieHeader = (ours: boolean, unsafe: boolean): Record<string, string> => {
      const sent = [...cookies].filter(([, { strict }]) => ours || (!strict && !unsafe));
      return sent.length === 0 ? {} : { cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; ') };
    };
    const self: Browser = {
      cookies,
      async arrive(path, form) {
        const url = path.startsWith('https:') ? path : `${OURS}${path}`;
        const headers = { 'sec-fetch-site': 'cross-site', ...cookieHeader(false, form !== undefined) };
        const request =
          form === undefined
            ? new Request(url, { headers })
            : new Request(url, {
                method: 'POST',
                headers: { ...headers, origin: EHR },
                body: new URLSearchParams(form),
              });
        return keep(await send(request));
      },
      async ask(method, path, body) {
        const answer = await send(
          new Request(`${OURS}${path}`, {
            method,
            headers: { origin: OURS, 'content-type': 'application/json', ...cookieHeader(true, false) },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          }),
        );
        keep(answer);
        const text = await answer.text();
        return {
          status: answer.status,
          headers: answer.headers,
          body: (text.startsWith('{') ? JSON.parse(text) : {}) as Json,
        };
      },
      async signIn(userId) {
        const { status } = await self.ask('POST', '/api/session', { userId });
        if (status !== 204) throw new Error(`not signed in: ${String(status)}`);
      },
      async launch(context = {}) {
        const launchValue = ehr.press({ ...CONTEXT, ...context });
        const begun = await self.arrive(
          `/launch?${new URLSearchParams({ iss: ehr.iss, launch: launchValue }).toString()}`,
        );
        const to = begun.headers.get('location') ?? '';
        if (!to.startsWith(EHR)) return begun;
        const back = await ehr.answer(new Request(to));
        const location = back.headers.get('location');
        if (location === null) throw new Error(await back.text());
        return self.arrive(location);
      },
      open: (sent) => self.ask('POST', '/api/launch', { launch: markOf(sent) }),
    };
    return self;
  };
  return Object.assign(place, {
    ehr,
    browser,
    jwt: (said: object, { by, alg = 'RS256' }: { readonly by?: 'another'; readonly alg?: string } = {}) =>
      new SignJWT({ ...said })
        .setProtectedHeader({ alg, kid: 'epr-1' })
        .sign(by === 'another' ? other.privateKey : signing.privateKey),
  });
}

/** The mark of a launch in the address that a door sends a browser on to. */
export const markOf = (sent: Response): string =>
  new URLSearchParams((sent.headers.get('location') ?? '').split('#')[1] ?? '').get('launch') ?? '';
