/**
 * Under which name does a released resource leave the gateway? A keyed hash (SipHash-2-4, 128 bits) of provider and name: stable within
 * one access, telling nothing of the provider's own numbering. Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012).
 */
import { sha256 } from '@noble/hashes/sha2.js';

export type OpaqueId = (key: string) => string;

const utf8 = new TextEncoder();
const MASK = 0xffffffff;

/** 128 bits of `data[0..length)` under a 16-byte key given as four little-endian words, as four words. */
export function sipHash128(key: Uint32Array, data: Uint8Array, length: number): readonly [number, number, number, number] {
  const [k0 = 0, k1 = 0, k2 = 0, k3 = 0] = key;
  // v0..v3 as low and high halves; the constants spell “somepseudorandomlygeneratedbytes”.
  let al = k0 ^ 0x70736575, ah = k1 ^ 0x736f6d65;
  let bl = k2 ^ 0x6e646f6d ^ 0xee, bh = k3 ^ 0x646f7261;
  let cl = k0 ^ 0x6e657261, ch = k1 ^ 0x6c796765;
  let dl = k2 ^ 0x79746573, dh = k3 ^ 0x74656462;

  const round = () => {
    let low = (al >>> 0) + (bl >>> 0);
    ah = (ah + bh + (low > MASK ? 1 : 0)) | 0; al = low | 0;
    let turn = (bl << 13) | (bh >>> 19); bh = (bh << 13) | (bl >>> 19); bl = turn;
    bl ^= al; bh ^= ah;
    turn = al; al = ah; ah = turn;
    low = (cl >>> 0) + (dl >>> 0);
    ch = (ch + dh + (low > MASK ? 1 : 0)) | 0; cl = low | 0;
    turn = (dl << 16) | (dh >>> 16); dh = (dh << 16) | (dl >>> 16); dl = turn;
    dl ^= cl; dh ^= ch;
    low = (al >>> 0) + (dl >>> 0);
    ah = (ah + dh + (low > MASK ? 1 : 0)) | 0; al = low | 0;
    turn = (dl << 21) | (dh >>> 11); dh = (dh << 21) | (dl >>> 11); dl = turn;
    dl ^= al; dh ^= ah;
    low = (cl >>> 0) + (bl >>> 0);
    ch = (ch + bh + (low > MASK ? 1 : 0)) | 0; cl = low | 0;
    turn = (bl << 17) | (bh >>> 15); bh = (bh << 17) | (bl >>> 15); bl = turn;
    bl ^= cl; bh ^= ch;
    turn = cl; cl = ch; ch = turn;
  };
  const word = (at: number): number =>
    (at < length ? (data[at] ?? 0) : 0) | ((at + 1 < length ? (data[at + 1] ?? 0) : 0) << 8) | ((at + 2 < length ? (data[at + 2] ?? 0) : 0) << 16) | ((at + 3 < length ? (data[at + 3] ?? 0) : 0) << 24);

  const whole = length - (length % 8);
  for (let at = 0; at <= whole; at += 8) {
    const low = word(at);
    const high = at === whole ? (word(at + 4) & 0xffffff) | ((length & 0xff) << 24) : word(at + 4);
    dl ^= low; dh ^= high;
    round(); round();
    al ^= low; ah ^= high;
  }
  cl ^= 0xee;
  round(); round(); round(); round();
  const first = al ^ bl ^ cl ^ dl;
  const second = ah ^ bh ^ ch ^ dh;
  bl ^= 0xdd;
  round(); round(); round(); round();
  return [first >>> 0, second >>> 0, (al ^ bl ^ cl ^ dl) >>> 0, (ah ^ bh ^ ch ^ dh) >>> 0];
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** Eight hexadecimal digits, from a table: made for every released resource. */
const hex = (word: number): string => `${BYTES[word >>> 24] ?? ''}${BYTES[(word >>> 16) & 255] ?? ''}${BYTES[(word >>> 8) & 255] ?? ''}${BYTES[word & 255] ?? ''}`;

/** One naming for one provider within one access; each name is made once and only for what is released. */
export function createOpaqueId(key: Uint8Array, accessId: string, provider: string): OpaqueId {
  const context = utf8.encode(`\u0000${accessId}\u0000${provider}`);
  const seed = new Uint8Array(key.length + context.length);
  seed.set(key);
  seed.set(context, key.length);
  const derived = new DataView(sha256(seed).buffer);
  const words = Uint32Array.from([0, 4, 8, 12], (at) => derived.getUint32(at, true));
  const made = new Map<string, string>();
  let buffer = new Uint8Array(256);
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    if (buffer.length < name.length * 3) buffer = new Uint8Array(name.length * 3);
    const { written } = utf8.encodeInto(name, buffer);
    const [a, b, c, d] = sipHash128(words, buffer, written);
    const id = hex(a) + hex(b) + hex(c) + hex(d);
    made.set(name, id);
    return id;
  };
}
