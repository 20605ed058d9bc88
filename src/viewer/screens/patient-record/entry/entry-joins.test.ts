import { describe, expect, it } from 'vitest';
import { foldJoins } from './EntryJoins';
import { whyApart } from './EntryLinks';

const join = (rule: string, text: string, providers: string, identifiers: readonly string[] = []) => ({
  rule,
  text,
  identifiers,
  sides: [...providers].map((provider) => ({ provider, reference: 'X/1', date: null })),
});
const said = (joins: Parameters<typeof foldJoins>[0]) =>
  foldJoins(joins).map(({ rule, text, identifiers, sides }) => [
    rule,
    text,
    sides.map(({ provider }) => provider).join(''),
    ...identifiers,
  ]);

describe('why sources were joined', () => {
  it('is said once for each rule, with everybody it joined', () => {
    expect(
      said([
        join('medicine', 'same medicine: amlodipine, from A and B', 'ab'),
        join('medicine', 'same medicine: amlodipine, from A and C', 'ac'),
        join('encounter-identifier', 'same identifier', 'ab', ['V-1']),
      ]),
    ).toEqual([
      ['medicine', 'same medicine: amlodipine', 'abc'],
      ['encounter-identifier', 'same identifier', 'ab', 'V-1'],
    ]);
  });

  it('keeps a doubt that the rule has', () => {
    expect(
      said([join('medicine-undated', 'same medicine: senna, from A (GP) and B (one of them undated)', 'ab')]),
    ).toEqual([['medicine-undated', 'same medicine: senna (one of them undated)', 'ab']]);
  });

  it('keeps two things apart that one rule joined for two reasons', () => {
    expect(
      said([
        join('allergy-substance', 'same substance: latex, from A and B', 'ab'),
        join('allergy-substance', 'same substance: rubber, from A and C', 'ac'),
      ]),
    ).toHaveLength(2);
  });
});

describe('why a near match was kept apart', () => {
  it.each([
    ['May be the same: kept apart because the routes differ', 'kept apart because the routes differ'],
    ['the same condition, the side given by only one', 'the same condition, the side given by only one'],
    ['May be the same allergy', 'kept apart because the records do not say enough'],
  ])('%s', (relation, reason) => {
    expect(whyApart(relation)).toBe(reason);
  });
});
