/** Is a reference that was heard or typed wrongly always seen to be wrong? */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readReference, referenceFrom } from './reference';

const references = fc.uint8Array({ minLength: 7, maxLength: 32 }).map(referenceFrom);
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

it('is read as it was made, however it is typed', () => {
  fc.assert(
    fc.property(references, (reference) => {
      expect(readReference(reference)).toBe(reference);
      expect(readReference(` ${reference.toLowerCase().replace('-', ' ')} `)).toBe(reference);
    }),
  );
});

it('with one wrong sign, or two exchanged, is never read', () => {
  fc.assert(
    fc.property(references, fc.nat(7), fc.nat(7), fc.constantFrom(...SIGNS), (reference, at, other, sign) => {
      const signs = [...reference.replace('-', '')];
      const wrong = signs.map((one, index) => (index === at ? sign : one)).join('');
      if (sign !== signs[at]) expect(readReference(wrong)).toBeNull();
      const exchanged = signs.map((one, index) => signs[index === at ? other : index === other ? at : index] ?? one);
      if (signs[at] !== signs[other]) expect(readReference(exchanged.join(''))).toBeNull();
    }),
  );
});

it('holds no sign that is taken for another, and is of one length', () => {
  for (const text of ['', '2222-222', '2222-22222', '0222-2222', 'I222-2222', 'O222-2222', 'L222-2222', '1222-2222'])
    expect(readReference(text)).toBeNull();
});
