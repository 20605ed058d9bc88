/** Is `identity` taken only where all of it is sound, with keys that nobody else reads? */
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConfig } from './config';

const base = mkdtempSync(join(tmpdir(), 'wp-oidc-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

const pem = (key: ReturnType<typeof generateKeyPairSync>): string =>
  key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const put = (name: string, text: string, mode: number): void => {
  writeFileSync(join(base, name), text);
  chmodSync(join(base, name), mode);
};

beforeAll(() => {
  const rsa = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }) as never);
  put('key.pem', rsa, 0o600);
  put('group.pem', rsa, 0o640);
  put('world.pem', rsa, 0o644);
  put('short.pem', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }) as never), 0o600);
  put('ec.pem', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }) as never), 0o600);
  put('odd.pem', 'no key', 0o600);
  put('secret', 's3cret\n', 0o600);
  put('open-secret', 's3cret\n', 0o644);
  put('empty', '\n', 0o600);
  put('organisations.csv', 'ods,name,region,setting\nY00101,Parkside,QMJ,gp\n', 0o644);
  put('twice.csv', 'ods,name,region,setting\nY00101,Parkside,QMJ,gp\nY00101,Parkside,QMJ,gp\n', 0o644);
});

const common = { mode: 'oidc', issuer: 'https://id.example', clientId: 'c' };
const claims = { ...common, roles: [{ claim: 'role', value: 'R8000', role: 'gp' }] };
const cis2 = {
  ...common,
  profile: 'cis2',
  clientAuth: { kind: 'private_key_jwt', keyFile: 'key.pem', kid: 'wp-1' },
  roles: [{ roleCode: 'R8000', setting: 'gp', role: 'gp' }],
  organisations: './organisations.csv',
};

const given = (identity: object): unknown => ({
  listen: { host: '127.0.0.1', port: 0 },
  publicUrl: 'https://record.example',
  instance: { name: 'North Central London', region: 'QMJ' },
  database: { url: 'pglite:memory' },
  identity,
  demographics: { baseUrl: 'http://127.0.0.1:9000/fhir' },
  providers: [
    {
      id: 'parkside',
      name: 'Parkside',
      ods: 'Y00101',
      region: 'QMJ',
      setting: 'gp',
      baseUrl: 'http://127.0.0.1:9001/fhir',
      fhirVersion: 'R4',
      retrieve: 'everything',
    },
  ],
});
const taken = (identity: object) => {
  const read = checkConfig(given(identity), base);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
};

describe('CIS2', () => {
  it('is taken with its own defaults, its key and the organisations', () => {
    const { identity, clientAuth, organisations, publicKeys, openToOthers, gateway } = taken(cis2);
    expect(identity).toMatchObject({
      scope: 'openid profile nationalrbacaccess associatedorgs selectedrole',
      acrValues: 'AAL2_OR_AAL3_ANY',
      acr: ['AAL2', 'AAL3', 'AAL2_ANY', 'AAL3_ANY', 'AAL2_OR_AAL3_ANY'],
    });
    expect(clientAuth).toMatchObject({ kind: 'private_key_jwt', key: { kid: 'wp-1', alg: 'RS512' } });
    expect(organisations).toEqual([{ ods: 'Y00101', name: 'Parkside', region: 'QMJ', setting: 'gp' }]);
    expect(publicKeys).toEqual([expect.objectContaining({ kty: 'RSA', kid: 'wp-1', alg: 'RS512', use: 'sig' })]);
    expect(openToOthers).toEqual([]);
    expect(gateway.identity).toEqual({
      mode: 'oidc',
      loginUrl: '/api/identity/login',
      roleUrl: '/api/identity/login?prompt=login',
    });
  });

  it('publishes nothing of the private key', () => {
    for (const part of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(taken(cis2).publicKeys[0]).not.toHaveProperty(part);
  });

  it.each<[object, string]>([
    [{ organisations: undefined }, 'identity.organisations: '],
    [{ organisations: 'nowhere.csv' }, 'identity.organisations: cannot read nowhere.csv'],
    [{ organisations: 'twice.csv' }, 'identity.organisations: twice.csv: line 3: "Y00101" stands in line 2 already'],
    [{ roles: claims.roles }, 'identity.roles[0].claim: unknown key'],
    [{ roles: [] }, 'identity.roles: '],
    [
      { roles: [{ ...cis2.roles[0], roleCode: 'S8000:G8000:R8000' }] },
      'identity.roles[0].roleCode: must be a job role',
    ],
    [{ roles: [{ ...cis2.roles[0], setting: 'surgery' }] }, 'identity.roles[0].setting: '],
    [{ roles: [{ ...cis2.roles[0], role: 'doctor' }] }, 'identity.roles[0].role: must be a role'],
    [
      { roles: [cis2.roles[0], { ...cis2.roles[0], role: 'pharmacist' }] },
      'identity.roles[1]: "R8000 gp" is mapped to a role before',
    ],
    [{ claimsFrom: 'id-token' }, 'identity.claimsFrom: must be userinfo'],
    [{ acr: [] }, 'identity.acr: '],
    [{ acr: ['AAL2 AAL3'] }, 'identity.acr[0]: must be one value'],
    [{ maxAgeSeconds: -1 }, 'identity.maxAgeSeconds: '],
    [{ profile: 'cis3' }, 'identity.profile: must be claims or cis2'],
    [{ organisation: {} }, 'identity.organisation: unknown key'],
  ])('is refused with %j', (change, problem) => {
    const read = checkConfig(given({ ...cis2, ...change }), base);
    expect(read.ok ? 'taken' : read.problems.join('\n')).toContain(problem);
  });
});

describe('our own proof at the identity provider', () => {
  const keyed = (keyFile: string, alg?: string): object => ({
    ...claims,
    clientAuth: { kind: 'private_key_jwt', keyFile, kid: 'wp-1', ...(alg === undefined ? {} : { alg }) },
  });

  it('is a secret from either form, alike, or a key', () => {
    const secret = { kind: 'secret', secret: 's3cret' };
    expect(taken({ ...claims, clientSecretFile: 'secret' }).clientAuth).toEqual(secret);
    expect(taken({ ...claims, clientAuth: { kind: 'secret', secretFile: 'secret' } }).clientAuth).toEqual(secret);
    expect(taken(keyed('group.pem')).clientAuth.kind).toBe('private_key_jwt');
    expect(taken(keyed('ec.pem', 'ES256')).publicKeys[0]).toMatchObject({ kty: 'EC', alg: 'ES256' });
    expect(taken(claims).clientAuth).toEqual({ kind: 'none' });
  });

  it('is warned of, and taken, where the world may read the file of the old form', () => {
    expect(taken({ ...claims, clientSecretFile: 'open-secret' }).openToOthers).toEqual(['identity.clientSecretFile']);
    expect(taken({ ...claims, clientSecretFile: 'secret' }).openToOthers).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a key that the world may read', keyed('world.pem'), 'identity.clientAuth.keyFile: '],
    ['a key that is not there', keyed('nowhere.pem'), 'it is not there'],
    ['no key', keyed('odd.pem'), 'holds no private key in PEM'],
    ['a key of few bits', keyed('short.pem'), 'holds a key of fewer than 2048 bits'],
    ['a key of another kind', keyed('ec.pem'), 'holds no RSA key, which RS512 signs with'],
    ['a key of another curve', keyed('ec.pem', 'ES384'), 'holds no key of the curve that ES384 signs with'],
    ['an algorithm that proves nothing', keyed('key.pem', 'none'), 'identity.clientAuth.alg: '],
    ['one by a shared secret', keyed('key.pem', 'HS256'), 'identity.clientAuth.alg: '],
    [
      'a secret that the world may read',
      { ...claims, clientAuth: { kind: 'secret', secretFile: 'open-secret' } },
      'open to others (mode 0644)',
    ],
    ['an empty secret', { ...claims, clientAuth: { kind: 'secret', secretFile: 'empty' } }, 'empty'],
    [
      'both forms',
      { ...claims, clientSecretFile: 'secret', clientAuth: { kind: 'secret', secretFile: 'secret' } },
      'identity.clientSecretFile: and identity.clientAuth: keep one of them',
    ],
  ])('is refused with %s, and nothing of it is told', (_what, identity, problem) => {
    const read = checkConfig(given(identity), base);
    const problems = read.ok ? 'taken' : read.problems.join('\n');
    expect(problems).toContain(problem);
    for (const secret of ['s3cret', 'PRIVATE KEY', 'no key\n']) expect(problems).not.toContain(secret);
  });
});
