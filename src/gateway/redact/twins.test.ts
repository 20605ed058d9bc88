/** What is shown of resources that came under one name, and what of a headline that safeguarding caps? */
import { describe, expect, it } from 'vitest';
import { see, redactedBy, RELEASE, WITHHOLD } from '../../../tests/kits/gateway/redacted';

const report = (parts: object = {}) => ({
  resourceType: 'DiagnosticReport',
  id: 'r',
  status: 'final',
  code: { text: 'Report' },
  conclusion: 'Normal',
  ...parts,
});
const textOf = (...resources: readonly object[]): string | undefined =>
  see('gp', 'acute', resources).coverage.find(({ section }) => section === 'results')?.text;
const SEVERAL = 'Some items were sent more than once with different content; one of each is shown.';

describe('of resources that came under one name', () => {
  it('the first is shown, once', () => {
    expect(see('gp', 'acute', [report(), report({ conclusion: 'Raised' })]).resources).toMatchObject([
      { conclusion: 'Normal' },
    ]);
    expect(see('gp', 'acute', [report(), report()]).names).toEqual(['DiagnosticReport/r']);
  });

  it('it is said that there are several where their content differs, and only then', () => {
    expect(textOf(report(), report({ conclusion: 'Raised' }))).toBe(SEVERAL);
    expect(textOf(report(), report(), report({ conclusion: 'Raised' }))).toBe(SEVERAL);
    expect(textOf(report(), report())).toBe('Northgate Hospital answered.');
    expect(textOf(report(), report({ id: 's' }))).toBe('Northgate Hospital answered.');
  });

  it('it is said of the section of what is shown, and of no other', () => {
    const { doubled } = redactedBy(
      [RELEASE, RELEASE, RELEASE, RELEASE, RELEASE],
      [
        report(),
        report({ conclusion: 'Raised' }),
        { resourceType: 'Encounter', id: 'e' },
        { resourceType: 'Condition', id: 'c', code: { text: 'A' } },
        { resourceType: 'Condition', id: 'c', code: { text: 'A' } },
      ],
    );
    expect([...doubled]).toEqual(['results']);
  });

  it('nothing is said where the first is withheld, nor of what has no section', () => {
    expect(redactedBy([WITHHOLD, RELEASE], [report(), report({ conclusion: 'Raised' })])).toMatchObject({
      resources: [],
      doubled: new Set(),
    });
    const clinic = (name: string) => ({ resourceType: 'Organization', id: 'o', name });
    const { doubled, resources } = redactedBy(
      [RELEASE, RELEASE, RELEASE],
      [
        { resourceType: 'Encounter', id: 'e', serviceProvider: { reference: 'Organization/o' } },
        clinic('A'),
        clinic('B'),
      ],
    );
    expect(resources).toHaveLength(2);
    expect(doubled.size).toBe(0);
  });

  it('inside a resource the first is shown, and nothing is said', () => {
    const inner = (name: string) => ({ resourceType: 'Condition', id: 'c', code: { text: name } });
    const { resources, doubled } = redactedBy(
      [RELEASE, RELEASE, RELEASE],
      [
        {
          resourceType: 'Encounter',
          id: 'e',
          reasonReference: [{ reference: '#c' }],
          contained: [inner('A'), inner('B')],
        },
      ],
    );
    expect(resources).toMatchObject([{ contained: [{ code: { text: 'A' } }] }]);
    expect(doubled.size).toBe(0);
  });
});

describe('an alert’s headline', () => {
  const flag = (code: string, parts: object = {}) => ({
    resourceType: 'Flag',
    id: 'f',
    status: 'active',
    category: [{ text: 'Category' }],
    code: { coding: [{ system: 'http://snomed.info/sct', code }], text: 'Words' },
    ...parts,
  });
  const CHILD = '1326421000000106';
  const ADULT = '1362761000000103';

  it.each([ADULT, CHILD])(
    'says of a safeguarding concern nothing but that there is one and whom to contact: %s',
    (code) => {
      const [out] = see('pharmacist', 'gp', [flag(code)]).resources;
      expect(out).toMatchObject({ status: 'active', code: { text: 'Concern recorded; contact Northgate Hospital' } });
      expect(out).not.toHaveProperty('category');
      expect((out as { readonly code?: unknown }).code).toEqual({
        text: 'Concern recorded; contact Northgate Hospital',
      });
    },
  );

  it('says what it is about where another label caps it', () => {
    const [out] = see('pharmacist', 'gp', [
      flag('225444004', {
        meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' }] },
      }),
    ]).resources;
    expect(out?.meta?.tag?.map(({ code }) => code)).toEqual(['RV-alerts-pharmacist', 'HL-flag']);
    expect(out).toMatchObject({ category: [{ text: 'Category' }], code: { text: 'Words' } });
  });

  it('is no headline where the role sees all of it', () => {
    expect(see('social-worker', 'gp', [flag(ADULT)]).resources).toMatchObject([{ code: { text: 'Words' } }]);
  });
});
