/** Door C: does a link open what it says, once, and is whatever is wrong with one answered alike? */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ELSEWHERE,
  KEYS,
  launchPlace,
  linkQuery,
  OURS,
  PERSON,
  type Place,
} from '../../tests/kits/server/launch-place';
import { openLink, type EncryptedRow } from './link-crypto';

const location = (answer: Response): string => answer.headers.get('location') ?? '';
const REFUSED = '/launch/refused?why=link-not-accepted';

const said = (place: Place, more: object = {}) => ({
  patient: PERSON.nhsNumber,
  birthdate: PERSON.dateOfBirth,
  exp: Math.floor(place.now / 1000) + 120,
  nonce: 'n-1',
  ...more,
});
const claims = (place: Place, more: object = {}) => {
  const { nonce, ...rest } = said(place);
  return { ...rest, jti: nonce, iss: 'urn:epr', aud: OURS, iat: Math.floor(place.now / 1000), ...more };
};

/** Why launches were refused, as the log says. */
const causes = (place: Place): readonly unknown[] =>
  place.logged.filter((line) => line.includes('a launch was refused')).map(causeIn);
const causeIn = (line: string): unknown => (JSON.parse(line) as readonly [{ readonly cause: string }])[0].cause;

/** The whole of a refusal, which must be the same whatever was wrong. */
const whole = async (answer: Response): Promise<string> =>
  JSON.stringify([answer.status, [...answer.headers], await answer.text()]);

describe('an encrypted link', () => {
  it('fills Find after the sign-in, and opens nothing', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    const sent = await browser.arrive(`/launch/link/systmone?${linkQuery(said(place), { key: KEYS.key })}`);
    expect([sent.status, location(sent)]).toEqual([302, expect.stringMatching(/^\/find#launch=/)]);
    expect((await browser.open(sent)).status).toBe(401);
    await browser.signIn('asha');
    expect(await browser.open(sent)).toMatchObject({
      status: 200,
      body: { outcome: 'fill', launchedFrom: 'SystmOne', ...PERSON },
    });
    expect((await browser.ask('GET', '/api/session')).body['launchedFrom']).toBeUndefined();
    expect((await browser.ask('GET', '/api/records')).body).toEqual({ records: [] });
    expect(await browser.open(sent)).toMatchObject({ status: 404, body: { error: { code: 'no-launch' } } });
  });

  it('is not opened by a MAC that its row does not ask for', async () => {
    const place = await launchPlace();
    const sent = await place.browser().arrive(`/launch/link/systmone?${linkQuery(said(place), KEYS)}`);
    expect(location(sent)).toContain('/find#');
  });
});

describe('a signed link', () => {
  const ways: [string, (place: Place, more?: object) => Promise<Response>][] = [
    ['with a MAC', (place, more) => place.browser().arrive(`/launch/link/rio?${linkQuery(said(place, more), KEYS)}`)],
    [
      'as a JWT',
      async (place, more = {}) => {
        const { nonce, ...rest } = more as { nonce?: unknown };
        const jti = 'nonce' in more ? { jti: nonce } : {};
        return place
          .browser()
          .arrive('/launch/link/epr', { token: await place.jwt(claims(place, { ...rest, ...jti })) });
      },
    ],
  ];

  it.each([
    ['rio', 302],
    ['epr', 303],
  ] as const)('from %s opens after the sign-in, locked', async (system, status) => {
    const place = await launchPlace();
    const browser = place.browser();
    const sent =
      system === 'rio'
        ? await browser.arrive(`/launch/link/rio?${linkQuery(said(place), KEYS)}`)
        : await browser.arrive('/launch/link/epr', { token: await place.jwt(claims(place)) });
    expect([sent.status, location(sent)]).toEqual([status, expect.stringMatching(/^\/launch\/opening#launch=/)]);
    await browser.signIn('asha');
    expect(await browser.open(sent)).toMatchObject({ status: 201, body: { patient: PERSON } });
    expect((await browser.ask('POST', '/api/patients', PERSON)).status).toBe(403);
  });

  describe.each(ways)('%s', (_way, arrive) => {
    const NOBODY = 'the link names nobody by a sound NHS number and date of birth';
    it.each<[string, (place: Place) => object, string]>([
      ['is over', ({ now }) => ({ exp: now / 1000 - 61 }), 'the link is over'],
      ['has no end', () => ({ exp: undefined }), 'the link does not say when it ends'],
      ['holds for too long', ({ now }) => ({ exp: now / 1000 + 3_700 }), 'the link holds for longer than an hour'],
      ['has not begun', ({ now }) => ({ nbf: now / 1000 + 90 }), 'the link does not hold yet'],
      ['has no name of its own', () => ({ nonce: undefined }), 'the link has no name of its own (nonce, jti)'],
      ['names a number that fails Modulus 11', () => ({ patient: '9990123455' }), NOBODY],
      ['names no patient', () => ({ patient: undefined }), NOBODY],
      ['names a day that is none', () => ({ birthdate: '1948-02-30' }), NOBODY],
      ['names a day in other words', () => ({ birthdate: '14-Mar-1948' }), NOBODY],
      ['names a user that is no text', () => ({ user: { id: 1 } }), 'the user of the link is no text'],
    ])('that %s is refused, by name in the log', async (_what, change, cause) => {
      const place = await launchPlace();
      expect(location(await arrive(place, change(place)))).toBe(REFUSED);
      expect(causes(place)).toEqual([cause]);
      expect(place.logged.join()).not.toContain(PERSON.nhsNumber);
    });

    it('is refused the second time, at another gateway too', async () => {
      const place = await launchPlace({ gateways: 2 });
      expect(location(await arrive(place))).toContain('/launch/opening#');
      expect(location(await arrive(place))).toBe(REFUSED);
      expect(location(await arrive(place))).toBe(REFUSED);
      expect(causes(place)).toEqual(['the link was used before', 'the link was used before']);
      expect(location(await arrive(place, { nonce: 'n-2' }))).toContain('/launch/opening#');
    });
  });

  const UNSIGNED = 'the token is not signed, or in a way that is not taken';
  it.each<[string, (place: Place) => Promise<Readonly<Record<string, string>>>, string]>([
    [
      'another audience',
      async (place) => ({ token: await place.jwt(claims(place, { aud: 'https://evil.example' })) }),
      'the token is for another audience',
    ],
    [
      'another issuer',
      async (place) => ({ token: await place.jwt(claims(place, { iss: 'urn:other' })) }),
      'the token is from another issuer',
    ],
    [
      'another key',
      async (place) => ({ token: await place.jwt(claims(place), { by: 'another' }) }),
      'the token is signed by no key of its system',
    ],
    [
      'no issue time',
      async (place) => ({ token: await place.jwt(claims(place, { iat: undefined })) }),
      'the token does not say when it was made',
    ],
    ['no token', () => Promise.resolve({}), 'there is no form with one token'],
    ['no JWT', () => Promise.resolve({ token: 'x' }), UNSIGNED],
    [
      'no signature',
      (place) => {
        const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
        return Promise.resolve({ token: `${part({ alg: 'none' })}.${part(claims(place))}.` });
      },
      UNSIGNED,
    ],
    [
      'a MAC by the public key in place of a signature',
      (place) => {
        const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
        const body = `${part({ alg: 'HS256', kid: 'epr-1' })}.${part(claims(place))}`;
        return Promise.resolve({ token: `${body}.${createHmac('sha256', 'public').update(body).digest('base64url')}` });
      },
      UNSIGNED,
    ],
  ])('as a JWT with %s is refused, by name in the log', async (_what, form, cause) => {
    const place = await launchPlace();
    expect(location(await place.browser().arrive('/launch/link/epr', await form(place)))).toBe(REFUSED);
    expect(causes(place)).toEqual([cause]);
  });

  it('is taken by the method of its kind alone, of a system that is configured', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    expect((await browser.arrive('/launch/link/epr?token=x')).status).toBe(405);
    expect((await browser.arrive('/launch/link/rio', { token: 'x' })).status).toBe(405);
    expect((await browser.arrive('/launch/link/other?x=1')).status).toBe(404);
  });

  it.each([
    ['a user whom its row maps to another', { users: { dora: 'ben' } }, 'other-user'],
    ['a user of another organisation', { organisation: ELSEWHERE.ods }, 'other-organisation'],
    ['a user whose own id it must be', { users: 'same' as const }, 'other-user'],
  ])('opens nothing for %s', async (_what, links, code) => {
    const place = await launchPlace({ links });
    const browser = place.browser();
    const sent = await browser.arrive(`/launch/link/rio?${linkQuery(said(place, { user: 'dora' }), KEYS)}`);
    await browser.signIn('asha');
    expect(await browser.open(sent)).toMatchObject({ status: 403, body: { error: { code } } });
  });

  it('hands its user on to the sign-in page as a hint, and no further', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    await browser.arrive(`/launch/link/rio?${linkQuery(said(place, { user: 'dora' }), KEYS)}`);
    const told = await browser.ask('GET', '/api/launch');
    expect(told.body).toMatchObject({ loginHint: 'dora' });
    expect(JSON.stringify(told.body)).not.toContain(PERSON.nhsNumber);
  });
});

describe('the cryptography of links', () => {
  const row: EncryptedRow = { id: 'rio', name: 'Rio', kind: 'aes-256-cbc-hmac', keyId: 'k1', ...KEYS };
  const partsOf = (query: string) => {
    const params = new URLSearchParams(query);
    const [keyId = null, iv = null, data = null, mac = null] = ['keyId', 'iv', 'data', 'mac'].map((name) =>
      params.get(name),
    );
    return { keyId, iv, data, mac };
  };
  const words = fc.record({ patient: fc.string(), birthdate: fc.string(), exp: fc.integer(), nonce: fc.string() });

  it('gives back whatever was put in', () => {
    fc.assert(
      fc.property(words, (value) => {
        expect(openLink(row, partsOf(linkQuery(value, KEYS)))).toEqual({ ok: true, said: value });
      }),
    );
  });

  it('refuses every link of which one bit is another', () => {
    fc.assert(
      fc.property(words, fc.constantFrom('iv', 'data', 'mac'), fc.nat(), (value, name, at) => {
        const parts = partsOf(linkQuery(value, KEYS));
        const bytes = Buffer.from(parts[name] ?? '', 'base64url');
        const bit = at % (bytes.length * 8);
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(openLink(row, { ...parts, [name]: bytes.toString('base64url') }).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses every link that is cut, lengthened, written in a second way, or of another key', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('keyId', 'iv', 'data', 'mac'),
        fc.constantFrom<(text: string) => string | null>(
          (text) => text.slice(0, -1),
          (text) => `${text}A`,
          (text) => `${text}=`,
          (text) => text.toUpperCase() + text.toLowerCase(),
          () => '',
          () => null,
        ),
        (value, name, change) => {
          const parts = partsOf(linkQuery(value, KEYS));
          expect(openLink(row, { ...parts, [name]: change(parts[name] ?? '') }).ok).toBe(false);
        },
      ),
    );
    expect(openLink(row, partsOf(linkQuery({ a: 1 }, { ...KEYS, key: new Uint8Array(32).fill(8) }))).ok).toBe(false);
    expect(openLink(row, partsOf(linkQuery({ a: 1 }, { ...KEYS, macKey: new Uint8Array(32).fill(8) }))).ok).toBe(false);
    expect(openLink(row, partsOf(linkQuery({ a: 1 }, { key: KEYS.key }))).ok).toBe(false);
  });

  it('answers everything that is wrong alike, to the byte, and names it in the log alone', async () => {
    const place = await launchPlace();
    const good = partsOf(linkQuery(said(place), KEYS));
    const used = linkQuery(said(place, { nonce: 'used' }), KEYS);
    await place.browser().arrive(`/launch/link/rio?${used}`);
    const notWhole = 'the link is not whole, or names another keyId';
    const notByKey = 'the MAC of the link is not by its key';
    const notRead = 'the link could not be decrypted to what a link says';
    const bad: readonly (readonly [query: string, cause: string])[] = [
      ['', notWhole],
      [used, 'the link was used before'],
      ['keyId=k1', notWhole],
      [linkQuery(said(place), KEYS, 'k2'), notWhole],
      [linkQuery(said(place), { key: KEYS.key }), notByKey],
      [linkQuery(said(place), { ...KEYS, key: new Uint8Array(32) }), notRead],
      [
        linkQuery({ ...said(place), patient: 'x' }, KEYS),
        'the link names nobody by a sound NHS number and date of birth',
      ],
      [linkQuery([], KEYS), notRead],
      [linkQuery(said(place, { exp: 1 }), KEYS), 'the link is over'],
      [new URLSearchParams({ ...good, mac: 'A'.repeat(43) } as Record<string, string>).toString(), notByKey],
      [`${new URLSearchParams(good as Record<string, string>).toString()}&data=x`, notWhole],
    ];
    const answers: string[] = [];
    for (const [query] of bad) answers.push(await whole(await place.browser().arrive(`/launch/link/rio?${query}`)));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain(REFUSED);
    // by name to whoever runs it, and to nobody else
    expect(causes(place)).toEqual(bad.map(([, cause]) => cause));
  });
});
