/**
 * Under which name does a released resource leave the gateway? A keyed hash of provider and name: stable within one
 * access, telling
 * nothing of the provider's own numbering.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { sipHash128 } from './siphash';

export type OpaqueId = (key: string) => string;

const utf8 = new TextEncoder();

const DIGITS: readonly number[] = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const LENGTH = 32;

/** Four words as hexadecimal digits, as one flat text: every released resource keeps one. */
function hex(words: Uint32Array, digits: number[]): string {
  for (let at = 0; at < LENGTH; at += 1) digits[at] = DIGITS[((words[at >> 3] ?? 0) >>> (28 - 4 * (at & 7))) & 15] ?? 0;
  return String.fromCharCode.apply(null, digits);
}

/** Writes a name as UTF-8 and gives the number of bytes; names are nearly always ASCII, which needs no encoder. */
function write(name: string, bytes: Uint8Array): number {
  for (let at = 0; at < name.length; at += 1) {
    const unit = name.charCodeAt(at);
    if (unit > 127) return utf8.encodeInto(name, bytes).written;
    bytes[at] = unit;
  }
  return name.length;
}

/** One naming for one provider within one access. It keeps no memory: whoever asks twice remembers. */
export function createOpaqueId(key: Uint8Array, accessId: string, provider: string): OpaqueId {
  const context = utf8.encode(`\u0000${accessId}\u0000${provider}`);
  const seed = new Uint8Array(key.length + context.length);
  seed.set(key);
  seed.set(context, key.length);
  const derived = new DataView(sha256(seed).buffer);
  const words = Uint32Array.from([0, 4, 8, 12], (at) => derived.getUint32(at, true));
  const out = new Uint32Array(4);
  const digits = new Array<number>(LENGTH).fill(0);
  let bytes = new Uint8Array(256);
  return (name) => {
    if (bytes.length < name.length * 3) bytes = new Uint8Array(name.length * 3);
    sipHash128(words, bytes, write(name, bytes), out);
    return hex(out, digits);
  };
}
