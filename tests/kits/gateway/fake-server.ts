/** How do the tests stand in for a provider? A fetch that answers from a table and remembers what it was asked. */
import type { Json } from '../../../src/domain/json';
import type { ProviderConfig } from '../../../src/gateway/config';
import { NHS_NUMBER_SYSTEM } from '../../../src/domain/nhs-number';
import type { Person } from '../../../src/gateway/intake/identity/person';

export const BASE = 'https://north.test/fhir';
export const NUMBER = '9990123454';

/** What one address answers: JSON, a whole Response, or a promise of one. */
export type Reply = Response | Json | string | Promise<Response>;

export interface FakeServer {
  readonly asked: string[];
  readonly inits: RequestInit[];
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

export const replyWith = (body: Json | string, status = 200): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/fhir+json' },
  });

/**
 * Addresses are given below the base; a query is matched as text after decoding, without the entries asked for on a
 * page. Whatever is not in the table is a 404.
 */
export function fakeServer(
  table: Readonly<Record<string, Reply | ((init: RequestInit) => Reply)>>,
  base = BASE,
): FakeServer {
  const asked: string[] = [];
  const inits: RequestInit[] = [];
  return {
    asked,
    inits,
    async fetch(url, init) {
      const below = decodeURIComponent(url.startsWith(`${base}/`) ? url.slice(base.length + 1) : url);
      const path = below.replace(/[?&]_count=\d+$/, '');
      asked.push(path);
      inits.push(init);
      const found = table[path];
      const reply = typeof found === 'function' ? found(init) : found;
      if (reply === undefined)
        return replyWith(
          { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-supported' }] },
          404,
        );
      if (reply instanceof Response || reply instanceof Promise) return reply;
      return replyWith(reply);
    },
  };
}

export const bundle = (resources: readonly Json[], more: Json = {}): Json => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({
    ...(typeof resource['id'] === 'string'
      ? { fullUrl: `${BASE}/${String(resource['resourceType'])}/${resource['id']}` }
      : {}),
    resource,
  })),
  ...more,
});

export const LOOK_UP = `Patient?identifier=${NHS_NUMBER_SYSTEM}|${NUMBER}`;
export const EVERYTHING = 'Patient/p1/$everything';

export const patient = (more: Json = {}): Json => ({
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: NHS_NUMBER_SYSTEM, value: NUMBER }],
  name: [{ use: 'official', family: 'XX-TESTPATIENT', given: ['Marjorie'] }],
  birthDate: '1948-03-14',
  gender: 'female',
  ...more,
});

export const person = (more: Partial<Person> = {}): Person => ({
  nhsNumber: NUMBER,
  otherNhsNumbers: [],
  names: [{ family: 'XX-TESTPATIENT', given: 'Marjorie' }],
  family: 'XX-TESTPATIENT',
  given: 'Marjorie',
  dateOfBirth: '1948-03-14',
  gender: 'Female',
  deceased: false,
  restricted: false,
  ...more,
});

export const provider = (more: Partial<ProviderConfig> = {}): ProviderConfig => ({
  id: 'north',
  name: 'Northgate Hospital',
  ods: 'RNG01',
  region: 'QMJ',
  setting: 'acute',
  baseUrl: BASE,
  fhirVersion: 'R4',
  retrieve: 'everything',
  timeoutMs: 8000,
  maxBytes: 1_000_000,
  maxPages: 10,
  ...more,
});

export const condition = (id: string, more: Json = {}): Json => ({
  resourceType: 'Condition',
  id,
  code: { text: 'Asthma' },
  subject: { reference: 'Patient/p1' },
  ...more,
});
