/** Is a word found however it is spelt, and does no other word come of it? */
import { describe, expect, it } from 'vitest';
import { spellings } from './spelt-otherwise';

const says = (text: string): string => spellings(text).join('\n');

describe('a word is read in plain letters', () => {
  it.each([
    ['H I V', 'HIV'],
    ['H.I.V', 'HIV'],
    ['H/I/V test', 'HIV test'],
    ['H·I·V', 'HIV'],
    ['S E X U A L  H E A L T H', 'SEXUAL  HEALTH'],
    ['ＨＩＶ', 'HIV'],
    ['𝐇𝐈𝐕', 'HIV'],
    ['НІѴ'.replace('Ѵ', 'V'), 'HIV'],
    ['ᎻᏆᏙ'.replace('Ꮖ', 'I'), 'HIV'],
    ['ʜɪᴠ', 'hiv'],
    ['sexual¹ health', 'sexual health'],
    ['sexual[2] health', 'sexual health'],
    ['sexual† health', 'sexual health'],
    ['sexual (health)', 'sexual health'],
    ['domestic, “abuse”', 'domestic abuse'],
    ['domestic.abuse', 'domestic abuse'],
    ['sexu\nal health', 'sexual health'],
    ['H1V', 'HIV'],
    ['HlV', 'HIV'],
    ['ﬁnding', 'finding'],
  ])('%s', (written, read) => {
    expect(says(written)).toContain(read);
  });

  it('and a sentence ends where it ends', () => {
    expect(says('She is domestic. Violence was not seen.')).not.toContain('domestic Violence');
    expect(says('Gender: identity confirmed')).not.toContain('Gender identity');
    expect(spellings('He is well')).toEqual([]);
  });
});
