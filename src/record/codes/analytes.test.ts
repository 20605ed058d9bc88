/** Are the names that other systems give to tests read as what they mean, and no further? */
import { describe, expect, it } from 'vitest';
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
