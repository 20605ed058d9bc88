/** Is a wrapped key read by its own wrapping key and under its own name alone, and by nothing else? */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unwrap, wrap, wrappingKeyOf, type WrappingKey } from './wrapping';

const newKey = (): WrappingKey => {
  const key = wrappingKeyOf(randomBytes(32).toString('base64'));
  if (key === null) throw new Error('32 bytes are a key');
  return key;
};

const current = newKey();
const older = newKey();
const keys = { current, previous: [older] };
const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });

it('is read back under the present key and a previous one, by its name', () => {
  fc.assert(
    fc.property(secret, fc.string(), fc.constantFrom(current, older), (value, name, key) => {
      expect(unwrap(keys, name, wrap(key, name, value))).toEqual({ ok: true, value, under: key.id });
    }),
  );
});

it('is not read under another name: no row takes the place of another', () => {
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (value, name, other) => {
      fc.pre(name !== other);
      expect(unwrap(keys, other, wrap(current, name, value))).toEqual({ ok: false, why: 'damaged' });
    }),
  );
});

it('is not read once any byte of it differs', () => {
  fc.assert(
    fc.property(secret, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, at, by) => {
      const stored = wrap(current, 'cookies', value);
      const head = stored.lastIndexOf(':') + 1;
      const bytes = Buffer.from(stored.slice(head), 'base64');
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ by;
      expect(unwrap(keys, 'cookies', stored.slice(0, head) + bytes.toString('base64'))).toMatchObject({ ok: false });
    }),
  );
});

it('is not read by the id of another key', () => {
  const stored = wrap(current, 'cookies', randomBytes(32));
  expect(unwrap(keys, 'cookies', stored.replace(current.id, older.id))).toEqual({ ok: false, why: 'damaged' });
});

it('names the key that is missing, with or without keys of our own', () => {
  const stranger = newKey();
  const stored = wrap(stranger, 'cookies', randomBytes(32));
  const told = { ok: false, why: 'other-key', id: stranger.id };
  expect([unwrap(keys, 'cookies', stored), unwrap(null, 'cookies', stored)]).toEqual([told, told]);
});

it('says nothing of the key or of what it wraps, and never the same twice', () => {
  const value = randomBytes(32);
  const stored = [wrap(current, 'cookies', value), wrap(current, 'cookies', value)];
  expect(stored[0]).not.toBe(stored[1]);
  for (const hidden of [value, current.key])
    for (const form of ['base64', 'base64url', 'hex'] as const)
      expect(stored.join()).not.toContain(Buffer.from(hidden).toString(form).replace(/=+$/, ''));
});

it('reads what an earlier release stored in clear', () => {
  const value = randomBytes(32);
  expect(unwrap(null, 'gateway', value.toString('base64'))).toEqual({
    ok: true,
    value: new Uint8Array(value),
    under: null,
  });
});

it.each(['', 'short', randomBytes(31).toString('base64'), randomBytes(33).toString('base64'), `${'A'.repeat(42)}B=`])(
  'takes nothing for a key that is not 32 bytes in base64: %j',
  (text) => {
    expect(wrappingKeyOf(text)).toBeNull();
  },
);
