import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHalfSipHash, createHashInput, type HalfSipHash } from './half-siphash';

/** Word for word as the reference implementation has it (hsiphash-2-4, 32 bits), on bytes. */
function reference(low: number, high: number, bytes: Uint8Array): number {
  let [v0, v1, v2, v3] = [low, high, 0x6c796765 ^ low, 0x74656462 ^ high];
  const rotated = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
  const round = (): void => {
    v0 = (v0 + v1) | 0;
    v1 = rotated(v1, 5) ^ v0;
    v0 = rotated(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotated(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotated(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotated(v1, 13) ^ v2;
    v2 = rotated(v2, 16);
  };
  const take = (word: number): void => {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  };
  const at = (index: number): number => bytes[index] ?? 0;
  const whole = bytes.length - (bytes.length % 4);
  for (let i = 0; i < whole; i += 4) take(at(i) | (at(i + 1) << 8) | (at(i + 2) << 16) | (at(i + 3) << 24));
  let last = bytes.length << 24;
  for (let i = whole; i < bytes.length; i += 1) last |= at(i) << (8 * (i - whole));
  take(last);
  v2 ^= 0xff;
  for (let i = 0; i < 4; i += 1) round();
  return (v1 ^ v3) >>> 0;
}

const INPUT = createHashInput(20_000);
/** Of the text's UTF-8, where other bytes lay before. */
const ofText = (hash: HalfSipHash, text: string): number => {
  INPUT.bytes.fill(0xa5);
  return hash(INPUT, new TextEncoder().encodeInto(text, INPUT.bytes).written);
};

describe('the short keyed hash', () => {
  // vectors_hsip32 of the reference implementation: key 00 01 … 07, input 00, 01, …
  it.each([
    ['', 0x5b9f35a9],
    ['\u0000', 0xb85a4727],
  ])('is that of the reference implementation: %j', (text, expected) => {
    expect(ofText(createHalfSipHash(0x03020100, 0x07060504), text).toString(16)).toBe(expected.toString(16));
  });

  it('is that of any text, one after the other, however long', () => {
    const keys = [0x1234567, -0x7654321] as const;
    const hash = createHalfSipHash(...keys);
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 3_000, maxLength: 6_000 })),
        (text) => {
          expect(ofText(hash, text)).toBe(reference(...keys, new TextEncoder().encode(text)));
        },
      ),
      { numRuns: 300 },
    );
  });
});
