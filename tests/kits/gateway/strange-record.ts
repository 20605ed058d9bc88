/**
 * What may a provider send where FHIR has something else? Random records in which some values are of another kind,
 * keys stand in another order, and texts hold what has to be escaped or turned.
 */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { isObject } from '../../../src/domain/json';
import { DIGITS_SENT } from '../../../src/domain/decimals';
import { randomResources } from './random-record';

const ODD_TEXTS = [
  '',
  ' ',
  'a "quoted" word',
  'back\\slash',
  'two\nlines\tand\u0000a nought\u001f\u007f',
  'half a letter \ud83d',
  '\udc00',
  'whole letter \ud83d\ude00 Żółć — “x”',
  'turned \u202e123\u202c\u200f\u2067x\u2069\u061c',
  '\u2028\u2029',
  '","id":"x"}',
  '__proto__',
  'constructor',
  '2026-01-01T10:00:00Z',
  '12:30',
  'entered-in-error',
  'Patient/p1',
  '#c1',
  'Condition/1/_history/2',
  'urn:uuid:1',
  'HIV clinic',
  'Key safe 1234',
  'Truvada tablets',
];
const ODD_NUMBERS = [0, -0, 1.5, -3, 1e21, 1e-7, 0.1 + 0.2, 2 ** 53, Number.MAX_VALUE];

const carried = (digits: string): unknown => ({ extension: [{ url: DIGITS_SENT, valueString: digits }] });
const measured = fc
  .tuple(fc.constantFrom(4, 0.5, 1500), fc.constantFrom('4.0', '0.50', '1.5e3', 'x', '4.00'), fc.boolean())
  .map(([value, digits, more]) => ({
    value,
    _value: more ? { id: 'x', ...(carried(digits) as object) } : carried(digits),
    unit: 'mg',
    system: 'http://unitsofmeasure.org',
    code: 'mg',
  }));

const plainValue = fc.oneof(
  fc.constantFrom<unknown>(...ODD_TEXTS),
  fc.constantFrom<unknown>(...ODD_NUMBERS),
  fc.constantFrom<unknown>(true, false, null, [], {}, [[]], [null], [{}], { reference: '#c1' }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  measured,
);
const key = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('coding', 'text', 'code', 'system', 'display', 'value', 'reference') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'id',
      'meta',
      'contained',
      'extension',
      'toString',
      'toJSON',
      'hasOwnProperty',
      '0',
      'url',
      'modifierExtension',
      'identifier',
      'display',
      'type',
      'x"y',
    ),
  },
);
const strange = fc.oneof(
  { weight: 4, arbitrary: plainValue },
  { weight: 2, arbitrary: fc.array(plainValue, { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.dictionary(key, plainValue, { maxKeys: 4 }) },
  { weight: 1, arbitrary: fc.dictionary(key, fc.dictionary(key, plainValue, { maxKeys: 3 }), { maxKeys: 3 }) },
);

interface Change {
  readonly at: number;
  readonly how: 'replace' | 'add' | 'turn' | 'list' | 'drop' | 'proto';
  readonly name: string;
  readonly value: unknown;
}
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat({ max: 400 }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'add', 'turn', 'list', 'drop', 'proto'),
  name: key,
  value: strange,
});

/** Every place in a value, by its holder and its name there. */
function placesIn(value: unknown, places: (readonly [Record<string, unknown>, string])[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const name of Object.keys(value)) {
    places.push([value as Record<string, unknown>, name]);
    placesIn((value as Record<string, unknown>)[name], places);
  }
}

function turned(holder: Record<string, unknown>): void {
  const entries = Object.entries(holder).reverse();
  for (const [name] of entries) Reflect.deleteProperty(holder, name);
  for (const [name, value] of entries)
    Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}

function apply(resources: unknown, { at, how, name, value }: Change): void {
  const places: (readonly [Record<string, unknown>, string])[] = [];
  placesIn(resources, places);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return;
  const [holder, own] = place;
  if (own === 'resourceType' && how !== 'add') return;
  if (how === 'replace') holder[own] = structuredClone(value);
  else if (how === 'list') holder[own] = [holder[own], structuredClone(value)];
  else if (how === 'turn') turned(holder);
  else if (how === 'drop') Reflect.deleteProperty(holder, own);
  else if (isObject(holder))
    Object.defineProperty(holder, how === 'proto' ? '__proto__' : name, {
      value: structuredClone(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** As parsed from an answer: nothing in it but what JSON can hold. */
export const strangeResources: fc.Arbitrary<readonly FhirResource[]> = fc
  .tuple(randomResources, fc.array(change, { maxLength: 6 }))
  .map(([resources, changes]) => {
    const made = JSON.parse(JSON.stringify(resources)) as unknown[];
    for (const one of changes) apply(made, one);
    return (JSON.parse(JSON.stringify(made)) as readonly unknown[]).filter(
      isObject,
    ) as unknown as readonly FhirResource[];
  });
