/** What stands in the places of About me and of social context, and nowhere else besides? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../domain/sections';
import { aboutMe, currentPlans, socialContext } from './about-the-person';
import type { Entry } from './entry';
import { buildRecord } from './record';

const entriesOf = (...resources: readonly FhirResource[]): readonly Entry[] =>
  buildRecord({
    now: Date.parse('2026-11-22T10:00:00Z'),
    providers: [
      {
        state: 'answered',
        provider: { id: 'council', name: 'Council', setting: 'social-care' },
        resources,
        warnings: [],
        retrievedAt: '2026-11-22T10:00:00Z',
        coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
      },
    ],
  }).entries;
const titles = (entries: readonly Entry[]) => entries.map(({ title }) => title);

const plan = (id: string, title: string): FhirResource => ({
  resourceType: 'CarePlan',
  id,
  status: 'active',
  intent: 'plan',
  subject: {},
  title,
  category: [{ text: title }],
});
const lives = (id: string, code: string, value: string, day: string): FhirResource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [{ coding: [{ code: 'social-history' }] }],
  code: { coding: [{ system: 'http://snomed.info/sct', code }], text: code === '365981007' ? 'Tobacco' : 'Household' },
  subject: {},
  effectiveDateTime: day,
  valueString: value,
});

describe('the places of a person’s own words and way of living', () => {
  it('what is said about oneself stands apart from the other plans', () => {
    const about: FhirResource = {
      resourceType: 'Composition',
      id: 'am',
      status: 'final',
      type: { text: 'About me' },
      subject: {},
      date: '2026-05-02',
      author: [],
      title: 'About me',
    };
    const entries = entriesOf(about, plan('p1', 'Falls prevention plan'));
    expect(titles(aboutMe(entries))).toEqual(['About me']);
    expect(titles(currentPlans(entries)).every((title) => title !== 'About me')).toBe(true);
  });

  it('of each thing that was asked the last is told, and no problem among them', () => {
    const entries = entriesOf(
      lives('s1', '365981007', 'smoker', '2015-01-01'),
      lives('s2', '365981007', 'ex-smoker', '2024-01-01'),
      lives('s3', '224130005', 'lives alone', '2020-01-01'),
      { resourceType: 'Condition', id: 'c1', subject: {}, code: { text: 'Asthma' } },
    );
    expect(titles(socialContext(entries))).toEqual(['Tobacco: ex-smoker', 'Household: lives alone']);
  });
});
