import { describe, expect, it } from 'vitest';
import type { Absence } from '../../record/entry';
import { absenceLines, missingByFailure } from './absence-words';

const NAMES: Readonly<Record<string, string>> = { a: 'Parkside', b: 'Northgate', c: 'Eastfield' };
const nameOf = (id: string): string => NAMES[id] ?? id;
const absence = (reason: Absence['reason'], provider: string | null, text = 'As the record says it.'): Absence => ({
  section: 'allergies',
  reason,
  provider,
  text,
});

const CASES: readonly {
  readonly rule: string;
  readonly absences: readonly Absence[];
  readonly says: readonly string[];
}[] = [
  {
    rule: 'a failed provider is named, and never said to hold nothing',
    absences: [absence('failed', 'a')],
    says: ['✕ Parkside not included (did not answer)'],
  },
  {
    rule: 'one that was not asked, for it no longer takes the sign-in, did not fail to answer',
    absences: [absence('failed', 'a'), { ...absence('failed', 'b'), signIn: true }],
    says: ['✕ Northgate not included (no longer accepts your sign-in)', '✕ Parkside not included (did not answer)'],
  },
  {
    rule: 'providers of one reason share one line',
    absences: [absence('nothing-to-show', 'a'), absence('nothing-to-show', 'b'), absence('nothing-to-show', 'c')],
    says: ['3 replied, nothing to show'],
  },
  { rule: 'of who is still asked only how many replied', absences: [absence('asking', 'b')], says: ['6 of 7 replied'] },
  {
    rule: 'an unconfirmed identity is said as such',
    absences: [absence('identity-not-confirmed', 'c')],
    says: ['✕ Eastfield not included (identity not confirmed)'],
  },
  {
    rule: 'an explicit negative keeps who and when',
    absences: [absence('explicit-negative', 'a', '“No known allergies” was recorded by Parkside on 12-Mar-2024.')],
    says: ['“No known allergies” was recorded by Parkside on 12-Mar-2024.'],
  },
  {
    rule: 'a provider’s own warning carries its name',
    absences: [absence('partial', 'b', 'Confidential items are held back from this part.')],
    says: ['Northgate: Confidential items are held back from this part.'],
  },
  {
    rule: 'a warning in the third person is said of the provider by name',
    absences: [absence('partial', 'b', 'The provider says that confidential items are held back from this part.')],
    says: ['Northgate has withheld confidential items'],
  },
  {
    rule: 'an opt-out in part says in one sentence that there may be more',
    absences: [absence('opted-out', null, 'Other allergies may exist.')],
    says: ['More may exist outside the joined-up record.'],
  },
  {
    rule: 'who replied is counted, not named',
    absences: 'abcdefg'.split('').map((id) => absence('nothing-to-show', id)),
    says: ['7 replied, nothing to show'],
  },
  {
    rule: 'those who share nothing of it are named, the others counted',
    absences: [...'bcdefg'.split('').map((id) => absence('nothing-to-show', id)), absence('not-supplied', 'a')],
    says: ['6 replied, nothing to show', '1 does not share this (Parkside)'],
  },
  {
    rule: 'a failed provider is never counted among the others',
    absences: [absence('failed', 'a'), ...'bcdefg'.split('').map((id) => absence('not-supplied', id))],
    says: ['✕ Parkside not included (did not answer)', '6 do not share this (Northgate, Eastfield, d, e, f and g)'],
  },
  {
    rule: 'many names are named when they are not all',
    absences: 'abcd'.split('').map((id) => absence('not-supplied', id)),
    says: ['4 do not share this (Parkside, Northgate, Eastfield and d)'],
  },
  {
    rule: 'failures come before answers',
    absences: [absence('nothing-to-show', 'a'), absence('failed', 'b')],
    says: ['✕ Northgate not included (did not answer)', '1 replied, nothing to show'],
  },
];

describe('what a section says about what it does not hold', () => {
  it.each(CASES)('$rule', ({ absences, says }) => {
    expect(absenceLines(absences, 'allergies', nameOf, 7).map((line) => line.text)).toEqual(says);
  });

  it('never says the bare word none', () => {
    const reasons = [
      'asking',
      'failed',
      'identity-not-confirmed',
      'withheld-by-role',
      'not-supplied',
      'nothing-to-show',
    ] as const;
    const text = reasons
      .flatMap((reason) => absenceLines([absence(reason, 'a')], 'allergies', nameOf, 7).map((line) => line.text))
      .join(' ');
    expect(text).not.toMatch(/\bnone\b/i);
  });

  it('a card of several sections speaks in one voice, and each provider once', () => {
    const in2 = { ...absence('not-supplied', 'a'), section: 'care-plans' as const };
    const said = [
      absence('nothing-to-show', 'a'),
      in2,
      absence('failed', 'b'),
      { ...absence('failed', 'b'), section: 'care-plans' as const },
    ];
    expect(absenceLines(said, ['allergies', 'care-plans'], nameOf, 7).map((line) => line.text)).toEqual([
      '✕ Northgate not included (did not answer)',
      '1 replied, nothing to show',
    ]);
  });

  it('says nothing of another section', () => {
    expect(absenceLines([absence('failed', 'a')], 'medications', nameOf, 7)).toEqual([]);
  });

  it('names the sections that a failed provider leaves open, and only for failures', () => {
    const missing = missingByFailure([
      absence('failed', 'a'),
      { ...absence('failed', 'a'), section: 'results' },
      absence('asking', 'b'),
    ]);
    expect([...missing]).toEqual([['a', ['allergies', 'results']]]);
  });
});

/** Whether something may be held that is not on the screen: then it is said beside what is shown, too. */
const MAY_HOLD: Readonly<Record<Absence['reason'], boolean>> = {
  failed: true,
  'identity-not-confirmed': true,
  partial: true,
  asking: true,
  'opted-out': true,
  'explicit-negative': false,
  'nothing-to-show': false,
  'not-supplied': false,
  unasked: false,
  'withheld-by-role': false,
};

it.each(Object.entries(MAY_HOLD))('%s beside entries that are shown: may more be held, %s', (reason, may) => {
  const [line] = absenceLines([absence(reason as Absence['reason'], 'a')], 'allergies', nameOf, 7);
  expect(line?.missing).toBe(may);
});
