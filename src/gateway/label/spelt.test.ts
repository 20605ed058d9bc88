/** Does a letter tell however its words are written, and does an ordinary one stay? */
import { describe, expect, it } from 'vitest';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { judgeLetter, letterRulesOf } from './judge-letter';

const rules = letterRulesOf(policy);
const given = (letter: string, type = 'text/plain') => judgeLetter(new TextEncoder().encode(letter), type, rules).give;

describe('a letter', () => {
  it.each([
    ['Seen for H I V today'],
    ['Seen for h-i-v today'],
    ['Seen at the S E X U A L  H E A L T H clinic'],
    ['Seen in sexual, health clinic'],
    ['Seen in sexual (health) clinic'],
    ['Seen in sexual¹ health clinic'],
    ['Seen in sexual[1] health clinic'],
    ['Seen in sexual *health* clinic'],
    ['Seen in sexual. health clinic'],
    ['Seen in sexual/health clinic'],
    ['Seen in the sexu\nal health clinic'],
    ['Seen in the sexu-\nal health clinic'],
    ['Seen in the s\u00adexual heal\u200bth clinic'],
    ['Seen for ＨＩＶ'],
    ['Seen for Ⓗⓘⓥ'],
    ['Seen for \u041d\u0406V'],
    ['Seen for ʜɪᴠ'],
    ['Seen for H1V'],
    ['She had a “termination” of “pregnancy” in May'],
    ['<html><table><tr><td>sex<b>ual</b></td><td>hea<i>lth</i></td></tr></table>', 'text/html'],
    ['<html><p>sexual<sup>1</sup> health', 'text/html'],
    ['<html><p>H<br>I<br>V', 'text/html'],
    ['{\\rtf1 s e x u a l  h e a l t h\\par}', 'text/rtf'],
    ['{\\rtf1 sexual{\\super 1} health\\par}', 'text/rtf'],
  ])('tells as it reads: %s', (letter, type = 'text/plain') => {
    expect(given(letter, type)).toBe('nothing');
  });

  it.each([
    'Dear Doctor\n\nThank you for referring this lady. Hb 120, WCC 7.1, CRP <5. A/W, B/P 120/80.',
    'Medication: co-codamol 30/500, bisoprolol 2.5 mg o.d., Adcal-D3, K+ 4.2, T. I. D. dosing',
    'Exam: JVP not raised, HS I + II + 0, no S.O.A., P.E.R.L.A., A & O x 3, E4 V5 M6',
    'M E D I C A L   R E P O R T\nO B S: stable',
    'He asked about his gender; identity checked at the desk. Pregnancy: the termination of the contract was late.',
    'Address: Flat 1, Mill-Lane House, 12 High St.\nDomestic: lives alone. Violence: none towards staff.',
  ])('is given as it was sent where nothing tells: %s', (letter) => {
    expect(given(letter)).toBe('as-sent');
  });
});
