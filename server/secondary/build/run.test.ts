/** Is a fault that nobody thought of told by its kind alone, and is nothing left of the build that it ended? */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { feedOfEachTest, NOW } from '../../../tests/kits/secondary/feed';
import { approved } from '../../../tests/kits/secondary/zone';
import { NO_REGISTER } from '../registers/objections';
import { runBuild } from './run';

const place = feedOfEachTest();

it.each<[string, unknown, string]>([
  ['of DuckDB', new Error('Invalid Input Error: CSV Error on Line: 2\nCANARY Jane Smith'), 'Invalid Input Error'],
  ['of ours', new TypeError('CANARY Jane Smith'), 'TypeError'],
  ['without a kind', 'CANARY Jane Smith', 'unknown'],
])('a fault %s', async (_what, fault, kind) => {
  const made = await runBuild(place.config(), approved('r1', { columns: [], valueSets: ['flu-vaccine'] }), {
    own: NO_REGISTER,
    now: () => NOW,
    tell: () => {
      throw fault;
    },
  });
  const message = `the build ended by a fault (${kind}): nothing was made visible`;
  expect(made).toEqual({ ok: false, code: 'build-failed', message, rules: [] });
  expect(existsSync(join(place.folder, 'data', 'sets'))).toBe(false);
  expect(readdirSync(join(place.folder, 'data', 'linkage')).filter((name) => name.startsWith('build'))).toEqual([]);
});
