// @vitest-environment node
/** What do the commands come by, and is each of their acts on record, refused or not? */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StoredObjection } from '../../../src/secondary/ports';
import { isRefusal } from '../../../src/secondary/requests/request';
import { approved, LAW, NOW, request } from '../../../tests/kits/secondary/requests';
import type { SecondaryConfig } from '../config/shape';
import { openStore } from '../store/open';
import { loadApproved, noteAnswered, noteBuilt, withStores } from './by-command';

const LONG = 240_000;
const base = mkdtempSync(join(tmpdir(), 'groups-command-'));
const objectionsFile = join(base, 'objections.ndjson');
const config = {
  instance: { name: 'Here', region: 'QMJ' },
  databaseUrl: `pglite:${join(base, 'db')}`,
  registers: {
    objections: { file: objectionsFile },
    ndop: { file: null, takenAt: '2026-11-28', maxAgeDays: 7, exemption: null },
  },
  legalBasis: LAW.legalBasis,
  exceptions: [],
} as unknown as SecondaryConfig;

const MANIFEST = { request: 'r-yes', digest: 'd', files: [] };

beforeAll(async () => {
  mkdirSync(base, { recursive: true });
  writeFileSync(objectionsFile, '');
  await withStores(config, async ({ requests }) => {
    await requests.add(approved({ id: 'r-yes' }));
    await requests.add(request({ id: 'r-no', state: 'submitted' }));
    await requests.add(approved({ id: 'r-ended', state: 'ended' }));
  });
}, LONG);
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

const load = async (id: string, act: 'build' | 'ask') => {
  const loaded = await loadApproved(config, id, act, NOW);
  return isRefusal(loaded) ? [loaded.status, ...loaded.rules] : 'loaded';
};

it(
  'is loaded where it may be built today, and refused by its row where not; each on record as the operator’s',
  async () => {
    expect(await load('r-yes', 'build')).toBe('loaded');
    expect(await load('r-yes', 'ask')).toEqual([409, 'RQ-10']);
    expect(await load('r-no', 'build')).toEqual([409, 'RQ-10']);
    expect(await load('r-none', 'build')).toEqual([404]);
    const rows = await withStores(config, ({ audit }) => audit.search({ userId: 'whole-picture' }, { count: 9 }));
    const told = isRefusal(rows) ? [] : rows.map(({ event }) => [event.subtype?.[1]?.code, event.outcome]);
    expect(told).toEqual([
      ['build-begun', '4'],
      ['build-begun', '4'],
      ['question-asked', '4'],
      ['build-begun', '0'],
    ]);
  },
  LONG,
);

it(
  'is asked once it is noted as built, until somebody objects, by the desk or in the file',
  async () => {
    const loaded = await loadApproved(config, 'r-yes', 'build', NOW);
    if (isRefusal(loaded)) throw new Error(loaded.code);
    expect(await noteBuilt(config, 'r-yes', MANIFEST, loaded.registers, NOW)).toBeNull();
    expect(await noteAnswered(config, 'r-yes', loaded.registers, NOW)).toBeNull();
    expect(await load('r-yes', 'ask')).toBe('loaded');
    writeFileSync(objectionsFile, '{}\n');
    expect(await load('r-yes', 'ask')).toEqual([409, 'OB-1']);
    // while it was counted
    expect(await noteAnswered(config, 'r-yes', loaded.registers, NOW)).toMatchObject({ rules: ['OB-1'] });
    writeFileSync(objectionsFile, '');
    const objection = { id: 'o', reference: 'o', nhsNumber: '9990123454', out: true } as StoredObjection;
    await withStores(config, ({ objections }) => objections.add(objection));
    expect(await load('r-yes', 'ask')).toEqual([409, 'OB-1']);
    const again = await loadApproved(config, 'r-yes', 'build', NOW);
    expect(isRefusal(again) ? [] : again.objections.map(({ id }) => id)).toEqual(['o']);
  },
  LONG,
);

it(
  'is refused by its row, on record, where the file of objections cannot be read; and nothing counted is told',
  async () => {
    const loaded = await loadApproved(config, 'r-yes', 'build', NOW);
    if (isRefusal(loaded)) throw new Error(loaded.code);
    rmSync(objectionsFile);
    expect(await load('r-yes', 'build')).toEqual([409, 'OB-1']);
    expect(await load('r-yes', 'ask')).toEqual([409, 'OB-1']);
    expect(await noteAnswered(config, 'r-yes', loaded.registers, NOW)).toMatchObject({ rules: ['OB-1'] });
    const rows = await withStores(config, ({ audit }) => audit.search({ userId: 'whole-picture' }, { count: 2 }));
    const told = isRefusal(rows) ? [] : rows.map(({ event }) => [event.subtype?.[1]?.code, event.outcome]);
    expect(told).toEqual([
      ['question-asked', '4'],
      ['build-begun', '4'],
    ]);
    writeFileSync(objectionsFile, '');
  },
  LONG,
);

it(
  'stays ended, whatever a build or an answer would note',
  async () => {
    const refused = await noteBuilt(config, 'r-ended', MANIFEST, { place: 0, file: null, listOf: null }, NOW);
    expect(refused).toMatchObject({ status: 409, rules: ['RQ-10'] });
    const registers = { place: 1, file: createHash('sha256').digest('hex'), listOf: '2026-11-28' };
    expect(await noteAnswered(config, 'r-ended', registers, NOW)).toMatchObject({ status: 409, rules: ['RQ-10'] });
  },
  LONG,
);

it(
  'is refused in words while the program itself uses the folder',
  async () => {
    const open = await openStore(config.databaseUrl);
    const loaded = await loadApproved(config, 'r-yes', 'build', NOW);
    expect(loaded).toMatchObject({ code: 'unavailable' });
    expect('message' in loaded ? loaded.message : '').toContain('one process at a time');
    if (open.ok) await open.store.close();
  },
  LONG,
);
