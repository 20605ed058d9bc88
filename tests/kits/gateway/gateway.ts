/**
 * How do the tests drive a whole gateway? Stores, clock and world in memory, a user at each browser, everything
 * breakable.
 */
import { createMemoryStores } from '../../../src/gateway/memory-stores';
import { ROLES, type Role } from '../../../src/domain/roles';
import type { Membership, OrganisationRef } from '../../../src/domain/api';
import type { Json } from '../../../src/domain/json';
import { createGateway, type GatewayApp } from '../../../src/gateway/app';
import type { GatewayConfig, LimitsConfig, ProviderConfig, User } from '../../../src/gateway/config';
import type { Happening } from '../../../src/gateway/happenings';
import { bundle, NUMBER, patient, provider } from './fake-server';
import { buildPolicy, type Policy } from '../../../src/policy/policy';
import { PACK } from './shipped-policy';
import type { Aside } from '../../../src/gateway/aside';
import type { Destination } from '../../../src/gateway/asking';
import type { Ports, Requester, Stores } from '../../../src/gateway/ports';
import type { WorkParts } from '../../../src/gateway/work-out';

export const HOME = { ods: 'RNG01', name: 'Northgate Hospital', region: 'QMJ' };

/** In another region. */
export const FAR = { ods: 'RFAR1', name: 'Farside Hospital', region: 'QKK' };

type Roles = readonly [Role, ...Role[]];

/** Somebody who holds these roles at one organisation. */
export const userAt = (organisation: OrganisationRef, id: string, name: string, ...[first, ...others]: Roles): User => {
  const at = (role: Role): Membership => ({ role, organisation });
  return { id, name, memberships: [at(first), ...others.map(at)] };
};

export const user = (id: string, name: string, ...roles: Roles): User => userAt(HOME, id, name, ...roles);

const USERS: readonly User[] = [
  user('ben', 'Ben Okoro', 'emergency-clinician', 'hospital-clinician'),
  user('asha', 'Asha Patel', 'gp'),
  user('priscilla', 'Priscilla Wade', 'privacy-officer'),
  user('oscar', 'Oscar Lowe', 'opt-out-officer'),
  // One of each role at the same hospital, and one of each from another region.
  ...ROLES.map((role) => user(`a-${role}`, 'Alex Finch', role)),
  ...ROLES.map((role) => userAt(FAR, `far-${role}`, 'Alex Finch', role)),
];

/** Our own id of every request. */
export const REQUEST = '6f1f2f0e-0000-4000-8000-000000000001';

export const WHO = { nhsNumber: NUMBER, dateOfBirth: '1948-03-14' };
export const REASON = 'Unconscious in resus';

/** An answer's body by what it states: a letter's text may begin with a brace and be no JSON. */
const bodyOf = ({ headers }: Response, text: string): Record<string, unknown> =>
  (/[/+]json\b/.test(headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : {}) as Record<
    string,
    unknown
  >;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** What the host hears of one question. */
export interface AskedFor {
  readonly destination: Destination;
  readonly requester: Requester | null;
}

export interface World {
  /** Milliseconds; move it as you like. */
  now: number;
  readonly stores: Stores;
  /** What each address answers, by the end of its path; a function may take its time. */
  readonly replies: Map<string, (init: RequestInit) => Response | Promise<Response>>;
  /** Addresses asked so far. */
  readonly asked: string[];
  /** The same, by what was asked and for whom. */
  readonly askedFor: AskedFor[];
  /** Every line of the log, as JSON. */
  readonly logged: string[];
  /** What was told for counting. */
  readonly happened: Happening[];
  /** The providers from now on, as after a config that was read again. */
  reconnect(providers: readonly ProviderConfig[]): void;
  readonly policy: Policy;
  signIn(
    userId: string,
  ): Promise<
    (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answered>
  >;
}

export const replyOf = (value: Json): Response =>
  new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/fhir+json' } });

export interface Change {
  readonly providers?: readonly ProviderConfig[];
  readonly stores?: (stores: Stores) => Stores;
  readonly policy?: Partial<GatewayConfig['policy']>;
  readonly terminology?: GatewayConfig['terminology'];
  readonly locator?: GatewayConfig['locator'];
  readonly readPdf?: NonNullable<Ports['readPdf']>;
  readonly chainState?: NonNullable<Ports['chainState']>;
  readonly privacy?: GatewayConfig['privacy'];
  readonly demographics?: GatewayConfig['demographics'];
  /** How a place is asked, in place of the table of replies. */
  readonly fetchFor?: NonNullable<Ports['fetchFor']>;
  readonly limits?: Partial<LimitsConfig>;
  /** How many stand on the same stores, asked in turn; 1 unless said. */
  readonly gateways?: number;
  readonly tables?: NonNullable<GatewayConfig['tables']>;
  /** Where large answers are worked through. */
  readonly aside?: (parts: WorkParts) => Aside;
  /** Sign in beside the usual ones. */
  readonly users?: readonly User[];
}

export type Ask = Awaited<ReturnType<World['signIn']>>;

export const tryOpening = (ask: Ask, more: Json = {}): Promise<Answered> =>
  ask('POST', '/api/records', { ...WHO, purpose: 'direct-care', ...more });

/** The access of a record that must open. */
export async function open(ask: Ask, more: Json = {}): Promise<string> {
  const { status, body, text } = await tryOpening(ask, more);
  if (status !== 201) throw new Error(`the record did not open: ${String(status)} ${text}`);
  return body['access'] as string;
}

export const read = (ask: Ask, access: string, id = 'north'): Promise<Answered> =>
  ask('GET', `/fhir/${id}/Patient/${access}/$everything`);

/** The types of an answer's entries, in order. */
export const types = ({ body }: Answered): readonly string[] =>
  ((body['entry'] ?? []) as readonly { readonly resource: { readonly resourceType: string } }[]).map(
    ({ resource }) => resource.resourceType,
  );

/** A filled-in opt-out form of the person. */
export const FORM = {
  ...WHO,
  firstName: 'Marjorie',
  lastName: 'XX-TESTPATIENT',
  gpPractice: 'Parkside',
  address: '1 Elm Row',
  postcode: 'N1 9ZZ',
  leafletRead: true,
};

const policies = new Map<string, Policy>();

/** Built once for each set of switches: hundreds of worlds share the one that nobody changes. */
function policyOf(switches: GatewayConfig['policy']): Policy {
  const name = JSON.stringify(switches);
  const known = policies.get(name);
  if (known !== undefined) return known;
  const built = buildPolicy({ ...switches, valueSets: [], knowsCode: () => true, ...PACK });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  policies.set(name, built.policy);
  return built.policy;
}

/** One provider called `north` that knows the person, unless told otherwise. */
export function world({
  providers = [provider({ ods: 'OTHER' })],
  stores: changed = (same) => same,
  policy: policyChange = {},
  users = [],
  terminology,
  locator,
  readPdf,
  chainState,
  privacy,
  demographics = { baseUrl: 'https://pds.test/fhir' },
  fetchFor,
  limits = {},
  gateways = 1,
  tables,
  aside,
}: Change = {}): World {
  const config: GatewayConfig = {
    instance: { name: 'North Central London', region: 'QMJ', regions: ['QMJ'] },
    identity: { mode: 'demo', users: [...USERS, ...users] },
    demographics,
    ...(terminology === undefined ? {} : { terminology }),
    ...(locator === undefined ? {} : { locator }),
    ...(tables === undefined ? {} : { tables }),
    providers,
    policy: { exclusions: {}, optOutOtherSettings: 'suppress', emergencyMinutes: 30, ...policyChange },
    session: { idleMinutes: 15, absoluteMinutes: 600 },
    ...(privacy === undefined ? {} : { privacy }),
    // many a test opens as many records as it likes at one moment
    limits: {
      inFlight: 10_000,
      matchedLookUpsPerHour: 10_000,
      openingsPerHour: 10_000,
      sessionsPerUser: 10_000,
      ...limits,
    },
  };
  const policy = policyOf(config.policy);
  const stores = changed(createMemoryStores());
  let ids = 0;
  const made: Omit<World, 'signIn' | 'reconnect'> = {
    now: 1_760_000_000_000,
    stores,
    asked: [],
    askedFor: [],
    logged: [],
    happened: [],
    policy,
    replies: new Map([
      ['pds.test', () => replyOf(bundle([patient()]))],
      ['$everything', () => replyOf(bundle([patient()]))],
      ['north.test', () => replyOf(bundle([patient()]))],
    ]),
  };
  const ports: Ports = {
    stores,
    now: () => made.now,
    ...(readPdf === undefined ? {} : { readPdf }),
    ...(chainState === undefined ? {} : { chainState }),
    fetch: (url, init) => {
      made.asked.push(url);
      // what is asked for is matched, and not how many of it on a page
      const address = decodeURIComponent(url).replace(/[?&]_count=\d+$/, '');
      const key =
        [...made.replies.keys()].reverse().find((part) => address.endsWith(part)) ??
        [...made.replies.keys()].find((part) => address.includes(`//${part}`)) ??
        '';
      const reply = made.replies.get(key);
      return reply === undefined ? Promise.reject(new Error('nobody there')) : Promise.resolve(reply(init));
    },
    fetchFor: (destination, requester) => (url, init) => {
      made.askedFor.push({ destination, requester });
      return (fetchFor?.(destination, requester) ?? ports.fetch)(url, init);
    },
    requestId: () => REQUEST,
    told: (happening) => void made.happened.push(happening),
    randomId: () => `id-${String((ids += 1)).padStart(20, '0')}`,
    key: new Uint8Array(32).fill(7),
    transport: {
      read: (request) => request.headers.get('x-session'),
      write: (headers, id) => {
        headers.set('x-session', id ?? '');
      },
    },
    log: {
      info: (...line) => void made.logged.push(JSON.stringify(line)),
      error: (...line) => void made.logged.push(JSON.stringify(line)),
    },
  };
  const held = aside?.({ policy, key: ports.key, ownTables: null, ...(readPdf === undefined ? {} : { readPdf }) });
  const given: Ports = held === undefined ? ports : { ...ports, aside: held };
  const all = Array.from({ length: gateways }, () => createGateway(config, policy, given));
  let asked = 0;
  return Object.assign(made, {
    reconnect(others: readonly ProviderConfig[]) {
      for (const gateway of all) gateway.reconfigure({ ...config, providers: others });
    },
    async signIn(userId: string) {
      let session = '';
      const ask = async (
        method: string,
        path: string,
        body?: unknown,
        more: Readonly<Record<string, string>> = {},
      ): Promise<Answered> => {
        const headers: Record<string, string> = {
          ...(session === '' ? {} : { 'x-session': session }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...more,
        };
        asked += 1;
        const response = await (all[asked % all.length] as GatewayApp).fetch(
          new Request(`https://gateway.test${path}`, {
            method,
            headers,
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          }),
        );
        session = response.headers.get('x-session') ?? session;
        const text = await response.text();
        return {
          status: response.status,
          headers: response.headers,
          text,
          body: bodyOf(response, text),
        };
      };
      await ask('POST', '/api/session', { userId });
      return ask;
    },
  });
}
