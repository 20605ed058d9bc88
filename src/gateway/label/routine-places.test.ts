/** Is a routine line cut wherever it stands, and is nothing else taken for one? `@` stands for the answer. */
import { describe, expect, it } from 'vitest';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import letters from '../../../tests/kits/letters/places.json' with { type: 'json' };
import { judgeLetter, letterRulesOf } from './judge-letter';

const rules = letterRulesOf(policy);
const judged = (type: string, letter: string) => judgeLetter(new TextEncoder().encode(letter), type, rules);
const ANSWERS = [
  'positive',
  'negative',
  '',
  'NOT DETECTED',
  'Reactive - see clinic letter',
  'Y',
  'N',
  'positive, started on ARVs by Dr X; partner informed',
  'declined by patient',
];

/** Several results that share their value, or whose columns cannot be told apart. */
const WITHHELD: readonly string[] = [
  'Booking bloods: HIV neg, syphilis neg, seen by the consultant',
  'HIV    HBV    HCV\nneg    neg    neg\nInhaler given',
  'Hb   HIV\n120   neg',
];

describe('a routine line', () => {
  it.each(letters.places)('goes whatever was answered: %s %s', (type = '', letter = '') => {
    const given = ANSWERS.map((answer) => ({ answer, ...judged(type, letter.replaceAll('@', answer)) }));
    expect(given).toEqual(given.map(({ answer }) => ({ ...given[0], answer })));
    expect(given[0]).toMatchObject({ give: 'words' });
    for (const rest of [
      'asthma',
      'nhaler',
      'Plan',
      'Hb:',
      'CRP',
      'amoxicillin',
      'cellulitis',
      'Aspirin',
      'Miscarriages',
      'U&E',
    ])
      if (letter.includes(rest)) expect(JSON.stringify(given[0])).toContain(rest);
  });

  it.each(letters.inOwnWords)('takes no sentence with it that tells: %s', (letter) => {
    expect(judged('text/plain', letter).give).toBe('nothing');
  });

  it.each([
    '<table><tr><td>Diagnosis</td><td>HIV</td></tr><tr><td>Plan</td><td>Inhaler</td></tr></table>',
    '<table><tr><td>Reason</td><td>Domestic violence</td></tr></table>',
    '<table><tr><td>Problem</td><td>Prisoner</td></tr><tr><td>Seen at</td><td>HMP Test</td></tr></table>',
    '<h1>HIV</h1><p>Clinic letter</p>',
    '<ul><li>HIV</li><li>Asthma</li></ul>',
  ])('is not the value of the cell before it, nor a heading of the letter: %s', (letter) => {
    expect(judged('text/html', letter).give).toBe('nothing');
  });

  it.each(WITHHELD)('that cannot be told from others goes with its letter: %s', (letter) => {
    expect(judged('text/plain', letter).give).toBe('nothing');
  });

  it('longer than a line is prose', () => {
    const letter = (more: number): string => `HIV screen: negative ${'x'.repeat(more)}\n\nPlan: inhaler`;
    expect(judged('text/plain', letter(300)).give).toBe('words');
    expect(judged('text/plain', letter(400)).give).toBe('nothing');
  });

  it('leaves a letter without it as it was sent', () => {
    expect(judged('text/plain', 'Dear Doctor\n\nHe is well.')).toEqual({ give: 'as-sent', unread: false });
  });

  it('is cut by no other setting', () => {
    const letter = new TextEncoder().encode('HIV screen: negative\n\nPlan: inhaler');
    expect(judgeLetter(letter, 'text/plain', { ...rules, documents: 'any' }).give).toBe('nothing');
    expect(judgeLetter(letter, 'text/plain', { ...rules, documents: 'metadata' })).toEqual({
      give: 'as-sent',
      unread: false,
    });
  });

  it('goes with nothing of what the letter does not show', () => {
    const letter = '<html><!-- HIV positive --><p title="on ARVs">Asthma</p><p>HIV screen: positive</p></html>';
    expect(judged('text/html', letter)).toEqual({ give: 'words', text: 'Asthma\n', warnings: [] });
  });
});
