/** Is a config that names systems to be launched from refused, by its place, where any of it cannot be trusted? */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOBODY_ASKED } from '../../tests/kits/server/providers';
import { checkConfig } from '../config';
import { ourUser } from '../config-launch';

const folder = mkdtempSync(join(tmpdir(), 'launch-config-'));
const put = (name: string, text: string, mode = 0o600): void => {
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), mode);
};

beforeAll(() => {
  const pem = { type: 'pkcs8', format: 'pem' } as const;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  put('ec.pem', ec.privateKey.export(pem).toString());
  put('ec2.pem', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export(pem).toString());
  put('open.pem', ec.privateKey.export(pem).toString(), 0o644);
  put('key', randomBytes(32).toString('base64'));
  put('mac', randomBytes(32).toString('base64'));
  put('open', randomBytes(32).toString('base64'), 0o640);
  put('short', randomBytes(31).toString('base64'));
  put('secret', 'shared');
  put('jwks', JSON.stringify({ keys: [ec.publicKey.export({ format: 'jwk' })] }));
  put('private-jwks', JSON.stringify({ keys: [ec.privateKey.export({ format: 'jwk' })] }));
  put('shared-jwks', JSON.stringify({ keys: [{ kty: 'oct', k: 'AAAA' }] }));
  put('open-jwks', JSON.stringify({ keys: [ec.publicKey.export({ format: 'jwk' })] }), 0o646);
  put('no-jwks', '{"keys":[]}');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const SMART = {
  iss: 'https://ehr.example/fhir/',
  clientId: 'us',
  clientAuth: { kind: 'private_key_jwt', keyFile: 'ec.pem', kid: 'k', alg: 'ES384' },
};
const LINK = { id: 'rio', kind: 'aes-256-cbc-hmac', keyFile: 'key', macKeyFile: 'mac', keyId: 'k1' };

const checked = (launch: object, more: object = {}) =>
  checkConfig(
    {
      listen: { port: 0 },
      publicUrl: 'https://record.example',
      instance: { name: 'NCL', region: 'QMJ' },
      database: { url: 'pglite:memory' },
      identity: {
        mode: 'demo',
        users: [{ id: 'a', name: 'A', role: 'gp', organisation: { ods: 'Y00101', name: 'Parkside', region: 'QMJ' } }],
      },
      demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
      providers: [NOBODY_ASKED],
      launch,
      ...more,
    },
    folder,
  );

it('takes what is sound, and publishes the public half of the keys that we sign by', () => {
  const read = checked({
    smart: [SMART, { ...SMART, iss: 'https://other.example', clientAuth: { kind: 'secret', secretFile: 'secret' } }],
    links: [
      LINK,
      { id: 'tpp', kind: 'aes-256-cbc', keyFile: 'key', keyId: 'k' },
      { id: 'epr', kind: 'jwt', jwksFile: 'jwks', issuer: 'urn:epr' },
    ],
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { launch, publicKeys } = read.config;
  expect(launch.smart.map(({ iss, name }) => [iss, name])).toEqual([
    ['https://ehr.example/fhir', 'ehr.example'],
    ['https://other.example', 'other.example'],
  ]);
  expect(launch.deepLink).toBe(true);
  expect(publicKeys).toEqual([expect.objectContaining({ kid: 'k', alg: 'ES384', kty: 'EC', crv: 'P-384' })]);
  expect(JSON.stringify(publicKeys)).not.toContain('"d"');
});

it('names two systems of one host apart, and each of its own by the host alone', () => {
  const at = (iss: string): object => ({ ...SMART, iss });
  const read = checked({
    smart: [at('https://ehr.example/a/fhir'), at('https://ehr.example/b/fhir/'), at('https://ehr.example:8443/a/fhir')],
  });
  expect(read.ok && read.config.launch.smart.map(({ id, name }) => [id, name])).toEqual([
    ['ehr.example/a/fhir', 'ehr.example/a/fhir'],
    ['ehr.example/b/fhir', 'ehr.example/b/fhir'],
    ['ehr.example:8443', 'ehr.example:8443'],
  ]);
});

it('publishes a key that proves us to several systems once, and takes no other key of its name', () => {
  const other = { ...SMART, iss: 'https://other.example' };
  const once = checked({ smart: [SMART, other] });
  expect(once.ok && once.config.publicKeys.map(({ kid }) => kid)).toEqual(['k']);
  const another = { ...other, clientAuth: { ...other.clientAuth, keyFile: 'ec2.pem' } };
  const two = checked({ smart: [SMART, another] });
  expect(two.ok ? [] : two.problems).toEqual([
    'clientAuth.kid: "k" names two different keys: give each a kid of its own',
  ]);
});

const smart = (change: object): object => ({ smart: [{ ...SMART, ...change }] });
const link = (change: object): object => ({ links: [{ ...LINK, ...change }] });
const key = (change: object): object => smart({ clientAuth: { ...SMART.clientAuth, ...change } });

it.each<[string, object, string, object?]>([
  ['an iss that is not https', smart({ iss: 'http://ehr.example/fhir' }), 'launch.smart[0].iss: must be https'],
  ['an iss given twice', { smart: [SMART, SMART] }, 'launch.smart[1].iss: is given twice'],
  ['an iss that is ourselves', smart({ iss: 'https://record.example/fhir' }), 'launch.smart[0].iss: is on publicUrl'],
  ['an unknown key', smart({ scope: 'x' }), 'launch.smart[0].scope: unknown key'],
  ['a client without a way to prove itself', smart({ clientAuth: undefined }), 'launch.smart[0].clientAuth'],
  ['an algorithm that nobody must take', key({ alg: 'RS256' }), 'launch.smart[0].clientAuth.alg'],
  ['a key of another algorithm', key({ alg: 'RS384' }), 'launch.smart[0].clientAuth.keyFile'],
  ['a key that is not there', key({ keyFile: 'nowhere' }), 'launch.smart[0].clientAuth.keyFile'],
  ['a key that others may read', key({ keyFile: 'open.pem' }), 'launch.smart[0].clientAuth.keyFile'],
  [
    'a secret that is not there',
    smart({ clientAuth: { kind: 'secret', secretFile: 'nowhere' } }),
    'launch.smart[0].clientAuth.secretFile',
  ],
  ['an id given twice', { links: [LINK, LINK] }, 'launch.links[1].id'],
  ['an id that is no part of an address', link({ id: '../x' }), 'launch.links[0].id'],
  ['a link key that others may read', link({ keyFile: 'open' }), 'launch.links[0].keyFile'],
  ['a link key that is too short', link({ macKeyFile: 'short' }), 'launch.links[0].macKeyFile'],
  ['one key for both', link({ macKeyFile: 'key' }), 'launch.links[0].macKeyFile: holds the same key'],
  [
    'a private key where a public one belongs',
    { links: [{ id: 'e', kind: 'jwt', jwksFile: 'private-jwks', issuer: 'i' }] },
    'holds a private key',
  ],
  [
    'a shared key where a public one belongs',
    { links: [{ id: 'e', kind: 'jwt', jwksFile: 'shared-jwks', issuer: 'i' }] },
    'launch.links[0].jwksFile',
  ],
  [
    'no key at all',
    { links: [{ id: 'e', kind: 'jwt', jwksFile: 'no-jwks', issuer: 'i' }] },
    'launch.links[0].jwksFile',
  ],
  [
    'a file of keys that others may write',
    { links: [{ id: 'e', kind: 'jwt', jwksFile: 'open-jwks', issuer: 'i' }] },
    'launch.links[0].jwksFile: ',
  ],
  [
    'a file of keys that is not there',
    { links: [{ id: 'e', kind: 'jwt', jwksFile: 'nowhere', issuer: 'i' }] },
    'launch.links[0].jwksFile: ',
  ],
  ['a publicUrl that is not https', smart({}), 'publicUrl: must be https', { publicUrl: 'http://record.example' }],
])('%s is refused by its place', (_what, launch, problem, more = {}) => {
  const read = checked(launch, more);
  expect(read.ok ? [] : read.problems.join('\n')).toContain(problem);
  expect(read.ok ? '' : read.problems.join('\n')).not.toMatch(/BEGIN|[A-Za-z0-9+/]{42}/);
});

it.each([
  ['same', 'dora', 'dora'],
  [{ dora: 'd1' }, 'dora', 'd1'],
  [{ dora: 'd1' }, 'ben', undefined],
  [{ dora: 'd1' }, 'constructor', undefined],
  [undefined, 'dora', undefined],
  ['same', undefined, undefined],
] as const)('by %j, %j is our user %j', (users, said, expected) => {
  expect(ourUser({ id: 'x', name: 'X', users }, said)).toBe(expected);
});
