/** Is it told at the start where nothing outside the database could tell that it was put back to an earlier day? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SOUND } from '../../tests/kits/server/sound-config';
import { checkConfig } from '../config';
import { openDatabase, type Database } from '../database/open';
import { registerAtStart } from './at-start';

const folder = mkdtempSync(join(tmpdir(), 'wp-at-start-'));
let database: Database;
beforeAll(async () => {
  const opened = await openDatabase('pglite:memory');
  if (!opened.ok) throw new Error(opened.problem);
  database = opened;
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ['postgres://serve@db.example/whole_picture', {}, true],
  ['postgres://serve@db.example/whole_picture', { anchorFile: './anchors' }, false],
  ['pglite:./db', {}, false],
])('%s with %j: %s', async (url, audit, told) => {
  const checked = checkConfig(
    {
      ...SOUND,
      database: { url },
      audit,
    },
    folder,
  );
  if (!checked.ok) throw new Error(checked.problems.join('\n'));
  const lines: unknown[] = [];
  const log = { info: () => undefined, error: (...line: readonly unknown[]) => void lines.push(line) };
  expect((await registerAtStart(checked.config, database, log)).ok).toBe(true);
  expect(lines).toEqual(
    told ? [[{ keys: ['audit.anchorFile'] }, expect.stringMatching(/^audit\.anchorFile is not set/)]] : [],
  );
});
