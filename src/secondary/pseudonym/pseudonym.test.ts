// Does a pseudonym tell nothing of the number, and the same person in two projects nothing of each other?
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32, PSEUDONYM, pseudonymOf, pureHmac, SPINE_ID, spineId, type Hmac } from './pseudonym';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const nhsNumber = fc.stringMatching(/^\d{10}$/);
const nodes: Hmac = (by, text) => createHmac('sha256', by).update(text).digest();

describe('a pseudonym', () => {
  it('is the same of whatever engine makes it', () => {
    fc.assert(
      fc.property(key, nhsNumber, (by, number) => {
        const spine = spineId(by, number);
        expect(spine).toMatch(SPINE_ID);
        expect(spineId(by, number, nodes)).toBe(spine);
        expect(pseudonymOf(by, spine)).toMatch(PSEUDONYM);
        expect(pseudonymOf(by, spine, nodes)).toBe(pseudonymOf(by, spine, pureHmac));
      }),
    );
  });

  it('is written in base32 as everybody writes it', () => {
    expect(base32(new TextEncoder().encode('foobar'))).toBe('mzxw6ytboi');
    expect(base32(new TextEncoder().encode('foob'))).toBe('mzxw6yq');
    expect(base32(new Uint8Array())).toBe('');
    expect(base32(new Uint8Array(20).fill(255))).toBe('7'.repeat(32));
  });

  it('of one person differs from project to project', () => {
    fc.assert(
      fc.property(key, key, key, nhsNumber, (spine, one, other, number) => {
        fc.pre(one.join() !== other.join());
        const id = spineId(spine, number);
        expect(pseudonymOf(one, id)).not.toBe(pseudonymOf(other, id));
      }),
    );
  });

  it('is not found by trying all numbers with the key of the project', () => {
    const spine = new Uint8Array(32).fill(7);
    const project = new Uint8Array(32).fill(9);
    const people = Array.from({ length: 2000 }, (_, at) => String(9_990_000_000 + at));
    const shown = new Set(people.map((number) => pseudonymOf(project, spineId(spine, number))));
    expect(shown.size).toBe(people.length);
    expect(people.filter((number) => shown.has(pseudonymOf(project, number)))).toEqual([]);
  });
});
