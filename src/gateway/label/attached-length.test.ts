/** How much of an attached text is read, and what becomes of a longer one? */
import { describe, expect, it } from 'vitest';
import { UNJUDGED } from '../../policy/marks';
import { marksOfBytes } from './attached-words';
import { byWords } from '../../../tests/kits/gateway/letter-rules';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const wordsOfBytes = (bytes: Uint8Array, type: string): string => {
  let read = '';
  marksOfBytes(
    bytes,
    type,
    byWords((words) => {
      read = words;
      return 0;
    }),
  );
  return read;
};

describe('the words of a long attached document', () => {
  it('are read as far as a letter can go, and no further', () => {
    const long = (before: number): string => wordsOfBytes(utf8(`${'é'.repeat(before)} HIV`), 'text/plain');
    expect(long(1_000_000)).toContain('HIV');
    expect(long(2_500_000)).toMatch(/^é{1999999,2000000}$/);
    expect(wordsOfBytes(utf8(`a${'é'.repeat(2_500_000)}`), 'application/pdf')).not.toBe('');
  });

  it('are not judged where they are too many to read, so that nothing passes unread', () => {
    expect(
      marksOfBytes(
        utf8('a'.repeat(4_000_000)),
        'text/plain',
        byWords(() => 0),
      ),
    ).toBe(0);
    expect(
      marksOfBytes(
        utf8('a'.repeat(4_000_001)),
        'text/plain',
        byWords(() => 0),
      ),
    ).toBe(UNJUDGED);
    expect(
      marksOfBytes(
        utf8('a'.repeat(4_000_001)),
        'text/plain',
        byWords(() => 1),
      ),
    ).toBe(UNJUDGED | 1);
    expect(
      marksOfBytes(
        Uint8Array.from({ length: 4_000_001 }, () => 0x89),
        'image/png',
        byWords(() => 1),
      ),
    ).toBe(0);
  });
});
