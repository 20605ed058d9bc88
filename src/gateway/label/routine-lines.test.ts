/**
 * Do letters with routine lines reach their readers, the same whatever was answered, and does what tells besides stay?
 */
import { describe, expect, it } from 'vitest';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { letterWith, TEMPLATES, type LetterTemplate } from '../../../tests/kits/letters/corpus';
import { judgeLetter, letterRulesOf, type LetterRules } from './judge-letter';

const passages = letterRulesOf(policy);
const any: LetterRules = { ...passages, documents: 'any' };
const given = (template: LetterTemplate, answer: string, rules = passages) =>
  judgeLetter(letterWith(template, answer), template.type, rules);
const isWithheld = (template: LetterTemplate, rules: LetterRules): boolean =>
  given(template, 'not detected', rules).give === 'nothing';

const ANSWERS = ['negative', 'positive', '', 'not detected', 'Yes', 'declined', 'No', '12/03/2026 reactive'];

describe('letters as they are written', () => {
  const ordinary = TEMPLATES.filter(({ tells }) => tells !== true);

  it('are withheld because of a routine line from nobody', () => {
    expect(TEMPLATES.length).toBeGreaterThanOrEqual(40);
    expect(ordinary.filter((template) => isWithheld(template, passages)).map(({ name }) => name)).toEqual([]);
    // What the table is for: so many were withheld from everybody before.
    expect(ordinary.filter((template) => isWithheld(template, any)).length / ordinary.length).toBeGreaterThan(0.7);
  });

  it.each(TEMPLATES.filter(({ tells }) => tells === true).map((one) => [one.name, one] as const))(
    'are withheld where they tell in their own words: %s',
    (_name, template) => {
      for (const answer of ANSWERS) expect([answer, given(template, answer).give]).toEqual([answer, 'nothing']);
    },
  );

  it.each(ordinary.map((one) => [`${one.from}: ${one.name}`, one] as const))(
    'are the same whatever was answered: %s',
    (_name, template) => {
      const answers = ANSWERS.map((answer) => ({ answer, ...given(template, answer) }));
      expect(answers).toEqual(answers.map(({ answer }) => ({ ...answers[0], answer })));
    },
  );
});
