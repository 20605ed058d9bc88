/**
 * Under which name does a released resource leave the gateway? A keyed hash of provider and name: stable within one access, telling
 * nothing of the provider's own numbering.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { sipHash128 } from './siphash';

export type OpaqueId = (key: string) => string;

const utf8 = new TextEncoder();

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** Eight hexadecimal digits, from a table: made for every released resource. */
const hex = (word: number): string => `${BYTES[word >>> 24] ?? ''}${BYTES[(word >>> 16) & 255] ?? ''}${BYTES[(word >>> 8) & 255] ?? ''}${BYTES[word & 255] ?? ''}`;

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
  let bytes = new Uint8Array(256);
  return (name) => {
    if (bytes.length < name.length * 3) bytes = new Uint8Array(name.length * 3);
    sipHash128(words, bytes, write(name, bytes), out);
    return hex(out[0] ?? 0) + hex(out[1] ?? 0) + hex(out[2] ?? 0) + hex(out[3] ?? 0);
  };
}
