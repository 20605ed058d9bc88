/** Do the desk's cases come back from their copy after a restore, and is a damaged copy refused by the line? */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../../tests/kits/server/databases';
import { testRegister, wrappingKeys, type TestRegister } from '../../tests/kits/server/registers';
import type { CaseStore, StoredCase } from '../../src/gateway/ports';
import { caseStore } from '../database/opt-out-cases';
import { readNoted } from './anchor-file';
import { deskCopyOf, readDeskCopy, type DeskLine } from './desk-copy';
import { acknowledged, bringCasesBack, holdsNoted, lacksCases } from './desk-lost';
import { openOutside } from './open-outside';

let made = 0;
function held(content: string | null = null): StoredCase {
  made += 1;
  return {
    id: `case-${String(made)}`,
    reference: `REF-${String(made)}`,
    state: 'held',
    due: '2026-12-01',
    openedAt: '2026-11-29T08:00:00.000Z',
    decision: `decision-${String(made)}`,
    content,
    claimedUntil: 0,
    version: 1,
    sealed: 'sealed',
  };
}

describe.each(DATABASES)('the desk on %s, copied outside', (_name, place) => {
  let register: TestRegister;
  let cases: CaseStore;
  const desk = (): string => deskCopyOf(register.files.registerCopyFile);
  const anchor = (): string => `${register.files.anchorFile}.register`;
  const started = async (files: Partial<TestRegister['files']> = {}): Promise<CaseStore> => {
    const note = (_fields: object, message: string): void => void register.logged.push(message);
    const outside = await openOutside({ ...register.files, ...files }, register.database.db, {
      info: note,
      error: note,
    });
    return caseStore(register.database.db, outside);
  };
  const lines = async (keys = register.files.wrapping): Promise<readonly DeskLine[]> => {
    const read = await readDeskCopy(desk(), keys);
    if (!read.ok) throw new Error(read.problem);
    return read.lines;
  };
  const lacks = (): Promise<boolean> => lacksCases(desk(), register.files.wrapping, register.database.db, anchor());
  /** As a restore does it. */
  async function without(...statements: readonly string[]): Promise<void> {
    const { db } = register.database;
    for (const table of ['opt_outs', 'opt_out_cases', 'opt_out_case_people'])
      await sql.raw(`alter table ${table} disable trigger all`).execute(db);
    for (const statement of statements) await sql.raw(statement).execute(db);
    for (const table of ['opt_outs', 'opt_out_cases', 'opt_out_case_people'])
      await sql.raw(`alter table ${table} enable trigger all`).execute(db);
  }
  const back = async (): Promise<number> => {
    const kept = await lines();
    const proved = new Set(acknowledged(kept, readNoted(anchor())).map(({ digest }) => digest));
    return register.database.db.transaction().execute((transaction) => bringCasesBack(transaction, kept, proved));
  };

  beforeAll(async () => {
    register = await testRegister(await place());
  });
  afterAll(() => register.remove());
  beforeEach(async () => {
    await without('delete from opt_out_case_people', 'delete from opt_out_cases');
    for (const file of [register.files.registerCopyFile, desk(), anchor()]) rmSync(file, { force: true });
    register.logged.length = 0;
    cases = await started();
  });

  it('a case is in the copy at each of its versions, sealed, and noted, when it is acknowledged', async () => {
    const one = held();
    expect(await cases.add(one, ['person'])).toBe('added');
    expect(await cases.replace({ ...one, state: 'recorded', version: 2 }, 1, ['other'])).toBe(true);
    const kept = await lines();
    expect(kept.map(({ one: { version, state }, people }) => [version, state, people])).toEqual([
      [1, 'held', ['person']],
      [2, 'recorded', ['other']],
    ]);
    expect(acknowledged(kept, readNoted(anchor()))).toEqual(kept);
    expect(readFileSync(desk(), 'utf8')).not.toMatch(/person|held|REF/);
  });

  it('a restore that took it is found, and whoever is held comes back, once', async () => {
    const [first, second] = [held(), held()];
    await cases.add(first, ['ada']);
    await cases.add(second, ['ben']);
    await cases.replace({ ...first, state: 'received-whole', version: 2 }, 1);
    await without(
      `delete from opt_out_case_people where person = 'ben'`,
      `delete from opt_out_cases where id = '${second.id}'`,
      `update opt_out_cases set version = 1, state = 'held' where id = '${first.id}'`,
    );
    expect(await lacks()).toBe(true);
    expect(await back()).toBe(2);
    expect([await cases.heldAmong(['ada']), await cases.heldAmong(['ben'])]).toEqual([false, true]);
    expect(await cases.get(second.id)).toMatchObject({ ...second });
    expect([await lacks(), await back()]).toEqual([false, 0]);
  });

  it('a copy that is begun late holds what was there, and that counts as acknowledged', async () => {
    for (const file of [desk(), anchor()]) rmSync(file);
    const one = held();
    await caseStore(register.database.db).add(one, ['ada']);
    await started();
    expect(await lacks()).toBe(false);
    await without('delete from opt_out_case_people', 'delete from opt_out_cases');
    expect(await lacks()).toBe(true);
    expect(await back()).toBe(1);
    expect(await cases.heldAmong(['ada'])).toBe(true);
  });

  it('one that was written down and never acknowledged shuts nothing, and comes back all the same', async () => {
    await cases.add(held(), ['ada']);
    const lost = { ...held(), id: 'lost' };
    await cases.add(lost, ['ben']);
    // as if the connection had ended before the commit
    const [, , ...noted] = readNoted(anchor());
    expect(noted).toHaveLength(1);
    writeFileSync(anchor(), readFileSync(anchor(), 'utf8').split('\n').slice(0, -1).join('\n'));
    await without(
      `delete from opt_out_case_people where case_id = 'lost'`,
      `delete from opt_out_cases where id = 'lost'`,
    );
    expect(await lacks()).toBe(false);
    expect(await back()).toBe(1);
    expect(await cases.heldAmong(['ben'])).toBe(true);
  });

  it('one that held, and of which nothing proves that it was let go of, holds on', async () => {
    const one = held();
    await cases.add(one, ['ada']);
    const { replace } = cases;
    for (const acknowledgedToo of [false, true]) {
      const now = (await cases.get(one.id)) ?? one;
      expect(await replace({ ...now, state: 'closed', due: null, version: now.version + 1 }, now.version, [])).toBe(
        true,
      );
      // as if the connection had ended before the commit
      if (!acknowledgedToo)
        writeFileSync(anchor(), readFileSync(anchor(), 'utf8').trimEnd().split('\n').slice(0, -1).join('\n') + '\n');
      await without('delete from opt_out_case_people', 'delete from opt_out_cases');
      expect(await back()).toBe(1);
      expect(await cases.heldAmong(['ada'])).toBe(!acknowledgedToo);
      expect(await lacks()).toBe(false);
    }
  });

  it('what was entered again since waits once, for both', async () => {
    await cases.add(held('content'), ['ada']);
    await without('delete from opt_out_case_people', 'delete from opt_out_cases');
    await caseStore(register.database.db).add(held('content'), ['ada-too']);
    expect(await back()).toBe(1);
    expect([await cases.heldAmong(['ada']), await cases.heldAmong(['ada-too'])]).toEqual([true, true]);
    expect((await cases.list({ states: ['held'], order: 'due', count: 9 })).length).toBe(1);
  });

  it('a copy that was taken away is not begun anew by a start', async () => {
    await cases.add(held(), []);
    rmSync(desk());
    await expect((await started()).add(held(), [])).rejects.toThrow('cannot be noted outside');
    expect(register.logged.join('\n')).toContain('copy.desk is gone: look for it, or begin it anew by opt-outs:copy');
  });

  it('an older copy is told by what was noted since', async () => {
    await cases.add(held(), []);
    const [older, noted] = [await lines(), readNoted(anchor())];
    await cases.add(held(), []);
    const digests = older.map(({ digest }) => digest);
    expect(holdsNoted(digests, noted.slice(1))).toBe(true);
    expect(holdsNoted(digests, readNoted(anchor()).slice(1))).toBe(false);
  });

  it('a copy that was cut off while it was written still tells what a restore took', async () => {
    for (const person of ['ada', 'ben']) await cases.add(held(), [person]);
    writeFileSync(desk(), readFileSync(desk()).subarray(0, -5));
    expect(await lacks()).toBe(false);
    await without('delete from opt_out_case_people', 'delete from opt_out_cases');
    expect(await lacks()).toBe(true);
    await started();
    expect(await readDeskCopy(desk(), register.files.wrapping)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('line 3 was not written to its end') as string,
    });
  });

  it.each([
    [
      'gone',
      () => {
        rmSync(desk());
      },
    ],
    [
      'cut',
      () => {
        writeFileSync(desk(), readFileSync(desk()).subarray(0, -5));
      },
    ],
    [
      'none',
      () => {
        writeFileSync(desk(), 'not a copy\n');
      },
    ],
  ])('a form is refused, and not kept, where the copy is %s', async (_what, break_) => {
    await cases.add(held(), []);
    break_();
    const one = held();
    await expect(cases.add(one, ['ada'])).rejects.toThrow('cannot be noted outside');
    expect([await cases.get(one.id), await cases.heldAmong(['ada'])]).toEqual([null, false]);
  });

  it('lines that were exchanged, taken out or changed are refused by the line, and so is another key', async () => {
    for (const person of ['ada', 'ben', 'cyd']) await cases.add(held(), [person]);
    const [header = '', one = '', two = '', three = ''] = readFileSync(desk(), 'utf8').split('\n');
    const other = join(register.folder, 'other');
    const readOf = (...of: readonly string[]) => {
      writeFileSync(other, of.map((line) => `${line}\n`).join(''), { mode: 0o600 });
      return readDeskCopy(other, register.files.wrapping);
    };
    expect(await readOf(header, one, two, three)).toMatchObject({ ok: true, lines: { length: 3 } });
    for (const [of, at] of [
      [[header, two, one, three], 2],
      [[header, one, three], 3],
      [[header, one, one], 3],
      [[header, one, two.replace(/.(?=.{9}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))], 3],
    ] as const)
      expect(await readOf(...of)).toEqual({
        ok: false,
        problem: `${other}: line ${String(at)} is damaged, or does not stand where it was written`,
      });
    expect(await readDeskCopy(desk(), wrappingKeys())).toMatchObject({ ok: false });
  });

  it('a copy under a previous key is kept beside a new one under the present key', async () => {
    await cases.add(held(), ['ada']);
    const now = { current: wrappingKeys().current, previous: [register.files.wrapping.current] };
    await (await started({ wrapping: now })).add(held(), ['ben']);
    expect((await lines({ current: now.current, previous: [] })).map(({ people }) => people)).toEqual([
      ['ada'],
      ['ben'],
    ]);
    const aside = `${desk()}.${register.files.wrapping.current.id}`;
    expect(await readDeskCopy(aside, register.files.wrapping)).toMatchObject({ ok: true, lines: { length: 1 } });
    rmSync(aside);
    rmSync(`${register.files.registerCopyFile}.${register.files.wrapping.current.id}`);
  });
});
