/**
 * Is the allergy label right for every two providers, whatever each has answered and holds? The four rules of
 * RECORD.md, asked of all pairs.
 */
import type { AllergyIntolerance, FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { CoverageCode } from '../domain/coverage';
import type { AllergyLabel, ProviderState } from './entry';
import { buildRecord } from './record';

const HELD: Readonly<Record<string, readonly Partial<AllergyIntolerance>[]>> = {
  nothing: [],
  'an active allergy': [{ code: { text: 'Penicillin' }, clinicalStatus: { coding: [{ code: 'active' }] } }],
  'an allergy without a status': [{ code: { text: 'Latex' } }],
  'a resolved allergy': [{ code: { text: 'Egg' }, clinicalStatus: { coding: [{ code: 'resolved' }] } }],
  'a refuted allergy': [{ code: { text: 'Aspirin' }, verificationStatus: { coding: [{ code: 'refuted' }] } }],
  'a dated negative': [
    { code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] }, recordedDate: '2024-03' },
  ],
  'an undated negative': [{ code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] } }],
  'a negative of drugs alone': [
    { code: { coding: [{ system: 'http://snomed.info/sct', code: '409137002' }] }, recordedDate: '2024-03' },
  ],
};
const ACTIVE = new Set(['an active allergy', 'an allergy without a status']);

interface Case {
  readonly words: string;
  readonly state: (id: string) => ProviderState;
  /** It may hold an allergy that we do not see. */
  readonly unseen: boolean;
  readonly holds: string;
}

const provider = (id: string) => ({ id, name: id, setting: 'gp' as const });
const answered = (code: CoverageCode, holds: string): Case => ({
  words: `${code} with ${holds}`,
  unseen: code === 'partial' || code === 'withheld-by-role',
  holds,
  state: (id) => ({
    state: 'answered',
    provider: provider(id),
    coverage: [{ section: 'allergies', code, text: '' }],
    warnings: [],
    retrievedAt: '',
    resources: (HELD[holds] ?? []).map((more, at) => ({
      resourceType: 'AllergyIntolerance',
      id: String(at),
      patient: {},
      ...more,
    })) as unknown as readonly FhirResource[],
  }),
});
const CASES: readonly Case[] = [
  {
    words: 'still asked',
    unseen: true,
    holds: 'nothing',
    state: (id) => ({ state: 'asking', provider: provider(id) }),
  },
  {
    words: 'quarantined',
    unseen: true,
    holds: 'nothing',
    state: (id) => ({ state: 'identity-not-confirmed', provider: provider(id) }),
  },
  ...(['unreachable', 'too-slow', 'bad-answer'] as const).map((reason): Case => ({
    words: reason,
    unseen: true,
    holds: 'nothing',
    state: (id) => ({ state: 'failed', provider: provider(id), reason }),
  })),
  ...(['withheld-by-role', 'not-supplied', 'none-recorded'] as const).map((code) => answered(code, 'nothing')),
  ...Object.keys(HELD).flatMap((holds) => [answered('answered', holds), answered('partial', holds)]),
];

/** RECORD.md, in its own order: each rule holds only where none before it did. */
function labelByTheRules(pair: readonly Case[], optedOut: boolean): AllergyLabel {
  if (pair.some(({ holds }) => ACTIVE.has(holds))) return 'Known allergies';
  if (optedOut || pair.some(({ unseen }) => unseen)) return 'Allergies unavailable';
  return pair.some(({ holds }) => holds === 'a dated negative') ? 'No known allergies' : 'Allergies not recorded';
}

describe('the label of any two providers', () => {
  it.each(CASES)('$words, beside every other', (a) => {
    for (const b of CASES) {
      for (const suppressedByOptOut of [false, true]) {
        const { allergyLabel } = buildRecord({ providers: [a.state('a'), b.state('b')], now: 0, suppressedByOptOut });
        expect(allergyLabel, `${a.words} + ${b.words}`).toBe(labelByTheRules([a, b], suppressedByOptOut));
      }
    }
  });
});
