/**
 * Does a code tell what the tables and the loaded lists say of it, under any system, and a label what the design says?
 * Each index is made in its own test.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCodeIndex } from './code-index';
import type { LoadedCode } from './code-tables';
import { EXCLUSION_CODES } from '../tables/exclusion-codes';
import { EXCLUSION_IDS, EXCLUSIONS, type ExclusionId } from '../tables/exclusions';
import { CAP_ROWS, HARMLESS_LABELS, ORDINARY_CONFIDENTIALITY } from '../tables/label-caps';
import { capMark, exclusionMark, HORMONE, sharedMark, VALID } from '../marks';
import { HORMONE_ATC } from '../tables/medicines';
import { SHIPPED_TABLES } from '../tables';

const SYSTEMS = {
  sct: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  read: 'http://read.info/readv2',
  atc: 'http://www.whocc.no/atc',
  function: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-TreatmentFunction',
  loinc: 'http://loinc.org',
  opcs4: 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4',
} as const;
const LOCAL = 'http://local.example';
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const RESTRICTED = capMark('restricted');

const indexWith = ({
  exclusions = EXCLUSION_IDS,
  medicines = EXCLUSION_IDS,
  loaded = [],
}: { exclusions?: readonly ExclusionId[]; medicines?: readonly ExclusionId[]; loaded?: readonly LoadedCode[] } = {}) =>
  createCodeIndex({ exclusions: new Set(exclusions), medicines: new Set(medicines) }, SHIPPED_TABLES, {
    words: () => 0,
    knowsCode: () => false,
    loaded,
  });
const without = (id: ExclusionId): readonly ExclusionId[] => EXCLUSION_IDS.filter((other) => other !== id);
const codesOf = (row: (typeof EXCLUSION_CODES)[number]): readonly string[] => [
  ...(row.codes ?? []),
  ...(row.prefixes ?? []),
];

describe('a row of codes', () => {
  it.each(EXCLUSION_CODES.map((row) => [row.exclusion, row.why, row] as const))(
    'of %s tells by each code and by nothing where it is switched off: %s',
    (exclusion, _why, row) => {
      const told = row.shared === undefined ? exclusionMark(exclusion) : sharedMark(row.shared);
      const on = indexWith();
      const off = row.medicine
        ? indexWith({ medicines: without(exclusion) })
        : indexWith({ exclusions: without(exclusion) });
      const other = row.medicine ? indexWith({ exclusions: [] }) : indexWith({ medicines: [] });
      const marksOf = ({ mark }: typeof on) =>
        codesOf(row).map((code) => [code, mark(SYSTEMS[row.family], code, false) & ~(VALID | HORMONE)]);
      const all = (marks: number) => codesOf(row).map((code) => [code, marks]);
      expect(marksOf(on)).toEqual(all(told));
      expect(marksOf(other)).toEqual(all(told));
      expect(marksOf(off)).toEqual(all(0));
    },
  );

  it('of beginnings tells by every longer code, save those it leaves out', () => {
    const { mark } = indexWith();
    const told = (system: string, code: string) => mark(system, code, false) & ~VALID;
    expect([
      told(SYSTEMS.icd10, 'B20.9'),
      told(SYSTEMS.icd10, 'B209'),
      told(SYSTEMS.icd10, 'B19.9'),
      told(SYSTEMS.icd10, 'B2'),
    ]).toEqual([exclusionMark('EX-1'), exclusionMark('EX-1'), 0, 0]);
    expect([
      told(SYSTEMS.atc, 'J05AE03'),
      told(SYSTEMS.atc, 'J05AE30'),
      told(SYSTEMS.atc, 'J05AF10'),
      told(SYSTEMS.atc, 'J05AB01'),
    ]).toEqual([exclusionMark('EX-1'), 0, 0, 0]);
    expect([told(SYSTEMS.read, 'A788.00'), told(SYSTEMS.read, 'a788.')]).toEqual([exclusionMark('EX-1'), 0]);
  });

  it('of hormones tells that the medicine is one, unless that is switched off', () => {
    for (const code of HORMONE_ATC) {
      expect(indexWith().mark(SYSTEMS.atc, code, false) & HORMONE).toBe(HORMONE);
      expect(indexWith({ medicines: without('EX-4') }).mark(SYSTEMS.atc, code, false) & ~VALID).toBe(0);
    }
  });

  it('of a cap tells by its codes and by its treatment functions', () => {
    const { mark } = indexWith();
    for (const { label, codes, functions } of CAP_ROWS) {
      const told = capMark(label) | VALID;
      // a dual diagnosis service is of both
      expect(codes.filter((code) => (mark(SYSTEMS.sct, code, false) & told) !== told)).toEqual([]);
      expect(functions.map((code) => mark(SYSTEMS.function, code, false))).toEqual(
        functions.map(() => capMark(label) | VALID),
      );
    }
    expect(['655', '709', '728', '729', '731'].map((code) => mark(SYSTEMS.function, code, false))).toEqual(
      Array.from({ length: 5 }, () => VALID),
    );
  });
});

describe('a SNOMED id', () => {
  const HIV = exclusionMark('EX-1');
  it.each([SYSTEMS.sct, SYSTEMS.icd10, SYSTEMS.read, SYSTEMS.function, LOCAL, ACT, '', undefined])(
    'counts under the system %s',
    (system) => {
      expect(indexWith().mark(system, '86406008', false) & HIV).toBe(HIV);
    },
  );

  it.each([
    '86406008:246112005=24484000',
    '38341003+86406008',
    '=== 86406008 |HIV|',
    '(86406008)',
    '86406008|HIV infection|',
    'http://snomed.info/id/86406008',
    '38341003, 86406008',
    '246112005=86406008',
  ])('counts inside “%s”, which is not one to rely on', (code) => {
    expect(indexWith().mark(SYSTEMS.sct, code, false)).toBe(HIV);
  });

  it.each(['864060081', '186406008', '86406008B', '8640', '864060089'])('is not a part of “%s”', (code) => {
    expect(indexWith().mark(LOCAL, code, false)).toBe(0);
  });

  it.each(['0086406008', 'C86406008', 'sct86406008', '8640 6008', '８６４０６００８', '8640\u200b6008'])(
    'counts however it is spelt: “%s”',
    (code) => {
      expect(indexWith().mark(LOCAL, code, false)).toBe(HIV);
    },
  );

  it('too long for a number counts by what is left of it where it was held as one', () => {
    const { mark } = indexWith({ loaded: [{ exclusion: 'EX-2', system: SYSTEMS.sct, code: '999004371000000100' }] });
    for (const [code, told] of [
      ['12271241000119109', exclusionMark('EX-4')],
      ['999004381000000103', HIV],
    ] as const) {
      expect(Number.isSafeInteger(Number(code))).toBe(false);
      expect(mark(SYSTEMS.sct, String(Number(code)), false) & told).toBe(told);
    }
    expect(mark(SYSTEMS.sct, '86406009', false)).toBe(0);
  });
});

describe('a code under no system or one that nobody knows', () => {
  const HIV = exclusionMark('EX-1');
  it.each<readonly [string | undefined, string, number]>([
    [undefined, 'B20.9', HIV],
    [undefined, 'B209', HIV],
    [undefined, 'J05AR03', HIV],
    [undefined, 'G03CA03', HORMONE],
    [LOCAL, 'B20.9', HIV],
    [LOCAL, 'b24.x', HIV],
    [LOCAL, 'B209', 0],
    [LOCAL, 'B20', 0],
    [LOCAL, 'J05AR03', HIV],
    [LOCAL, 'j05ar03', HIV],
    [LOCAL, 'J05AR', 0],
    [LOCAL, 'J05AE30', 0],
    [LOCAL, 'A788.', 0],
    [LOCAL, '360', 0],
    [SYSTEMS.loinc, 'B20.9', 0],
    [SYSTEMS.read, 'J05AR03', 0],
  ])('(%s) %s', (system, code, told) => {
    expect(indexWith().mark(system, code, false)).toBe(told);
  });

  it('is a treatment function where functions stand, and only there', () => {
    const { mark } = indexWith();
    expect([
      mark(LOCAL, '360', true),
      mark(undefined, '711', true),
      mark(SYSTEMS.sct, '504', true),
      mark(LOCAL, '360', false),
      mark(LOCAL, '361', true),
    ]).toEqual([HIV, capMark('mental-health'), HIV, 0, 0]);
  });
});

describe('a loaded code', () => {
  const loaded = (system: string | undefined, code: string, exclusion: ExclusionId = 'EX-5'): LoadedCode => ({
    exclusion,
    system,
    code,
  });
  const told = exclusionMark('EX-5');

  it.each([
    [SYSTEMS.sct, '38341003'],
    [SYSTEMS.icd10, 'T741'],
    [SYSTEMS.read, '14X3.'],
    [SYSTEMS.atc, 'N05BA01'],
    [SYSTEMS.loinc, '76499-3'],
    [SYSTEMS.opcs4, 'X66'],
    [LOCAL, 'DV-1'],
  ])('of %s tells', (system, code) => {
    const { mark } = indexWith({ loaded: [loaded(system, code)] });
    expect(mark(system, code, false) & ~VALID).toBe(told);
    expect(mark(system, `${code}9`, false) & ~VALID).toBe(0);
    expect(
      indexWith({ exclusions: without('EX-5'), loaded: [loaded(system, code)] }).mark(system, code, false) & ~VALID,
    ).toBe(0);
  });

  it('of a local system tells however its address is spelt, and under no other', () => {
    const { mark } = indexWith({ loaded: [loaded('https://Trust.example/codes|2', 'DV-1')] });
    for (const system of [
      'https://trust.example/codes',
      'http://trust.example/codes/',
      'HTTPS://TRUST.EXAMPLE/codes|3',
      ' https://trust.example/codes ',
    ])
      expect([system, mark(system, 'DV-1', false)]).toEqual([system, told]);
    for (const system of ['https://other.example/codes', 'https://trust.example/codes/2', '', undefined])
      expect([system, mark(system, 'DV-1', false)]).toEqual([system, 0]);
    expect(indexWith({ loaded: [loaded('urn:http://b.example', 'DV-1')] }).mark('urn:b.example', 'DV-1', false)).toBe(
      0,
    );
    expect([
      mark('https://trust.example/codes', ' DV-1 ', false),
      mark('https://trust.example/codes', 'dv-1', false),
    ]).toEqual([told, 0]);
  });

  it('without a system tells where none is sent', () => {
    const { mark } = indexWith({ loaded: [loaded(undefined, 'DV-1')] });
    expect([mark('', 'DV-1', false), mark(undefined, 'DV-1', false), mark(LOCAL, 'DV-1', false)]).toEqual([
      told,
      told,
      0,
    ]);
  });

  it('of two lists tells of both', () => {
    const { mark } = indexWith({
      loaded: [loaded(LOCAL, 'X'), loaded(LOCAL, 'X', 'EX-6'), loaded(SYSTEMS.sct, '86406008')],
    });
    expect(mark(LOCAL, 'X', false)).toBe(told | exclusionMark('EX-6'));
    expect(mark(SYSTEMS.sct, '86406008', false)).toBe(told | exclusionMark('EX-1') | VALID);
  });
});

describe('a code already judged', () => {
  it('is told the same again, for each system and place apart, however many were met between', () => {
    const { mark } = indexWith();
    const ask = () => [
      mark(LOCAL, '360', true),
      mark(LOCAL, '360', false),
      mark(SYSTEMS.function, '360', false) & ~VALID,
      mark(undefined, 'B20', false),
      mark(LOCAL, 'B20', false),
    ];
    const first = ask();
    expect(first).toEqual([exclusionMark('EX-1'), 0, exclusionMark('EX-1'), exclusionMark('EX-1'), 0]);
    for (let i = 0; i < 50_010; i += 1) mark(LOCAL, `odd-${String(i)}`, false);
    expect(ask()).toEqual(first);
    expect(ask()).toEqual(first);
  });

  it('is told as a fresh index tells it', () => {
    const { mark } = indexWith();
    const codes = fc.constantFrom('86406008', 'B20.9', 'J05AR03', '360', '711', 'A788.', 'HIV', 'R', 'X');
    const systems = fc.constantFrom<string | undefined>(
      ...Object.values(SYSTEMS),
      LOCAL,
      ACT,
      CONFIDENTIALITY,
      undefined,
    );
    fc.assert(
      fc.property(
        systems,
        codes,
        fc.boolean(),
        (system, code, isFunction) => mark(system, code, isFunction) === indexWith().mark(system, code, isFunction),
      ),
      { numRuns: 60 },
    );
  });
});

describe('a label', () => {
  it.each(EXCLUSIONS.flatMap(({ id, labels }) => labels.map((code) => [code, id] as const)))(
    '%s means %s, and says nothing where that is switched off',
    (code, id) => {
      expect(indexWith().label(ACT, code)).toBe(exclusionMark(id));
      expect(indexWith({ exclusions: without(id) }).label(ACT, code)).toBe(0);
    },
  );

  it.each(CAP_ROWS.flatMap(({ label, labels }) => labels.map((code) => [code, label] as const)))(
    '%s caps as %s',
    (code, label) => {
      expect(indexWith().label(ACT, code)).toBe(capMark(label));
    },
  );

  it('that is harmless says nothing', () => {
    const { label } = indexWith();
    for (const code of Object.keys(HARMLESS_LABELS))
      expect([code, label(ACT, code), label(undefined, code)]).toEqual([code, 0, 0]);
  });

  it.each<readonly [string | undefined, string | undefined, number]>([
    [ACT, 'hiv', exclusionMark('EX-1')],
    [ACT, ' HIV ', exclusionMark('EX-1')],
    [ACT, 'NEW', RESTRICTED],
    [ACT, undefined, RESTRICTED],
    [ACT, 'R', RESTRICTED],
    [ACT, 'N', RESTRICTED],
    [CONFIDENTIALITY, 'R', RESTRICTED],
    [CONFIDENTIALITY, 'V', RESTRICTED],
    [CONFIDENTIALITY, 'HIV', RESTRICTED],
    [CONFIDENTIALITY, undefined, RESTRICTED],
    [undefined, 'HIV', exclusionMark('EX-1')],
    [undefined, 'PSY', capMark('mental-health')],
    [undefined, 'R', RESTRICTED],
    [undefined, 'NEW', RESTRICTED],
    [undefined, undefined, RESTRICTED],
    [LOCAL, 'HIV', 0],
    [LOCAL, undefined, 0],
    [SYSTEMS.sct, '86406008', 0],
  ])('of %s: %s', (system, code, told) => {
    expect(indexWith().label(system, code)).toBe(told);
  });

  it('of ordinary confidentiality says nothing, with its system or without', () => {
    const { label } = indexWith();
    for (const code of ORDINARY_CONFIDENTIALITY)
      expect([code, label(CONFIDENTIALITY, code), label(undefined, code)]).toEqual([code, 0, 0]);
  });

  it.each<readonly [string, string, number]>([
    [ACT, 'HIV', exclusionMark('EX-1')],
    [ACT, 'PSY', capMark('mental-health')],
    [ACT, 'AMB', 0],
    [ACT, 'VIO', 0],
    [CONFIDENTIALITY, 'R', RESTRICTED],
    [CONFIDENTIALITY, 'v', RESTRICTED],
    [CONFIDENTIALITY, 'N', 0],
    [CONFIDENTIALITY, 'RV', 0],
    [CONFIDENTIALITY, 'X', 0],
    [LOCAL, 'HIV', 0],
    [LOCAL, 'R', 0],
  ])('in the place of an ordinary code of %s: %s', (system, code, told) => {
    expect(indexWith().mark(system, code, false)).toBe(told);
  });
});

describe('a code made of words', () => {
  const asked: string[] = [];
  const index = () =>
    createCodeIndex({ exclusions: new Set(EXCLUSION_IDS), medicines: new Set(EXCLUSION_IDS) }, SHIPPED_TABLES, {
      loaded: [],
      words: (text) => {
        asked.push(text);
        return /(?<![a-z])hiv(?![a-z])/.test(text) ? exclusionMark('EX-1') | VALID : 0;
      },
      knowsCode: () => false,
    });

  it.each([
    ['of a local system', LOCAL, 'HIV clinic', exclusionMark('EX-1')],
    ['without a system', undefined, 'HIV', exclusionMark('EX-1')],
    ['of a system whose name tells', 'http://trust.example/hiv', 'A1', exclusionMark('EX-1')],
    ['of SNOMED', SYSTEMS.sct, 'HIV', exclusionMark('EX-1')],
    ['of labels', ACT, 'HIV', 0],
    ['that says nothing', LOCAL, 'A1', 0],
  ])('%s is read in lower case for the categories alone', (_what, system, code, told) => {
    expect(index().words(system, code)).toBe(told);
  });

  it('is read once for each system', () => {
    const { words } = index();
    asked.length = 0;
    for (const system of [LOCAL, undefined, LOCAL, undefined]) words(system, 'HIV');
    expect(asked.filter((text) => text === 'hiv')).toHaveLength(2);
  });

  it('tells nothing where nobody reads words', () => {
    expect(indexWith().words(LOCAL, 'HIV')).toBe(0);
  });
});
