/** What a result says that came without a value: its comments, that it is a coded entry, or that nothing was sent. */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../domain/settings';
import { describeEntry } from '../../describe';
import { buildRecord } from '../../record';
import { recentResults } from '../../recent-results';

const LAB = { category: [{ coding: [{ code: 'laboratory' }] }] };
const NOW = Date.UTC(2026, 10, 28);
const said = (text: string) => ({ note: [{ text }] });
const coded = (display: string) => ({ code: { coding: [{ system: 'http://snomed.info/sct', code: '1', display }] } });

const recordOf = (resources: readonly object[], setting: Setting) =>
  buildRecord({
    now: NOW,
    providers: [
      {
        state: 'answered',
        provider: { id: 'p', name: 'p', setting },
        resources: resources.map((one, at) => ({
          resourceType: 'Observation',
          id: `o${String(at)}`,
          status: 'final',
          effectiveDateTime: '2026-11-01',
          ...one,
        })) as unknown as readonly FhirResource[],
        coverage: [],
        warnings: [],
        retrievedAt: '',
      },
    ],
  });
const rowOf = (one: object, setting: Setting) => {
  const [entry] = recordOf([one], setting).entries;
  return [entry?.title, entry?.summary].filter((part) => part !== null).join(' – ');
};

describe('a row without a value', () => {
  it.each<[string, object, Setting, string]>([
    ['a note', { ...coded('Comment note'), ...said('Itchy ear.\n  Drops') }, 'gp', 'Itchy ear. Drops'],
    ['a note without words', coded('Comment note'), 'gp', 'Comment note'],
    [
      'a note that was cancelled',
      { ...coded('Comment note'), ...said('Drops'), status: 'cancelled' },
      'gp',
      'Comment note – No result: cancelled – Drops',
    ],
    [
      'a note by its name alone',
      { ...coded('Comment note'), ...LAB, ...said('Drops') },
      'gp',
      'Comment note – Comment: Drops',
    ],
    ['a symptom', coded('Tired all the time'), 'gp', 'Tired all the time'],
    ['a symptom with a note', { ...coded('Cough'), ...said('3 weeks') }, 'gp', 'Cough – 3 weeks'],
    [
      'a laboratory’s word',
      { ...coded('Parietal cell autoantibodies'), ...LAB, ...said('     NEGATIVE') },
      'gp',
      'Parietal cell autoantibodies – Comment: NEGATIVE',
    ],
    [
      'a word beside an empty value',
      { ...coded('Parietal cell autoantibodies'), ...LAB, valueString: ' ', ...said('NEGATIVE') },
      'acute',
      'Parietal cell autoantibodies – Comment: NEGATIVE',
    ],
    [
      'a finding that the comment makes plain',
      {
        ...coded('Infectious mononucleosis test'),
        ...LAB,
        ...said('Negative'),
        interpretation: [{ text: 'Potentially abnormal' }],
      },
      'gp',
      'Infectious mononucleosis test – Potentially abnormal – Comment: Negative',
    ],
    [
      'a reason',
      { ...coded('Phosphate'), ...said('Haemolysed'), dataAbsentReason: { coding: [{ code: 'error' }] } },
      'acute',
      'Phosphate – No value: error in measuring or sending – Comment: Haemolysed',
    ],
    [
      'a flag that the sender words',
      { ...coded('Ferritin'), valueString: '3', interpretation: [{ text: 'LO - Below low reference limit' }] },
      'gp',
      'Ferritin – 3 – LO - Below low reference limit',
    ],
    [
      'a flag that stands within another word',
      { ...coded('Urine colour'), valueString: 'Yellow', interpretation: [{ text: 'L' }] },
      'gp',
      'Urine colour – Yellow – Low',
    ],
    [
      'a flag that the words lack',
      { ...coded('Ferritin'), valueString: '3', interpretation: [{ text: 'Under range' }, { text: 'L' }] },
      'gp',
      'Ferritin – 3 – Under range – Low',
    ],
    ['a test', { ...coded('Autoantibody screen'), ...LAB }, 'gp', 'Autoantibody screen – No value sent'],
    [
      'a test known by its specimen',
      { ...coded('Screen'), specimen: { display: 'Serum' } },
      'gp',
      'Screen – No value sent – Serum',
    ],
    ['a measurement known by its name', coded('Serum potassium'), 'gp', 'Potassium – No value sent'],
    [
      'a LOINC code',
      { code: { text: 'X', coding: [{ system: 'http://loinc.org', code: '1-8' }] } },
      'gp',
      'X – No value sent',
    ],
    ['a hospital’s', coded('Screen'), 'acute', 'Screen – No value sent'],
    ['a value with a comment', { ...coded('Ferritin'), valueString: '15', ...said('Low') }, 'gp', 'Ferritin – 15'],
  ])('%s', (_, one, setting, row) => {
    expect(rowOf(one, setting).replace(/^Serum potassium/, 'Potassium')).toBe(row);
  });

  it('is cut between words, and the opened entry has all of it', () => {
    const long = Array.from({ length: 90 }, (_, at) => `word${String(at)}`).join(' ');
    const record = recordOf([{ ...coded('Cough'), ...said(long) }], 'gp');
    const [entry] = record.entries;
    const summary = entry?.summary ?? '';
    expect(summary).toMatch(/^word0 [a-z0-9 ]+ word\d+…$/);
    expect(long.startsWith(`${summary.slice(0, -1)} `)).toBe(true);
    const facts = describeEntry(record, entry?.id ?? '')?.facts ?? [];
    expect(facts.find(({ label }) => label === 'Comments')?.values.map(({ value }) => value)).toEqual([long]);
  });

  it('is no recent result where it is a coded entry', () => {
    const record = recordOf(
      [coded('Cough'), { ...coded('Parietal cell autoantibodies'), ...LAB, ...said('NEGATIVE') }],
      'gp',
    );
    expect(recentResults(record, NOW).map(({ entry }) => entry.title)).toEqual(['Parietal cell autoantibodies']);
  });
});
