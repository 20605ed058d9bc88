/**
 * Do the bits by which a resource is judged keep apart what they stand for, and what do the names of a shared medicine
 * come to?
 */
import { describe, expect, it } from 'vitest';
import { EXCLUSION_IDS } from './tables/exclusions';
import { CAP_LABELS } from './tables/label-caps';
import { SHARED_MEDICINES } from './tables/medicines';
import {
  BARE_CODE,
  capMark,
  CAPPED,
  capsOf,
  DOOR_CODE,
  EXCLUDED,
  exclusionMark,
  GENDER,
  HORMONE,
  markRules,
  settled,
  sharedMark,
  sparedMark,
  UNJUDGED,
  VALID,
} from './marks';

const together = (marks: readonly number[]): number => marks.reduce((all, mark) => all | mark, 0);
const exclusions = EXCLUSION_IDS.map(exclusionMark);
const caps = CAP_LABELS.map(capMark);

describe('the bits', () => {
  it('are one for each thing that they stand for', () => {
    const all = [
      ...exclusions,
      DOOR_CODE,
      UNJUDGED,
      ...caps,
      HORMONE,
      VALID,
      ...SHARED_MEDICINES.map(sharedMark),
      ...SHARED_MEDICINES.map(sparedMark),
    ];
    expect(together(all)).toBe(2 ** all.length - 1);
    expect(new Set(all).size).toBe(all.length);
  });

  it('that release to nobody are the exclusions, the door code and what could not be judged; those that cap are the labels', () => {
    expect(EXCLUDED).toBe(together([...exclusions, DOOR_CODE, UNJUDGED, BARE_CODE]));
    expect(CAPPED).toBe(together(caps));
    expect(GENDER).toBe(exclusionMark('EX-4'));
  });

  it('are read back as rows and labels', () => {
    for (const id of EXCLUSION_IDS) expect(markRules(exclusionMark(id) | CAPPED | HORMONE | VALID)).toEqual([id]);
    for (const label of CAP_LABELS) expect(capsOf(capMark(label) | EXCLUDED | HORMONE | VALID)).toEqual([label]);
    expect(capsOf(CAPPED)).toEqual(CAP_LABELS);
  });
});

describe('a medicine that treats HIV and something else', () => {
  const [lamivudine, ritonavir] = SHARED_MEDICINES.map(sharedMark) as [number, number];
  const [spared, other] = SHARED_MEDICINES.map(sparedMark) as [number, number];
  const EX1 = exclusionMark('EX-1');

  it.each<readonly [rule: string, marks: number, told: number]>([
    ['tells of HIV where nothing says otherwise', lamivudine, EX1],
    ['tells nothing where its name says that it is for the other', lamivudine | spared, 0],
    ['tells of HIV where only another one is said to be for the other', lamivudine | other, EX1],
    ['tells of HIV where one of two is said to be for the other', lamivudine | ritonavir | spared, EX1],
    ['tells nothing where both of two are', lamivudine | ritonavir | spared | other, 0],
    ['tells nothing where it is not named at all', spared | other, 0],
    [
      'leaves everything else as it is',
      lamivudine | spared | capMark('restricted') | HORMONE | exclusionMark('EX-2'),
      capMark('restricted') | HORMONE | exclusionMark('EX-2'),
    ],
    ['is no matter of what names none', CAPPED | VALID, CAPPED | VALID],
  ])('%s', (_rule, marks, told) => {
    expect(settled(marks)).toBe(told);
  });
});
