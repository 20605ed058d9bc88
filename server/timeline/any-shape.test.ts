/**
 * Whatever shape an element of a resource has, the command answers: the resource is shown, or it is named with the
 * reason.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CARRIED_TYPES } from '../../src/domain/section-of';
import { leavesOf } from '../../tests/kits/fhir/definitions';
import { BASES } from '../../tests/kits/fhir/base-resources';
import { timeline } from '../timeline';

const folder = mkdtempSync(join(tmpdir(), 'any-shape-'));
let files = 0;

interface Printed {
  readonly entries: readonly {
    readonly title: string;
    readonly section: string;
    readonly sources: readonly { readonly reference: string }[];
  }[];
  readonly warnings: readonly { readonly reference: string; readonly reason: string }[];
  readonly absences: readonly { readonly section: string; readonly reason: string; readonly text: string }[];
}

function printed(bundle: string, version = '', ...options: readonly string[]): Printed {
  const path = join(folder, `${(files += 1)}.json`);
  writeFileSync(path, bundle);
  const outcome = timeline(['--json', '--now', '2026-11-28T12:00:00Z', ...options, `A${version}=${path}`], 0);
  if (!outcome.ok) throw new Error(outcome.problem);
  return JSON.parse(outcome.text) as Printed;
}
const bundleOf = (resources: readonly object[], more: object = {}): string =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
    ...more,
  });

/** Each reference that the answer shows or names. */
const told = ({ entries, warnings }: Printed): ReadonlySet<string> =>
  new Set([
    ...entries.flatMap(({ sources }) => sources.map(({ reference }) => reference)),
    ...warnings.map(({ reference }) => reference),
  ]);

const ODD: readonly unknown[] = [
  null,
  {},
  [],
  7,
  true,
  'odd',
  '',
  [null],
  [[]],
  [{}],
  [[{}]],
  ['odd'],
  [7],
  { coding: {} },
  { coding: [null] },
  { coding: { system: 'http://snomed.info/sct', code: '22298006' } },
  { coding: 'odd' },
  [{ coding: {} }],
  { value: {} },
  { reference: 7 },
  { reference: [null] },
  { start: {}, end: [] },
  { extension: {} },
];

/** Every element of a type with those that lead to it, by its path, and which of the names are lists. */
function placesOf(type: string): ReadonlyMap<string, readonly boolean[]> {
  const places = new Map<string, readonly boolean[]>();
  for (const { path, lists } of leavesOf(type)) {
    const names = path.split('.');
    names.forEach((_, at) => places.set(names.slice(0, at + 1).join('.'), lists.slice(0, at + 1)));
  }
  return places;
}

function put(names: readonly string[], lists: readonly boolean[], odd: unknown): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return odd;
  const inner = put(rest, lists.slice(1), odd);
  return { [name]: rest.length > 0 && lists[0] === true ? [inner] : inner };
}

describe.each(CARRIED_TYPES)('%s', (type) => {
  const base = { resourceType: type, ...BASES[type]?.resource };
  const isToldAlone = told(printed(bundleOf([{ ...base, id: 'alone' }]))).has(`${type}/alone`);

  test('every element in every odd shape, nothing is lost', () => {
    const resources = [...placesOf(type)].flatMap(([path, lists], at) => {
      const names = path.split('.');
      // without its patient a device is equipment, which no section carries
      return path === 'id' || path === 'contained' || (type === 'Device' && path === 'patient')
        ? []
        : ODD.map((odd, n) => ({ ...base, ...(put(names, lists, odd) as object), id: `p${at}-${n}` }));
    });
    // each by itself, so that one that throws is known by its place
    for (const version of ['', '@STU3'])
      for (let at = 0; at < resources.length; at += 200) {
        const some = resources.slice(at, at + 200);
        const found = told(printed(bundleOf(some), version));
        if (isToldAlone && version === '') expect(some.filter(({ id }) => !found.has(`${type}/${id}`))).toEqual([]);
      }
  });
});

const SCT = 'http://snomed.info/sct';

describe('an object where a list of codings should be is that one coding', () => {
  test.each(['Condition', 'Observation', 'Procedure', 'Flag', 'DocumentReference', 'Composition'] as const)(
    '%s',
    (type) => {
      const element = type === 'DocumentReference' || type === 'Composition' ? 'type' : 'code';
      const concept = { coding: { system: SCT, code: '22298006', display: 'Myocardial infarction' } };
      const sent = { ...BASES[type]?.resource, resourceType: type, id: 'x', [element]: concept };
      expect(told(printed(bundleOf([sent])))).toContain(`${type}/x`);
    },
  );
  test('a medicine is called by it', () => {
    const sent = {
      ...BASES['MedicationRequest']?.resource,
      resourceType: 'MedicationRequest',
      id: 'm',
      medicationCodeableConcept: { coding: { display: 'Digoxin' } },
    };
    expect(printed(bundleOf([sent])).entries.map(({ title }) => title)).toEqual(['digoxin']);
  });
});

test('an extension 8,000 deep, explained: it is named, and what stands beside it is shown', () => {
  const base = JSON.stringify({ ...BASES['Condition']?.resource, resourceType: 'Condition' });
  const deep = `${'{"url":"u","extension":['.repeat(8000)}{"url":"u","valueString":"x"}${']}'.repeat(8000)}`;
  const bundle =
    `{"resourceType":"Bundle","type":"collection","entry":[{"resource":${base.slice(0, -1)},"id":"deep",` +
    `"extension":[${deep}]}},{"resource":${base.slice(0, -1)},"id":"beside"}}]}`;
  const { entries, warnings, absences } = printed(bundle, '', '--explain');
  expect(entries.map(({ sources }) => sources[0]?.reference)).toEqual(['Condition/beside']);
  expect(warnings).toEqual([expect.objectContaining({ reference: 'Condition/deep' })]);
  expect(absences.some(({ section, reason }) => section === 'problems' && reason === 'partial')).toBe(true);
});

test('whatever JSON the elements hold, the command answers', () => {
  const any = fc
    .constantFrom(...CARRIED_TYPES, 'List', 'OperationOutcome', 'Patient', 'Bundle', 'Medication')
    .chain((type) =>
      fc.record({
        resourceType: fc.constant(type),
        id: fc.constantFrom('1', '2', 3),
        more: fc.dictionary(
          fc.constantFrom(
            ...[...placesOf(type).keys()].filter((path) => !path.includes('.')),
            'contained',
            'extension',
            'meta',
          ),
          fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(...ODD)),
          { maxKeys: 4 },
        ),
      }),
    );
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6 }), fc.constantFrom('', '@STU3'), (made, version) => {
      const resources = made.map(({ more, ...rest }) => ({ ...BASES[rest.resourceType]?.resource, ...more, ...rest }));
      expect(() => printed(bundleOf(resources), version, '--explain')).not.toThrow(TypeError);
    }),
    { numRuns: 150 },
  );
});

describe('what a Bundle says of itself', () => {
  const condition = { ...BASES['Condition']?.resource, resourceType: 'Condition', id: 'c' };

  test('a Bundle inside the Bundle is read like what stands beside it', () => {
    const inner = JSON.parse(bundleOf([condition])) as object;
    expect(told(printed(bundleOf([{ ...inner, id: 'inner' }])))).toContain('Condition/c');
  });
  test('one that cannot be read is named', () => {
    expect(told(printed(bundleOf([{ resourceType: 'Bundle', id: 'b', entry: 'odd' }])))).toContain('Bundle/b');
  });
  test.each(['SUBSETTED', 'REDACTED', 'MASKED'])('marked %s: nothing proves an absence', (code) => {
    const meta = { tag: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code }] };
    const { warnings, absences } = printed(bundleOf([condition], { meta }));
    expect(warnings).toEqual([expect.objectContaining({ reference: 'Bundle' })]);
    expect(absences.filter(({ reason }) => reason === 'partial').length).toBeGreaterThan(5);
    const own = printed(bundleOf([{ ...condition, meta: { security: meta.tag } }]));
    expect(own.warnings).toEqual([expect.objectContaining({ reference: 'Condition/c' })]);
    expect(own.absences.filter(({ reason }) => reason === 'partial').map(({ section }) => section)).toEqual([
      'problems',
    ]);
  });
  test.each([9, '9'])('a total of %j that is more than was given', (total) => {
    const { warnings } = printed(bundleOf([condition], { type: 'searchset', total }));
    expect(warnings).toEqual([expect.objectContaining({ reason: 'says that it has 9 matches; 1 were given' })]);
  });
  test('a total that was given in full says nothing', () => {
    expect(printed(bundleOf([condition], { type: 'searchset', total: '1' })).warnings).toEqual([]);
  });
});
