import { describe, expect, it } from 'vitest';
import type { Source } from '../../../../record/entry';
import { shownBy, WHY_SYSTEM, whyWords } from './why-words';

const source = (provider: string, ...rules: readonly string[]): Source =>
  ({
    provider,
    resource: {
      resourceType: 'Condition',
      subject: {},
      meta: { tag: rules.map((code) => ({ system: WHY_SYSTEM, code })) },
    },
  }) as unknown as Source;

describe('why it is shown', () => {
  it('is told once for the copies that the same rows let through, and apart for the others', () => {
    expect(
      shownBy([source('a', 'RV-1'), source('b', 'RV-1', 'LC-1'), source('a', 'RV-1'), source('c', 'RV-1')]),
    ).toEqual([
      { providers: ['a', 'c'], rules: ['RV-1'] },
      { providers: ['b'], rules: ['RV-1', 'LC-1'] },
    ]);
  });

  it.each<readonly [string, Parameters<typeof whyWords>]>([
    ['A GP sees problems in full.', [['RV-problems-gp'], 'gp', 'problems', 'full']],
    [
      'An occupational therapist sees allergies in summary.',
      [['RV-allergies-occupational-therapist', 'SU-allergy'], 'occupational-therapist', 'allergies', 'summary'],
    ],
    [
      'A hospital clinician sees problems in full. This is marked mental health, so only a summary is shown.',
      [
        ['RV-problems-hospital-clinician', 'LC-mental-health-hospital-clinician', 'SU-problem'],
        'hospital-clinician',
        'problems',
        'full',
      ],
    ],
    [
      'A community nurse sees problems in full. ' +
        'This is marked mental health: it is shown only while emergency access is open.',
      [
        ['RV-problems-community-nurse', 'LC-mental-health-community-nurse', 'EM-2'],
        'community-nurse',
        'problems',
        'full',
      ],
    ],
    [
      'A pharmacist sees alerts in full. This is shown as a headline only; ask the provider for more.',
      [['RV-alerts-pharmacist', 'HL-flag'], 'pharmacist', 'alerts', 'full'],
    ],
    ['A GP sees results in full.', [[], 'gp', 'results', 'full']],
  ])('reads: %s', (words, given) => {
    expect(whyWords(...given)).toBe(words);
  });
});
