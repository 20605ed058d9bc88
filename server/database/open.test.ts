/** Is the database a URL names opened, kept and guarded, and is it said what is wrong when it cannot be? */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { takeLock } from './lock-file';
import { openDatabase } from './open';
import { databaseStores } from './stores';

const base = mkdtempSync(join(tmpdir(), 'wp-open-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

/** The id of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('the lock of a database directory', () => {
  it('is refused while another holder lives, naming it', () => {
    const path = join(base, 'a.lock');
    const first = takeLock(path);
    expect(first.ok).toBe(true);
    expect(takeLock(path)).toEqual({ ok: false, pid: process.pid });
    if (first.ok) first.release();
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['a dead process', () => String(deadPid())],
    ['nobody readable', () => 'x'],
  ])('is taken over from %s', (_who, holder) => {
    const path = join(base, 'b.lock');
    writeFileSync(path, holder());
    const lock = takeLock(path);
    expect(lock.ok).toBe(true);
    expect(readFileSync(path, 'utf8').trim()).toBe(String(process.pid));
    if (lock.ok) lock.release();
  });
});

describe('opening a database', () => {
  it('keeps a PGlite directory between runs, from the base directory, and refuses it to two at once', async () => {
    const opened = await openDatabase('pglite:./db', base);
    if (!opened.ok) throw new Error(opened.problem);
    const report = {
      id: 'r1',
      at: '2026-01-01T00:00:00.000Z',
      userName: 'U',
      provider: 'p',
      reference: 'Condition/1',
      kind: 'wrong-join' as const,
    };
    await databaseStores(opened.db).reports.add(report);
    expect(await openDatabase('pglite:./db', base)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('is in use by process') as string,
    });
    await opened.close();
    const again = await openDatabase('pglite:./db', base);
    if (!again.ok) throw new Error(again.problem);
    expect(await databaseStores(again.db).reports.list()).toEqual([report]);
    await again.close();
    expect(existsSync(join(base, 'db.lock'))).toBe(false);
  });

  it('says that PostgreSQL cannot be reached, without the password', async () => {
    const opened = await openDatabase('postgres://someone:hunter2@127.0.0.1:1/none');
    expect(opened).toMatchObject({ ok: false, problem: expect.stringContaining('ECONNREFUSED') as string });
    expect(JSON.stringify(opened)).not.toContain('hunter2');
  });
});
