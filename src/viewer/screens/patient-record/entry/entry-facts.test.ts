import { describe, expect, it } from 'vitest';
import { differs } from './EntryFacts';

const fact = (label: string, ...values: readonly string[]) => ({
  label,
  values: values.map((value, index) => ({ provider: String(index), reference: `X/${String(index)}`, value })),
});
const conflict = (field: string) => [{ field, values: [] }];

describe('which rows of the table differ', () => {
  it.each([
    ['the row of the conflict itself', fact('Strength', '5 mg', '10 mg'), conflict('strength'), true],
    [
      'the instructions, when the dose is in conflict',
      fact('Dosage instructions', '5 mg once a day', '10 mg once a day'),
      conflict('dose'),
      true,
    ],
    [
      'not instructions that are the same words',
      fact('Dosage instructions', 'as directed', 'as directed'),
      conflict('dose'),
      false,
    ],
    [
      'not a row that only reads differently',
      fact('Product as recorded', 'Istin 5mg', 'Amlodipine 5mg'),
      conflict('dose'),
      false,
    ],
  ])('%s', (_, row, conflicts, marked) => {
    expect(differs(row, conflicts)).toBe(marked);
  });
});
