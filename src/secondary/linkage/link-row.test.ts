/** Is nobody joined with another, and nearly everybody with themselves? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINKAGE } from '../rules/linkage';
import { birthDateLikeness, givenLikeness, isOneSlip, plainGiven, plainName, plainPostcode } from './likeness';
import { linkRow, type Identity } from './link-row';

const JANE: Identity = {
  birthDate: '1948-03-14',
  family: 'smith',
  given: 'jane',
  postcode: 'NW12AB',
  gender: 'female',
};
const row = (part: Partial<Identity>): Identity => ({ ...JANE, ...part });
const ruleOf = (part: Partial<Identity>, hasTwin = false): string => linkRow(row(part), JANE, hasTwin).rule;

describe('a row under the number of Jane', () => {
  it.each<[string, Partial<Identity>, string]>([
    ['all of hers', {}, 'L1'],
    ['number and birth date alone', { family: '', given: '', postcode: '', gender: '' }, 'L1'],
    ['a married name and a new address', { family: 'patel', postcode: 'N11AA' }, 'L1'],
    ['the other gender', { gender: 'male' }, 'L1'],
    ['another day', { birthDate: '1948-03-15' }, 'L2'],
    ['another month, and only the postcode hers', { birthDate: '1948-04-14', family: 'smyth' }, 'L2'],
    ['another month, and only the family name hers', { birthDate: '1948-04-14', postcode: 'N11AA' }, 'L2'],
    ['day and month swapped', { birthDate: '1948-14-03' }, 'L2'],
    ['another year', { birthDate: '1984-03-14' }, 'L2'],
    ['another day, and an initial', { birthDate: '1948-03-15', given: 'j' }, 'L2'],
    ['another day, and no names', { birthDate: '1948-03-15', family: '', given: '' }, 'L2'],
    ['another year, and no names', { birthDate: '1984-03-14', family: '', given: '' }, 'L3'],
    ['another day, and nothing else of hers', { birthDate: '1948-03-15', family: 'patel', postcode: 'N11AA' }, 'L3'],
    ['another day, and nothing else at all', { birthDate: '1948-03-15', family: '', postcode: '' }, 'L3'],
    ['two parts that differ', { birthDate: '1948-04-15' }, 'L3'],
    ['half a birth date', { birthDate: '1948-03' }, 'L3'],
    ['no birth date', { birthDate: '' }, 'L3'],
    ['her baby, born on her birthday', { birthDate: '1974-03-14', given: 'tom', gender: 'male' }, 'L3'],
    ['her baby girl', { birthDate: '1974-03-14', given: 'kit' }, 'L3'],
    ['her baby girl, who has no name yet', { birthDate: '1974-03-14', given: '' }, 'L3'],
    ['another day and the other gender', { birthDate: '1948-03-15', gender: 'male' }, 'L3'],
  ])('%s', (_what, part, rule) => {
    expect(ruleOf(part)).toBe(rule);
  });

  it.each<[string, Partial<Identity>, string]>([
    ['is hers', {}, 'L1'],
    ['is her brother’s', { given: 'john', gender: 'male' }, 'L5'],
    ['is her sister’s', { given: 'joan' }, 'L5'],
    ['is of one whose name is a slip of hers', { given: 'jana' }, 'L5'],
    ['says no name', { given: '' }, 'L5'],
    ['says her name and the other gender', { gender: 'male' }, 'L5'],
    ['has another day', { birthDate: '1948-03-15' }, 'L2'],
    ['has another day and her sister’s name', { birthDate: '1948-03-15', given: 'jan' }, 'L5'],
  ])('who has a twin: %s', (_what, part, rule) => {
    expect(ruleOf(part, true)).toBe(rule);
  });
});

describe('likeness', () => {
  it.each([
    ['O’Brien-Smith', 'OBRIEN SMITH'],
    ['Núñez', 'nunez'],
    ['Łukasz ', 'łukasz'],
    ['陳', '陳'],
  ])('%s and %s are one name', (a, b) => {
    expect(plainName(a)).toBe(plainName(b));
    expect(plainName(a)).not.toBe('');
  });

  it.each([
    ['nw1 2ab', 'NW12AB'],
    [' N1 1AA', 'N11AA'],
    ['EC1A1BB', 'EC1A1BB'],
    ['NW1', ''],
    ['ZZ99 3WZ', 'ZZ993WZ'],
    ['unknown', ''],
  ])('%j is the postcode %j', (given, plain) => {
    expect(plainPostcode(given)).toBe(plain);
  });

  it('of given names the first counts', () => {
    expect(plainGiven('  Mary-Ann Louise')).toBe('maryann');
  });

  it.each([
    ['jane', 'jane', true],
    ['jane', 'jan', true],
    ['jane', 'jnae', true],
    ['jane', 'jade', true],
    ['jane', 'john', false],
    ['jane', 'ja', false],
    ['', 'j', true],
    ['abcd', 'badc', false],
  ])('%s and %s are one slip apart: %s', (a, b, is) => {
    expect([isOneSlip(a, b), isOneSlip(b, a)]).toEqual([is, is]);
  });

  it('is the same both ways', () => {
    const name = fc.stringMatching(/^[a-d]{0,5}$/);
    const day = fc.stringMatching(/^19[0-2]\d-0[1-3]-0[1-3]$/);
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(givenLikeness(a, b)).toBe(givenLikeness(b, a));
      }),
    );
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(birthDateLikeness(a, b)).toBe(birthDateLikeness(b, a));
        expect(birthDateLikeness(a, b) === 'same').toBe(a === b);
      }),
    );
  });
});

const identity = fc.record<Identity>({
  birthDate: fc.constantFrom('1948-03-14', '1948-03-15', '1948-14-03', '1984-03-14', '1999-01-01', ''),
  family: fc.constantFrom('smith', 'smyth', 'patel', ''),
  given: fc.constantFrom('jane', 'jana', 'john', 'j', ''),
  postcode: fc.constantFrom('NW12AB', 'N11AA', ''),
  gender: fc.constantFrom('female', 'male', 'other', ''),
});

describe('of any row and person', () => {
  it('a twin never makes a link that would not be made without', () => {
    fc.assert(
      fc.property(identity, identity, (one, person) => {
        if (linkRow(one, person, true).linked) expect(linkRow(one, person, false).linked).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('what is linked under a twin has the whole given name', () => {
    fc.assert(
      fc.property(identity, identity, (one, person) => {
        if (!linkRow(one, person, true).linked) return;
        expect(one.given).toBe(person.given);
        expect(one.given).not.toBe('');
      }),
      { numRuns: 3000 },
    );
  });

  it('gender never links what would not be linked without', () => {
    fc.assert(
      fc.property(identity, identity, (one, person) => {
        const without = linkRow({ ...one, gender: '' }, person, false);
        if (linkRow(one, person, false).linked) expect(without.linked).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('a number alone links nothing', () => {
    fc.assert(
      fc.property(identity, (person) => {
        const bare = { birthDate: '', family: '', given: '', postcode: '', gender: '' };
        expect(linkRow(bare, person, false).linked).toBe(false);
      }),
    );
  });
});

it('the table is whole', () => {
  expect(LINKAGE.map(({ id }) => id)).toEqual(['L1', 'L2', 'L3', 'L4', 'L5', 'L6']);
  for (const { why, hazard, says } of LINKAGE)
    expect(Math.min(why.length, hazard.length, says.length)).toBeGreaterThan(15);
});
