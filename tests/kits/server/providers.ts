/** Demographics and some providers over real HTTP, which know one person and hold what a test gives them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../../src/domain/json';

export const PERSON = { nhsNumber: '9990000018', dateOfBirth: '1958-03-14' } as const;

export const patientOf = (id: string): Json => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: PERSON.nhsNumber }],
  name: [{ use: 'official', family: 'XX-TESTPATIENT', given: ['Mabel'] }],
  birthDate: PERSON.dateOfBirth,
});

const searchset = (resources: readonly Json[]): Json => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});

export interface Providers {
  readonly origin: string;
  /** How many requests this one has had. */
  asked(provider: string): number;
  close(): void;
}

/** `/{provider}` is the FHIR base of each; `/demographics` of demographics. */
export async function startProviders(held: Readonly<Record<string, readonly Json[]>>): Promise<Providers> {
  const requests = new Map<string, number>();
  const server = createServer((request, response) => {
    const [, provider = '', ...rest] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    requests.set(provider, (requests.get(provider) ?? 0) + 1);
    const path = decodeURIComponent(rest.join('/'));
    const body =
      path === 'Patient'
        ? searchset([patientOf('p')])
        : path === 'Patient/p/$everything'
          ? searchset([patientOf('p'), ...(held[provider] ?? [])])
          : null;
    response.writeHead(body === null ? 404 : 200, { 'Content-Type': 'application/fhir+json' });
    response.end(JSON.stringify(body ?? { resourceType: 'OperationOutcome' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked: (provider) => requests.get(provider) ?? 0,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A browser that keeps its cookie. */
export async function signedInAt(origin: string, userId: string) {
  const ask = (cookie: string) => (method: string, path: string, body?: unknown) =>
    fetch(`${origin}${path}`, {
      method,
      headers: { Origin: origin, ...(cookie === '' ? {} : { Cookie: cookie }), 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const answer = await ask('')('POST', '/api/session', { userId });
  return { status: answer.status, ask: ask(answer.headers.get('Set-Cookie')?.split(';')[0] ?? '') };
}

/** A row of `providers` for a config of which nobody is ever asked: one must stand there. */
export const NOBODY_ASKED = {
  id: 'nobody-asked',
  name: 'Nobody is asked',
  ods: 'Y00101',
  region: 'QMJ',
  setting: 'gp',
  baseUrl: 'http://127.0.0.1:1/fhir',
  fhirVersion: 'R4',
  retrieve: 'everything',
} as const;
