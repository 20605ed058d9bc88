/** Is a value-set file refused unless every code in it can be trusted, with the file and the codes named? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exclusionMark } from './marks';
import { buildPolicy } from './policy';
import { loadValueSet } from './value-sets';
import { isSnomedId } from './verhoeff';

const SNOMED = 'http://snomed.info/sct';
const file = (content: unknown, category = 'sexual-health') => ({ file: 'std.json', category, content });
const compose = (...codes: unknown[]) => ({ resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, concept: codes.map((code) => ({ code })) }] } });

describe('value sets', () => {
  it.each([
    ['compose', compose('86406008')],
    ['expansion, nested', { resourceType: 'ValueSet', expansion: { contains: [{ system: SNOMED, abstract: true, code: '138875005', contains: [{ code: '86406008' }] }] } }],
    ['another system', { resourceType: 'ValueSet', compose: { include: [{ system: 'http://local.example/codes', concept: [{ code: 'X1' }] }] } }],
  ])('load from %s', (_from, content) => {
    expect(loadValueSet(file(content))).toMatchObject({ ok: true, category: 'sexual-health' });
  });

  it.each([
    ['a code ruined by a spreadsheet', compose('1.02E+15'), /std\.json.*1\.02E\+15/],
    ['a code held as a number', compose(86406008), /86406008.*must be text/],
    ['a wrong check digit', compose('86406009'), /86406009/],
    ['too short', compose('12345'), /12345/],
    ['too long', compose('1234567890123456789'), /1234567890123456789/],
    ['another resource type', { resourceType: 'CodeSystem' }, /not a FHIR ValueSet/],
    ['no codes', { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, filter: [] }] } }, /lists no codes/],
    ['nothing', null, /not a FHIR ValueSet/],
    ['a list of files', [compose('86406008')], /not a FHIR ValueSet/],
    ['no codes in an expansion', { resourceType: 'ValueSet', expansion: { contains: [] } }, /lists no codes/],
    ['a ruined code in another system', { resourceType: 'ValueSet', compose: { include: [{ system: 'http://local.example', concept: [{ code: '1.02E+15' }] }] } }, /1\.02E\+15.*spreadsheet/],
    ['a leading zero', compose('086406008'), /086406008/],
    ['a code with blanks', compose(' 86406008'), / 86406008/],
    ['a concept without a code', { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, concept: [{ display: 'HIV' }] }] } }, /nothing/],
    ['a page of an expansion', { resourceType: 'ValueSet', expansion: { total: 2752, contains: [{ system: SNOMED, code: '86406008' }] } }, /1 of 2752/],
    ['a rule beside the codes', { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, concept: [{ code: '86406008' }] }, { system: SNOMED, filter: [{ property: 'constraint', op: '=', value: '^ 999004381000000103' }] }] } }, /a rule/],
    ['another value set beside the codes', { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, concept: [{ code: '86406008' }] }, { valueSet: ['http://example.org/more'] }] } }, /a rule/],
  ])('are refused: %s', (_why, content, problem) => {
    const result = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [file(content)] });
    expect(result).toMatchObject({ ok: false, problems: [expect.stringMatching(problem)] });
  });

  it('are refused for a category that nobody knows', () => {
    expect(loadValueSet(file(compose('86406008'), 'gossip'))).toMatchObject({ ok: false, problem: expect.stringContaining('gossip') as unknown });
  });

  it('name every damaged code, as many as a real list had', () => {
    const ruined = Array.from({ length: 38 }, (_, i) => `${String(i)}.02E+15`);
    const result = loadValueSet(file(compose(...ruined)));
    for (const code of ruined) expect(result).toMatchObject({ problem: expect.stringContaining(code) as unknown });
  });

  it('load a rule that comes with its whole expansion', () => {
    const content = { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, filter: [{}] }] }, expansion: { total: 2, contains: [{ system: SNOMED, code: '86406008' }, { system: SNOMED, code: '165815009' }] } };
    expect(loadValueSet(file(content))).toMatchObject({ ok: true, codes: [{ code: '165815009' }, { code: '86406008' }] });
  });

  it('count each code once, and have one digest whatever their order', () => {
    const digests = [compose('86406008', '73211009'), compose('73211009', '86406008', '73211009')].map((content) => {
      const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [file(content)] });
      return built.ok ? built.policy.valueSets[0] : null;
    });
    expect(digests[0]).toEqual(digests[1]);
    expect(digests[0]).toMatchObject({ count: 2 });
  });

  it.each([
    ['Read', 'http://read.info/readv2', '73K1.', 'http://read.info/ctv3', '73K1.00'],
    ['ICD-10', 'http://hl7.org/fhir/sid/icd-10', 'I10.0', 'urn:oid:2.16.840.1.113883.6.3', 'i100'],
    ['ATC', 'http://www.whocc.no/atc', 'A10BA02', 'http://www.whocc.no/atc', 'a10ba02'],
    ['a local system', 'http://local.example', 'X-7', 'http://local.example|2.0', 'X-7'],
    ['LOINC', 'http://loinc.org', '2339-0', 'http://loinc.org', '2339-0'],
    ['dm+d', 'https://dmd.nhs.uk', '319283006', 'http://snomed.info/sct', '319283006'],
  ])('exclude by codes of %s, however they are sent', (_name, system, code, sentSystem, sent) => {
    const content = { resourceType: 'ValueSet', compose: { include: [{ system, concept: [{ code }] }] } };
    const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [file(content, 'EX-6')] });
    if (!built.ok) throw new Error(built.problems.join());
    expect(built.policy.codes.mark(sentSystem, sent, false) & exclusionMark('EX-6')).not.toBe(0);
    expect(built.policy.codes.mark('http://other.example', 'X-7', false) & exclusionMark('EX-6')).toBe(0);
  });

  it('are silent while their category is switched off', () => {
    const built = buildPolicy({ exclusions: { 'EX-2': false }, optOutOtherSettings: 'suppress', valueSets: [file(compose('73211009'), 'fertility')] });
    expect(built.ok && built.policy.codes.mark(SNOMED, '73211009', false) & exclusionMark('EX-2')).toBe(0);
  });

  it('come into force: their codes exclude, and the policy says what it loaded', () => {
    const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [file(compose('73211009'), 'fertility')] });
    if (!built.ok) throw new Error(built.problems.join());
    expect(built.policy.codes.mark(SNOMED, '73211009', false) & exclusionMark('EX-2')).not.toBe(0);
    expect(built.policy.valueSets).toMatchObject([{ file: 'std.json', category: 'fertility', count: 1 }]);
  });
});

describe('check digits', () => {
  it.each(['86406008', '999004381000000103', '12271241000119109', '24700007'])('%s is right', (id) => {
    expect(isSnomedId(id)).toBe(true);
  });

  it('find every single wrong digit', () => {
    fc.assert(
      fc.property(fc.constantFrom('86406008', '999004381000000103'), fc.nat(17), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
        const i = at % id.length;
        const wrong = id.slice(0, i) + String((Number(id[i]) + by) % 10) + id.slice(i + 1);
        expect(isSnomedId(wrong)).toBe(false);
      }),
    );
  });
});
