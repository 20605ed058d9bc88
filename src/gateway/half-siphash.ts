/**
 * What is the short keyed hash of these bytes? HalfSipHash-2-4, 32 bits. Source: Aumasson, "HalfSipHash" (the reference
 * implementation of SipHash, 2017). Words of 32 bits need no emulation: it costs less than reading the bytes as JSON.
 */

/** Where bytes are put to be hashed, as bytes and as words. */
export interface HashInput {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly words: Int32Array<ArrayBuffer>;
}

/** Room for `most` bytes and for what ends them. */
export function createHashInput(most: number): HashInput {
  const bytes = new Uint8Array((most + 8) & ~3);
  return { bytes, words: new Int32Array(bytes.buffer) };
}

/** Of the first `length` bytes; what stands behind them is lost. */
export type HalfSipHash = (input: HashInput, length: number) => number;

/** A hash under one 8-byte key. */
export function createHalfSipHash(low: number, high: number): HalfSipHash {
  return ({ bytes, words }, length) => {
    const last = length >> 2;
    // the last word holds what is left over, noughts, and the length in its highest byte
    for (let at = length; at < last * 4 + 3; at += 1) bytes[at] = 0;
    bytes[last * 4 + 3] = length;
    let v0 = low,
      v1 = high,
      v2 = low ^ 0x6c796765,
      v3 = high ^ 0x74656462;
    // two rounds a word, then four that end it; each pass of this loop is two
    for (let at = 0; at < last + 3; at += 1) {
      const word = at <= last ? (words[at] ?? 0) : 0;
      if (at === last + 1) v2 ^= 0xff;
      v3 ^= word;
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      v0 ^= word;
    }
    return (v1 ^ v3) >>> 0;
  };
}
