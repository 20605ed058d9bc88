import { describe, expect, it } from 'vitest';
import { ICD10, READ_V2, SNOMED } from '../../../domain/code-systems';
import { longTermConditions } from '../../codes/conditions';
import { longTermOf } from './long-term';

describe('long-term conditions', () => {
  it('names every code and wording in one row only, but for I10', () => {
    const seen = new Map<string, string>();
    for (const row of longTermConditions()) {
      const keys = [
        ...row.snomed.map((code) => `sct ${code}`),
        ...row.icd10.filter((code) => code !== 'I10').map((code) => `icd ${code}`),
        ...row.read.map((code) => `read ${code}`),
        ...[row.name, ...row.also].map((words) => words.toLowerCase()),
      ];
      for (const key of keys) {
        expect(seen.get(key), key).toBeUndefined();
        seen.set(key, row.name);
      }
    }
  });

  it.each([
    ['SNOMED', { coding: [{ system: SNOMED, code: '44054006' }] }],
    ['ICD-10 with a dot', { coding: [{ system: ICD10, code: 'E11.9' }] }],
    ['Read v2 with its trailing dot and term code', { coding: [{ system: READ_V2, code: 'C10F.00' }] }],
    [
      'second coding',
      {
        coding: [
          { system: 'urn:local', code: 'X' },
          { system: SNOMED, code: '44054006' },
        ],
      },
    ],
    ['words alone', { text: 'Type 2 diabetes' }],
    ['words in another order', { text: 'Diabetes mellitus type 2' }],
    [
      'words beside a Read code that has no row',
      { coding: [{ system: READ_V2, code: 'C109.' }], text: 'Type 2 diabetes' },
    ],
    ['words beside a local code', { coding: [{ system: 'urn:local', code: '7' }], text: 'T2DM' }],
  ])('knows type 2 diabetes by %s', (_how, concept) => {
    expect(longTermOf(concept)).toEqual(['Type 2 diabetes mellitus']);
  });

  it.each([
    ['a narrower ICD-10 code', { coding: [{ system: ICD10, code: 'E11.2' }], text: 'Type 2 diabetes' }],
    [
      'another SNOMED concept under the same words',
      { coding: [{ system: SNOMED, code: '422034002' }], text: 'Type 2 diabetes' },
    ],
    [
      'another SNOMED concept under the name of a row that the common ones only add to',
      { coding: [{ system: SNOMED, code: '422034002' }], text: 'Type 2 diabetes mellitus' },
    ],
    ['nothing at all', {}],
  ])('does not take %s for it', (_what, concept) => {
    expect(longTermOf(concept)).toEqual([]);
  });

  it('knows a condition that lasts by its name, whatever code comes with it', () => {
    const coded = (display: string) => ({ coding: [{ system: SNOMED, code: '22298006', display }] });
    expect([
      longTermOf(coded('Endometriosis')),
      longTermOf({ text: 'PCOS' }),
      longTermOf(coded('Myocardial infarction')),
    ]).toEqual([['Endometriosis'], ['Polycystic ovary syndrome'], []]);
  });

  it('reads the NHS filler X of ICD-10', () => {
    expect(longTermOf({ coding: [{ system: ICD10, code: 'I48X' }] })).toEqual(['Atrial fibrillation']);
  });
});
