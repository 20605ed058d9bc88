/** Is a value-set file refused unless every code in it can be trusted, with the file and the codes named? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exclusionMark } from '../marks';
import { buildPolicy } from '../policy';
import { loadValueSet } from './value-sets';
import { isSnomedId } from '../../domain/snomed-id';

const SNOMED = 'http://snomed.info/sct';
const file = (content: unknown, category = 'sexual-health') => ({ file: 'std.json', category, content });
const compose = (...codes: unknown[]) => ({
  resourceType: 'ValueSet',
  compose: { include: [{ system: SNOMED, concept: codes.map((code) => ({ code })) }] },
});

describe('value sets', () => {
  it.each([
    ['compose', compose('86406008')],
    [
      'expansion, nested',
      {
        resourceType: 'ValueSet',
        expansion: {
          contains: [{ system: SNOMED, abstract: true, code: '138875005', contains: [{ code: '86406008' }] }],
        },
      },
    ],
    [
      'another system',
      {
        resourceType: 'ValueSet',
        compose: { include: [{ system: 'http://local.example/codes', concept: [{ code: 'X1' }] }] },
      },
    ],
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
    [
      'no codes',
      { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, filter: [] }] } },
      /lists no codes/,
    ],
    ['nothing', null, /not a FHIR ValueSet/],
    ['a list of files', [compose('86406008')], /not a FHIR ValueSet/],
    ['no codes in an expansion', { resourceType: 'ValueSet', expansion: { contains: [] } }, /lists no codes/],
    [
      'a ruined code in another system',
      {
        resourceType: 'ValueSet',
        compose: { include: [{ system: 'http://local.example', concept: [{ code: '1.02E+15' }] }] },
      },
      /1\.02E\+15.*spreadsheet/,
    ],
    ['a leading zero', compose('086406008'), /086406008/],
    ['a code with blanks', compose(' 86406008'), / 86406008/],
    [
      'a concept without a code',
      { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, concept: [{ display: 'HIV' }] }] } },
      /nothing/,
    ],
    [
      'a page of an expansion',
      { resourceType: 'ValueSet', expansion: { total: 2752, contains: [{ system: SNOMED, code: '86406008' }] } },
      /1 of 2752/,
    ],
    [
      'a rule beside the codes',
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            { system: SNOMED, concept: [{ code: '86406008' }] },
            { system: SNOMED, filter: [{ property: 'constraint', op: '=', value: '^ 999004381000000103' }] },
          ],
        },
      },
      /a rule/,
    ],
    [
      'another value set beside the codes',
      {
        resourceType: 'ValueSet',
        compose: {
          include: [{ system: SNOMED, concept: [{ code: '86406008' }] }, { valueSet: ['http://example.org/more'] }],
        },
      },
      /a rule/,
    ],
  ])('are refused: %s', (_why, content, problem) => {
    const result = buildPolicy({
      exclusions: {},
      optOutOtherSettings: 'suppress',
      valueSets: [file(content)],
      knowsCode: () => true,
    });
    expect(result).toMatchObject({ ok: false, problems: [expect.stringMatching(problem)] });
  });

  it('are refused for a category that nobody knows', () => {
    expect(loadValueSet(file(compose('86406008'), 'gossip'))).toMatchObject({
      ok: false,
      problem: expect.stringContaining('gossip') as unknown,
    });
  });

  it('name every damaged code, as many as a real list had', () => {
    const ruined = Array.from({ length: 38 }, (_, i) => `${String(i)}.02E+15`);
    const result = loadValueSet(file(compose(...ruined)));
    for (const code of ruined) expect(result).toMatchObject({ problem: expect.stringContaining(code) as unknown });
  });

  it('load a rule that comes with its whole expansion', () => {
    const content = {
      resourceType: 'ValueSet',
      compose: { include: [{ system: SNOMED, filter: [{}] }] },
      expansion: {
        total: 2,
        contains: [
          { system: SNOMED, code: '86406008' },
          { system: SNOMED, code: '165815009' },
        ],
      },
    };
    expect(loadValueSet(file(content))).toMatchObject({
      ok: true,
      codes: [{ code: '165815009' }, { code: '86406008' }],
    });
  });

  it('count each code once, and have one digest whatever their order', () => {
    const digests = [compose('86406008', '73211009'), compose('73211009', '86406008', '73211009')].map((content) => {
      const built = buildPolicy({
        exclusions: {},
        optOutOtherSettings: 'suppress',
        valueSets: [file(content)],
        knowsCode: () => true,
      });
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
    const built = buildPolicy({
      exclusions: {},
      optOutOtherSettings: 'suppress',
      valueSets: [file(content, 'EX-6')],
      knowsCode: () => true,
    });
    if (!built.ok) throw new Error(built.problems.join());
    expect(built.policy.codes.mark(sentSystem, sent, false) & exclusionMark('EX-6')).not.toBe(0);
    expect(built.policy.codes.mark('http://other.example', 'X-7', false) & exclusionMark('EX-6')).toBe(0);
  });

  it('are silent while their category is switched off', () => {
    const built = buildPolicy({
      exclusions: { 'EX-2': false },
      optOutOtherSettings: 'suppress',
      valueSets: [file(compose('73211009'), 'fertility')],
      knowsCode: () => true,
    });
    expect(built.ok && built.policy.codes.mark(SNOMED, '73211009', false) & exclusionMark('EX-2')).toBe(0);
  });

  it('come into force: their codes exclude, and the policy says what it loaded', () => {
    const built = buildPolicy({
      exclusions: {},
      optOutOtherSettings: 'suppress',
      valueSets: [file(compose('73211009'), 'fertility')],
      knowsCode: () => true,
    });
    if (!built.ok) throw new Error(built.problems.join());
    expect(built.policy.codes.mark(SNOMED, '73211009', false) & exclusionMark('EX-2')).not.toBe(0);
    expect(built.policy.valueSets).toMatchObject([{ file: 'std.json', category: 'fertility', count: 1 }]);
  });
});

describe('a refusal says which file, why, and which codes', () => {
  const LISTS_NONE = 'it lists no codes (neither compose.include.concept nor expansion.contains).';
  const BY_RULE =
    'part of it is a rule (a filter, another value set or a whole code system) without an expansion; ' +
    'save it with its expansion.';
  const one = (why: string): string => `1 of 1 codes cannot be used: ${why}.`;
  const include = (...includes: readonly unknown[]) => ({ resourceType: 'ValueSet', compose: { include: includes } });
  const expansion = (contains: unknown, total?: unknown) => ({
    resourceType: 'ValueSet',
    expansion: { total, contains },
  });

  it.each<readonly [string, unknown, string]>([
    ['no object', 'ValueSet', 'it is not a FHIR ValueSet.'],
    ['nothing in it', { resourceType: 'ValueSet' }, LISTS_NONE],
    ['parts that are no objects', { resourceType: 'ValueSet', compose: 'x', expansion: ['x'] }, LISTS_NONE],
    [
      'lists that are none',
      { resourceType: 'ValueSet', compose: { include: 'x' }, expansion: { contains: 'x' } },
      LISTS_NONE,
    ],
    [
      'items that are none',
      {
        resourceType: 'ValueSet',
        compose: { include: [null, 'x', { concept: 'x' }] },
        expansion: { contains: [null, 'x'] },
      },
      LISTS_NONE,
    ],
    ['a code that is no text', compose(86406008), one('86406008 (codes must be text)')],
    ['a code that is missing', include({ system: SNOMED, concept: [{}] }), one('nothing (codes must be text)')],
    ['a concept that is a bare number', include({ system: SNOMED, concept: [7] }), one('7 (codes must be text)')],
    ['a blank', compose(' '), one('" " (blank, or with blanks around it)')],
    ['blanks before', compose(' 86406008'), one('" 86406008" (blank, or with blanks around it)')],
    ['blanks behind', compose('86406008 '), one('"86406008 " (blank, or with blanks around it)')],
    ['a ruined number', compose('1.02E+15'), one('1.02E+15 (a number ruined by a spreadsheet)')],
    ['a ruined number without its sign', compose('1e15'), one('1e15 (a number ruined by a spreadsheet)')],
    [
      'a ruined number of a system that nobody knows',
      include({ system: 'http://local.example', concept: [{ code: '8.9E+14' }] }),
      one('8.9E+14 (a number ruined by a spreadsheet)'),
    ],
    [
      'a system that is no text',
      include({ system: 7, concept: [{ code: '86406008' }] }),
      one('86406008 (its system is not text)'),
    ],
    [
      'a wrong check digit',
      compose('86406009'),
      one('86406009 (not a SNOMED id: 6 to 18 digits with a right check digit)'),
    ],
    [
      'a wrong check digit without a system',
      include({ concept: [{ code: '86406009' }] }),
      one('86406009 (not a SNOMED id: 6 to 18 digits with a right check digit)'),
    ],
    [
      'two faults of three',
      compose('86406008', '1', '2'),

      '2 of 3 codes cannot be used: 1 (not a SNOMED id: 6 to 18 digits with a right check digit); 2 ' +
        '(not a SNOMED id: 6 to 18 digits with a right check digit).',
    ],
    [
      'less than the whole',
      expansion([{ system: SNOMED, code: '86406008', contains: [{ system: SNOMED, code: '165815009' }] }, 'x'], 3),
      'its expansion holds 2 of 3 codes; save the whole expansion.',
    ],
    ['a rule beside codes', include({ system: SNOMED, concept: [{ code: '86406008' }] }, { system: SNOMED }), BY_RULE],
    [
      'a rule with an empty list of codes',
      include({ system: SNOMED, concept: [{ code: '86406008' }] }, { system: SNOMED, concept: [] }),
      BY_RULE,
    ],
    ['a rule alone', include({ system: SNOMED }), LISTS_NONE],
  ])('%s', (_what, content, why) => {
    expect(loadValueSet(file(content))).toEqual({ ok: false, problem: `Value set std.json: ${why}` });
  });

  it('of a category that nobody knows names those that are known', () => {
    expect(loadValueSet(file(compose('86406008'), 'gossip'))).toEqual({
      ok: false,
      problem:
        'Value set std.json: unknown category "gossip"; known are sexual-health, fertility, ' +
        'termination, gender, domestic-violence, criminal-record, childrens-social-care.',
    });
  });

  it('of more than two hundred codes names two hundred and counts the rest', () => {
    const refused = (count: number) =>
      loadValueSet(file(compose(...Array.from({ length: count }, (_, i) => String(i)))));
    expect(refused(200)).toMatchObject({
      problem: expect.stringMatching(
        /^Value set std\.json: 200 of 200 codes cannot be used: 0 \(.*; 199 \([^;]*\)\.$/,
      ) as unknown,
    });
    expect(refused(207)).toMatchObject({
      problem: expect.stringMatching(
        /^Value set std\.json: 207 of 207 codes cannot be used: 0 \(.*; 199 \([^;]*\) and 7 more\.$/,
      ) as unknown,
    });
  });
});

describe('a file that loads', () => {
  const loaded = (content: unknown) => loadValueSet(file(content, 'EX-5'));
  const code = (of: string, system = SNOMED) => ({ exclusion: 'EX-5', system, code: of });
  const contained = (contains: unknown, total?: unknown) => ({
    resourceType: 'ValueSet',
    expansion: { total, contains },
  });

  it.each<readonly [string, unknown, readonly unknown[]]>([
    [
      'gives each code once, in one order',
      compose('86406008', '165815009', '86406008'),
      [code('165815009'), code('86406008')],
    ],
    [
      'takes a code without a system for SNOMED',
      { resourceType: 'ValueSet', compose: { include: [{ concept: [{ code: '86406008' }] }] } },
      [code('86406008')],
    ],
    [
      'takes a concept that is a bare code',
      { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, concept: ['86406008'] }] } },
      [code('86406008')],
    ],
    [
      'keeps the systems apart',
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            { system: 'http://b.example', concept: [{ code: 'X' }] },
            { system: 'http://a.example', concept: [{ code: 'X' }] },
          ],
        },
      },
      [code('X', 'http://a.example'), code('X', 'http://b.example')],
    ],
    [
      'hands a system down to what a code contains',
      contained([
        { system: SNOMED, code: '138875005', contains: [{ code: '86406008', contains: [{ code: '165815009' }] }] },
      ]),
      [code('138875005'), code('165815009'), code('86406008')],
    ],
    [
      'leaves out what only groups others',
      contained([
        { system: SNOMED, code: '138875005', abstract: true, contains: [{ code: '86406008' }] },
        { system: SNOMED, contains: [{ code: '165815009' }] },
      ]),
      [code('165815009'), code('86406008')],
    ],
    ['may hold as many codes as it says', contained([{ system: SNOMED, code: '86406008' }], 1), [code('86406008')]],
    [
      'may hold more codes than it says',
      contained(
        [
          { system: SNOMED, code: '86406008' },
          { system: SNOMED, code: '165815009' },
        ],
        1,
      ),
      [code('165815009'), code('86406008')],
    ],
    [
      'may say its total in words, which say nothing',
      contained([{ system: SNOMED, code: '86406008' }], '9'),
      [code('86406008')],
    ],
    [
      'may hold something that is no include',
      { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, concept: [{ code: '86406008' }] }, 'x'] } },
      [code('86406008')],
    ],
    [
      'may hold codes that are numbers in another system',
      {
        resourceType: 'ValueSet',
        compose: { include: [{ system: 'http://local.example', concept: [{ code: '123' }] }] },
      },
      [code('123', 'http://local.example')],
    ],
    [
      'may hold codes that look like a ruined number, and are none',
      {
        resourceType: 'ValueSet',
        compose: { include: [{ system: 'http://local.example', concept: [{ code: 'X1E5' }, { code: '1E5X' }] }] },
      },
      [code('1E5X', 'http://local.example'), code('X1E5', 'http://local.example')],
    ],
  ])('%s', (_rule, content, codes) => {
    expect(loaded(content)).toEqual({ ok: true, file: 'std.json', category: 'domestic-violence', codes });
  });
});

describe('check digits', () => {
  it.each(['86406008', '999004381000000103', '12271241000119109', '24700007'])('%s is right', (id) => {
    expect(isSnomedId(id)).toBe(true);
  });

  it('find every single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('86406008', '999004381000000103'),
        fc.nat(17),
        fc.integer({ min: 1, max: 9 }),
        (id, at, by) => {
          const i = at % id.length;
          const wrong = id.slice(0, i) + String((Number(id[i]) + by) % 10) + id.slice(i + 1);
          expect(isSnomedId(wrong)).toBe(false);
        },
      ),
    );
  });
});
