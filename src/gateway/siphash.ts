/**
 * What is the keyed hash of these bytes? SipHash-2-4 with 128 bits. Source: Aumasson and Bernstein, "SipHash: a fast
 * short-input PRF" (2012).
 */

const MASK = 0xffffffff;

/** Four bytes as a little-endian word; bytes beyond the end are nought. */
const wordAt = (bytes: Uint8Array, at: number, length: number): number =>
  at + 4 <= length
    ? (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
    : (at < length ? (bytes[at] ?? 0) : 0) |
      ((at + 1 < length ? (bytes[at + 1] ?? 0) : 0) << 8) |
      ((at + 2 < length ? (bytes[at + 2] ?? 0) : 0) << 16);

/**
 * 128 bits of `bytes[0..length)` under a 16-byte key given as four little-endian words, as four words into `out`. One
 * loop over all rounds
 * (two for each eight bytes, then four and four), since it runs for every released resource.
 */
export function sipHash128(key: Uint32Array, bytes: Uint8Array, length: number, out: Uint32Array): void {
  const k0 = key[0] ?? 0,
    k1 = key[1] ?? 0,
    k2 = key[2] ?? 0,
    k3 = key[3] ?? 0;
  // v0..v3 as low and high halves; the constants spell “somepseudorandomlygeneratedbytes”.
  let al = k0 ^ 0x70736575,
    ah = k1 ^ 0x736f6d65;
  let bl = k2 ^ 0x6e646f6d ^ 0xee,
    bh = k3 ^ 0x646f7261;
  let cl = k0 ^ 0x6e657261,
    ch = k1 ^ 0x6c796765;
  let dl = k2 ^ 0x79746573,
    dh = k3 ^ 0x74656462;
  const whole = length - (length % 8);
  const compressing = (whole / 8 + 1) * 2;
  let low = 0,
    high = 0;

  for (let round = 0; round < compressing + 8; round += 1) {
    const at = round * 4;
    const starts = round < compressing && round % 2 === 0;
    if (starts) {
      low = wordAt(bytes, at, length);
      high = at === whole ? wordAt(bytes, at + 4, length) | ((length & 0xff) << 24) : wordAt(bytes, at + 4, length);
      dl ^= low;
      dh ^= high;
    }

    let sum = (al >>> 0) + (bl >>> 0);
    ah = (ah + bh + (sum > MASK ? 1 : 0)) | 0;
    al = sum | 0;
    let turn = (bl << 13) | (bh >>> 19);
    bh = (bh << 13) | (bl >>> 19);
    bl = turn;
    bl ^= al;
    bh ^= ah;
    turn = al;
    al = ah;
    ah = turn;
    sum = (cl >>> 0) + (dl >>> 0);
    ch = (ch + dh + (sum > MASK ? 1 : 0)) | 0;
    cl = sum | 0;
    turn = (dl << 16) | (dh >>> 16);
    dh = (dh << 16) | (dl >>> 16);
    dl = turn;
    dl ^= cl;
    dh ^= ch;
    sum = (al >>> 0) + (dl >>> 0);
    ah = (ah + dh + (sum > MASK ? 1 : 0)) | 0;
    al = sum | 0;
    turn = (dl << 21) | (dh >>> 11);
    dh = (dh << 21) | (dl >>> 11);
    dl = turn;
    dl ^= al;
    dh ^= ah;
    sum = (cl >>> 0) + (bl >>> 0);
    ch = (ch + bh + (sum > MASK ? 1 : 0)) | 0;
    cl = sum | 0;
    turn = (bl << 17) | (bh >>> 15);
    bh = (bh << 17) | (bl >>> 15);
    bl = turn;
    bl ^= cl;
    bh ^= ch;
    turn = cl;
    cl = ch;
    ch = turn;

    if (round < compressing) {
      if (starts) continue;
      al ^= low;
      ah ^= high;
      if (round === compressing - 1) cl ^= 0xee;
    } else if (round === compressing + 3) {
      out[0] = al ^ bl ^ cl ^ dl;
      out[1] = ah ^ bh ^ ch ^ dh;
      bl ^= 0xdd;
    }
  }
  out[2] = al ^ bl ^ cl ^ dl;
  out[3] = ah ^ bh ^ ch ^ dh;
}
