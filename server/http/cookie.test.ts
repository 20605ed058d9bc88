/** Is a session proved by our own cookie only? */
import { oneKey } from '../keys/key-ring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cookieTransport, sign, unsign } from './cookie';

const key = new Uint8Array(32).fill(7);
const other = new Uint8Array(32).fill(8);

const asking = (cookie: string): Request => new Request('http://x/', { headers: { cookie } });

const written = (secure: boolean, id: string | null): string => {
  const headers = new Headers();
  cookieTransport(oneKey(key), secure).write(headers, id);
  return headers.get('set-cookie') ?? '';
};

describe('the session cookie', () => {
  it('comes back as the session it was written for', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{1,64}$/), fc.boolean(), (id, secure) => {
        const pair = written(secure, id).split(';')[0] ?? '';
        expect(cookieTransport(oneKey(key), secure).read(asking(`a=1; ${pair}; b=2`))).toBe(id);
      }),
    );
  });

  it('is worth nothing when any character of it is changed', () => {
    const value = sign(key, 'wp-session', 'abc123');
    for (let i = 0; i < value.length; i += 1) {
      const changed = value.slice(0, i) + (value[i] === 'A' ? 'B' : 'A') + value.slice(i + 1);
      // The last character of base64url holds two bits that say nothing; the text must still be exact.
      expect(unsign(key, 'wp-session', changed)).toBeNull();
    }
  });

  it('is worth nothing under another key, under another name, unsigned, or twice', () => {
    const { read } = cookieTransport(oneKey(key), false);
    const good = `wp-session=${sign(key, 'wp-session', 'abc')}`;
    expect(read(asking(good))).toBe('abc');
    expect(read(asking(`wp-session=${sign(other, 'wp-session', 'abc')}`))).toBeNull();
    expect(read(asking(`wp-session=${sign(key, 'wp-login', 'abc')}`))).toBeNull();
    expect(read(asking('wp-session=abc'))).toBeNull();
    expect(read(asking('wp-session='))).toBeNull();
    expect(read(asking(`${good}; ${good}`))).toBeNull();
    expect(read(new Request('http://x/'))).toBeNull();
  });

  it('cannot be read by scripts or sent by other sites, and over https is bound to the host', () => {
    expect(written(false, 'abc')).toMatch(/^wp-session=abc\.[\w-]+; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(written(true, 'abc')).toMatch(/^__Host-wp-session=abc\.[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    expect(written(true, null)).toBe('__Host-wp-session=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0');
  });
});
