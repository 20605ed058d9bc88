/** Is a key or password taken only from a file that is its owner's alone, and never repeated in a refusal? */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { demoConfig } from '../../mocks/demo-config';
import { checkConfig, type ReadConfig } from '../config';

const base = mkdtempSync(join(tmpdir(), 'wp-keys-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

/** What every file here holds that may never be told. */
const SECRET = randomBytes(32).toString('base64');
const OLDER = randomBytes(32).toString('base64');

function file(name: string, text: string, mode = 0o600): string {
  writeFileSync(join(base, name), text);
  chmodSync(join(base, name), mode);
  return name;
}

const read = (given: object): ReadConfig =>
  checkConfig(
    {
      ...demoConfig('http://127.0.0.1:1'),
      listen: { host: '127.0.0.1', port: 0 },
      database: { url: 'pglite:memory' },
      ...given,
    },
    base,
  );

const problems = (given: object): readonly string[] => {
  const config = read(given);
  return config.ok ? [] : config.problems;
};

describe('keys.file', () => {
  it('gives the key, and the previous ones in their order', () => {
    const config = read({ keys: { file: file('now', `${SECRET}\n`), previous: [file('before', OLDER)] } });
    if (!config.ok) throw new Error(config.problems.join());
    const { wrapping } = config.config;
    expect(Buffer.from(wrapping?.current.key ?? []).toString('base64')).toBe(SECRET);
    expect(wrapping?.previous.map(({ key }) => Buffer.from(key).toString('base64'))).toEqual([OLDER]);
  });

  it.each([0o640, 0o604, 0o644, 0o660, 0o601])('is refused when its mode is %o', (mode) => {
    expect(problems({ keys: { file: file('open', SECRET, mode) } })).toEqual([
      expect.stringMatching(/^keys\.file: .*open is open to others \(mode 0\d{3}\): run chmod 600 on it$/),
    ]);
  });

  it.each([
    ['empty', file('empty', ''), /^keys\.file: .*empty is empty$/],
    ['not there', 'nowhere', /^keys\.file: cannot read .*nowhere: it is not there$/],
    ['a folder', '.', /^keys\.file: .* is not a file$/],
    ['a key cut short', file('short', SECRET.slice(4)), /^keys\.file: .*short does not hold 32 bytes in base64/],
    ['two keys', file('two', `${SECRET}\n${OLDER}`), /^keys\.file: .*two does not hold 32 bytes in base64/],
  ])('is refused by name when it is %s', (_what, name, problem) => {
    expect(problems({ keys: { file: name } })).toEqual([expect.stringMatching(problem)]);
  });

  it('names which of the previous ones is bad, and every bad one', () => {
    expect(problems({ keys: { file: 'nowhere', previous: [file('good', OLDER), 'gone'] } })).toEqual([
      expect.stringMatching(/^keys\.file: /),
      expect.stringMatching(/^keys\.previous\[1\]: /),
    ]);
  });
});

describe('database.passwordFile', () => {
  const url = 'postgres://wp@db.example/wp';

  it('goes to the driver as it stands, whatever is in it', () => {
    const config = read({ database: { url, passwordFile: file('password', 'p@ss/w:o%rd#?\n') } });
    if (!config.ok) throw new Error(config.problems.join());
    expect(decodeURIComponent(new URL(config.config.databaseUrl).password)).toBe('p@ss/w:o%rd#?');
  });

  it.each([
    ['postgres://wp:secret@db.example/wp', /^database\.passwordFile: and a password in database\.url/],
    ['postgres://wp@db.example/wp?password=secret', /^database\.passwordFile: and a password in database\.url/],
    ['postgres://db.example/wp', /^database\.passwordFile: needs a database\.url that names the user/],
    ['pglite:memory', /^database\.passwordFile: is for postgres/],
  ])('is refused beside %s', (both, problem) => {
    expect(problems({ database: { url: both, passwordFile: file('p', 'x') } })).toEqual([
      expect.stringMatching(problem),
    ]);
  });

  it('is refused when it is open to others, or not there', () => {
    expect(problems({ database: { url, passwordFile: file('wide', 'x', 0o644) } })).toEqual([
      expect.stringMatching(/^database\.passwordFile: .*wide is open to others \(mode 0644\)/),
    ]);
    expect(problems({ database: { url, passwordFile: 'none' } })).toEqual([
      expect.stringMatching(/^database\.passwordFile: cannot read/),
    ]);
  });
});

it('repeats no secret in any refusal', () => {
  mkdirSync(join(base, 'quiet'), { recursive: true });
  const told = [
    { keys: { file: file('quiet/a', `${SECRET}x`), previous: [file('quiet/b', OLDER, 0o644)] } },
    { database: { url: `postgres://wp:${encodeURIComponent(SECRET)}@h/d`, passwordFile: file('quiet/c', OLDER) } },
  ].flatMap(problems);
  expect(told.length).toBe(3);
  for (const secret of [SECRET, OLDER, encodeURIComponent(SECRET)]) expect(told.join('\n')).not.toContain(secret);
});
