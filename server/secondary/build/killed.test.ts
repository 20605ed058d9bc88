// Is half a data set ever visible, wherever a build is killed? And is the next one whole?
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINES, PEOPLE, REQUEST } from '../../../tests/kits/secondary/build-child';
import { ports, zone, type Zone } from '../../../tests/kits/secondary/zone';
import { verifyFolders } from '../verify/verify';
import { buildDataSet, STEPS } from './build';
import { sampleOf } from '../../../tests/kits/deep';

const CHILD = join(import.meta.dirname, '../../../tests/kits/secondary/build-child.ts');

let place: Zone;
beforeAll(() => {
  place = zone();
  place.write('Immunization', LINES);
});
afterAll(() => {
  place.remove();
});

/** Kills the child at the step where it waits. */
function killedAt(step: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', CHILD, place.folder, step]);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').includes(step)) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('exit', (_, signal) => {
      if (signal === 'SIGKILL') resolve(said.trim().split('\n'));
      else reject(new Error(`it ended by itself, at ${said}`));
    });
  });
}

const sets = (): readonly string[] => {
  const folder = join(place.config.dataDir, 'sets', 'r1');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('a build that is killed', () => {
  it.each(sampleOf(STEPS, 3))('at “%s” leaves no half of a data set where answers are made', async (step) => {
    expect((await killedAt(step)).at(-1)).toBe(step);
    expect(sets()).toHaveLength(step === 'done' ? 1 : 0);
    const found = (await verifyFolders(place.config)).filter(({ check }) => check !== 'VF-12');
    expect(found).toEqual([]);
  });

  it('does not stand in the way of the next, which takes away what it left', async () => {
    const zoned = join(place.config.dataDir, 'linkage');
    expect(readdirSync(zoned).some((name) => name.startsWith('build-'))).toBe(true);
    const [before] = sets();
    const made = await buildDataSet(place.config, REQUEST, ports(PEOPLE));
    expect(made).toMatchObject({ ok: true, value: { manifest: { digest: before } } });
    expect(readdirSync(zoned)).toEqual(['ledger']);
    expect(await verifyFolders(place.config)).toEqual([]);
  });
});
