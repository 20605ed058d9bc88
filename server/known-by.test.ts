/**
 * Are the keys and secrets by which others know us, and we them, read again when their files change, and taken from a
 * config that was read again? A row for each kind of file that is named; none needs a restart.
 */
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { NOBODY_ASKED } from '../tests/kits/server/providers';
import { checkConfig, type ServerConfig } from './config';
import type { KnownBy } from './config-known-by';
import { liveKnownBy } from './known-by';
import { reloaded } from './reload';

const folder = mkdtempSync(join(tmpdir(), 'wp-known-by-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Laid beside it and renamed over it, as the guide says. */
const put = (name: string, text: string): void => {
  writeFileSync(join(folder, `${name}.new`), text, { mode: 0o600 });
  renameSync(join(folder, `${name}.new`), join(folder, name));
};
const pem = { type: 'pkcs8', format: 'pem' } as const;
/** In turn, each another than the ones before it: to make one takes long. */
const POOL = Array.from({ length: 6 }, () => generateKeyPairSync('rsa', { modulusLength: 2048 }));
let turn = 0;
const rsa = (): string => POOL[(turn += 1) % POOL.length]?.privateKey.export(pem).toString() ?? '';
const ec = (): string => generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export(pem).toString();
const bytes = (): string => randomBytes(32).toString('base64');
const secret = (): string => randomBytes(12).toString('hex');
const jwks = (): string => JSON.stringify({ keys: [createPublicKey(rsa()).export({ format: 'jwk' })] });

const FILES: Readonly<Record<string, () => string>> = {
  'id.pem': rsa,
  'id-next.pem': rsa,
  'id-secret': secret,
  'ehr.pem': ec,
  'ehr-next.pem': ec,
  'ehr-secret': secret,
  key: bytes,
  mac: bytes,
  jwks,
};
beforeEach(() => {
  for (const [name, make] of Object.entries(FILES)) put(name, make());
});

const keyed = (keyFile: string, kid: string, more: object = {}) => ({ kind: 'private_key_jwt', keyFile, kid, ...more });
const LAUNCH = {
  smart: [
    { iss: 'https://ehr.example', clientId: 'us', clientAuth: keyed('ehr.pem', 'e', { alg: 'ES384' }) },
    { iss: 'https://two.example', clientId: 'us', clientAuth: { kind: 'secret', secretFile: 'ehr-secret' } },
  ],
  links: [
    { id: 'rio', kind: 'aes-256-cbc-hmac', keyFile: 'key', macKeyFile: 'mac', keyId: 'k1' },
    { id: 'epr', kind: 'jwt', jwksFile: 'jwks', issuer: 'urn:epr' },
  ],
};
const given = (clientAuth: object, more: object = {}) => ({
  listen: { port: 0 },
  publicUrl: 'https://record.example',
  instance: { name: 'NCL', region: 'QMJ' },
  database: { url: 'pglite:memory' },
  identity: {
    mode: 'oidc',
    issuer: 'https://id.example',
    clientId: 'c',
    ...clientAuth,
    roles: [{ claim: 'role', value: 'gp', role: 'gp' }],
  },
  demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
  providers: [NOBODY_ASKED],
  launch: LAUNCH,
  ...more,
});
const BY_KEY = { clientAuth: keyed('id.pem', 'wp-1') };
const BY_SECRET = { clientAuth: { kind: 'secret', secretFile: 'id-secret' } };
const SHORT = { clientSecretFile: 'id-secret' };

/** By which of these files is a link known that others make? */
const LINK_OF: Readonly<Record<string, string>> = { key: 'rio', mac: 'rio', jwks: 'epr' };
const namedIn = (clientAuth: object, file: string): boolean =>
  JSON.stringify([clientAuth, LAUNCH]).includes(JSON.stringify(file));

function read(config: object): ServerConfig {
  const checked = checkConfig(config, folder);
  if (!checked.ok) throw new Error(checked.problems.join('\n'));
  return checked.config;
}
function live(config: ServerConfig) {
  const told: string[] = [];
  const log = { info: () => undefined, error: (about: object) => void told.push(JSON.stringify(about)) };
  return { ...liveKnownBy(config, log), told };
}

/** Everything that is known, with the secrets, so that two can be told apart. */
const text = (known: KnownBy): string => textOf([known.clientAuth, known.launch, known.publicKeys]);
const textOf = (known: unknown): string =>
  JSON.stringify(known, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  );

describe.each<[string, object, string]>([
  ['our key at the identity provider', BY_KEY, 'id.pem'],
  ['our secret there', BY_SECRET, 'id-secret'],
  ['our secret there, in its short form', SHORT, 'id-secret'],
  ['our key at a system that launches', BY_KEY, 'ehr.pem'],
  ['our secret at one', BY_KEY, 'ehr-secret'],
  ['the key of a link', BY_KEY, 'key'],
  ['the MAC key of a link', BY_KEY, 'mac'],
  ['the keys that sign its tokens', BY_KEY, 'jwks'],
])('%s', (_what, clientAuth, file) => {
  const make = FILES[file] ?? secret;

  it('is read again when its file changes, and nothing else is another', () => {
    const known = live(read(given(clientAuth)));
    const before = known.get();
    expect(known.get()).toBe(before);
    put(file, make());
    const after = known.get();
    expect(text(after)).not.toBe(text(before));
    expect(text(after)).toBe(text(read(given(clientAuth))));
    expect(known.told).toEqual([]);
  });

  it.each<[string, () => void]>([
    [
      'is empty',
      () => {
        put(file, '');
      },
    ],
    [
      'is gone',
      () => {
        rmSync(join(folder, file));
      },
    ],
    ...(file === 'jwks' || clientAuth === SHORT
      ? []
      : [
          [
            'is open to others',
            () => {
              chmodSync(join(folder, file), 0o604);
            },
          ] as [string, () => void],
        ]),
  ])('that %s is told once by its name, and holds back no other', (_how, spoil) => {
    const known = live(read(given(clientAuth)));
    const before = known.get();
    const held = readFileSync(join(folder, file), 'utf8');
    spoil();
    const door = LINK_OF[file];
    // whom we ask knows us by what we had; whoever asks us is not known by what they had
    if (door === undefined) expect(text(known.get())).toBe(text(before));
    else
      expect(known.get().launch.links.map(({ id, kind }) => [id, kind === 'shut'])).toEqual(
        LAUNCH.links.map(({ id }) => [id, id === door]),
      );
    const isOfShutDoor = (name: string): boolean => door !== undefined && LINK_OF[name] === door;
    for (const other of Object.keys(FILES).filter((name) => name !== file && !name.includes('next'))) {
      const spoilt = textOf(known.get());
      put(other, (FILES[other] ?? secret)());
      expect([other, textOf(known.get()) === spoilt]).toEqual([
        other,
        !namedIn(clientAuth, other) || isOfShutDoor(other),
      ]);
    }
    expect(known.told).toHaveLength(1);
    expect(known.told[0]).toContain(file);
    expect(known.told[0]).not.toContain(held.trim());
    put(file, make());
    expect(text(known.get())).not.toBe(text(before));
  });

  it('that changed does not keep a config from being read again', () => {
    const started = read(given(clientAuth));
    put(file, make());
    const became = reloaded(started, started.gateway, {
      ok: true,
      config: read(given(clientAuth, { providers: [{ ...NOBODY_ASKED, enabled: false }] })),
    });
    expect(became).toMatchObject({ outcome: 'taken', gateway: { providers: [{ enabled: false }] } });
  });
});

describe('the keys of a system that links', () => {
  const doorsOf = ({ launch }: KnownBy): readonly unknown[] => launch.links.map((row) => [row.id, row.kind]);
  const OPEN = [
    ['rio', 'aes-256-cbc-hmac'],
    ['epr', 'jwt'],
  ];

  it.each<[string, string, () => void, string]>([
    ['without a key', 'jwks', () => void put('jwks', '{"keys":[]}'), 'epr'],
    ['that are no JSON', 'jwks', () => void put('jwks', '{"keys":['), 'epr'],
    ['that are private', 'jwks', () => void put('jwks', JSON.stringify({ keys: [{ kty: 'RSA', d: 'x' }] })), 'epr'],
    ['that anybody may write', 'jwks', () => void chmodSync(join(folder, 'jwks'), 0o646), 'epr'],
    ['that are too short', 'key', () => void put('key', 'AAAA'), 'rio'],
    ['that are one key twice', 'mac', () => void put('mac', readFileSync(join(folder, 'key'), 'utf8')), 'rio'],
  ])('%s (%s) let nobody in, and leave every other door as it is', (_how, file, spoil, door) => {
    const known = live(read(given(BY_KEY)));
    expect(doorsOf(known.get())).toEqual(OPEN);
    const held = known.get().launch.links.find(({ id }) => id === door);
    spoil();
    const shut = known.get().launch.links.find(({ id }) => id === door);
    expect(doorsOf(known.get())).toEqual(OPEN.map(([id, kind]) => [id, id === door ? 'shut' : kind]));
    // INVARIANT: nothing of a key is left there, nor one that is all zeros
    expect(Object.keys(shut ?? {}).filter((key) => ['key', 'macKey', 'jwks', 'keyId', 'issuer'].includes(key))).toEqual(
      [],
    );
    expect(held?.name).toBe(shut?.name);
    put(file, (FILES[file] ?? secret)());
    expect(doorsOf(known.get())).toEqual(OPEN);
  });

  it('are another at once, also while the file of another system is broken', () => {
    const known = live(read(given(BY_KEY)));
    const before = known.get().launch.links[1];
    put('key', '');
    put('id.pem', 'no key');
    put('jwks', jwks());
    const after = known.get().launch.links[1];
    expect([after?.kind, textOf(after) === textOf(before)]).toEqual(['jwt', false]);
    expect(known.told).toHaveLength(2);
  });

  it('that were taken away while the server started are not in force when it has', () => {
    const started = read(given(BY_KEY));
    put('jwks', '{"keys":[]}');
    expect(live(started).get().launch.links[1]?.kind).toBe('shut');
    put('jwks', jwks());
    const known = live(read(given(BY_KEY)));
    const next = read(given(BY_KEY));
    rmSync(join(folder, 'jwks'));
    known.take(next);
    expect(known.get().launch.links[1]?.kind).toBe('shut');
  });

  it('leave a system that launches the same row, so that it is not asked to describe itself again', () => {
    const known = live(read(given(BY_KEY)));
    const before = known.get().launch.smart;
    put('jwks', '');
    expect(known.get().launch.smart[0]).toBe(before[0]);
    put('ehr-secret', secret());
    expect(known.get().launch.smart[0]).toBe(before[0]);
    expect(known.get().launch.smart[1]).not.toBe(before[1]);
  });
});

describe('a config that is read again', () => {
  it.each<[string, object]>([
    ['another key of ours, by another name', given({ clientAuth: keyed('id-next.pem', 'wp-2') })],
    ['a secret in place of a key', given(BY_SECRET)],
    ['a further system, and one less', given(BY_KEY, { launch: { smart: [], links: [...LAUNCH.links] } })],
    ['links closed', given(BY_KEY, { launch: { ...LAUNCH, links: [], deepLink: false } })],
  ])('takes %s', (_what, config) => {
    const started = read(given(BY_KEY));
    const next = read(config);
    const became = reloaded(started, started.gateway, { ok: true, config: next });
    if (became.outcome !== 'taken') throw new Error(became.outcome);
    const known = live(started);
    known.take(became.config);
    expect(text(known.get())).toBe(text(next));
  });

  it('reads the files of the new config again, and no longer those of the old one', () => {
    const known = live(read(given(BY_KEY)));
    known.take(read(given({ clientAuth: keyed('id-next.pem', 'wp-2') })));
    const taken = known.get();
    rmSync(join(folder, 'id.pem'));
    expect(known.get()).toBe(taken);
    put('id-next.pem', rsa());
    expect(known.get()).not.toBe(taken);
    expect(known.told).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['another identity provider', { issuer: 'https://other.example' }, 'identity'],
    ['another client there', { clientId: 'd' }, 'identity'],
  ])('needs a restart for %s', (_what, more, key) => {
    const started = read(given(BY_KEY));
    const config = given(BY_KEY);
    const became = reloaded(started, started.gateway, {
      ok: true,
      config: read({ ...config, identity: { ...config.identity, ...more } }),
    });
    expect(became).toEqual({ outcome: 'restart-needed', keys: [key] });
  });
});

describe('the next key', () => {
  const next = { clientAuth: keyed('id.pem', 'wp-1', { next: { keyFile: 'id-next.pem', kid: 'wp-2' } }) };
  const [ehr, other] = LAUNCH.smart;
  const launch = {
    ...LAUNCH,
    smart: [
      {
        ...ehr,
        clientAuth: keyed('ehr.pem', 'e', { alg: 'ES384', next: { keyFile: 'ehr-next.pem', kid: 'e-2' } }),
      },
      other,
    ],
  };

  it('is published before it signs, and signs nothing', () => {
    const { publicKeys, clientAuth } = read(given(next, { launch }));
    expect(publicKeys.map(({ kid, alg }) => [kid, alg])).toEqual([
      ['wp-1', 'RS512'],
      ['wp-2', 'RS512'],
      ['e', 'ES384'],
      ['e-2', 'ES384'],
    ]);
    expect(clientAuth).toMatchObject({ key: { kid: 'wp-1' } });
    expect(JSON.stringify(publicKeys)).not.toContain('"d"');
  });

  it.each<[string, object, string]>([
    ['that is not there', { keyFile: 'nowhere.pem', kid: 'wp-2' }, 'identity.clientAuth.next.keyFile: '],
    ['that does not suit the algorithm', { keyFile: 'ehr.pem', kid: 'wp-2' }, 'identity.clientAuth.next.keyFile: '],
    ['by the name of the first', { keyFile: 'id-next.pem', kid: 'wp-1' }, 'clientAuth.kid: "wp-1" names two'],
  ])('%s is refused by its place', (_what, key, problem) => {
    const checked = checkConfig(given({ clientAuth: keyed('id.pem', 'wp-1', { next: key }) }), folder);
    expect(checked).toMatchObject({ ok: false, problems: [expect.stringContaining(problem)] });
  });
});
