/**
 * What does a record say of the sections whose rules are not here yet? That they are being asked for, and nothing else.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../domain/sections';
import { buildSections } from './build';
import type { Entry, ProviderState } from './entry';
import { buildRecord } from './record';
import { FIRST_RULES } from './registry-first';

const provider = { id: 'gp', name: 'Parkside', setting: 'gp' } as const;
const resources = [
  { resourceType: 'Condition', id: 'c', code: { text: 'Asthma' } },
  { resourceType: 'AllergyIntolerance', id: 'a', code: { text: 'Penicillin' } },
] as readonly object[] as readonly FhirResource[];
const answered = (code: 'answered' | 'none-recorded' | 'withheld-by-role'): ProviderState => ({
  state: 'answered',
  provider,
  resources,
  warnings: [],
  retrievedAt: '',
  coverage: SECTIONS.map((section) => ({ section, code, text: '' })),
});
const awaited = SECTIONS.filter((section) => section !== 'demographics' && !FIRST_RULES.has(section));
const first = (...providers: readonly ProviderState[]) => buildSections({ providers, now: 0 }, FIRST_RULES);

describe('a record of the first sections', () => {
  it.each(['answered', 'none-recorded'] as const)(
    'claims no absence over a section that nobody has read (%s)',
    (code) => {
      const { absences } = first(answered(code));
      for (const section of awaited)
        expect(absences.filter((absence) => absence.section === section).map(({ reason }) => reason)).toEqual([
          'asking',
        ]);
    },
  );

  it('says what needs no reading as it is', () => {
    const reasons = new Set(
      first(answered('withheld-by-role'))
        .absences.filter(({ section }) => awaited.includes(section))
        .map(({ reason }) => reason),
    );
    expect([...reasons]).toEqual(['withheld-by-role']);
    expect(
      first({ state: 'failed', provider, reason: 'too-slow' }).absences.every(({ reason }) => reason === 'failed'),
    ).toBe(true);
  });

  it('labels allergies as the whole record does, and shows what it can read', () => {
    expect(first(answered('answered')).allergyLabel).toBe(
      buildRecord({ providers: [answered('answered')], now: 0 }).allergyLabel,
    );
    expect(first(answered('answered')).entries.map(({ section }) => section)).toEqual(['allergies']);
  });

  it('tells every allergy by its own words until the names of medicines are here, and then as one with its generic', () => {
    const of = (id: string, text: string): ProviderState => ({
      state: 'answered',
      provider: { ...provider, id },
      resources: [{ resourceType: 'AllergyIntolerance', id, code: { text } }] as unknown as FhirResource[],
      warnings: [],
      retrievedAt: '',
      coverage: [],
    });
    const providers = [
      of('gp', 'Allergy to Septrin'),
      of('acute', 'Co-trimoxazole allergy'),
      of('community', 'Latex allergy'),
      of('hospice', 'Allergy to rubber'),
    ];
    const substances = ({ entries }: { readonly entries: readonly Entry[] }) =>
      entries.map(({ detail }) => (detail.section === 'allergies' ? detail.substance : '')).sort();
    expect(substances(first(...providers))).toEqual(['co-trimoxazole', 'latex', 'septrin']);
    expect(substances(buildRecord({ providers, now: 0 }))).toEqual(['latex', 'sulfamethoxazole+trimethoprim']);
  });

  it('holds the rest once all rules are here', () => {
    expect(
      buildRecord({ providers: [answered('answered')], now: 0 })
        .entries.map(({ section }) => section)
        .sort(),
    ).toEqual(['allergies', 'problems']);
  });
});
