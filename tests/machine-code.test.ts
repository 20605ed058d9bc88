/**
 * Does what the patterns of the tables come to fit where an engine keeps machine code, several times over? What does
 * not fit ends the process: each gateway, and each of its threads, has patterns of its own.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const PROGRAM = join(import.meta.dirname, 'kits', 'machine-code.ts');
const MEGABYTE = 2 ** 20;

it('is at most 64 MB for one text index, each of its patterns used', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', PROGRAM], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(Number(stdout)).toBeGreaterThan(MEGABYTE);
  expect(Number(stdout) / MEGABYTE).toBeLessThan(64);
});
