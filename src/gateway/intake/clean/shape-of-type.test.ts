import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { expect, test } from 'vitest';
import type { Json } from '../../../domain/json';
import { hasShapeOfType } from './shape-of-type';
import { OTHER_TYPES } from '../../../domain/section-of';
import { fill, paths } from '../../../../tests/kits/gateway/filled';
import { FULL_SHAPES } from '../../redact/full-shapes';
import type { Shape } from '../../redact/shapes';
import { AT_TOP, ANYWHERE, BELOW } from './shapes';

const fit = (more: Json, type = 'Condition'): Json | null => {
  const resource: Json = { resourceType: type, id: '1', ...more };
  return hasShapeOfType(resource as unknown as FhirResource) ? resource : null;
};

test.each<[string, Json, Json]>([
  ['one where a list should be becomes a list of one', { category: { text: 'a' } }, { category: [{ text: 'a' }] }],
  [
    'a list of one where one should be becomes that one',
    { subject: [{ reference: 'Patient/1' }] },
    { subject: { reference: 'Patient/1' } },
  ],
  ['a number where text should be becomes text', { recordedDate: 2019 }, { recordedDate: '2019' }],
  [
    'a date that is an object goes; the resource stays',
    { recordedDate: {}, code: { text: 'x' } },
    { code: { text: 'x' } },
  ],
  [
    'a name in a list, or as an object, is not lost before it is judged',
    { code: { coding: [{ display: ['A', 'B'] }, { display: { value: 'C' } }, { display: ['D'] }, { display: [1] }] } },
    { code: { coding: [{ display: 'A; B' }, { display: 'C' }, { display: 'D' }, {}] } },
  ],
  ['of dates in a list one is that one, and of two neither', { recordedDate: ['2019'] }, { recordedDate: '2019' }],
  ['two dates where one should be are none', { recordedDate: ['2019', '2020'] }, {}],
  ['narrative may be anything', { text: 'x' }, { text: 'x' }],
  [
    'a date that does not exist is text like any other',
    { onsetDateTime: '1961-04-93' },
    { onsetDateTime: '1961-04-93' },
  ],
  [
    'contained resources are mended by their own type',
    { contained: [{ resourceType: 'Practitioner', name: { text: 'x' } }] },
    { contained: [{ resourceType: 'Practitioner', name: [{ text: 'x' }] }] },
  ],
])('%s', (_what, before, after) => {
  expect(fit(before)).toEqual({ resourceType: 'Condition', id: '1', ...after });
});

test.each<[string, Json]>([
  ['a concept that is only a word', { code: 'HIV' }],
  ['two subjects', { subject: [{}, {}] }],
  ['a list of words where objects should be', { category: ['x'] }],
  ['a code that is an object', { code: { coding: [{ code: {} }] } }],
  ['a code that is true', { code: { coding: [{ code: true }] } }],
  ['a system that is a number', { code: { coding: [{ system: 1, code: '1' }] } }],
  ['a contained resource that cannot be judged', { contained: [{ resourceType: 'Medication', code: 'HIV' }] }],
])('%s: nobody could judge it, so it is not used', (_what, more) => {
  expect(fit(more)).toBeNull();
});

test.each([...OTHER_TYPES, 'QuestionnaireResponse', 'Task'] as const)(
  'of %s every element that may pass keeps its place',
  (type) => {
    const filling = { words: 'x', reference: { reference: 'Patient/1' }, stray: {} };
    const whole = fill((FULL_SHAPES as Readonly<Record<string, Shape>>)[type] ?? {}, filling);
    expect([...paths(fit(structuredClone(whole), type))].sort()).toEqual(
      [...paths({ resourceType: type, id: '1', ...whole })].sort(),
    );
  },
);

test('a type that nothing carries is not looked at', () => {
  expect(fit({ subject: 'x' }, 'SupplyDelivery')).not.toBeNull();
});

test('whatever the elements hold: what passes has its shape, and nothing throws', () => {
  const names = [...ANYWHERE.keys(), 'code', 'type', 'category', 'performer'];
  const resource = fc.tuple(
    fc.constantFrom(...AT_TOP.keys()),
    fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 }),
  );
  fc.assert(
    fc.property(resource, ([type, more]) => {
      const made = fit(more as Json, type);
      if (made === null) return;
      for (const [key, value] of Object.entries(made)) {
        // a name that the type knows within another element alone has the shape that it has there
        const own = AT_TOP.get(type)?.get(key) ?? BELOW.get(type)?.get(key);
        const shape = own === null ? undefined : (own ?? ANYWHERE.get(key));
        if (shape === 'list')
          expect(Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null)).toBe(true);
        if (shape === 'object') expect(typeof value === 'object' && value !== null && !Array.isArray(value)).toBe(true);
        if (shape === 'text') expect(typeof value).toBe('string');
      }
    }),
    { numRuns: 1000 },
  );
});
