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
  ])('are refused: %s', (_why, content, problem) => {
    const result = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [file(content)] });
    expect(result).toMatchObject({ ok: false, problems: [expect.stringMatching(problem)] });
  });

  it('are refused for a category that nobody knows', () => {
    expect(loadValueSet(file(compose('86406008'), 'gossip'))).toMatchObject({ ok: false, problem: expect.stringContaining('gossip') as unknown });
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
