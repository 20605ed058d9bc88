/**
 * What is the short keyed hash of this text? HalfSipHash-2-4, 32 bits, over its UTF-8. Source: Aumasson, "HalfSipHash"
 * (the reference implementation of SipHash, 2017). Words of 32 bits need no emulation, so that it costs a fraction of
 * reading the text as JSON.
 */

const utf8 = new TextEncoder();

/** A hash under one 8-byte key; keeps a buffer, and nothing of what it was given. */
export type HalfSipHash = (text: string) => number;

export function createHalfSipHash(low: number, high: number): HalfSipHash {
  let bytes = new Uint8Array(4_096);
  let words = new Int32Array(bytes.buffer);
  return (text) => {
    if (bytes.length < text.length * 3 + 8) {
      bytes = new Uint8Array((text.length * 3 + 4_096) & ~7);
      words = new Int32Array(bytes.buffer);
    }
    const { written } = utf8.encodeInto(text, bytes);
    // the last word holds what is left over, noughts, and the length in its highest byte
    bytes.fill(0, written, (written & ~3) + 4);
    bytes[(written & ~3) + 3] = written;
    const last = written >> 2;
    let v0 = low,
      v1 = high,
      v2 = low ^ 0x6c796765,
      v3 = high ^ 0x74656462;
    const rounds = (last + 1) * 2;
    let word = 0;
    for (let round = 0; round < rounds + 4; round += 1) {
      if (round < rounds) {
        if ((round & 1) === 0) {
          word = words[round >> 1] ?? 0;
          v3 ^= word;
        }
      } else if (round === rounds) v2 ^= 0xff;
      v0 = (v0 + v1) | 0;
      v1 = (v1 << 5) | (v1 >>> 27);
      v1 ^= v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = (v3 << 8) | (v3 >>> 24);
      v3 ^= v2;
      v0 = (v0 + v3) | 0;
      v3 = (v3 << 7) | (v3 >>> 25);
      v3 ^= v0;
      v2 = (v2 + v1) | 0;
      v1 = (v1 << 13) | (v1 >>> 19);
      v1 ^= v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      if (round < rounds && (round & 1) === 1) v0 ^= word;
    }
    return (v1 ^ v3) >>> 0;
  };
}
