/** Is a file of a credential read again when it changes, refused when others may read it, and never quoted? */
import { chmodSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { certificate } from '../../tests/kits/server/certificates';
import { folder } from '../../tests/kits/server/reach';
import { namedFile, readCertificates, readPrivateKey, readSecret } from './named-file';

const place = folder();
afterAll(place.end);

const CANARY = 'canary-4f1d';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const LOCKED = privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: CANARY })
  .toString();
const { cert } = certificate('place.test', null);

describe('what cannot be used is refused by its name alone', () => {
  it.each([
    ['a secret that others may read', readSecret, CANARY, 0o604, /open to others/],
    ['a secret that others may write', readSecret, CANARY, 0o602, /open to others/],
    ['an empty secret', readSecret, '', 0o600, /is empty/],
    ['a secret of two lines', readSecret, `${CANARY}\n${CANARY}`, 0o600, /one line without spaces/],
    ['a secret with a space', readSecret, `${CANARY} `.repeat(2), 0o600, /one line/],
    ['a secret that is no ASCII', readSecret, `${CANARY}é`, 0o600, /one line/],
    ['a key that others may read', readPrivateKey, PEM, 0o644, /open to others/],
    ['a key that is none', readPrivateKey, CANARY, 0o600, /private key in PEM/],
    ['a key that is cut short', readPrivateKey, PEM.slice(0, -200), 0o600, /private key in PEM/],
    ['a key with a passphrase', readPrivateKey, LOCKED, 0o600, /without a passphrase/],
    ['a certificate for a key', readPrivateKey, cert, 0o600, /private key in PEM/],
    ['a certificate that others may write', readCertificates, cert, 0o646, /open to others/],
    ['a certificate that is none', readCertificates, CANARY, 0o644, /a certificate in PEM/],
    ['a certificate that is damaged', readCertificates, cert.replace(/\n.{20}/, '\nAAAA'), 0o644, /cannot be read/],
    ['a key for a certificate', readCertificates, PEM, 0o600, /a certificate in PEM/],
  ])('%s', (what, read, text, mode, why) => {
    const path = place.file(`${what.replaceAll(' ', '-')}.txt`, text);
    chmodSync(path, mode);
    const found = read(path);
    expect(found).toMatchObject({ ok: false, problem: expect.stringMatching(why) as string });
    expect(JSON.stringify(found)).not.toMatch(/canary|MII/);
    expect(JSON.stringify(found)).toContain(path);
  });

  it('and a file that is not there', () => {
    expect(readSecret('/nowhere/at-all')).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/not there/) as string,
    });
  });
});

it('the group may read: a file may be mounted for a service', () => {
  const path = place.file('grouped', CANARY);
  chmodSync(path, 0o640);
  expect(readSecret(path)).toEqual({ ok: true, value: CANARY });
});

it('a file that changes is read again, and one that turned bad keeps what it held, told once', () => {
  const path = place.file('token', 'one');
  const told: string[] = [];
  const file = namedFile(path, readSecret, (problem) => void told.push(problem));
  expect([file.get(), file.version()]).toEqual([{ ok: true, value: 'one' }, 1]);
  place.file('token', 'two');
  expect([file.get(), file.version(), file.version()]).toEqual([{ ok: true, value: 'two' }, 2, 2]);
  writeFileSync(path, '');
  expect([file.get(), file.get()]).toEqual([
    { ok: true, value: 'two' },
    { ok: true, value: 'two' },
  ]);
  expect(told).toEqual([expect.stringMatching(/is empty/)]);
  chmodSync(path, 0o604);
  place.file('token', 'three');
  expect(file.get()).toEqual({ ok: true, value: 'three' });
});

it('one that never could be used is looked at again', () => {
  const path = place.file('late', '');
  const file = namedFile(path, readSecret, () => undefined);
  expect(file.get().ok).toBe(false);
  place.file('late', 'there');
  expect(file.get()).toEqual({ ok: true, value: 'there' });
});
