/** Does every STU3 element reach R4 under its new name, or is it said that it cannot? The rows: convert-cases.json. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import cases from './convert-cases.json';
import { inR4Elements } from '../domain/of-other-versions';
import { convertedTypes, toR4 } from './convert';
import type { JsonDraft as Json } from '../domain/json';

const T = 'http://terminology.hl7.org/CodeSystem/';
const carry = (resource: Json): { readonly resource: Json; readonly warnings: readonly string[] } => {
  const converted = toR4(resource);
  if (!converted.ok) throw new Error(converted.reason);
  return { resource: converted.resource as unknown as Json, warnings: converted.warnings };
};

/** What an STU3 element becomes in R4, type by type. */
interface Case {
  readonly rule: string;
  readonly type: string;
  readonly stu3: Json;
  readonly r4: Json;
}
const CASES: readonly Case[] = cases;

test.each(CASES)('$rule ($type)', ({ type, stu3, r4 }) => {
  const { resource } = carry({ resourceType: type, id: '1', ...stu3 });
  expect(resource).toMatchObject({ resourceType: type, id: '1', ...r4 });
  for (const element of Object.keys(stu3))
    if (!Object.hasOwn(r4, element) && element !== 'extension') expect(resource).not.toHaveProperty(element);
});

test('referrals and procedure requests are ServiceRequests', () => {
  const referral = {
    resourceType: 'ReferralRequest',
    id: '1',
    status: 'cancelled',
    type: { text: 'urgent' },
    serviceRequested: [{ text: 'cardiology' }, { text: 'echo' }],
    specialty: { text: 'x' },
    recipient: [{ reference: 'Organization/1' }],
    description: 'chest pain',
    note: [{ text: 'n' }],
    requester: { agent: { reference: 'Practitioner/1' }, onBehalfOf: { reference: 'Organization/2' } },
  };
  const { resource, warnings } = carry(referral);
  expect(resource).toEqual({
    resourceType: 'ServiceRequest',
    id: '1',
    status: 'revoked',
    intent: 'order',
    category: [
      { text: 'urgent' },
      { coding: [{ system: 'http://snomed.info/sct', code: '3457005', display: 'Referral' }] },
    ],
    code: { text: 'cardiology' },
    orderDetail: [{ text: 'echo' }],
    performerType: { text: 'x' },
    performer: [{ reference: 'Organization/1' }],
    note: [{ text: 'chest pain' }, { text: 'n' }],
    requester: { reference: 'Practitioner/1' },
  });
  expect(warnings).toEqual(['ReferralRequest.requester.onBehalfOf cannot be carried']);
  expect(
    carry({
      resourceType: 'ProcedureRequest',
      id: '2',
      status: 'suspended',
      performer: { reference: 'Practitioner/1' },
    }).resource,
  ).toEqual({
    resourceType: 'ServiceRequest',
    id: '2',
    status: 'on-hold',
    performer: [{ reference: 'Practitioner/1' }],
  });
});

describe('labels', () => {
  test('in meta, inline and contained: kept, in R4’s spelling; profiles go', () => {
    const label = { system: 'http://hl7.org/fhir/v3/ActCode', code: 'HIV' };
    const { resource } = carry({
      resourceType: 'List',
      id: '1',
      meta: { profile: ['x'], security: [{ system: 'http://hl7.org/fhir/v3/Confidentiality', code: 'R' }] },
      entry: [{ item: { reference: '#a' }, extension: [{ url: 'inline-sec-label', valueCoding: label }] }],
      contained: [
        {
          resourceType: 'AllergyIntolerance',
          id: 'a',
          clinicalStatus: 'resolved',
          meta: { profile: ['y'], security: [label] },
        },
      ],
    });
    expect(resource).toEqual({
      resourceType: 'List',
      id: '1',
      meta: { security: [{ system: `${T}v3-Confidentiality`, code: 'R' }] },
      entry: [
        {
          item: { reference: '#a' },
          extension: [{ url: 'inline-sec-label', valueCoding: { system: `${T}v3-ActCode`, code: 'HIV' } }],
        },
      ],
      contained: [
        {
          resourceType: 'AllergyIntolerance',
          id: 'a',
          clinicalStatus: { coding: [{ system: `${T}allergyintolerance-clinical`, code: 'resolved' }] },
          meta: { security: [{ system: `${T}v3-ActCode`, code: 'HIV' }] },
        },
      ],
    });
  });
});

describe('what cannot be carried is said', () => {
  test.each<[Json, string]>([
    [{ resourceType: 'Medication', isBrand: true }, 'Medication.isBrand cannot be carried'],
    [
      { resourceType: 'MedicationRequest', definition: [{ reference: 'ActivityDefinition/1' }] },
      'MedicationRequest.definition cannot be carried',
    ],
    [
      { resourceType: 'Observation', related: [{ type: 'qualified-by', target: { reference: 'Observation/1' } }] },
      'Observation.related (qualified-by) cannot be carried',
    ],
    [
      { resourceType: 'DiagnosticReport', performer: [{ role: { text: 'x' }, actor: {} }] },
      'DiagnosticReport.performer.role cannot be carried',
    ],
    [{ resourceType: 'SupplyDelivery' }, 'SupplyDelivery is carried as it is: no table says how it changed'],
  ])('%j', (resource, warning) => {
    expect(carry(resource).warnings).toEqual([warning]);
  });

  test.each<[unknown, string]>([
    [null, 'it is not a resource'],
    ['x', 'it is not a resource'],
    [[], 'it is not a resource'],
    [{}, 'it has no resourceType'],
    [{ resourceType: 7 }, 'it has no resourceType'],
    [{ resourceType: 'ProcessRequest' }, 'ProcessRequest has no counterpart in R4'],
    [JSON.parse(`{"resourceType":"Flag","a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`), 'it is nested too deep'],
  ])('%#: not a resource that R4 knows', (resource, reason) => {
    expect(toR4(resource)).toEqual({ ok: false, reason });
  });
});

test('extensions of a renamed primitive are renamed with it', () => {
  expect(carry({ resourceType: 'Condition', id: '1', _assertedDate: { extension: [{ url: 'x' }] } }).resource).toEqual({
    resourceType: 'Condition',
    id: '1',
    _recordedDate: { extension: [{ url: 'x' }] },
  });
});

/** Any STU3 resource of any type in the tables, with any of its elements holding anything. */
const anyResource = fc
  .tuple(
    fc.constantFrom(...convertedTypes()),
    fc.dictionary(
      fc.constantFrom(
        'status',
        'context',
        'category',
        'performer',
        'requester',
        'related',
        'dosage',
        'explanation',
        'package',
        'diagnosis',
        'contained',
        'reason',
        'note',
        'author',
        'activity',
        'agent',
        'entity',
        'udi',
        'extension',
        'questionnaire',
        'content',
        'created',
        'clinicalStatus',
        'component',
        'meta',
        '__proto__',
        'constructor',
      ),
      fc.anything({ maxDepth: 3 }),
    ),
  )
  .map(([resourceType, rest]): Json => ({ ...rest, resourceType, id: '1' }));

test('whatever the elements hold, nothing throws and the input is not changed', () => {
  fc.assert(
    fc.property(anyResource, (resource) => {
      const input = JSON.parse(
        JSON.stringify(resource, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      ) as Json;
      const before = JSON.stringify(input);
      expect(toR4(input).ok).toBe(true);
      expect(JSON.stringify(input)).toBe(before);
    }),
    { numRuns: 500 },
  );
});

test.each(['active', 'completed', 'stopped', 'intended', 'on-hold', 'entered-in-error'])(
  'a medicine that is %s and was not taken is the same, sent as STU3 or left so in R4',
  (status) => {
    const statement = { resourceType: 'MedicationStatement', id: 'm', status, taken: 'n' };
    const converted = toR4(statement);
    expect(converted.ok && converted.resource).toMatchObject({ status: inR4Elements(statement).status });
  },
);
