/**
 * Does a server start on the tables of a pack only when they may be relied on, say what they open, and name them in
 * what it answers?
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import roleViews from '../src/policy/tables/role-views.json' with { type: 'json' };
import { POLICY_VERSION } from '../src/policy/tables';
import { checkConfig, type ReadConfig } from './config';
import { startServer, type Started } from './running';
import { SOUND } from '../tests/kits/server/sound-config';

vi.setConfig({ testTimeout: 120_000 });

const base = mkdtempSync(join(tmpdir(), 'wp-pack-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

/** A folder of these files; returns its name. */
function folderOf(name: string, files: Readonly<Record<string, unknown>>): string {
  mkdirSync(join(base, name));
  for (const [file, content] of Object.entries(files))
    writeFileSync(join(base, name, file), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}
const configWith = (pack: string): ReadConfig =>
  checkConfig(
    {
      ...SOUND,
      policy: { pack },
    },
    base,
  );
const problemsOf = (read: ReadConfig): readonly string[] => (read.ok ? [] : read.problems);

const running: Extract<Started, { ok: true }>['server'][] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function startedWith(pack: string) {
  const read = configWith(pack);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const lines: string[] = [];
  const log = {
    info: () => undefined,
    error: (_fields: object, line: string) => {
      lines.push(line);
    },
  };
  const started = await startServer({ config: read.config, app: base, log });
  if (started.ok) running.push(started.server);
  return { started, lines };
}

const WIDER = 'RV-results-social-worker: N becomes S';
const wider = {
  'role-views.json': {
    ...roleViews,
    roleViews: roleViews.roleViews.map((row) =>
      row.id === 'RV-results-social-worker' ? { ...row, depth: 'S', why: 'Results: agreed for this council.' } : row,
    ),
  },
};

describe('the folder of a pack', () => {
  it('that is not there, or holds what is no JSON, is told by its place in the config', () => {
    expect(problemsOf(configWith('nowhere'))).toEqual([
      expect.stringMatching(/^policy\.pack: cannot read the folder nowhere/),
    ]);
    const pack = folderOf('broken', { 'pack.json': '{', 'exports.json': '' });
    expect(problemsOf(configWith(pack))).toEqual([
      expect.stringMatching(/^policy\.pack: broken\/exports\.json is not JSON/),
      expect.stringMatching(/^policy\.pack: broken\/pack\.json is not JSON/),
    ]);
  });

  it('is refused by name for a file in another encoding, or that is no table whatever it is called', async () => {
    const pack = folderOf('latin', { 'pack.json': { name: 'ours' } });
    writeFileSync(join(base, pack, 'lexicon.json'), Buffer.from('{"about":"caf\u00e9"}', 'latin1'));
    expect(problemsOf(configWith(pack))).toEqual([expect.stringMatching(/^policy\.pack: latin\/lexicon\.json is not/)]);
    const odd = folderOf('odd', { 'pack.json': { name: 'ours' } });
    writeFileSync(join(base, odd, '__proto__'), '{"lexicon.json":{}}');
    const { started } = await startedWith(odd);
    expect(started).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('__proto__: no table is called so')],
    });
  });

  it('may hold every shipped file as it is shipped', async () => {
    const pack = folderOf('shipped', { 'pack.json': { name: 'as-shipped' } });
    cpSync(join(import.meta.dirname, '../src/policy/tables'), join(base, pack), {
      recursive: true,
      filter: (from) => !from.includes('.') || from.endsWith('.json'),
    });
    const { started, lines } = await startedWith(pack);
    expect(started).toMatchObject({ ok: true });
    expect(lines.filter((line) => line.includes('pack'))).toEqual([]);
  });
});

describe('a server on the tables of a pack', () => {
  it('does not start while what they open is not signed for', async () => {
    const { started } = await startedWith(folderOf('unsigned', { 'pack.json': { name: 'ours' }, ...wider }));
    expect(started).toEqual({
      ok: false,
      problems: [expect.stringContaining(`policy: Policy pack unsigned: opens more than the shipped tables`)],
    });
  });

  it('does not start where they lower the floor, signed or not', async () => {
    const lowered = { about: 'a', source: 's', ordinaryConfidentiality: ['R'] };
    const { started } = await startedWith(
      folderOf('lower', { 'pack.json': { name: 'ours' }, 'label-caps.json': lowered }),
    );
    expect(started).toMatchObject({ ok: false });
  });

  it('says at start what they open and who signed, and names the pack in the policy that it answers with', async () => {
    const signed = [{ widening: WIDER, signedBy: 'Dr A Guardian', signedOn: '2026-11-01' }];
    const { started, lines } = await startedWith(
      folderOf('signed', { 'pack.json': { name: 'ours', signed }, ...wider }),
    );
    if (!started.ok) throw new Error(started.problems.join('\n'));
    expect(lines).toContainEqual(
      `policy: the pack ours opens more than the shipped tables: ${WIDER} (signed by Dr A Guardian on 2026-11-01)`,
    );
    const { origin } = started.server;
    const signedIn = await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify({ userId: 'asha' }),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const told = (await (await fetch(`${origin}/api/policy`, { headers: { Cookie: cookie } })).json()) as unknown;
    expect(told).toMatchObject({
      version: `${POLICY_VERSION}+ours`,
      pack: 'ours',
      tables: expect.arrayContaining([
        expect.objectContaining({ id: 'pack', rows: [[WIDER, 'Dr A Guardian', '2026-11-01']] }),
      ]) as unknown,
    });
  });
});
