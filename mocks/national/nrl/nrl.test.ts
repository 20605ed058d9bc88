/** Does the simulated locator refuse what the national one would, by name, one wrong thing at a time? */
import { describe, expect, it } from 'vitest';
import { createNrl, NRL_BASE, type NrlOptions } from './nrl';
import { fixturePointers, pointerTo } from './fixture-pointers';

const NUMBER = '9990123454';
const ASKED = `https://fhir.nhs.uk/Id/nhs-number|${NUMBER}`;
const UUID = '6f1f2f0e-0000-4000-8000-000000000001';
const HEADERS: Readonly<Record<string, string>> = {
  Accept: 'application/fhir+json',
  Authorization: 'Bearer given-out',
  'NHSD-End-User-Organisation-ODS': 'Y00101',
  'X-Request-ID': UUID,
  'X-Correlation-ID': UUID,
};

interface Asked {
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly query?: readonly (readonly [string, string])[];
  readonly method?: string;
  readonly path?: string;
}

async function ask(
  { headers = {}, query, method = 'GET', path = '/DocumentReference' }: Asked,
  more: Partial<NrlOptions> = {},
) {
  const nrl = createNrl({
    pointers: () => Array.from({ length: 45 }, (_, at) => pointerTo({ ods: 'RNG01' }, NUMBER, at)),
    knowsToken: (token) => token === 'given-out',
    authorised: (ods) => ods === 'Y00101',
    ...more,
  });
  const sent = new Headers();
  for (const [name, value] of Object.entries({ ...HEADERS, ...headers })) if (value !== null) sent.set(name, value);
  const asked = new URLSearchParams((query ?? [['subject:identifier', ASKED]]).map(([name, value]) => [name, value]));
  const response = await nrl(
    new Request(`https://nrl.test${NRL_BASE}${path}?${asked.toString()}`, { method, headers: sent }),
  );
  return { response, body: (await response.json()) as { issue?: { diagnostics: string }[]; total?: number } };
}

describe('one thing at a time is wrong', () => {
  it.each<readonly [string, number, Asked]>([
    ['Authorization', 401, { headers: { Authorization: null } }],
    ['Authorization', 401, { headers: { Authorization: 'Bearer stolen' } }],
    ['Authorization', 401, { headers: { Authorization: 'Basic given-out' } }],
    ['Accept', 406, { headers: { Accept: 'application/fhir+xml' } }],
    ['NHSD-End-User-Organisation-ODS', 400, { headers: { 'NHSD-End-User-Organisation-ODS': null } }],
    ['NHSD-End-User-Organisation-ODS', 400, { headers: { 'NHSD-End-User-Organisation-ODS': 'y-00101' } }],
    ['NHSD-End-User-Organisation-ODS', 403, { headers: { 'NHSD-End-User-Organisation-ODS': 'RNG01' } }],
    ['X-Request-ID', 400, { headers: { 'X-Request-ID': null } }],
    ['X-Request-ID', 400, { headers: { 'X-Request-ID': 'request-1' } }],
    ['X-Correlation-ID', 400, { headers: { 'X-Correlation-ID': 'correlation-1' } }],
    ['subject:identifier', 400, { query: [] }],
    ['subject:identifier', 400, { query: [['subject:identifier', NUMBER]] }],
    ['subject:identifier', 400, { query: [['subject:identifier', `https://fhir.nhs.uk/Id/other|${NUMBER}`]] }],
    ['subject:identifier', 400, { query: [['subject:identifier', 'https://fhir.nhs.uk/Id/nhs-number|9990123455']] }],
    [
      'patient',
      400,
      {
        query: [
          ['subject:identifier', ASKED],
          ['patient', 'p1'],
        ],
      },
    ],
    [
      'subject:identifier',
      400,
      {
        query: [
          ['subject:identifier', ASKED],
          ['subject:identifier', ASKED],
        ],
      },
    ],
    [
      'custodian:identifier',
      400,
      {
        query: [
          ['subject:identifier', ASKED],
          ['custodian:identifier', 'RNG01'],
        ],
      },
    ],
    [
      'type',
      400,
      {
        query: [
          ['subject:identifier', ASKED],
          ['type', '736253002'],
        ],
      },
    ],
    [
      'next-page-token',
      400,
      {
        query: [
          ['subject:identifier', ASKED],
          ['next-page-token', '2'],
        ],
      },
    ],
    ['path', 404, { path: '/Patient' }],
    ['method', 405, { method: 'POST' }],
  ])('%s: %i', async (name, status, asked) => {
    const { response, body } = await ask(asked);
    expect(response.status).toBe(status);
    expect(body.issue?.[0]?.diagnostics.startsWith(`${name}: `)).toBe(true);
  });

  it('nothing is: twenty of them, and a token for more', async () => {
    const { response, body } = await ask({});
    expect(response.status).toBe(200);
    expect(response.headers.get('X-Request-ID')).toBe(UUID);
    expect(body).toMatchObject({ total: 45, meta: { tag: [{ code: 'from-20' }] } });
    const last = await ask({
      query: [
        ['subject:identifier', ASKED],
        ['next-page-token', 'from-40'],
      ],
    });
    expect(last.body).not.toHaveProperty('meta');
    expect((last.body as unknown as { entry: unknown[] }).entry).toHaveLength(5);
    const one = await ask({
      query: [
        ['subject:identifier', ASKED],
        ['custodian:identifier', 'https://fhir.nhs.uk/Id/ods-organization-code|REF02'],
        ['type', 'http://snomed.info/sct|824321000000109'],
      ],
    });
    expect(one.body.total).toBe(0);
  });
});

it('points for a synthetic person to everybody but a practice who holds something', async () => {
  const theirs = (await fixturePointers()).filter(({ subject }) => subject.identifier.value === NUMBER);
  const custodians = theirs.map(({ id }) => id.split('-')[0]);
  expect(custodians).toEqual(expect.arrayContaining(['RNG01', 'REF02', 'RRV03', 'RHS06']));
  expect(custodians).not.toContain('Y00101');
});
