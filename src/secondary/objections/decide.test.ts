// Is whoever objected out, by whichever register, and does nothing let them in that should not?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSnomedId } from '../../domain/snomed-id';
import { OBJECTIONS, TYPE_1 } from '../rules/objections';
import { decide, type GpCode, type Known, type Registers } from './decide';

const NUMBER = '9990123454';
const FREE: Known = { nhsNumbers: [NUMBER], own: [], gpCodes: [], restricted: false };
const REGISTERS: Registers = { cleaned: new Set([NUMBER]), exempt: false, exception: false };
const of = (known: Partial<Known>, registers: Partial<Registers> = {}) =>
  decide({ ...FREE, ...known }, { ...REGISTERS, ...registers });

const [READ_DISSENT, SNOMED_DISSENT] = TYPE_1.dissent;
const [READ_WITHDRAWN, SNOMED_WITHDRAWN] = TYPE_1.withdrawn;
const on = (code: { readonly system: string; readonly code: string }, date: string | null): GpCode => ({
  ...code,
  date,
});

describe('who objected to nothing', () => {
  it('is included, by no rule', () => {
    expect(of({})).toEqual({ included: true, rules: [], lifted: [] });
  });
});

const OUT: readonly (readonly [rule: string, id: string, known: Partial<Known>, registers?: Partial<Registers>])[] = [
  ['opted out here', 'OB-1', { own: [{ out: true, sequence: 1 }] }],
  [
    'opted in, and then out again',
    'OB-1',
    {
      own: [
        { out: true, sequence: 3 },
        { out: false, sequence: 2 },
      ],
    },
  ],
  ['told the practice, in Read', 'OB-2', { gpCodes: [on(READ_DISSENT, '2020-01-01')] }],
  ['told the practice, in SNOMED CT', 'OB-2', { gpCodes: [on(SNOMED_DISSENT, '2020-01-01')] }],
  ['told the practice, no day known', 'OB-2', { gpCodes: [on(READ_DISSENT, null), on(READ_WITHDRAWN, '2024-01-01')] }],
  [
    'told the practice and withdrew the same day',
    'OB-2',
    { gpCodes: [on(READ_DISSENT, '2020-01-01'), on(READ_WITHDRAWN, '2020-01-01')] },
  ],
  ['withdrew, no day known', 'OB-2', { gpCodes: [on(READ_DISSENT, '2020-01-01'), on(READ_WITHDRAWN, null)] }],
  [
    'told the practice again',
    'OB-2',
    { gpCodes: [on(READ_DISSENT, '2020-01-01'), on(SNOMED_WITHDRAWN, '2021-01-01'), on(SNOMED_DISSENT, '2022-01-01')] },
  ],
  ['is not on the cleaned list', 'OB-3', {}, { cleaned: new Set() }],
  ['may be on no list at all', 'OB-3', {}, { cleaned: null }],
  ['is on it under one of two numbers', 'OB-3', { nhsNumbers: [NUMBER, '9990123462'] }],
  ['is restricted', 'OB-4', { restricted: true }],
  ['may be restricted', 'OB-4', { restricted: null }],
];

describe('who objected is out', () => {
  it.each(OUT.map(([who, id, known, registers = {}]) => ({ who, id, known, registers })))(
    '$id: who $who',
    ({ id, known, registers }) => {
      const decision = of(known, registers);
      expect(decision.included).toBe(false);
      expect(decision.rules).toContain(id);
    },
  );

  it.each<[string, Partial<Known>]>([
    ['OB-1', { own: [{ out: true, sequence: 1 }] }],
    ['OB-4', { restricted: true }],
    ['OB-5', { nhsNumbers: [] }],
  ])('by %s, whatever legal exception is cited', (id, known) => {
    expect(of(known, { exception: true, exempt: true })).toMatchObject({ included: false, rules: [id] });
  });

  it.each([[[]], [['']], [['9990123455']], [[NUMBER, '123']]])('without a valid NHS number: %j', (nhsNumbers) => {
    expect(of({ nhsNumbers }, { cleaned: new Set(nhsNumbers) }).rules).toContain('OB-5');
  });
});

describe('who may be in', () => {
  it('opted out here, and in again', () => {
    expect(
      of({
        own: [
          { out: true, sequence: 1 },
          { out: false, sequence: 2 },
        ],
      }).included,
    ).toBe(true);
  });

  it('told the practice, and later withdrew it', () => {
    const gpCodes = [on(SNOMED_DISSENT, '2020-01-01'), on(READ_WITHDRAWN, '2020-01-02')];
    expect(of({ gpCodes }).included).toBe(true);
  });

  it.each(['9Nu0', '9Nu0.', '9Nu0.00', ' 9Nu0.11'])(
    'nobody who dissented by %s, whatever its system is called',
    (code) => {
      expect(of({ gpCodes: [{ system: 'urn:local', code, date: '2020-01-01' }] }).included).toBe(false);
    },
  );

  it.each([
    ['http://read.info/readv2', '9Nu1.00', true],
    ['https://fhir.hl7.org.uk/Id/read-codes', '9Nu1', true],
    ['http://snomed.info/sct/83821000000107', '827261000000102', true],
    ['urn:local', '9Nu1.', false],
    ['http://read.info/readv2', '9Nu2.', false],
    ['http://snomed.info/sct', '9Nu1.', false],
  ])('whoever withdrew it by a code of %s: %s', (system, code, included) => {
    const gpCodes = [on(READ_DISSENT, '2020-01-01'), { system, code, date: '2021-01-01' }];
    expect(of({ gpCodes }).included).toBe(included);
  });

  it('whom a legal exception lets in: it is told what it lifted', () => {
    const decision = of({ gpCodes: [on(READ_DISSENT, '2020-01-01')] }, { exception: true, cleaned: new Set() });
    expect(decision).toEqual({ included: true, rules: ['OB-2', 'OB-3'], lifted: ['OB-2', 'OB-3'] });
  });
});

const anyone: fc.Arbitrary<Known> = fc.record({
  nhsNumbers: fc.subarray([NUMBER, '9990123462', '1']),
  own: fc.array(fc.record({ out: fc.boolean(), sequence: fc.nat(5) }), { maxLength: 3 }),
  gpCodes: fc.array(
    fc
      .record({
        code: fc.constantFrom(...TYPE_1.dissent, ...TYPE_1.withdrawn),
        date: fc.constantFrom(null, '2020-01-01', '2021-01-01', '2022-01-01'),
      })
      .map(({ code, date }) => on(code, date)),
    { maxLength: 3 },
  ),
  restricted: fc.constantFrom(true, false, null),
});
const anyRegisters: fc.Arbitrary<Registers> = fc.record({
  cleaned: fc.option(fc.subarray([NUMBER, '9990123462']).map((all) => new Set(all))),
  exempt: fc.boolean(),
  exception: fc.boolean(),
});

describe('of anybody', () => {
  it('an objection more never lets them in', () => {
    fc.assert(
      fc.property(anyone, anyRegisters, (known, registers) => {
        if (decide(known, registers).included) return;
        const more: readonly Partial<Known>[] = [
          { own: [...known.own, { out: true, sequence: 9 }] },
          { gpCodes: [...known.gpCodes, on(READ_DISSENT, '2030-01-01')] },
          { restricted: true },
          { nhsNumbers: [...known.nhsNumbers, '1'] },
        ].filter((_, at) => at > 0 || !known.own.some(({ sequence }) => sequence > 9));
        for (const one of more) expect(decide({ ...known, ...one }, registers).included).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('the order in which things are known does not matter', () => {
    fc.assert(
      fc.property(anyone, anyRegisters, (known, registers) => {
        const turned = { ...known, own: [...known.own].reverse(), gpCodes: [...known.gpCodes].reverse() };
        expect(decide(turned, registers)).toEqual(decide(known, registers));
      }),
      { numRuns: 500 },
    );
  });
});

it('the table is whole: each rule has its reason and its hazard, and its codes are codes', () => {
  expect(OBJECTIONS.map(({ id }) => id)).toEqual(['OB-1', 'OB-2', 'OB-3', 'OB-4', 'OB-5']);
  for (const { why, hazard } of OBJECTIONS) expect(Math.min(why.length, hazard.length)).toBeGreaterThan(20);
  expect(isSnomedId(SNOMED_DISSENT.code) && isSnomedId(SNOMED_WITHDRAWN.code)).toBe(true);
});
