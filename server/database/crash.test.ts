/** Does a killed server lose anything it has acknowledged? Appends, is killed with SIGKILL in the middle, and is opened again. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEvent } from 'fhir/r4';
import { sql } from 'kysely';
import { afterAll, expect, it, vi } from 'vitest';
import { openDatabase } from './open';
import { databaseStores } from './stores';
import { verifyAudit } from './verify-audit';

// Whole processes, each with a database of its own, beside whatever else the machine does.
vi.setConfig({ testTimeout: 180_000 });

const ROOT = join(import.meta.dirname, '../..');
const base = mkdtempSync(join(tmpdir(), 'wp-crash-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

/** A process that appends for ever, and says each event's name only once it is durable. */
const WRITER = `
  import { openDatabase } from './server/database/open.ts';
  import { databaseStores } from './server/database/stores.ts';
  const opened = await openDatabase('pglite:./db', process.argv[1]);
  const { audit } = databaseStores(opened.db);
  for (let n = 0; ; n += 3) {
    await Promise.all([n, n + 1, n + 2].map(async (name) => {
      const event = { resourceType: 'AuditEvent', type: { code: String(name) }, recorded: '2026-01-01T00:00:00.000Z', agent: [], source: { observer: {} } };
      await audit.append(event, {});
      process.stdout.write(name + '\\n');
    }));
  }
`;

/** Runs the writer until it has acknowledged some events, kills it at once, and gives the acknowledged names. */
function killedWriter(enough: number): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', WRITER, base], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > enough) child.kill('SIGKILL');
    });
    child.on('close', () => {
      resolve(said.split('\n').slice(0, -1));
    });
  });
}

const codeOf = (event: AuditEvent): string => event.type.code ?? '';

it('a killed server has lost no acknowledged event, its lock is taken over, and the verifier command agrees until it is tampered with', async () => {
  const acknowledged = await killedWriter(60);
  expect(acknowledged.length).toBeGreaterThanOrEqual(60);
  expect(existsSync(join(base, 'db.lock'))).toBe(true);

  const opened = await openDatabase('pglite:./db', base);
  if (!opened.ok) throw new Error(opened.problem);
  const kept = new Set((await databaseStores(opened.db).audit.search({})).map(codeOf));
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
  expect(await verifyAudit(opened.db)).toMatchObject({ ok: true, events: kept.size });
  await opened.close();

  const config = join(base, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      listen: { port: 0 },
      instance: { name: 'NCL', region: 'QMJ' },
      database: { url: 'pglite:./db' },
      identity: { mode: 'demo', users: [{ id: 'a', name: 'A', role: 'gp', organisation: { ods: 'Y1A', name: 'P', region: 'QMJ' } }] },
      demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
      providers: [],
    }),
  );
  const run = (command: string): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'server', command), '--config', config], { cwd: ROOT, encoding: 'utf8' });
  expect(run('audit-verify.ts')).toMatchObject({ status: 0, stdout: expect.stringContaining(`{"ok":true,"events":${String(kept.size)},`) as string });

  const again = await openDatabase('pglite:./db', base);
  if (!again.ok) throw new Error(again.problem);
  await sql`alter table audit disable trigger all`.execute(again.db);
  await sql`update audit set event = '{}' where seq = 5`.execute(again.db);
  await again.close();
  expect(run('audit-verify.ts')).toMatchObject({ status: 1, stdout: expect.stringContaining('"seq":5') as string, stderr: 'The audit has been tampered with: row 5 was altered.\n' });
  const refused = run('serve.ts');
  expect(refused).toMatchObject({ status: 2, stdout: '' });
  expect(refused.stderr).toContain('the audit has been tampered with');
});
