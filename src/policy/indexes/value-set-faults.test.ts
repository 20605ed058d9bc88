/** Is each way in which a list of codes is ruined told by the code, what stands beside it, and why? */
import { describe, expect, it } from 'vitest';
import { loadValueSet } from './value-sets';

const SNOMED = 'http://snomed.info/sct';
const file = (content: unknown) => ({ file: 'std.json', category: 'sexual-health', content });
const compose = (...codes: unknown[]) => ({
  resourceType: 'ValueSet',
  compose: { include: [{ system: SNOMED, concept: codes.map((code) => ({ code })) }] },
});

describe('value sets', () => {
  const under = (system: string, code: unknown, display = 'Gonorrhoea of cervix') => ({
    resourceType: 'ValueSet',
    compose: { include: [{ system, concept: [{ code, display }] }] },
  });
  it.each([
    ['1.02E+15', SNOMED, /1\.02E\+15 “Gonorrhoea of cervix” \(a number ruined by a spreadsheet\)/],
    ['1,02E+15', SNOMED, /1,02E\+15 “Gonorrhoea of cervix” \(a number ruined/],
    ['1.02e15', SNOMED, /1\.02e15 “Gonorrhoea of cervix” \(a number ruined/],
    ['86406008.0', SNOMED, /86406008\.0 “Gonorrhoea of cervix” \(a number ruined/],
    [86406008, SNOMED, /86406008 “Gonorrhoea of cervix” \(codes must be text\)/],
    [Number('12271241000119109'), SNOMED, /“Gonorrhoea of cervix” \(codes must be text: as a number it has lost/],
    ['86406009', SNOMED, /86406009 “Gonorrhoea of cervix” \(not a SNOMED id/],
    ['1240241000000100', SNOMED, /1240241000000100 “Gonorrhoea of cervix” \(not a SNOMED id/],
    ["'86406008", SNOMED, /'86406008 “Gonorrhoea of cervix” \(not a SNOMED id/],
    ['A56.0', SNOMED, /A56\.0 “Gonorrhoea of cervix” \(not a SNOMED id/],
    ['680946014', SNOMED, /680946014 “Gonorrhoea of cervix” \(the id of a SNOMED description/],
    ['86406008', 'http://hl7.org/fhir/sid/icd-10', /86406008 “Gonorrhoea of cervix” \(no code of ICD-10/],
    ['86406008', 'http://loinc.org', /86406008 “Gonorrhoea of cervix” \(no code of LOINC/],
    ['86406008', 'http://read.info/ctv3', /86406008 “Gonorrhoea of cervix” \(no code of Read/],
    ['86406008', 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4', /86406008 “Gonorrhoea of cervix” \(no code of OPCS-4/],
    ['86406008', 'http://snowmed.info/ct', /86406008 “Gonorrhoea of cervix” \(a SNOMED id, under a system that is not/],
    ['86406008\u200b', SNOMED, /86406008\\u\{200b\} “Gonorrhoea of cervix” \(not a SNOMED id/],
    ['86406008', 'http://www.whocc.no/atc', /86406008 “Gonorrhoea of cervix” \(no code of ATC/],
  ])('are refused with %s and what stands beside it, under %s', (code, system, problem) => {
    const concepts = {
      resourceType: 'ValueSet',
      expansion: { contains: [{ system, code, display: 'Gonorrhoea of cervix' }] },
    };
    for (const content of [under(system, code), concepts])
      expect(loadValueSet(file(content))).toMatchObject({
        ok: false,
        problem: expect.stringMatching(problem) as unknown,
      });
  });

  it.each([
    ['A56.0', 'http://hl7.org/fhir/sid/icd-10'],
    ['A560', 'http://hl7.org/fhir/sid/icd-10'],
    ['B24X', 'http://hl7.org/fhir/sid/icd-10'],
    ['75622-1', 'http://loinc.org'],
    ['A9...', 'http://read.info/readv2'],
    ['XaFuL', 'http://read.info/ctv3'],
    ['Q13.1', 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4'],
    ['J05AR', 'http://www.whocc.no/atc'],
    ['360', 'https://fhir.hl7.org.uk/CodeSystem/UKCore-TreatmentFunction'],
    ['999004381000000103', SNOMED],
    ['12345', 'http://local.example'],
  ])('load %s under %s', (code, system) => {
    expect(loadValueSet(file(under(system, code)))).toMatchObject({ ok: true });
  });

  it('are refused as a later page of an expansion, which tells no total', () => {
    const contains = [{ system: SNOMED, code: '86406008' }];
    const page = (offset: number) => file({ resourceType: 'ValueSet', expansion: { offset, contains } });
    expect(loadValueSet(page(1000))).toMatchObject({ problem: expect.stringContaining('a page') as unknown });
    expect(loadValueSet(page(0))).toMatchObject({ ok: true });
  });

  it('say of what is no value set what it is, and of a long name its beginning', () => {
    expect(loadValueSet(file({ resourceType: 'Bundle' }))).toMatchObject({
      problem: expect.stringContaining('not a FHIR ValueSet, but a Bundle') as unknown,
    });
    expect(loadValueSet(file(under(SNOMED, '86406009', `${'long '.repeat(40)}end`)))).toMatchObject({
      problem: expect.not.stringContaining('end') as unknown,
    });
  });

  it('name at most two hundred codes, and count the rest', () => {
    const ruined = Array.from({ length: 250 }, (_, i) => `${String(i)}.02E+15`);
    expect(loadValueSet(file(compose(...ruined)))).toMatchObject({
      problem: expect.stringMatching(
        /^Value set std\.json: 250 of 250 codes cannot be used: .* and 50 more\.$/,
      ) as unknown,
    });
  });
});
