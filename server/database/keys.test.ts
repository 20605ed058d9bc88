/** Do the keys of a database come to no harm when they are wrapped, wrapped anew, or followed by newer ones? */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, type Place } from '../../tests/kits/server/databases';
import { openKeyRing, TAKEN_UP_MS, type KeyRing, type KeyRingParts } from '../keys/key-ring';
import { wrappingKeyOf, type WrappingKey, type WrappingKeys } from '../keys/wrapping';
import { prepareKeys, readKeys, rotateKey } from './keys';
import { openDatabase, type Database } from './open';

const TEXTS = Array.from({ length: 3 }, () => randomBytes(32).toString('base64'));
const [one, two, three] = TEXTS.map((text) => wrappingKeyOf(text)) as [WrappingKey, WrappingKey, WrappingKey];
const by = (current: WrappingKey, ...previous: WrappingKey[]): WrappingKeys => ({ current, previous });

const HOUR = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'wp-ring-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(DATABASES)('the keys on %s', (_name, place) => {
  let here: Place;
  let database: Database;
  let clock = 0;
  const logged: string[] = [];

  beforeAll(async () => {
    here = await place();
    const opened = await openDatabase(here.url);
    if (!opened.ok) throw new Error(opened.problem);
    database = opened;
  });
  beforeEach(async () => {
    await database.db.deleteFrom('keys').execute();
    clock = 1_790_000_000_000;
    logged.length = 0;
  });
  afterAll(async () => {
    await database.close().catch(() => undefined);
    await here.remove();
  });

  const stored = async (): Promise<readonly { name: string; value: string }[]> =>
    database.db.selectFrom('keys').select(['name', 'value']).orderBy('name').execute();
  const values = async (wrapping: WrappingKeys | null): Promise<readonly string[]> => {
    const read = await prepareKeys(database.db, wrapping);
    if (!read.ok) throw new Error(read.problem);
    return [...read.keys]
      .map(([name, all]) => [name, ...all.map(({ value }) => Buffer.from(value).toString('hex'))].join())
      .sort();
  };
  const ring = async (wrapping: WrappingKeys | null = null, files: KeyRingParts['files'] = null): Promise<KeyRing> => {
    const log = { info: () => undefined, error: (_fields: unknown, message: string) => void logged.push(message) };
    const opened = await openKeyRing({ db: database.db, wrapping, files, keptMs: HOUR, now: () => clock, log });
    if (!opened.ok) throw new Error(opened.problem);
    return opened.ring;
  };
  /** What the database's clock would have done meanwhile; the process's goes with it. */
  const pass = async (ms: number): Promise<void> => {
    clock += ms;
    await sql`update keys set made_at = made_at - ${sql.lit(`${String(ms)} milliseconds`)}::interval`.execute(
      database.db,
    );
  };

  it('are made once, whoever starts first, and stay the same', async () => {
    const [a, b] = await Promise.all([prepareKeys(database.db, null), prepareKeys(database.db, null)]);
    expect(a.ok && b.ok && [...a.keys].map(([name, all]) => [name, all[0]?.value])).toEqual(
      b.ok && [...b.keys].map(([name, all]) => [name, all[0]?.value]),
    );
    expect((await stored()).map(({ name }) => name)).toEqual(['cookies', 'gateway', 'sign-in']);
  });

  it('stand in clear without keys.file, and are wrapped at the first start with it: same keys, nothing left in clear', async () => {
    const before = await values(null);
    const clear = (await stored()).map(({ value }) => value);
    expect(await values(by(one))).toEqual(before);
    const after = (await stored()).map(({ value }) => value);
    expect(after.every((value) => value.startsWith(`wrapped-1:${one.id}:`))).toBe(true);
    expect(clear.filter((value) => after.some((text) => text.includes(value)))).toEqual([]);
  });

  it('are wrapped anew under the new file while the old one is named, and then need it no more', async () => {
    const before = await values(by(one));
    expect(await values(by(two, one))).toEqual(before);
    expect((await stored()).every(({ value }) => value.startsWith(`wrapped-1:${two.id}:`))).toBe(true);
    expect(await values(by(two))).toEqual(before);
  });

  it.each([
    ['another key', () => by(three), /^keys\.file: the key "\S+" in the database is wrapped under another key/],
    ['no key', () => null, /^keys\.file is missing: the key "\S+" in the database is wrapped/],
  ])('are not read, nor changed, with %s; the refusal names the row', async (_what, wrapping, problem) => {
    await values(by(one));
    const before = await stored();
    const read = await prepareKeys(database.db, wrapping());
    expect(read).toEqual({ ok: false, problem: expect.stringMatching(problem) as string });
    expect(await stored()).toEqual(before);
    for (const text of TEXTS) expect(JSON.stringify(read)).not.toContain(text);
  });

  it('are not read where one row was put in the place of another; none is then wrapped anew', async () => {
    await values(by(one));
    await sql`update keys set value = (select value from keys where name = 'cookies') where name = 'gateway'`.execute(
      database.db,
    );
    const before = await stored();
    expect(await prepareKeys(database.db, by(two, one))).toEqual({
      ok: false,
      problem: 'keys: the key "gateway" in the database is damaged or was put there for another name',
    });
    expect(await stored()).toEqual(before);
  });

  it('agree when processes with the old and the new file start at once', async () => {
    const before = await values(by(one));
    const all = await Promise.all([values(by(two, one)), values(by(two, one)), values(by(two, one))]);
    expect(all).toEqual([before, before, before]);
  });

  describe('rotated', () => {
    const rotate = (atOnce = false) => rotateKey(database.db, null, 'cookies', { keptMs: HOUR + TAKEN_UP_MS, atOnce });

    it('the new key is read by every process before any process signs with it', async () => {
      const [a, b] = [await ring(), await ring()];
      const old = a.of('cookies').newest();
      expect(await rotate()).toEqual({ ok: true, generation: 2 });
      await a.readAgain();
      expect(a.of('cookies').accepted()).toHaveLength(2);
      expect(a.of('cookies').newest()).toEqual(old);
      await b.readAgain();
      await pass(TAKEN_UP_MS);
      const made = a.of('cookies').newest();
      expect(made).not.toEqual(old);
      expect(b.of('cookies').accepted()).toContainEqual(made);
      expect(b.of('cookies').newest()).toEqual(made);
    });

    it('the old key is read for as long as a session may last, and not longer', async () => {
      const a = await ring();
      const old = a.of('cookies').newest();
      await rotate();
      await a.readAgain();
      await pass(TAKEN_UP_MS + HOUR - 1_000);
      expect(a.of('cookies').accepted()).toContainEqual(old);
      await pass(1_000);
      expect(a.of('cookies').accepted()).not.toContainEqual(old);
      await a.readAgain();
      expect(a.of('cookies').accepted()).not.toContainEqual(old);
    });

    it('is refused while the last rotation is under way, and goes on once it is over', async () => {
      await ring();
      await rotate();
      expect(await rotate()).toEqual({
        ok: false,
        problem: expect.stringContaining('Wait for them, or say --at-once') as string,
      });
      await pass(HOUR + TAKEN_UP_MS);
      expect(await rotate()).toEqual({ ok: true, generation: 3 });
      expect((await stored()).map(({ name }) => name)).toEqual(['cookies.2', 'cookies.3', 'gateway', 'sign-in']);
    });

    it('at once leaves the new key alone, also over a restart', async () => {
      const a = await ring();
      const old = a.of('cookies').newest();
      await rotate();
      expect(await rotate(true)).toEqual({ ok: true, generation: 3 });
      await a.readAgain();
      const again = await ring();
      expect(again.of('cookies').accepted()).toEqual(a.of('cookies').accepted());
      expect(again.of('cookies').accepted()).toHaveLength(1);
      expect(again.of('cookies').accepted()).not.toContainEqual(old);
    });

    it('leaves the key of ids and fingerprints as it is', async () => {
      const before = (await ring()).fixed;
      await rotate();
      expect((await ring()).fixed).toEqual(before);
    });

    it('is wrapped like every other', async () => {
      await values(by(one));
      await rotateKey(database.db, by(one), 'cookies', { keptMs: HOUR, atOnce: false });
      expect((await stored()).every(({ value }) => value.startsWith(`wrapped-1:${one.id}:`))).toBe(true);
      expect(await readKeys(database.db, by(one))).toMatchObject({ ok: true });
    });
  });

  it('a process whose key file was changed under it takes the rotation up; one that cannot goes on and says so', async () => {
    const file = join(folder, 'key');
    writeFileSync(file, TEXTS[0] ?? '', { mode: 0o600 });
    const follows = await ring(by(one), { file, previous: [] });
    const stays = await ring(by(one), null);
    const before = follows.of('cookies').newest();
    await values(by(two, one));
    await rotateKey(database.db, by(two), 'cookies', { keptMs: HOUR, atOnce: false });
    writeFileSync(file, TEXTS[1] ?? '', { mode: 0o600 });
    await Promise.all([follows.readAgain(), stays.readAgain()]);
    expect(follows.of('cookies').accepted()).toHaveLength(2);
    expect(stays.of('cookies').accepted()).toEqual([before]);
    expect(logged).toEqual([expect.stringContaining('This process goes on with the keys it has')]);
    for (const text of TEXTS) expect(logged.join()).not.toContain(text);
  });

  it('a database that has gone away takes no key from a process', async () => {
    const a = await ring();
    const before = a.of('cookies').newest();
    await database.close();
    await a.readAgain();
    expect(a.of('cookies').newest()).toEqual(before);
    expect(logged).toEqual(['the keys could not be read again: this process goes on with those it has']);
  });
});
