// What may be read of a resource, what may stand as a code, and how exact may a date be?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codedQuery, definitionOf } from './coded-view';
import { schemaOf } from './schema';
import { BREAKDOWNS } from '../shapes/question';
import { PRECISIONS } from '../shapes/request';
import { readView } from '../views/read-view';
import { DIALECTS } from '../views/sql/dialects';
import { CODE_SHAPES, codeProblem } from '../rules/code-shapes';
import { COLUMN_ROWS, columnRow } from '../rules/columns';
import { COUNTED } from '../rules/counted';
import { ELEMENTS } from '../rules/elements';
import { FLOOR_ROWS } from '../rules/floor';
import { isAligned, periodStart, PRECISION_ROWS } from '../rules/precisions';

/** What tells who somebody is, or is written by hand. */
const NEVER = [
  ...['text', 'note', 'display', 'name', 'telecom', 'address', 'identifier', 'contact', 'photo', 'comment'],
  ...['description', 'patientInstruction', 'content', 'data', 'valueString', 'valueAttachment', 'div', 'title'],
];

describe('the allow-list', () => {
  it.each(ELEMENTS.map((one) => [`${one.type}.${one.path}`, one] as const))('%s is no text of hand', (_, { path }) => {
    expect(path.split('.').filter((step) => NEVER.includes(step.replace('[]', '')))).toEqual([]);
  });

  it('has neither people nor flags', () => {
    const types = new Set(ELEMENTS.map(({ type }) => type));
    expect([...types].filter((type) => ['Flag', 'Patient', 'RelatedPerson', 'Communication'].includes(type))).toEqual(
      [],
    );
    expect([...types].sort()).toEqual([...new Set(COUNTED.map(({ type }) => type))].sort());
  });

  it('gives a reason and a hazard for every row of every table', () => {
    const rows = [ELEMENTS, COUNTED, CODE_SHAPES, COLUMN_ROWS, PRECISION_ROWS, FLOOR_ROWS].flat();
    expect(rows.filter(({ why, hazard }) => why.length < 10 || hazard.length < 10)).toEqual([]);
    expect(COLUMN_ROWS.map(({ column }) => column)).toEqual(BREAKDOWNS);
    expect(PRECISION_ROWS.map(({ precision }) => precision)).toEqual(PRECISIONS);
  });

  it.each(COUNTED.map((one) => [one.type, one] as const))('%s: a view of it reads allowed elements alone', (_, one) => {
    expect(readView(definitionOf(one)).ok).toBe(true);
    const allowed = new Set(['resourceType', ...schemaOf(one.type).fields.keys()]);
    for (const dialect of Object.values(DIALECTS)) {
      const query = codedQuery(one, dialect);
      if (!query.ok) throw new Error(query.problem);
      const reads = query.value.reads.map(([name]) => name);
      expect(reads.filter((name) => !allowed.has(name))).toEqual([]);
      // each allowed element is asked for: none is allowed that nobody needs
      expect([...allowed].filter((name) => !reads.includes(name))).toEqual([]);
    }
  });
});

describe('a code', () => {
  const SNOMED = 'http://snomed.info/sct';
  it.each([
    [SNOMED, '44054006', true],
    [SNOMED, '44054007', false],
    [SNOMED, 'Diabetes', false],
    [SNOMED, ' 44054006', false],
    ['urn:oid:2.16.840.1.113883.6.96', '44054006', true],
    ['http://read.info/readv2', 'C10E.', true],
    ['http://read.info/readv2', 'Ring her son', false],
    ['http://hl7.org/fhir/sid/icd-10', 'E11.9', true],
    ['http://hl7.org/fhir/sid/icd-10', 'E11.9 see note', false],
    ['https://fhir.hl7.org.uk/CodeSystem/OPCS-4', 'Q07.4', true],
    ['http://loinc.org', '4548-4', true],
    ['http://loinc.org', '4548-5', false],
    ['http://unitsofmeasure.org', 'mmol/L', true],
    ['http://unitsofmeasure.org', 'two tablets', false],
    ['urn:local', '44054006', false],
    ['__proto__', '44054006', false],
  ])('%s | %s: %s', (system, code, ok) => {
    const problem = codeProblem(system, code);
    expect(problem === null).toBe(ok);
    if (problem !== null) expect(problem).not.toContain(code);
  });
});

const day = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a date', () => {
  it.each([
    ['year', '2025-11-28', '2025-01-01'],
    ['season', '2025-09-01', '2025-09-01'],
    ['season', '2026-03-31', '2025-09-01'],
    ['season', '2026-04-01', '2026-04-01'],
    ['season', '2025-08-31', '2025-04-01'],
    ['quarter', '2025-11-28', '2025-10-01'],
    ['month', '2025-11-28', '2025-11-01'],
    ['days-before-index', '2025-11-28', '2025-11-28'],
  ] as const)('by %s, %s is told as %s', (precision, from, to) => {
    expect(periodStart(from, precision)).toBe(to);
  });

  it('is never told as later, and says the same however often it is asked', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...PRECISIONS), (one, precision) => {
        const start = periodStart(one, precision);
        expect(start <= one).toBe(true);
        expect(periodStart(start, precision)).toBe(start);
      }),
    );
  });

  it('lies within an aligned window exactly where its period does', () => {
    expect(isAligned({ from: '2025-09-01', to: '2026-03-31' }, 'season')).toBe(true);
    expect(isAligned({ from: '2025-09-01', to: '2026-03-30' }, 'season')).toBe(false);
    fc.assert(
      fc.property(day, day, day, fc.constantFrom(...PRECISIONS), (from, to, at, precision) => {
        fc.pre(from <= to && isAligned({ from, to }, precision));
        const start = periodStart(at, precision);
        expect(at >= from && at <= to).toBe(start >= from && start <= to);
      }),
    );
  });
});

describe('a column', () => {
  it('made coarser joins groups and never splits one', () => {
    const { holds, coarser } = columnRow('ageBand');
    const bands = Array.from({ length: 91 }, (_, age) => age).flatMap((age) =>
      ['-4', '-13', '-17', '-19', '-9', '-24', '-29', '+'].map((end) => `${String(age)}${end}`),
    );
    expect(bands.filter(holds).length).toBeLessThan(20);
    expect(coarser('65-69', 0)).toBe('65-69');
    expect(coarser('65-69', 1)).toBe('65-74');
    expect(coarser('90+', 1)).toBe('85+');
    expect(coarser('65-69', 2)).toBe('65-84');
    expect(coarser('not recorded', 2)).toBe('not recorded');
    expect(columnRow('ethnicGroup').coarser('R', 1)).toBe('other');
    expect(columnRow('ethnicGroup').coarser('Z', 1)).toBe('Z');
  });
});
