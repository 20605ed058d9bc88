/** Is a credential that cannot be right refused by its place in the config, with nothing of what its file holds? */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { certificate } from '../tests/kits/server/certificates';
import { folder } from '../tests/kits/server/reach';
import { SOUND } from '../tests/kits/server/sound-config';
import { checkConfig } from './config';

const place = folder();
afterAll(place.end);

const pem = (pair: { readonly privateKey: KeyObject }): string =>
  pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const rsa = place.file('rsa.pem', pem(generateKeyPairSync('rsa', { modulusLength: 2048 })));
place.file('small.pem', pem(generateKeyPairSync('rsa', { modulusLength: 1024 })));
place.file('p256.pem', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' })));
place.file('p384.pem', pem(generateKeyPairSync('ec', { namedCurve: 'P-384' })));
place.file('canary.txt', 'canary-91b2');
place.file('two-lines.txt', 'canary-91b2\ncanary-91b2');
chmodSync(place.file('open.txt', 'canary-91b2'), 0o604);
chmodSync(place.file('open.pem', pem(generateKeyPairSync('rsa', { modulusLength: 2048 }))), 0o644);
const { cert, key } = certificate('place.test', null);
place.file('cert.pem', cert, 0o644);
place.file('key.pem', key);
const base = rsa.slice(0, rsa.lastIndexOf('/'));

const PLACE = 'https://place.test/fhir';
const NHS = { tokenUrl: 'https://api.test/oauth2/token', apiKeyFile: './canary.txt', keyFile: './rsa.pem', kid: 'k-1' };
const SSP = {
  kind: 'gp-connect-ssp',
  sspUrl: 'https://ssp.test',
  fromAsid: '200000000359',
  toAsid: '918999198993',
  device: { system: 'https://record.test/Id/device', value: 'wp', model: 'Whole Picture', version: '1' },
};
const SMART = { kind: 'smart-backend', clientId: 'c', keyFile: './rsa.pem', kid: 'k-1' };
const OIDC = {
  mode: 'oidc',
  issuer: 'https://id.test',
  clientId: 'wp',
  roles: [{ claim: 'r', value: 'gp', role: 'gp' }],
};

function problems(more: { readonly provider?: object; readonly whole?: object }): readonly string[] {
  const [first, ...rest] = SOUND.providers;
  const read = checkConfig(
    {
      ...SOUND,
      publicUrl: 'https://record.test',
      ...more.whole,
      providers: [{ ...first, baseUrl: PLACE, ...more.provider }, ...rest],
    },
    base,
  );
  return read.ok ? [] : read.problems;
}

describe('what is right is taken', () => {
  it.each<[string, object]>([
    ['none', { auth: { kind: 'none' } }],
    ['bearer-file', { auth: { kind: 'bearer-file', file: './canary.txt' } }],
    ['api-key', { auth: { kind: 'api-key', header: 'apikey', file: './canary.txt' } }],
    ['oauth2', { auth: { kind: 'oauth2', tokenUrl: NHS.tokenUrl, clientId: 'c', secretFile: './canary.txt' } }],
    ['smart-backend', { auth: SMART }],
    ['smart-backend with an EC key', { auth: { ...SMART, alg: 'ES384', keyFile: './p384.pem' } }],
    ['nhs-signed-jwt', { auth: { kind: 'nhs-signed-jwt', ...NHS } }],
    ['gp-connect-ssp', { auth: SSP, retrieve: 'gp-connect', fhirVersion: 'STU3' }],
    ['tls', { tls: { certFile: './cert.pem', keyFile: './key.pem', caFile: './cert.pem' } }],
  ])('%s', (_kind, provider) => {
    expect(problems({ provider })).toEqual([]);
  });

  it('nhs-token-exchange, with sign-in by OpenID Connect', () => {
    expect(problems({ provider: { auth: { kind: 'nhs-token-exchange', ...NHS } }, whole: { identity: OIDC } })).toEqual(
      [],
    );
  });

  it('and files are found from the config file', () => {
    const read = checkConfig(
      { ...SOUND, demographics: { baseUrl: PLACE, auth: { kind: 'bearer-file', file: './canary.txt' } } },
      base,
    );
    if (!read.ok) throw new Error(read.problems.join());
    expect(read.config.gateway.demographics.auth).toEqual({ kind: 'bearer-file', file: `${base}/canary.txt` });
  });
});

describe('what is wrong is named, and nothing of a file with it', () => {
  it.each<[string, { readonly provider?: object; readonly whole?: object }, RegExp]>([
    ['no such kind', { provider: { auth: { kind: 'magic' } } }, /providers\[0\]\.auth\.kind/],
    ['an unknown key', { provider: { auth: { kind: 'none', secret: 'x' } } }, /auth\.secret: unknown key/],
    [
      'a file that is not there',
      { provider: { auth: { kind: 'bearer-file', file: './no' } } },
      /auth\.file: .*not there/,
    ],
    [
      'a secret open to others',
      { provider: { auth: { kind: 'bearer-file', file: './open.txt' } } },
      /auth\.file: .*chmod/,
    ],
    ['a secret of two lines', { provider: { auth: { kind: 'bearer-file', file: './two-lines.txt' } } }, /auth\.file/],
    [
      'a key that is none',
      { provider: { auth: { ...SMART, keyFile: './canary.txt' } } },
      /auth\.keyFile: .*private key/,
    ],
    ['a key open to others', { provider: { auth: { ...SMART, keyFile: './open.pem' } } }, /auth\.keyFile: .*chmod/],
    ['a key too small', { provider: { auth: { ...SMART, keyFile: './small.pem' } } }, /keyFile: must hold an RSA key/],
    ['an EC key for RS384', { provider: { auth: { ...SMART, keyFile: './p384.pem' } } }, /must hold an RSA key/],
    ['another curve', { provider: { auth: { ...SMART, alg: 'ES384', keyFile: './p256.pem' } } }, /EC key on P-384/],
    ['HS256', { provider: { auth: { ...SMART, alg: 'HS256' } } }, /auth\.alg/],
    [
      'a token endpoint in clear',
      { provider: { auth: { kind: 'nhs-signed-jwt', ...NHS, tokenUrl: 'http://api.test/t' } } },
      /auth\.tokenUrl: must be https/,
    ],
    [
      'a place in clear',
      { provider: { baseUrl: 'http://place.test', auth: { kind: 'bearer-file', file: './canary.txt' } } },
      /baseUrl: must be https/,
    ],
    [
      'a proxy in clear',
      { provider: { auth: { ...SSP, sspUrl: 'http://ssp.test' }, retrieve: 'gp-connect' } },
      /sspUrl: must be https/,
    ],
    [
      'a header of ours',
      { provider: { auth: { kind: 'api-key', header: 'X-Request-ID', file: './canary.txt' } } },
      /auth\.header/,
    ],
    [
      'a header that is two',
      { provider: { auth: { kind: 'api-key', header: 'a: b', file: './canary.txt' } } },
      /auth\.header/,
    ],
    ['an ASID that is none', { provider: { auth: { ...SSP, fromAsid: '1' }, retrieve: 'gp-connect' } }, /fromAsid/],
    [
      'the proxy for another way of asking',
      { provider: { auth: SSP, retrieve: 'search' } },
      /auth\.kind: is for providers with/,
    ],
    [
      'the proxy without our name',
      { provider: { auth: SSP, retrieve: 'gp-connect' }, whole: { publicUrl: undefined } },
      /publicUrl: is required/,
    ],
    [
      'an exchange without a sign-in',
      { provider: { auth: { kind: 'nhs-token-exchange', ...NHS } } },
      /needs identity\.mode oidc/,
    ],
    ['a certificate without its key', { provider: { tls: { certFile: './cert.pem' } } }, /tls\.keyFile: is missing/],
    ['a key without its certificate', { provider: { tls: { keyFile: './key.pem' } } }, /tls\.certFile: is missing/],
    ['no tls at all', { provider: { tls: {} } }, /tls\.caFile: is missing/],
    [
      'a certificate that is none',
      { provider: { tls: { caFile: './canary.txt' } } },
      /tls\.caFile: .*certificate in PEM/,
    ],
    ['an authority that is none', { whole: { outbound: { caFile: './canary.txt' } } }, /outbound\.caFile: .*PEM/],
    ['a proxy with a password', { whole: { outbound: { proxy: 'http://u:p@proxy.test' } } }, /outbound\.proxy/],
    ['a rate without PDS', { whole: { demographics: { baseUrl: PLACE, requestsPerSecond: 5 } } }, /requestsPerSecond/],
  ])('%s', (_what, more, why) => {
    const found = problems(more).join('\n');
    expect(found).toMatch(why);
    expect(found).not.toMatch(/canary-|MII|BEGIN/);
  });
});
