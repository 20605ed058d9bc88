/**
 * Who is on the spine: identifiers beside the id, and nothing clinical? One sealed file that a build alone opens. It
 * holds the people of the last build under a list of the national service, so that a build of the same list can be made
 * once the list is gone.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SecondaryConfig } from '../config/shape';
import { linkageZone } from '../linkage-zone';
import { keyFolder } from '../keys/key-folder';
import { readRows, writeRows } from '../keys/sealed-rows';

export interface SpineRow {
  readonly spine: string;
  /** Every number that their rows bear. */
  readonly numbers: readonly string[];
  readonly birthDate: string;
  readonly gender: string;
  readonly postcode: string;
  readonly practice: string;
  readonly ethnic: string;
}

interface SpineHead {
  /** The day of the list by which they may be used. */
  readonly takenAt: string;
}

const NAME = 'spine';
const spineFile = (config: SecondaryConfig): string => join(linkageZone(config.dataDir), 'spine.sealed');

export interface SpineWriter {
  add(row: SpineRow): void;
  close(): void;
}

export function writeSpine(config: SecondaryConfig, takenAt: string): SpineWriter {
  const rows = writeRows(spineFile(config), keyFolder(config.keysDir).key('zone'), NAME);
  const head: SpineHead = { takenAt };
  rows.write(head);
  return {
    add: (row) => {
      rows.write(row);
    },
    close: () => {
      rows.close();
    },
  };
}

const rowsOf = (config: SecondaryConfig): Generator<SpineHead | SpineRow> =>
  readRows(spineFile(config), keyFolder(config.keysDir).key('zone'), NAME);

/** Every number of those who may be used by the list that the spine was made by. */
export function* numbersOnSpine(config: SecondaryConfig): Generator<string> {
  for (const row of rowsOf(config)) if ('numbers' in row) yield* row.numbers;
}

/** The day of the list that the spine was made by; null where there is none. */
export function spineTakenAt(config: SecondaryConfig): string | null {
  if (!existsSync(spineFile(config))) return null;
  for (const row of rowsOf(config)) return 'takenAt' in row ? row.takenAt : null;
  return null;
}
