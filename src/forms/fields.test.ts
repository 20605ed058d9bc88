import { describe, expect, it } from 'vitest';
import { day, emergencyReason, nhsNumber, words } from './fields';

describe('what comes from outside', () => {
  it.each(['9990123454', '999 012 3454', '999-012-3454'])('takes the NHS number %s as ten digits', (text) => {
    expect(nhsNumber.parse(text)).toBe('9990123454');
  });

  it.each(['9990123455', '999012345', '99901234540', '', 'abcdefghij', '９９９０１２３４５４'])(
    'refuses the NHS number %j',
    (text) => {
      expect(nhsNumber.safeParse(text).success).toBe(false);
    },
  );

  it.each(['2024-02-29', '1948-03-14'])('takes the day %s', (text) => {
    expect(day('Date').safeParse(text).success).toBe(true);
  });

  it.each(['2023-02-29', '1961-04-93', '2026-13-01', '14/03/1958', '1958-3-4', ''])('refuses the day %j', (text) => {
    expect(day('Date').safeParse(text).success).toBe(false);
  });

  it('wants a reason of ten characters, not ten blanks', () => {
    expect(emergencyReason.safeParse('          ').success).toBe(false);
    expect(emergencyReason.safeParse('123456789').success).toBe(false);
    expect(emergencyReason.safeParse('Unconscious, no history').success).toBe(true);
  });

  it('refuses control characters, which could forge a line in a log', () => {
    expect(words('note').safeParse('a\u0000b').success).toBe(false);
    expect(words('note').safeParse('a\u001b[2Jb').success).toBe(false);
  });
});
