/**
 * Which lists of codes are in force: every category with what is shipped, the files behind it in their order, and
 * nothing of another?
 */
import { describe, expect, it } from 'vitest';
import { codesInForce } from './codes-in-force';
import { digestOf } from './digest';
import { EXCLUSION_CODES } from './tables/exclusion-codes';
import { EXCLUSIONS } from './tables/exclusions';
import { buildPolicy, type PolicyOptions } from './policy';

const valueSet = (file: string, category: string, ...codes: readonly string[]) => ({
  file,
  category,
  content: {
    resourceType: 'ValueSet',
    compose: { include: [{ system: 'http://snomed.info/sct', concept: codes.map((code) => ({ code })) }] },
  },
});
const inForce = (options: Partial<PolicyOptions> = {}) => {
  const built = buildPolicy({
    exclusions: {},
    optOutOtherSettings: 'suppress',
    valueSets: [],
    knowsCode: () => true,
    ...options,
  });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  return codesInForce(built.policy);
};

describe('the lists of codes in force', () => {
  it('begin with the shipped seed of every category, in the order of the policy, even where it is empty', () => {
    const rows = inForce();
    expect(rows.map(({ category, source, inForce: on }) => [category, source, on])).toEqual(
      EXCLUSIONS.map(({ category }) => [category, null, true]),
    );
    for (const { id, category } of EXCLUSIONS) {
      const seed = new Set(
        EXCLUSION_CODES.filter(({ exclusion }) => exclusion === id).flatMap(({ family, codes = [], prefixes = [] }) => [
          ...codes.map((code) => `${family}|${code}`),
          ...prefixes.map((code) => `${family}|${code}…`),
        ]),
      );
      expect(rows.find((row) => row.category === category)).toMatchObject({
        count: seed.size,
        digest: digestOf([...seed].sort()),
      });
    }
    expect(rows.find(({ category }) => category === 'childrens-social-care')?.count).toBe(0);
    expect(rows.find(({ category }) => category === 'criminal-record')).toMatchObject({
      count: 7,
      digest: digestOf([
        'icd10|Z650…',
        'icd10|Z651…',
        'icd10|Z652…',
        'icd10|Z653…',
        'sct|105568001',
        'sct|266948004',
        'sct|45361006',
      ]),
    });
  });

  it('go on with the files of a category, in the order of the config', () => {
    const rows = inForce({
      valueSets: [
        valueSet('b.json', 'domestic-violence', '38341003', '22298006'),
        valueSet('c.json', 'fertility', '38341003'),
        valueSet('a.json', 'domestic-violence', '38341003'),
      ],
    });
    expect(
      rows
        .filter(({ category }) => category === 'domestic-violence')
        .map(({ source, count, inForce: on }) => [source, count, on]),
    ).toEqual([
      [null, 19, true],
      ['b.json', 2, true],
      ['a.json', 1, true],
    ]);
    expect(rows.filter(({ source }) => source === 'c.json')).toMatchObject([{ category: 'fertility', count: 1 }]);
    expect(rows.find(({ source }) => source === 'a.json')?.digest).toBe(
      digestOf([{ exclusion: 'EX-5', system: 'http://snomed.info/sct', code: '38341003' }]),
    );
  });

  it('say so where a category is switched off, of its files too', () => {
    const rows = inForce({
      exclusions: { 'EX-5': false },
      valueSets: [valueSet('b.json', 'domestic-violence', '38341003')],
    });
    expect(rows.filter(({ inForce: on }) => !on).map(({ category, source }) => [category, source])).toEqual([
      ['domestic-violence', null],
      ['domestic-violence', 'b.json'],
    ]);
  });
});

describe('a digest', () => {
  it('is the SHA-256 of the value as JSON', () => {
    expect(digestOf([])).toBe('4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945');
    expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: 2 }));
  });
});
