/** Does the command that archives the audit say what it did, and refuse by name what it cannot do? */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkConfig } from './config';
import { SOUND } from '../tests/kits/server/sound-config';

const folder = mkdtempSync(join(tmpdir(), 'wp-audit-archive-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function archived(audit: object, keys: object | undefined) {
  writeFileSync(join(folder, 'key'), Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 });
  const config = { ...SOUND, database: { url: 'pglite:./db' }, audit, ...(keys === undefined ? {} : { keys }) };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  const args = [
    '--import',
    'tsx',
    join(import.meta.dirname, 'audit-archive.ts'),
    '--config',
    join(folder, 'config.json'),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('npm run audit:archive', () => {
  it('has nothing to do on a new database, and says so in one line', () => {
    const { status, stdout } = archived({ anchorFile: './anchors', archiveAfterDays: 730 }, { file: './key' });
    expect([status, JSON.parse(stdout)]).toEqual([0, { ok: true, archived: 0, segments: 0, upTo: 0 }]);
  });

  it('refuses, by name, where it is switched off', () => {
    const { status, stdout, stderr } = archived({ anchorFile: './anchors' }, { file: './key' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/archiveAfterDays is 0/);
  });

  it.each([
    ['no anchor', { archiveAfterDays: 9 }, { keys: { file: './key' } }, /needs audit\.anchorFile/],
    ['no key', { anchorFile: './anchors', archiveAfterDays: 9 }, {}, /needs keys\.file/],
    ['no days', { anchorFile: './anchors', archiveAfterDays: -1 }, {}, /archiveAfterDays: must be 0 or more/],
    [
      'part of a day',
      { anchorFile: './anchors', archiveAfterDays: 1.5 },
      {},
      /archiveAfterDays: must be a whole number/,
    ],
  ])('is refused by every command that reads the config: %s', (_what, audit, keys, said) => {
    const read = checkConfig({ ...SOUND, audit, ...keys }, folder);
    expect(read.ok ? '' : read.problems.join()).toMatch(said);
  });
});
