import { expect, it } from 'vitest';
import { foldJoins } from './EntryJoins';

const join = (text: string) => ({ rule: 'any', text });

it('says one rule once, for everybody it joined', () => {
  expect(foldJoins([join('same medicine: amlodipine, from A and B'), join('same medicine: amlodipine, from A and C'), join('same identifier')])).toEqual([
    'same medicine: amlodipine, from A, B and C',
    'same identifier',
  ]);
});
