import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askProvider } from './ask-provider';
import {
  bundle,
  fakeServer,
  LOOK_UP,
  patient,
  person,
  provider,
  replyWith,
} from '../../../tests/kits/gateway/fake-server';
import type { Json } from '../../domain/json';

const OUTCOMES = ['answered', 'identity-not-confirmed', 'restricted', 'bad-answer'];
const TYPES = [
  'Condition',
  'Observation',
  'List',
  'MedicationRequest',
  'ReferralRequest',
  'Patient',
  'OperationOutcome',
  'Appointment',
  'Bundle',
  'constructor',
  '',
  7,
];

/** A resource of a known type with elements that hold anything, some of them the ones intake itself reads. */
const resource = fc
  .tuple(
    fc.constantFrom(...TYPES),
    fc.option(fc.constantFrom<unknown>('1', '2', '..', '', 7, {}), { nil: undefined }),
    fc.dictionary(
      fc.constantFrom(
        'meta',
        'identifier',
        'name',
        'subject',
        'patient',
        'contained',
        'extension',
        'participant',
        'code',
        'issue',
        'birthDate',
        'text',
        '__proto__',
        'toString',
      ),
      fc.jsonValue({ maxDepth: 4 }),
    ),
  )
  .map(([resourceType, id, rest]): Json => ({ ...rest, resourceType, id }));

const answer = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record(
    {
      resourceType: fc.constant('Bundle'),
      entry: fc.array(
        fc.oneof(
          resource.map((value) => ({ resource: value })),
          fc.jsonValue({ maxDepth: 3 }),
        ),
      ),
      total: fc.jsonValue({ maxDepth: 1 }),
      link: fc.jsonValue({ maxDepth: 3 }),
    },
    { requiredKeys: ['resourceType'] },
  ),
);

test.each(['everything', 'search', 'gp-connect'] as const)(
  'whatever JSON a provider answers (%s), the end is an outcome, and only its own base is asked',
  async (retrieve) => {
    await fc.assert(
      fc.asyncProperty(answer, fc.boolean(), fc.constantFrom('STU3', 'R4'), async (body, known, fhirVersion) => {
        const text = JSON.stringify(body);
        const server = fakeServer({
          ...(known ? { [LOOK_UP]: bundle([patient()]) } : {}),
          metadata: {
            resourceType: 'CapabilityStatement',
            rest: [{ resource: [{ type: 'Condition' }, { type: 'Observation' }] }],
          },
        });
        const fetch = async (url: string, init: RequestInit): Promise<Response> => {
          expect(url.startsWith('https://north.test/fhir')).toBe(true);
          const reply = await server.fetch(url, init);
          return reply.status === 404 ? replyWith(text) : reply;
        };
        const result = await askProvider(
          provider({ retrieve, fhirVersion: fhirVersion as 'STU3' | 'R4', maxPages: 3 }),
          person(),
          { fetch, now: () => 0 },
        );
        expect(OUTCOMES).toContain(result.outcome);
        if (result.outcome === 'answered')
          expect(result.resources.some(({ resourceType }) => (resourceType as string) === 'Patient')).toBe(false);
      }),
      { numRuns: 300 },
    );
  },
);
