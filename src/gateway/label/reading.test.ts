/** Is each text judged once, by its own rule? */
import { expect, it } from 'vitest';
import { buildPolicy } from '../../policy/policy';
import { createReading } from './reading';

it('every text is judged once by each rule, and remembered apart', () => {
  const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  const judged: string[] = [];
  const judge = (rule: string, marks: number) => (text: string) => {
    judged.push(`${rule} ${text}`);
    return text === 'nothing' ? 0 : marks;
  };
  const reading = createReading({
    ...built.policy,
    text: {
      words: judge('words', 1),
      names: judge('names', 16),
      lexicon: judge('lexicon', 2),
      medicine: judge('medicine', 4),
      named: judge('named', 8),
    },
  });
  for (let times = 0; times < 3; times += 1)
    for (const text of ['Truvada', 'nothing'])
      expect([
        reading.words(text),
        reading.lexicon(text),
        reading.medicine(text),
        reading.named(text),
        reading.beside([], text, false),
        reading.beside([], text, true),
      ]).toEqual(text === 'nothing' ? [0, 0, 0, 0, 0, 0] : [1, 2, 4, 8, 16, 2]);
  expect(judged).toEqual([
    'words Truvada',
    'lexicon Truvada',
    'medicine Truvada',
    'named Truvada',
    'names Truvada',
    'words nothing',
    'lexicon nothing',
    'medicine nothing',
    'named nothing',
    'names nothing',
  ]);
});
