/** Does the simulated PDS refuse each single thing that is wrong, and answer each of its statuses? */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json';
import { createPds } from './pds';

const system = 'https://fhir.nhs.uk/Id/nhs-number';
const person = (number: string, more: Json = {}): Json => ({
  resourceType: 'Patient',
  identifier: [{ system, value: number }],
  name: [{ use: 'usual', family: 'XX-TESTPATIENT', given: ['Marjorie'] }],
  birthDate: '1948-03-14',
  address: [{ use: 'home', postalCode: 'N1 9ZZ' }],
  ...more,
});

const PEOPLE = [
  person('9990123454', {
    identifier: [
      { system, value: '9990123454' },
      { system, value: '9990000026', use: 'old' },
    ],
  }),
  person('9990000034', { meta: { security: [{ code: 'R' }] } }),
  person('9990000042', { active: false, birthDate: '1950-01-01' }),
];

let now = 1_760_000_000_000;
const pds = (more: object = {}) =>
  createPds({
    people: PEOPLE,
    granted: (token) => (token === 'app' ? { user: null } : token === 'user' ? { user: '555021935107' } : null),
    now: () => now,
    ...more,
  });

const HEADERS = {
  'X-Request-ID': '6f1f2f0e-0000-4000-8000-000000000001',
  Authorization: 'Bearer user',
  'NHSD-End-User-Organisation-ODS': 'Y00101',
  'NHSD-Session-URID': '555254240100',
};

async function ask(
  path: string,
  change: Record<string, string | undefined> = {},
  at = pds(),
): Promise<readonly [number, unknown, Record<string, unknown>]> {
  const headers = Object.entries({ ...HEADERS, ...change }).filter(
    (one): one is [string, string] => one[1] !== undefined,
  );
  const response = await at.answer(new Request(`https://pds.test/FHIR/R4/${path}`, { headers }));
  const body = (await response.json()) as Record<string, unknown>;
  const [issue] = (body['issue'] ?? []) as { details: { coding: { code: string }[] }; diagnostics: string }[];
  return [response.status, issue === undefined ? null : [issue.details.coding[0]?.code, issue.diagnostics], body];
}

describe('one thing wrong at a time', () => {
  it.each<[string, Record<string, string | undefined>, number]>([
    ['X-Request-ID', { 'X-Request-ID': undefined }, 400],
    ['X-Request-ID', { 'X-Request-ID': '1' }, 400],
    ['Authorization', { Authorization: undefined }, 401],
    ['Authorization', { Authorization: 'Bearer other' }, 401],
    ['NHSD-End-User-Organisation-ODS', { 'NHSD-End-User-Organisation-ODS': undefined }, 400],
    ['NHSD-Session-URID', { 'NHSD-Session-URID': 'R8000' }, 400],
  ])('%s: %j', async (what, change, status) => {
    const [answered, issue] = await ask('Patient/9990123454', change);
    expect([answered, issue]).toEqual([status, [status === 401 ? 'ACCESS_DENIED' : 'MISSING_VALUE', what]]);
  });

  it.each([
    ['Patient?family=x&birthdate=eq1948-03-14&identifier=y', 400, 'ADDITIONAL_PROPERTIES'],
    ['Patient?family=x', 400, 'MISSING_VALUE'],
    ['Patient?family=x&birthdate=14-03-1948', 400, 'INVALID_VALUE'],
    ['Patient?birthdate=eq1948-03-14', 400, 'INVALID_SEARCH_DATA'],
    ['Patient?family=x&birthdate=eq1948-03-14&_max-results=51', 400, 'INVALID_VALUE'],
    ['Patient/9990123455', 400, 'INVALID_RESOURCE_ID'],
    ['Patient/9990000018', 404, 'RESOURCE_NOT_FOUND'],
    ['Patient/9990000042', 404, 'INVALIDATED_RESOURCE'],
    ['Observation', 400, 'MISSING_VALUE'],
  ])('%s: %i %s', async (path, status, code) => {
    const [answered, issue] = await ask(path);
    expect([answered, (issue as string[])[0]]).toEqual([status, code]);
  });

  it('an application may have one result and no more', async () => {
    const search = 'Patient?family=XX-TESTPATIENT&birthdate=eq1948-03-14';
    expect((await ask(`${search}&_max-results=2`, { Authorization: 'Bearer app' }))[0]).toBe(403);
    const [status, issue] = await ask(search, { Authorization: 'Bearer app' });
    expect([status, (issue as string[])[0]]).toEqual([200, 'TOO_MANY_MATCHES']);
    expect((await ask(search))[2]['total']).toBe(2);
  });
});

it('a superseded number is answered with the one that took its place', async () => {
  const [status, , body] = await ask('Patient/9990000026');
  expect([status, body['id'], body['identifier']]).toEqual([200, '9990123454', [{ system, value: '9990123454' }]]);
});

it('of a restricted person nothing tells where, and no search by postcode finds them', async () => {
  const [, , body] = await ask('Patient/9990000034');
  expect([body['address'], body['meta']]).toEqual([
    undefined,
    { versionId: '2', security: [expect.objectContaining({ code: 'R' })] },
  ]);
  const [, , found] = await ask('Patient?family=XX*&birthdate=eq1948-03-14&address-postalcode=N1*');
  expect(found['total']).toBe(1);
});

it('more than it takes in a second, or while it is busy, it says when to come back', async () => {
  const at = pds({ mostPerSecond: 2 });
  const statuses = [];
  for (let asked = 0; asked < 3; asked += 1) statuses.push((await ask('Patient/9990123454', {}, at))[0]);
  expect(statuses).toEqual([200, 200, 429]);
  now += 1000;
  expect((await ask('Patient/9990123454', {}, at))[0]).toBe(200);
  at.busyUntil(now + 5000);
  const response = await at.answer(new Request('https://pds.test/FHIR/R4/Patient/9990123454', { headers: HEADERS }));
  expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '5']);
});
