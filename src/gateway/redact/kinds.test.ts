/** What is kept of each kind of element, and what goes? One line per rule; “GUM” stands for any word that tells. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../domain/json';
import { keepElements, type Copier, type Plan } from './copier';
import { compileResource, extensions } from './kinds';
import { reference } from './references';
import type { Kind } from './shapes';
import { ODS, CONTEXT, judge, copierOf, CASES } from '../../../tests/kits/gateway/kind-cases';

describe('of each kind', () => {
  it.each(CASES)('%s', (_rule, kind, sent, kept) => {
    const before = JSON.stringify(sent);
    expect(judge(copierOf(kind), sent)).toEqual(kept);
    expect(JSON.stringify(sent)).toBe(before);
  });

  it('no text decides what an allergy’s concepts are called; its free text is judged like any other', () => {
    const concept = { coding: [{ code: '1', display: 'GUM' }], text: 'GUM' };
    expect(judge(copierOf('concept'), concept, { keepsNames: true })).toBe(concept);
    expect(judge(copierOf('concept'), { text: 7 }, { keepsNames: true })).toBeUndefined();
    expect(judge(copierOf('text'), 'GUM', { keepsNames: true })).toBeUndefined();
  });

  it('what is nothing, or a list within a list, is gone, and the rest stays', () => {
    const kinds: readonly Kind[] = [
      'plain',
      'text',
      'concept',
      'status',
      'coding',
      'quantity',
      'timing',
      'dosage',
      'reference',
      'identifier',
      'ods',
      'annotation',
      'attachment',
      'name',
      'telecom',
      'item',
    ];
    for (const kind of kinds)
      for (const sent of [null, undefined, [], [null], [undefined], [[]], [[{ text: 'A' }]]])
        expect(judge(copierOf(kind), sent)).toBeUndefined();
    expect(judge(copierOf('concept'), [undefined, { text: 'A' }, null])).toEqual([{ text: 'A' }]);
    expect(judge(copierOf('concept'), [{ text: 'A' }, undefined])).toEqual([{ text: 'A' }]);
    expect(judge(extensions(new Set(['Evidence'])), [null])).toBeUndefined();
  });

  it('what passes whole is handed on as it came, alone or in a list', () => {
    for (const sent of [[{ text: 'A' }, { text: 'B' }], { text: 'A' }])
      expect(judge(copierOf('concept'), sent)).toBe(sent);
    const notes = [{ text: 'A', time: '2026' }];
    expect(judge(copierOf('annotation'), notes)).toBe(notes);
  });

  it('a number of a person is known by its system however often, and after however many other systems', () => {
    const sent = { system: 'urn:patient:id', value: 'P-1' };
    const other = (at: number) => ({ system: `urn:other:${String(at)}`, value: 'P-1' });
    for (let at = 0; at < 1100; at += 1) expect(judge(copierOf('identifier'), other(at))).toEqual(other(at));
    for (const system of ['urn:patient:id', 'urn:patient:id', 'urn:patient:late', 'urn:patient:late'])
      expect(judge(copierOf('identifier'), { ...sent, system })).toBeUndefined();
    expect(judge(copierOf('identifier'), other(1))).toEqual(other(1));
  });
});

describe('a reference that only some types may be at the end of', () => {
  const toOrganisations = reference(new Set(['Organization']));
  const toLocations = reference(new Set(['Location']));
  const named = { identifier: { system: ODS, value: 'RAL01' }, display: 'Royal Free' };

  it('passes to those alone', () => {
    expect(judge(toOrganisations, [{ reference: 'Practitioner/1' }, { reference: 'Organization/1' }])).toEqual([
      { reference: 'new Organization/1' },
    ]);
  });

  it('passes an organisation’s name with its ODS code where organisations are among them', () => {
    expect(judge(toOrganisations, named)).toEqual(named);
    expect(judge(toLocations, named)).toBeUndefined();
  });

  it('passes no name alone, which could be anybody’s', () => {
    expect(judge(toOrganisations, { display: 'Royal Free' })).toBeUndefined();
  });
});

describe('a whole resource', () => {
  const plan = compileResource({ status: 'plain', code: 'concept' });

  it('leaves under its new name with the tags of the release, and without an element that its list does not name', () => {
    const sent = {
      resourceType: 'Condition',
      id: 'c',
      meta: { profile: ['x'] },
      status: 'active',
      text: { div: 'x' },
      code: { text: 'A' },
      _status: {},
      __proto__: null,
    };
    expect(keepElements(sent, plan, CONTEXT)).toEqual({
      resourceType: 'Condition',
      id: 'opaque',
      meta: { tag: [] },
      status: 'active',
      code: { text: 'A' },
    });
    expect(keepElements({ ...sent, resourceType: 7 }, plan, { ...CONTEXT, meta: undefined })).toEqual({
      id: 'opaque',
      status: 'active',
      code: { text: 'A' },
    });
  });
});

describe('an object', () => {
  const FATES: readonly (readonly [string, Copier])[] = [
    ['pass', (sent) => sent],
    ['go', () => undefined],
    ['change', (sent) => `new ${String(sent)}`],
  ];
  const plan: Plan = new Map(FATES);
  const fate = fc.constantFrom('pass', 'go', 'change', 'unlisted');

  it('keeps what its list passes, in the order in which it came, and is itself never changed', () => {
    const each: Plan = new Map(
      ['pass', 'go', 'change'].flatMap((name) =>
        [0, 1, 2, 3, 4, 5].map((at) => [`${name}${String(at)}`, plan.get(name) as Copier] as const),
      ),
    );
    fc.assert(
      fc.property(fc.array(fate, { maxLength: 6 }), (fates) => {
        const sent: Json = Object.fromEntries(fates.map((name, at) => [`${name}${String(at)}`, at]));
        const before = JSON.stringify(sent);
        const kept = keepElements(sent, each, CONTEXT);
        const expected = fates.flatMap((name, at) =>
          name === 'pass'
            ? [[`${name}${String(at)}`, at]]
            : name === 'change'
              ? [[`${name}${String(at)}`, `new ${String(at)}`]]
              : [],
        );
        expect(JSON.stringify(kept)).toBe(
          expected.length === 0 ? undefined : JSON.stringify(Object.fromEntries(expected)),
        );
        expect(JSON.stringify(sent)).toBe(before);
        if (fates.length > 0 && fates.every((name) => name === 'pass')) expect(kept).toBe(sent);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an extension', () => {
  const url = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-Evidence';
  const passes = extensions(new Set(['Evidence']));
  it.each<readonly [rule: string, sent: unknown, kept: unknown]>([
    ['passes by its name, with its value', { url, valueString: 'A', id: 'x' }, { url, valueString: 'A' }],
    [
      'passes with parts that plain words name',
      {
        url,
        extension: [
          { url: 'partOne', valueString: 'A', id: 'x' },
          { url: 'http://other.example', valueString: 'B' },
          { url: 'part2', valueString: 'C' },
          { url: 'a b', valueString: 'D' },
        ],
      },
      { url, extension: [{ url: 'partOne', valueString: 'A' }] },
    ],
    [
      'has parts in a list alone',
      { url, valueString: 'A', extension: { url: 'part', valueString: 'B' } },
      { url, valueString: 'A' },
    ],
    [
      'loses a part that says nothing, or tells',
      {
        url,
        valueString: 'A',
        extension: [
          { url: 'part' },
          { url: 'part', valueString: 'GUM' },
          { url: 7, valueString: 'B' },
          { valueString: 'B', valueCode: 'C' },
        ],
      },
      { url, valueString: 'A' },
    ],
    ['goes where nothing but its name is left', { url, valueString: 'GUM', extension: [{ url: 'part' }] }, undefined],
    ['goes without a name', { valueString: 'A' }, undefined],
    ['goes where its name is no text', { url: [url], valueString: 'A' }, undefined],
    ['goes under any other name', { url: `${url}More`, valueString: 'A' }, undefined],
    [
      'of another publisher goes',
      { url: 'https://evil.example/Extension-UKCore-Evidence', valueString: 'A' },
      undefined,
    ],
  ])('%s', (_rule, sent, kept) => {
    expect(judge(passes, [sent])).toEqual(kept === undefined ? undefined : [kept]);
  });

  /** A part of an extension, and whether a reference in it is cut. */
  const PARTS: readonly (readonly [part: object, cut: boolean])[] = [
    [{ url: 'type', valueCode: 'predecessor' }, false],
    [{ url: 'note', valueString: 'GUM' }, false],
    [{ url: 'target', valueReference: { reference: 'Condition/1' } }, false],
    [{ url: 'target', valueReference: { reference: 'Withheld/1' } }, true],
    [{ url: 'target', valueReference: { reference: 'Withheld/1', display: 'A' } }, true],
    [{ url: 'target', valueReference: { display: 'GUM' } }, true],
  ];
  const part = fc.constantFrom(...PARTS);

  it('goes whole where a reference of it, or of any part of it, is cut: what is left would tell of it', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.option(part), (parts, own) => {
        const [value, ownCut] = own ?? [{}, false];
        const sent = { ...value, url, extension: parts.map(([one]) => one) };
        const cut = ownCut || parts.some(([, gone]) => gone);
        const { extension: others, ...alone } = sent;
        const left = others.filter((one) => JSON.stringify(one).includes('GUM') === false);
        const kept: Record<string, unknown> = { ...alone };
        if (kept['valueString'] === 'GUM') delete kept['valueString'];
        if (left.length > 0) kept['extension'] = left;
        const expected = cut || Object.keys(kept).length < 2 ? undefined : [kept];
        expect(JSON.stringify(judge(passes, [sent]))).toBe(
          JSON.stringify(expected)?.replaceAll('"Condition/1"', '"new Condition/1"'),
        );
      }),
      { numRuns: 200 },
    );
  });
});
