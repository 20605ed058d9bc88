/** Is a sealed token opened by our own keys and for its own user alone? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneKey, type CookieKeys } from './key-ring';
import { openToken, sealToken, type TokenOwner } from './sealed-token';

const [KEY, OTHER] = [1, 2].map((byte) => new Uint8Array(32).fill(byte)) as [Uint8Array, Uint8Array];
const KEYS = oneKey(KEY);
const OWNER: TokenOwner = { issuer: 'https://id.example', subject: 'u-1', kind: 'id-token' };

describe('a sealed token', () => {
  it('opens as what was sealed, and holds nothing of it in clear', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (token) => {
        const sealed = sealToken(KEYS, OWNER, token);
        expect(openToken(KEYS, OWNER, sealed)).toBe(token);
        expect(sealed).not.toContain(token);
      }),
    );
  });

  it('is another text each time', () => {
    expect(sealToken(KEYS, OWNER, 'token')).not.toBe(sealToken(KEYS, OWNER, 'token'));
  });

  it('opens after a rotation, while the key before is still read', () => {
    const sealed = sealToken(KEYS, OWNER, 'token');
    const rotated: CookieKeys = { newest: () => OTHER, accepted: () => [OTHER, KEY] };
    expect(openToken(rotated, OWNER, sealed)).toBe('token');
    expect(openToken(oneKey(OTHER), OWNER, sealed)).toBeNull();
  });

  it.each<[string, TokenOwner]>([
    ['another user', { ...OWNER, subject: 'u-2' }],
    ['another issuer', { ...OWNER, issuer: 'https://other.example' }],
    ['another use', { ...OWNER, kind: 'refresh-token' }],
  ])('opens for %s never', (_whose, owner) => {
    expect(openToken(KEYS, owner, sealToken(KEYS, OWNER, 'token'))).toBeNull();
  });

  it('opens never once any character is another, or as anything else', () => {
    const sealed = sealToken(KEYS, OWNER, 'token');
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(openToken(KEYS, OWNER, changed)).toBeNull();
    }
    for (const odd of ['', 'sealed-1', 'sealed-1:', 'sealed-1:AAAA', `${sealed}:x`, 'token'])
      expect(openToken(KEYS, OWNER, odd)).toBeNull();
  });
});
