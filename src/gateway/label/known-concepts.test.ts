/** Is a concept that was met before judged as it would be by itself? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSetting } from '../../../tests/kits/gateway/random-record';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { strangeResources } from '../../../tests/kits/gateway/strange-record';
import { isObject, type Json } from '../../domain/json';
import { SETTINGS } from '../../domain/settings';
import { NO_PDFS } from './attached-words';
import { createKnownConcepts, type KnownConcepts } from './known-concepts';
import { DEEPEST } from './judging';
import { createNodes } from './nodes';
import { createReading } from './reading';
import { createWalk, type OnReference } from './walk';
import { casesOf } from '../../../tests/kits/deep';

/** `npm run deep` asks for more. */
const RUNS = Math.ceil(casesOf(1200) / 2);
const NONE: KnownConcepts = { of: () => null, startAt: () => undefined };
const CODING = { system: 'http://snomed.info/sct', code: '38341003', display: 'Hypertension' };

describe('a concept that was met before', () => {
  it('is told by its content, to the last word and the order of its elements', () => {
    const { of } = createKnownConcepts();
    const met = of({ coding: [CODING], text: 'High' });
    expect(met).not.toBeNull();
    expect(of(structuredClone({ coding: [CODING], text: 'High' }))).toBe(met);
    for (const other of [
      { coding: [CODING] },
      { coding: [CODING], text: 'High ' },
      { coding: [CODING, CODING], text: 'High' },
      { coding: [{ ...CODING, code: '38341004' }], text: 'High' },
      { coding: [{ ...CODING, system: 'x' }], text: 'High' },
      { coding: [{ ...CODING, display: 'x' }], text: 'High' },
      { text: 'High' },
      CODING,
      { coding: [CODING], text: CODING.code },
    ]) {
      const one = of(other);
      expect(one).not.toBe(met);
      expect(one?.concept).toBe(other);
    }
  });

  it.each<[string, Json]>([
    ['an extension', { coding: [CODING], text: 'x', extension: [] }],
    ['an extension of a coding', { coding: [{ ...CODING, extension: [] }] }],
    ['a companion', { _text: {}, text: 'x' }],
    ['another order', { text: 'x', coding: [CODING] }],
    ['another order in a coding', { coding: [{ code: '1', system: 'x' }] }],
    ['a code that is a number', { coding: [{ code: 1 }] }],
    ['a text that is none', { coding: [CODING], text: ['x'] }],
    ['no coding at all', { coding: [] }],
    ['an empty coding', { coding: [{}] }],
    ['an element that no coding has', { system: 'x', code: '1', unit: 'mg' }],
    ['a system alone', { system: 'x' }],
    ['a coding beside its list', { system: 'x', coding: [CODING] }],
    ['a list beside a coding', { coding: [CODING], system: 'x' }],
    ['a coding that is no object', { coding: ['x'] }],
    ['codings that are no list', { coding: CODING }],
    ['a version', { coding: [{ ...CODING, version: '1' }] }],
    ['nothing', {}],
    ['a long text', { text: 'x'.repeat(200) }],
    ['many codings', { coding: Array.from({ length: 5 }, () => CODING) }],
  ])('is not one with %s in it', (_what, concept) => {
    expect(createKnownConcepts().of(concept)).toBeNull();
  });

  it('is looked for among few, however many share a code', () => {
    const { of } = createKnownConcepts();
    const met = Array.from({ length: 50 }, (_, at) => of({ coding: [CODING], text: String(at) }));
    expect(met.filter((one) => one !== null)).toHaveLength(8);
    expect(of({ coding: [CODING], text: '3' })).toBe(met[3]);
  });
});

/** What a walk over these tells, resource by resource, with every reference that it met. */
function walked(resources: readonly unknown[], known: KnownConcepts): unknown {
  const walk = createWalk(policy, createReading(policy, NO_PDFS, known));
  return resources.map((resource) => {
    const met: unknown[] = [];
    const onReference: OnReference = (...told) => void met.push(told);
    const marks = walk.judge(resource as Json, onReference);
    return [marks, walk.labels(), met];
  });
}

/** Names that tell, that nearly do, and that are ordinary: each with the places where it may tell another thing. */
const NAMES = [
  ...policy.tables.lexicon.flatMap(({ examples }) => examples),
  ...policy.tables.medicines.flatMap(({ names }) => names),
  'Hypertension',
];
const PLACES: readonly [string, (concept: Json) => Json][] = [
  ['Condition', (code) => ({ code })],
  ['Observation', (code) => ({ method: code })],
  ['Observation', (code) => ({ code })],
  ['Encounter', (code) => ({ serviceType: code })],
  ['AllergyIntolerance', (code) => ({ reaction: [{ substance: code }] })],
  ['AllergyIntolerance', (code) => ({ code })],
  ['MedicationRequest', (code) => ({ medicationCodeableConcept: code })],
  ['CarePlan', (code) => ({ category: [code] })],
];

/** A concept at this depth, each level of which has the same name. */
const deep = (levels: number, concept: Json): Json =>
  levels === 0 ? { code: concept } : { code: deep(levels - 1, concept) };

describe('what a concept tells', () => {
  it.each(['as told', 'the other way round'])('is kept apart by type and element: %s', (order) => {
    const told = NAMES.filter((text) => {
      const each = PLACES.map(([resourceType, of]) => ({ resourceType, id: 'a', ...of({ text }) }));
      const resources = order === 'as told' ? each : each.reverse();
      return JSON.stringify(walked(resources, createKnownConcepts())) !== JSON.stringify(walked(resources, NONE));
    });
    expect(told).toEqual([]);
  });

  it.each(Array.from({ length: 8 }, (_, at) => DEEPEST - 4 + at))(
    'rests on no other that stands too deep to be judged: at %i',
    (levels) => {
      const concept = { coding: [CODING], text: 'High' };
      const resources = [deep(levels, concept), { code: concept }, deep(levels, concept)].map((body) => ({
        resourceType: 'Condition',
        id: 'a',
        ...body,
      }));
      for (const some of [resources, resources.slice(1)])
        expect(walked(some, createKnownConcepts())).toEqual(walked(some, NONE));
    },
  );

  it('puts a resource where its categories say, whatever was met before with the same code', () => {
    const code = { coding: [CODING], text: 'Finding' };
    const resources = ['Observation', 'Condition', 'Procedure'].flatMap((resourceType) =>
      [undefined, 'social-history', 'vital-signs', 'laboratory', 'problem-list-item', 'encounter-diagnosis'].map(
        (one, at) => ({
          resourceType,
          id: `r${String(at)}`,
          code,
          ...(one === undefined ? {} : { category: [{ coding: [{ code: one }] }] }),
        }),
      ),
    ) as unknown as Parameters<typeof createNodes>[0];
    const rows = (known: KnownConcepts) =>
      SETTINGS.map((setting) => createNodes(resources, setting, known).list.map(({ row }) => row?.id));
    expect(rows(createKnownConcepts())).toEqual(rows(NONE));
    expect(new Set(rows(NONE).flat()).size).toBeGreaterThan(3);
  });
});

/** Every object at any depth. */
function objectsWithin(value: unknown): readonly Json[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(isObject(value) ? [value] : []), ...Object.values(value).flatMap(objectsWithin)];
}

/** What it says, or that it throws: an answer that cannot be worked through releases nothing. */
function told<T>(work: () => T): T | string {
  try {
    return work();
  } catch {
    return 'thrown';
  }
}

describe('a record', () => {
  it('is judged the same whether or not its concepts are remembered', () => {
    fc.assert(
      fc.property(strangeResources, (resources) => {
        expect(walked(resources, createKnownConcepts())).toEqual(walked(resources, NONE));
      }),
      { numRuns: RUNS },
    );
  });

  it('lets the same concepts pass', () => {
    fc.assert(
      fc.property(strangeResources, (resources) => {
        const remembering = createReading(policy, NO_PDFS, createKnownConcepts());
        const forgetting = createReading(policy, NO_PDFS, NONE);
        for (const one of objectsWithin(resources)) {
          const passes = told(() => forgetting.mayPass(one));
          expect(told(() => remembering.mayPass(one))).toBe(passes);
          expect(told(() => remembering.mayPass(one))).toBe(passes);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('belongs to the same sections', () => {
    fc.assert(
      fc.property(strangeResources, randomSetting, (resources, setting) => {
        const rows = (known: KnownConcepts) =>
          createNodes(resources, setting, known).list.map(({ key, row }) => [key, row]);
        expect(told(() => rows(createKnownConcepts()))).toEqual(told(() => rows(NONE)));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the second pass over a resource', () => {
  const concept = fc
    .record({ code: fc.constantFrom('1', '2', '3'), text: fc.constantFrom('x', 'y', undefined), odd: fc.nat(5) })
    .map(({ code, text, odd }): Json => ({
      coding: [{ code }],
      ...(text === undefined ? {} : { text }),
      ...(odd === 0 ? { id: '1' } : {}),
    }));
  const resources = fc.array(fc.array(concept, { maxLength: 12 }), { maxLength: 6 });

  it('finds of each concept what a look at it finds, whichever it asks for and in whatever order', () => {
    fc.assert(
      fc.property(resources, fc.infiniteStream(fc.nat()), (all, numbers) => {
        const known = createKnownConcepts();
        const plain = createKnownConcepts();
        const first = all.map((concepts, at) => {
          known.startAt(at);
          return concepts.map((one) => known.of(one));
        });
        for (let round = 0; round < 2 * all.length; round += 1) {
          const at = (numbers.next().value ?? 0) % all.length;
          known.startAt(at);
          const asked = (all[at] ?? []).filter(() => (numbers.next().value ?? 0) % 3 > 0);
          if ((numbers.next().value ?? 0) % 4 === 0) asked.reverse();
          for (const one of asked) expect(known.of(one)).toBe(first[at]?.[all[at]?.indexOf(one) ?? 0]);
          // an equal one that is another object is looked at anew, and is the same
          for (const one of asked) expect(known.of(structuredClone(one))).toBe(known.of(one));
        }
        for (const one of all.flat()) expect(known.of(one) === null).toBe(plain.of(one) === null);
      }),
    );
  });
});
