import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAsSent } from '../../../domain/decimals';
import type { Json, JsonDraft } from '../../../domain/json';
import { localReference, makeWellFormed } from './well-formed';

const NOWHERE = { base: 'https://north.test/fhir/', fullUrls: new Map([['urn:uuid:7', 'Encounter/e7']]), stu3: null };
const parse = (text: string): Json => JSON.parse(text) as Json;

const nested = (depth: number): Json => parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);

test('10,000 deep is refused and does not exhaust the stack, in objects or lists', () => {
  expect(makeWellFormed(nested(10_000), NOWHERE)).toBe(false);
  expect(makeWellFormed(parse(`{"a":${'[{"b":'.repeat(10_000)}1${'}]'.repeat(10_000)}}`), NOWHERE)).toBe(false);
  expect(makeWellFormed(nested(50), NOWHERE)).toBe(true);
});

test('__proto__ keys go and pollute nothing', () => {
  const resource = parse('{"resourceType":"Flag","__proto__":{"polluted":true},"code":{"__proto__":"x","text":"y"}}');
  expect(makeWellFormed(resource, NOWHERE)).toBe(true);
  expect(JSON.stringify(resource)).toBe('{"resourceType":"Flag","code":{"text":"y"}}');
  expect(({} as Json)['polluted']).toBeUndefined();
});

test('a code held as a number is read as the code it stands for', () => {
  const resource = parse('{"code":{"coding":[{"system":"http://snomed.info/sct","code":86406008}]}}');
  expect(makeWellFormed(resource, NOWHERE)).toBe(true);
  expect(resource).toEqual({ code: { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] } });
});

test('a code whose digits a number cannot hold makes the resource unusable: nobody could judge it', () => {
  expect(makeWellFormed(parse('{"code":{"coding":[{"code":10231000132102123456}]}}'), NOWHERE)).toBe(false);
});

test('a code of many digits, sent as a number, is the code that was sent', () => {
  const resource = parseAsSent('{"code":{"coding":[{"code":10231000132102123456}]}}') as JsonDraft;
  expect(makeWellFormed(resource, NOWHERE)).toBe(true);
  expect(resource).toMatchObject({ code: { coding: [{ code: '10231000132102123456' }] } });
});

test.each([
  '{"meta":{"security":{"code":"R"}}}',
  '{"code":{"coding":"86406008"}}',
  '{"contained":[[{}]]}',
  '{"extension":7}',
  '{"code":{"coding":["x"]}}',
])('%s cannot be judged and is not used', (text) => {
  expect(makeWellFormed(parse(text), NOWHERE)).toBe(false);
});

test('nulls go from objects and from lists of objects; lists of primitives keep their places', () => {
  const resource = parse('{"a":null,"coding":[null,{"code":"1"}],"given":[null,"x"],"_given":[{"id":"1"},null]}');
  expect(makeWellFormed(resource, NOWHERE)).toBe(true);
  expect(resource).toEqual({ coding: [{ code: '1' }], given: [null, 'x'], _given: [{ id: '1' }, null] });
});

describe('references', () => {
  test.each([
    ['Encounter/1', 'Encounter/1'],
    ['https://north.test/fhir/Encounter/1', 'Encounter/1'],
    ['https://north.test/fhir/Encounter/1/_history/2', 'Encounter/1'],
    ['Encounter/1/_history/2', 'Encounter/1'],
    ['urn:uuid:7', 'Encounter/e7'],
    ['urn:uuid:8', 'urn:uuid:8'],
    ['https://elsewhere.test/Encounter/1', 'https://elsewhere.test/Encounter/1'],
    ['#a', '#a'],
  ])('%s is %s', (reference, local) => {
    expect(localReference(reference, NOWHERE)).toBe(local);
  });
});

test('an STU3 resource is respelt in the same walk', () => {
  const resource = parse(
    '{"meta":{"security":[{"system":"http://hl7.org/fhir/v3/ActCode","code":"HIV"}]},"basedOn":[{"reference":"https://north.test/fhir/ReferralRequest/1"}]}',
  );
  expect(makeWellFormed(resource, { ...NOWHERE, stu3: new Set() })).toBe(true);
  expect(resource).toEqual({
    meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }] },
    basedOn: [{ reference: 'ServiceRequest/1' }],
  });
});

test('whatever JSON holds, the walk never throws, and lone surrogates survive', () => {
  fc.assert(
    fc.property(fc.object({ maxDepth: 5, withNullPrototype: false }), fc.string({ unit: 'binary' }), (made, text) => {
      const resource = parse(JSON.stringify({ ...made, text }));
      makeWellFormed(resource, NOWHERE);
      expect(resource['text']).toBe(text);
    }),
  );
  const lone = parse('{"text":"\\ud800"}');
  expect(makeWellFormed(lone, NOWHERE)).toBe(true);
  expect(lone['text']).toBe('\ud800');
});
