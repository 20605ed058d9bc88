/**
 * Whom did the file of objections name at an earlier build? A decision is taken back by a later one and never deleted:
 * a file that no longer names somebody is another one, or half of it. Sealed, in the linkage zone.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SecondaryConfig } from '../config/shape';
import { linkageFolderMade } from '../intake/state';
import { keyFolder } from '../keys/key-folder';
import { readRows, writeRows } from '../keys/sealed-rows';
import { linkageZone } from '../linkage-zone';

const NAME = 'objected';

const heldFile = (config: SecondaryConfig): string => join(linkageZone(config.dataDir), 'objected.sealed');

/** Whether somebody is missing among those whom the file names now. */
export function isSomebodyMissing(config: SecondaryConfig, named: ReadonlySet<string>): boolean {
  if (!existsSync(heldFile(config))) return false;
  for (const number of readRows<string>(heldFile(config), keyFolder(config.keysDir).key('zone'), NAME))
    if (!named.has(number)) return true;
  return false;
}

/** For the builds to come. */
export function noteNamed(config: SecondaryConfig, named: ReadonlySet<string>): void {
  linkageFolderMade(config);
  const rows = writeRows(heldFile(config), keyFolder(config.keysDir).key('zone'), NAME);
  for (const number of [...named].sort()) rows.write(number);
  rows.close();
}
