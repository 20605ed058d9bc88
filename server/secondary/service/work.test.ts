// What goes with the spine, and what has to stay so that earlier answers are still held against later ones?
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { zone } from '../../../tests/kits/secondary/zone';
import { keyFolder } from '../keys/key-folder';
import { linkageZone } from '../linkage-zone';
import { workOf } from './work';

it('the spine is gone once it has been destroyed, and the ledger still knows people by its key', async () => {
  const place = zone();
  try {
    const { dataDir, keysDir } = place.config;
    const key = keyFolder(keysDir).key('spine');
    mkdirSync(linkageZone(dataDir), { recursive: true });
    writeFileSync(join(linkageZone(dataDir), 'spine.sealed'), 'sealed');
    const { work, end } = workOf(place.config, { objections: { all: () => Promise.resolve([]) } } as never);
    expect(await work.hasSpine()).toBe(true);
    await work.destroySpine();
    expect(await work.hasSpine()).toBe(false);
    expect(existsSync(join(linkageZone(dataDir), 'spine.sealed'))).toBe(false);
    expect(keyFolder(keysDir).key('spine').equals(key)).toBe(true);
    end();
  } finally {
    place.remove();
  }
});
