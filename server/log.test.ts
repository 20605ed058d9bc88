/** Can an NHS number reach a log line? */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLog, scrub } from './log';

it('no way of writing ten digits gets through, in any field or message', () => {
  const digits = fc.stringMatching(/^\d{10}$/);
  fc.assert(
    fc.property(digits, fc.constantFrom('', ' ', '-'), (ten, gap) => {
      const number = `${ten.slice(0, 3)}${gap}${ten.slice(3, 6)}${gap}${ten.slice(6)}`;
      const lines: string[] = [];
      createLog('info', (line) => void lines.push(line)).info({ deep: { text: `of ${number}.` } }, `asked ${number}`);
      expect(lines.join('')).toContain('[number]');
      expect(lines.join('')).not.toContain(number);
    }),
  );
});

it('longer numbers, such as times, stay', () => {
  expect(scrub('{"at":1790000000000}')).toBe('{"at":1790000000000}');
});
