/** Does a register held from outside refuse what it cannot note, and stay shut while it is older than its anchor? */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../../tests/kits/server/databases';
import { decision, PEOPLE, testRegister, wrappingKeys, type TestRegister } from '../../tests/kits/server/registers';
import { registerHead } from '../database/opt-out-store';
import { verifyAudit } from '../database/verify-audit';
import { databaseStores } from '../database/stores';
import { verifyRegister } from '../database/verify-register';
import { isOptedOut } from '../../src/gateway/opt-out/register';
import type { OptOutStore } from '../../src/gateway/ports';
import { readPlaces } from './anchor-file';
import { choose } from './choose';
import type { StoredDecision } from './copy-lines';
import { readCopy } from './copy-read';
import { registerKeeping } from './keeping';
import { NOTHING_OUTSIDE } from './outside';
import { reconcile } from './reconcile';

const INSTANCE = { name: 'North Central London', region: 'QMJ' };
const [ADA = '', BEN = '', CYD = ''] = PEOPLE;

/** A disk with hardly any space; null where none can be had. */
function smallDisk(folder: string): string | null {
  const at = join(folder, 'disk');
  mkdirSync(at, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', at]).status === 0 ? at : null;
}

/** Takes the guards away and puts the register and its audit back to an earlier day, as a restore does. */
async function putBack({ database: { db } }: TestRegister, number: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const table of ['opt_outs', 'opt_out_head', 'audit', 'audit_head'])
      await sql.raw(`alter table ${table} disable trigger all`).execute(transaction);
    for (const statement of [
      `delete from audit where seq >= (select min(seq) from audit where event like '%"register digest"%'
         and event like '%"valueString":"${String(number + 1)}"%')`,
      `update audit_head set (seq, hash) = (select coalesce(max(seq), 0),
         coalesce((select hash from audit order by seq desc limit 1), '') from audit)`,
      `delete from opt_outs where number > ${String(number)}`,
      `update opt_out_head set number = ${String(number)},
         hash = coalesce((select hash from opt_outs where number = ${String(number)}), '')`,
    ])
      await sql.raw(statement).execute(transaction);
    for (const table of ['opt_outs', 'opt_out_head', 'audit', 'audit_head'])
      await sql.raw(`alter table ${table} enable trigger all`).execute(transaction);
  });
}

describe.each(DATABASES)('the register on %s, held from outside', (_name, place) => {
  let register: TestRegister;
  let store: OptOutStore;
  const copied = async (file = register.files.registerCopyFile): Promise<readonly StoredDecision[]> => {
    const read = await readCopy(file, register.files.wrapping);
    if (!read.ok) throw new Error(read.problem);
    return read.decisions;
  };
  const end = (): Promise<number> => registerHead(register.database.db).then(({ number }) => number);

  beforeAll(async () => {
    register = await testRegister(await place());
  });
  afterAll(() => register.remove());
  beforeEach(async () => {
    await putBack(register, 0);
    for (const file of [register.files.registerCopyFile, `${register.files.anchorFile}.register`])
      rmSync(file, { force: true });
    register.logged.length = 0;
    store = await register.start();
  });

  const reconciled = (...files: readonly string[]) => reconciledAt(register.files.anchorFile, ...files);
  const reconciledAt = async (anchorFile: string, ...files: readonly string[]) => {
    const copies = await Promise.all(files.map(async (file) => ({ file, decisions: await copied(file) })));
    const places = readPlaces(`${anchorFile}.register`);
    return reconcile(register.database.db, {
      copies,
      desk: [],
      deskProved: new Set<string>(),
      isDeskLate: false,
      places,
      lost: null,
      instance: INSTANCE,
      now: 1_790_000_000_000,
    });
  };

  it('each decision is in the copy, encrypted, and anchored, when it is acknowledged', async () => {
    for (const person of [ADA, BEN]) await register.add(store, decision(person));
    expect((await copied()).map(({ nhsNumber }) => nhsNumber)).toEqual([ADA, BEN]);
    expect(readPlaces(`${register.files.anchorFile}.register`).at(-1)).toMatchObject(
      await registerHead(register.database.db),
    );
    expect(statSync(register.files.registerCopyFile).mode & 0o777).toBe(0o600);
    const text =
      readFileSync(register.files.registerCopyFile, 'utf8') +
      readFileSync(`${register.files.anchorFile}.register`, 'utf8');
    for (const hidden of [ADA, BEN, 'Oscar', 'deny']) expect(text).not.toContain(hidden);
  });

  it('a copy that is begun late holds all that was decided before', async () => {
    for (const person of [ADA, BEN]) await register.add(store, decision(person));
    const registerCopyFile = join(register.folder, 'late');
    const other = await register.start({ registerCopyFile });
    await register.add(other, decision(CYD));
    expect((await copied(registerCopyFile)).map(({ nhsNumber }) => nhsNumber)).toEqual([ADA, BEN, CYD]);
    rmSync(registerCopyFile);
  });

  describe('refuses a decision, and stores nothing, where', () => {
    const copy = (): string => register.files.registerCopyFile;
    const anchor = (): string => `${register.files.anchorFile}.register`;
    it.each([
      [
        'the copy is gone',
        () => {
          rmSync(copy());
        },
      ],
      [
        'the copy is open to others',
        () => {
          chmodSync(copy(), 0o640);
        },
      ],
      [
        'the copy is a folder',
        () => {
          rmSync(copy());
          mkdirSync(copy());
        },
      ],
      [
        'the last line of the copy was not written to its end',
        () => {
          truncateSync(copy(), statSync(copy()).size - 7);
        },
      ],
      [
        'something was put behind the last line',
        () => {
          appendFileSync(copy(), '{"number":2');
        },
      ],
      [
        'the last line is none of ours',
        () => {
          appendFileSync(copy(), 'note to self\n');
        },
      ],
      [
        'the copy is empty',
        () => {
          truncateSync(copy(), 0);
        },
      ],
      [
        'the copy is none',
        () => {
          writeFileSync(copy(), 'not a copy\n');
        },
      ],
      [
        'the anchor is gone',
        () => {
          rmSync(anchor());
        },
      ],
      [
        'the anchor may be written by others',
        () => {
          chmodSync(anchor(), 0o622);
        },
      ],
      [
        'the anchor is a folder',
        () => {
          rmSync(anchor());
          mkdirSync(anchor());
        },
      ],
    ])('%s', async (_what, break_) => {
      await register.add(store, decision(ADA));
      break_();
      await expect(register.add(store, decision(BEN))).rejects.toThrow('the decision cannot be noted outside');
      expect(await store.of(BEN)).toEqual([]);
      expect(await store.of(ADA)).toHaveLength(1);
      expect(await end()).toBe(1);
      expect(register.logged.join('\n')).toMatch(
        /a decision of the register was refused: .*(?:copy|anchors\.register)/,
      );
      expect(register.logged.join('\n')).not.toContain(BEN);
      for (const file of [copy(), anchor()]) rmSync(file, { recursive: true, force: true });
    });

    it('the copy is under another key, or of another register', async () => {
      for (const person of [ADA, CYD]) await register.add(store, decision(person));
      const other = await register.start({ wrapping: wrappingKeys() });
      await expect(register.add(other, decision(BEN))).rejects.toThrow();
      await putBack(register, 0);
      const anew = await register.start({ anchorFile: join(register.folder, 'new-anchors') });
      for (const person of [BEN, CYD])
        await register.add(
          await register.start({
            anchorFile: join(register.folder, 'new-anchors'),
            registerCopyFile: join(register.folder, 'new-copy'),
          }),
          decision(person),
        );
      await expect(register.add(anew, decision(ADA))).rejects.toThrow();
      expect(await end()).toBe(2);
      for (const file of ['new-anchors.register', 'new-copy']) rmSync(join(register.folder, file), { force: true });
    });

    it('the disk is full; and goes on by itself when it is not', async () => {
      const disk = smallDisk(register.folder);
      if (disk === null) return;
      try {
        const onDisk = await register.start({ registerCopyFile: join(disk, 'copy') });
        await register.add(onDisk, decision(ADA));
        const before = readFileSync(join(disk, 'copy'), 'utf8');
        writeFileSync(join(disk, 'filling'), 'x'.repeat(16_384 - before.length), { flag: 'a' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
      const onDisk = await register.start({ registerCopyFile: join(disk, 'copy') });
      let taken = 0;
      await expect(
        (async () => {
          for (; taken < 50; taken += 1) await register.add(onDisk, decision(BEN));
        })(),
      ).rejects.toThrow('the decision cannot be noted outside');
      expect(await onDisk.of(BEN)).toHaveLength(taken);
      expect((await copied(join(disk, 'copy'))).length).toBe(await end());
      rmSync(join(disk, 'filling'), { force: true });
      await register.add(onDisk, decision(CYD));
      expect((await copied(join(disk, 'copy'))).at(-1)?.nhsNumber).toBe(CYD);
      spawnSync('umount', [disk]);
    });
  });

  describe('put back to an earlier day', () => {
    it('answers nothing until it is brought forward, once; then as before', async () => {
      await register.add(store, decision(ADA));
      for (const one of [decision(BEN), decision(CYD), decision(CYD, 'permit')]) await register.add(store, one);
      await putBack(register, 1);
      for (const server of [store, await register.start()]) {
        await expect(server.of(BEN)).rejects.toThrow('older than its anchor');
        await expect(server.of(ADA)).rejects.toThrow('older than its anchor');
        await expect(server.get('x')).rejects.toThrow('older than its anchor');
        await expect(register.add(server, decision(CYD))).rejects.toThrow('older than its anchor');
      }
      expect(register.logged.join('\n')).toMatch(/nothing is opened.*after a restore: run opt-outs:reconcile/);
      expect(
        await verifyRegister(register.database.db, readPlaces(`${register.files.anchorFile}.register`)),
      ).toMatchObject({
        ok: false,
        behind: true,
        decisions: [2, 3, 4],
      });
      expect(await reconciled(register.files.registerCopyFile)).toMatchObject({ ok: true, added: 3 });
      expect((await store.of(BEN)).map(({ consent }) => consent.provision?.type)).toEqual(['deny']);
      expect(await store.of(CYD)).toHaveLength(2);
      expect(await reconciled(register.files.registerCopyFile)).toMatchObject({ ok: true, added: 0 });
      expect(
        await verifyRegister(register.database.db, readPlaces(`${register.files.anchorFile}.register`)),
      ).toMatchObject({ ok: true, decisions: 4 });
      expect(await verifyAudit(register.database.db)).toMatchObject({ ok: true });
      await register.add(store, decision(ADA, 'permit'));
      expect((await copied()).length).toBe(5);
    });

    it('to nothing at all, it comes back whole', async () => {
      for (const person of [ADA, BEN]) await register.add(store, decision(person));
      await putBack(register, 0);
      await expect(store.of(ADA)).rejects.toThrow();
      expect(await reconciled(register.files.registerCopyFile)).toMatchObject({ ok: true, added: 2 });
      expect(await store.of(ADA)).toHaveLength(1);
    });

    it('a server that did not decide knows of it too, by what it read', async () => {
      const other = await register.start({
        anchorFile: join(register.folder, 'other'),
        registerCopyFile: join(register.folder, 'others-copy'),
      });
      await register.add(store, decision(ADA));
      await other.of(BEN);
      await putBack(register, 0);
      await expect(other.of(ADA)).rejects.toThrow('older than its anchor');
    });

    it('needs the copies of every gateway, and two that decided in turn are one register', async () => {
      const files = { anchorFile: join(register.folder, 'b'), registerCopyFile: join(register.folder, 'b-copy') };
      const other = await register.start(files);
      await register.add(store, decision(ADA));
      await register.add(other, decision(BEN));
      await register.add(store, decision(CYD));
      await register.add(other, decision(ADA, 'permit'));
      await putBack(register, 1);
      const places = [
        ...readPlaces(`${register.files.anchorFile}.register`),
        ...readPlaces(`${files.anchorFile}.register`),
      ];
      const copies = [{ file: 'a', decisions: await copied() }];
      const hashes = new Map([[1, copies[0]?.decisions[0]?.hash ?? '']]);
      expect(choose(copies, hashes, places)).toEqual({
        ok: false,
        problem: expect.stringContaining('the copies end at decision 3, and decision 4 was noted at') as string,
      });
      const both = [register.files.registerCopyFile, files.registerCopyFile] as const;
      // the opt-in was noted by the other gateway alone, with whose config it is done again
      expect(await reconciled(...both)).toMatchObject({ ok: true, added: 2, unproved: 1 });
      expect(await store.of(ADA)).toHaveLength(1);
      expect(await reconciledAt(files.anchorFile, ...both)).toMatchObject({ ok: true, added: 1, unproved: 0 });
      expect(await store.of(ADA)).toHaveLength(2);
    });
  });

  describe('a decision that was written down and not committed', () => {
    const lost = async (one = decision(BEN)): Promise<void> => {
      await expect(
        store.add(one, () => {
          throw new Error('ended in between');
        }),
      ).rejects.toThrow();
    };

    it('shuts nothing, does not count, and is overtaken by the next one', async () => {
      await register.add(store, decision(ADA));
      await lost();
      expect(await copied()).toHaveLength(2);
      for (const server of [store, await register.start()]) expect(await server.of(BEN)).toEqual([]);
      await register.add(store, decision(CYD));
      expect((await copied()).map(({ nhsNumber }) => nhsNumber)).toEqual([ADA, CYD]);
      await lost();
      await lost();
      await register.add(await register.start(), decision(ADA, 'permit'));
      expect((await copied()).map(({ nhsNumber }) => nhsNumber)).toEqual([ADA, CYD, ADA]);
    });

    it('was asked for, and counts when the register is brought forward', async () => {
      await register.add(store, decision(ADA));
      await lost();
      await putBack(register, 0);
      expect(await reconciled(register.files.registerCopyFile)).toMatchObject({ ok: true, added: 2 });
      expect(await store.of(BEN)).toHaveLength(1);
    });

    it('lets nobody be seen where it opts in: it is left out until an anchor proves it', async () => {
      await register.add(store, decision(BEN));
      await lost(decision(BEN, 'permit'));
      await putBack(register, 0);
      expect(await reconciled(register.files.registerCopyFile)).toMatchObject({ ok: true, added: 1, unproved: 1 });
      expect(await isOptedOut(store, [BEN], Date.now())).toBe(true);
      // and the next decision overtakes it, as any other
      await register.add(await register.start(), decision(CYD));
      expect((await copied()).map(({ nhsNumber }) => nhsNumber)).toEqual([BEN, CYD]);
    });

    it('does not count where another gateway decided in its place', async () => {
      const files = { anchorFile: join(register.folder, 'c'), registerCopyFile: join(register.folder, 'c-copy') };
      const other = await register.start(files);
      await register.add(store, decision(ADA));
      await lost();
      await register.add(other, decision(CYD));
      await other.of(ADA);
      await store.of(ADA);
      await putBack(register, 1);
      expect(await reconciled(register.files.registerCopyFile, files.registerCopyFile)).toMatchObject({
        ok: true,
        added: 1,
      });
      expect([await store.of(BEN), (await store.of(CYD)).length]).toEqual([[], 1]);
    });
  });

  it('a decision taken out from among the others while a server runs is found by its walk; then nothing is opened', async () => {
    const { db } = register.database;
    for (const person of [ADA, BEN, CYD]) await register.add(store, decision(person));
    let now = 0;
    const outside = { ...NOTHING_OUTSIDE, known: () => ({ number: 0, digest: '' }) };
    const note = (_fields: object, message: string): void => void register.logged.push(message);
    const keeping = registerKeeping(
      register.database,
      outside,
      { info: note, error: note },
      { at: now, lacksCases: false },
      () => now,
    );
    const guarded = keeping.guarded(databaseStores(db));
    await sql`alter table opt_outs disable trigger all`.execute(db);
    await sql`delete from opt_outs where number = 2`.execute(db);
    await sql`alter table opt_outs enable trigger all`.execute(db);
    // not due yet
    await keeping.check();
    expect(await guarded.optOuts.of(BEN)).toEqual([]);
    expect(keeping.told()).toEqual({ sound: true, verifyAge: 0 });
    now = 3_600_000;
    await keeping.check();
    expect(keeping.told()).toEqual({ sound: false, verifyAge: 3_600 });
    for (const ask of [
      () => guarded.optOuts.of(ADA),
      () => guarded.optOuts.get('x'),
      () => register.add(guarded.optOuts, decision(BEN)),
      () => guarded.register.decisions(0, 1),
      () => guarded.ready(),
    ])
      await expect(ask()).rejects.toThrow('the register was changed');
    expect(register.logged).toContain('the opt-out register was changed: nothing is opened');
  });

  it('a copy under a previous key is kept beside a new one, whole, under the present key', async () => {
    for (const person of [ADA, BEN]) await register.add(store, decision(person));
    const now = { current: wrappingKeys().current, previous: [register.files.wrapping.current] };
    const later = await register.start({ wrapping: now });
    await register.add(later, decision(CYD));
    const alone = { current: now.current, previous: [] };
    expect(await readCopy(register.files.registerCopyFile, alone)).toMatchObject({
      ok: true,
      decisions: { length: 3 },
    });
    const aside = `${register.files.registerCopyFile}.${register.files.wrapping.current.id}`;
    expect(existsSync(aside)).toBe(true);
    expect(await copied(aside)).toHaveLength(2);
    await expect(register.add(store, decision(ADA, 'permit'))).rejects.toThrow();
    rmSync(aside);
  });
});
