/**
 * Is a name that leaves the gateway the keyed hash that it should be, for every key and length? Judged by a plain
 * second telling of SipHash.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOpaqueId } from './opaque-id';
import { sipHash128 } from './siphash';

const little = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
const add = (a: bigint, b: bigint): bigint => BigInt.asUintN(64, a + b);
const turn = (a: bigint, by: bigint): bigint => BigInt.asUintN(64, (a << by) | (a >> (64n - by)));

/** SipHash-2-4 with 128 bits in whole 64-bit words, as in the paper and its reference code. */
function plainSipHash(key: Uint8Array, message: Uint8Array): string {
  const [k0, k1] = [little(key.subarray(0, 8)), little(key.subarray(8))];
  let [a, b, c, d] = [
    k0 ^ 0x736f6d6570736575n,
    k1 ^ 0x646f72616e646f6dn ^ 0xeen,
    k0 ^ 0x6c7967656e657261n,
    k1 ^ 0x7465646279746573n,
  ];
  const rounds = (count: number): void => {
    for (let at = 0; at < count; at += 1) {
      a = add(a, b);
      b = turn(b, 13n) ^ a;
      a = turn(a, 32n);
      c = add(c, d);
      d = turn(d, 16n) ^ c;
      a = add(a, d);
      d = turn(d, 21n) ^ a;
      c = add(c, b);
      b = turn(b, 17n) ^ c;
      c = turn(c, 32n);
    }
  };
  const padded = new Uint8Array(Math.floor(message.length / 8) * 8 + 8);
  padded.set(message);
  padded[padded.length - 1] = message.length & 255;
  for (let at = 0; at < padded.length; at += 8) {
    const word = little(padded.subarray(at, at + 8));
    d ^= word;
    rounds(2);
    a ^= word;
  }
  c ^= 0xeen;
  rounds(4);
  const first = a ^ b ^ c ^ d;
  b ^= 0xddn;
  rounds(4);
  return [first, a ^ b ^ c ^ d].map((word) => word.toString(16).padStart(16, '0')).join('');
}

/** The words as they come out: low and high half of each 64 bits. */
const words = (out: Uint32Array): string =>
  [out[1], out[0], out[3], out[2]].map((word) => (word ?? 0).toString(16).padStart(8, '0')).join('');
const hash = (key: Uint8Array, bytes: Uint8Array, length = bytes.length): string => {
  const out = new Uint32Array(4);
  const view = new DataView(key.buffer, key.byteOffset);
  sipHash128(
    Uint32Array.from([0, 4, 8, 12], (at) => view.getUint32(at, true)),
    bytes,
    length,
    out,
  );
  return words(out);
};
const KEY = Uint8Array.from({ length: 16 }, (_, at) => at);
const bytesTo = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 37 + 200) & 255);

describe('the hash', () => {
  it.each(Array.from({ length: 41 }, (_, length) => length))('of %i bytes is as the reference has it', (length) => {
    expect(hash(KEY, bytesTo(length))).toBe(plainSipHash(KEY, bytesTo(length)));
  });

  it('is as the reference has it for any key and any bytes', () => {
    const key = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(key, fc.uint8Array({ maxLength: 300 }), (by, bytes) => {
        expect(hash(by, bytes)).toBe(plainSipHash(by, bytes));
      }),
      { numRuns: 200 },
    );
  });

  it('is of the bytes up to the length, whatever stands behind them', () => {
    for (let length = 0; length < 20; length += 1)
      expect(hash(KEY, bytesTo(24), length)).toBe(plainSipHash(KEY, bytesTo(length)));
  });
});

describe('an opaque id', () => {
  const secret = new Uint8Array(32).fill(1);
  const ids = createOpaqueId(secret, 'a', 'p');
  const utf8 = new TextEncoder();

  it('is the hash of the name under a key made of the secret, the access and the provider', () => {
    const key = sha256(Uint8Array.from([...secret, ...utf8.encode('\u0000a\u0000p')])).subarray(0, 16);
    const expected = (name: string): string => {
      const hex = plainSipHash(key, utf8.encode(name));
      return [hex.slice(8, 16), hex.slice(0, 8), hex.slice(24), hex.slice(16, 24)].join('');
    };
    for (const name of [
      'Condition/1',
      '',
      'x',
      '~\u007f',
      'Condition/\u0080',
      'é',
      'Zoë/🩺',
      'a'.repeat(300),
      '\u0080'.repeat(300),
      '✓'.repeat(400),
      'Condition/1',
    ])
      expect(ids(name)).toBe(expected(name));
  });

  it('is 32 digits and another for every name', () => {
    const names = Array.from({ length: 500 }, (_, at) => `Condition/${String(at)}`);
    const made = names.map(ids);
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(made).size).toBe(names.length);
  });
});
