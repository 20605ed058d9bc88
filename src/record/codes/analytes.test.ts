/** Are the names that other systems give to tests read as what they mean, and no further? */
import { describe, expect, it } from 'vitest';
import { concepts, layTables } from '../../terminology/in-force';
import { analyteOfName } from './analytes';

describe('a test named by its abbreviation and its words', () => {
  it('is the test that both mean', () => {
    expect(analyteOfName('inr - international normalised ratio')?.key).toBe('inr');
  });

  it('means nothing where the two mean different tests, or one is unknown', () => {
    expect(analyteOfName('sodium - potassium')).toBeUndefined();
    expect(analyteOfName('sodium - urine')).toBeUndefined();
  });
});

describe('the names of two tests that are the same words in another order', () => {
  it('mean neither, whichever is read last', () => {
    const shipped = concepts('analytes');
    const turned = { id: 'another ratio', group: '', name: 'x', names: ['albumin urine ratio creatinine'], codes: [] };
    const name = 'ratio of albumin creatinine urine';
    expect(analyteOfName(name)?.key).toBe(analyteOfName('urine albumin creatinine ratio')?.key);
    try {
      for (const rows of [
        [...shipped, turned],
        [turned, ...shipped],
      ]) {
        layTables({ terms: { analytes: () => rows }, facts: {} });
        expect(analyteOfName(name)).toBeUndefined();
      }
    } finally {
      layTables({ terms: { analytes: () => shipped }, facts: {} });
    }
  });
});
