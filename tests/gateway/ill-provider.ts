/**
 * What stands in for a provider that misbehaves? A bare HTTP server, asked in all three ways, that knows Marjorie and
 * answers for her record as told.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Json } from '../../src/domain/json';
import { MARJORIE } from './people';

/** Answers one question about the record, or about who is known; `origin` is the server's own. */
export type Answer = (response: ServerResponse, origin: string, request: IncomingMessage) => void;

export interface IllProvider {
  readonly origin: string;
  /**
   * From now on, how the record is answered, and how the look-up is; by default well. Returns what was asked of it from
   * then on.
   */
  behave(record: Answer, lookUp?: Answer): readonly string[];
  /** Bytes written to all its callers since it last changed its ways. */
  written(): number;
  close(): void;
}

export const patient = (more: Json = {}): Json => ({
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: MARJORIE.nhsNumber }],
  name: [{ use: 'official', family: 'XX-TESTPATIENT', given: ['Marjorie'] }],
  birthDate: MARJORIE.dateOfBirth,
  ...more,
});

export const condition = (id: string, more: Json = {}): Json => ({
  resourceType: 'Condition',
  id,
  clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] },
  code: { coding: [{ system: 'http://snomed.info/sct', code: '195967001', display: 'Asthma' }] },
  subject: { reference: 'Patient/p1' },
  ...more,
});

export const bundle = (resources: readonly Json[], more: Json = {}): Json => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
  ...more,
});

export const says =
  (body: Json | string, status = 200, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'Content-Type': 'application/fhir+json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

const CAPABILITIES = {
  resourceType: 'CapabilityStatement',
  rest: [
    {
      mode: 'server',
      resource: [
        { type: 'Condition', interaction: [{ code: 'search-type' }] },
        { type: 'AllergyIntolerance', interaction: [{ code: 'search-type' }] },
      ],
    },
  ],
};
const KNOWN = says(bundle([patient()]));

export async function startIllProvider(): Promise<IllProvider> {
  let record: Answer = KNOWN;
  let lookUp: Answer = KNOWN;
  let asked: string[] = [];
  const sockets = new Map<Socket, number>();
  const server = createServer((request, response) => {
    const { url = '', method = '' } = request;
    const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    asked.push(`${method} ${url}`);
    if (!sockets.has(response.socket as Socket)) sockets.set(response.socket as Socket, 0);
    if (url === '/fhir/metadata') says(CAPABILITIES)(response, origin, request);
    else if (url.startsWith('/fhir/Patient?')) lookUp(response, origin, request);
    else if (url.startsWith('/fhir/AllergyIntolerance?')) says(bundle([]))(response, origin, request);
    else record(response, origin, request);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    behave(nextRecord, nextLookUp = KNOWN) {
      record = nextRecord;
      lookUp = nextLookUp;
      asked = [];
      for (const socket of sockets.keys()) sockets.set(socket, socket.bytesWritten);
      return asked;
    },
    written: () => [...sockets].reduce((sum, [socket, before]) => sum + socket.bytesWritten - before, 0),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
