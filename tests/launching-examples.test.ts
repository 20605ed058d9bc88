/** Do the examples in docs/launching.md make links that the doors take? Each is run as it stands there. */
import { execFileSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, expect, it } from 'vitest';
import { ROOT, textOf } from './kits/documents';
import { KEYS, launchPlace, OURS, PERSON } from './kits/server/launch-place';

const page = textOf('docs/launching.md');
/** Beside the modules that an integrator would have installed. */
const folder = mkdtempSync(join(ROOT, 'node_modules', '.launching-'));
const shell = mkdtempSync(join(tmpdir(), 'launching-'));
afterAll(() => {
  for (const one of [folder, shell]) rmSync(one, { recursive: true, force: true });
});

function example(name: string): string {
  const code = new RegExp(`<!-- example: ${name} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (code === undefined) throw new Error(`there is no example ${name}`);
  return code;
}

const opensAt = async (query: string): Promise<string> => {
  const place = await launchPlace();
  const answer = await place.browser().arrive(`/launch/link/rio?${query}`);
  return answer.headers.get('location') ?? '';
};

it('Node: an encrypted and signed link', async () => {
  const path = join(folder, 'link.mjs');
  writeFileSync(path, example('node'));
  const { launchLink } = (await import(pathToFileURL(path).href)) as { launchLink: (...given: unknown[]) => string };
  const url = new URL(
    launchLink(OURS, 'rio', 'k1', KEYS.key, KEYS.macKey, PERSON.nhsNumber, PERSON.dateOfBirth, 'asha'),
  );
  expect(url.pathname).toBe('/launch/link/rio');
  expect(await opensAt(url.search.slice(1))).toContain('/launch/opening#');
});

it('openssl: the same', async () => {
  const path = join(shell, 'link.sh');
  writeFileSync(path, example('openssl'));
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const query = execFileSync('bash', [path], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      KEY: hex(KEYS.key),
      MAC_KEY: hex(KEYS.macKey),
      KEY_ID: 'k1',
      PATIENT: PERSON.nhsNumber,
      BIRTHDATE: PERSON.dateOfBirth,
    },
  }).trim();
  expect(await opensAt(query)).toContain('/launch/opening#');
});

it('Node: a form with a JWT', async () => {
  const path = join(folder, 'form.mjs');
  writeFileSync(path, example('jwt'));
  const { launchForm } = (await import(pathToFileURL(path).href)) as {
    launchForm: (...given: unknown[]) => Promise<string>;
  };
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = createPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const form = await launchForm(OURS, 'epr', 'urn:epr', key, 'k', PERSON.nhsNumber, PERSON.dateOfBirth);
  expect(form).toContain(`action="${OURS}/launch/link/epr"`);
  const token = /value="([^"]+)"/.exec(form)?.[1] ?? '';
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', kid: 'k' });
  const { payload } = await jwtVerify(token, pair.publicKey, { issuer: 'urn:epr', audience: OURS });
  expect(payload).toMatchObject({ patient: PERSON.nhsNumber, birthdate: PERSON.dateOfBirth });
  expect(payload.jti).toBeTruthy();
});
