// Is a signature taken for the person’s own only where it is, however names are written?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, signsAs } from './signature';

const MARY = [{ family: 'O’Brien-Jones', given: 'Mary Ann' }];

describe('signsAs', () => {
  it.each(['Mary O’Brien-Jones', 'M. OBrien Jones', 'O’BRIEN-JONES, Mary', 'Mary Ann O’Brien-Jones'])(
    'takes “%s” for the person’s own',
    (signature) => {
      expect(signsAs(MARY, signature)).toBe(true);
    },
  );

  // the second holds the first letter, but no name begins with it
  it.each(['John O’Brien-Jones', 'Jim O’Brien-Jones', 'Mary Smith', 'M', '', 'O’Brien-Jones'])(
    'does not take “%s” for it',
    (signature) => {
      expect(signsAs(MARY, signature)).toBe(false);
    },
  );

  it('takes the family name alone where no given name is known, and any of several names', () => {
    expect(signsAs([{ family: 'Szymańska', given: '' }], 'Szymanska')).toBe(true);
    expect(signsAs([...MARY, { family: 'Smith', given: 'Mary' }], 'Mary Smith')).toBe(true);
  });
});

describe('plain', () => {
  it('is the same of what is plain already, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(plain(plain(name))).toBe(plain(name));
      }),
    );
  });

  it.each([
    ['Zoë', 'zoe'],
    ['ﬁnch', 'finch'],
    ['Mc Donald', 'mcdonald'],
  ])('reads “%s” as “%s”', (name, read) => {
    expect(plain(name)).toBe(read);
  });
});
