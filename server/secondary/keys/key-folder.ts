/**
 * Which keys does the custodian's folder hold? 32 random bytes each, made when first needed, readable by nobody else.
 * INVARIANT: a destroyed key is never made again under its name: what it encrypted stays unreadable.
 */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { isOwnersAlone, openToOthers } from '../../keys/secret-file';

export type KeyName = 'spine' | 'ledger' | 'zone' | `project-${string}`;

export interface KeyFolder {
  /** Throws, naming the file, where it is no key that only we may read, and where it was destroyed. */
  key(name: KeyName): Buffer;
  has(name: KeyName): boolean;
  /** Overwritten and taken away; a name in its place says that it was. */
  destroy(name: KeyName): void;
}

const LENGTH = 32;
const NAME = /^(spine|ledger|zone|project-[A-Za-z0-9][A-Za-z0-9._-]{0,63})$/;

function readKey(path: string): Buffer {
  const handle = openSync(path, 'r');
  try {
    const { mode } = fstatSync(handle);
    if (!isOwnersAlone(mode)) throw new Error(openToOthers(path, mode));
    const key = readFileSync(handle);
    if (key.length !== LENGTH) throw new Error(`${path} does not hold a key of 32 bytes`);
    return key;
  } finally {
    closeSync(handle);
  }
}

/** Whole or not at all, whoever else makes it at the same time. */
function make(folder: string, path: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, randomBytes(LENGTH));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

/** The keys of a folder; nothing is made before it is asked for. */
export function keyFolder(folder: string): KeyFolder {
  const placeOf = (name: KeyName): string => {
    if (!NAME.test(name)) throw new Error(`${name} is no name of a key`);
    return join(folder, `${name}.key`);
  };
  return {
    has: (name) => existsSync(placeOf(name)),
    key: (name) => {
      const path = placeOf(name);
      if (existsSync(`${path}.destroyed`)) throw new Error(`the key ${name} was destroyed`);
      if (!existsSync(path)) make(folder, path);
      return readKey(path);
    },
    destroy: (name) => {
      const path = placeOf(name);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      closeSync(openSync(`${path}.destroyed`, 'w', 0o600));
      if (!existsSync(path)) return;
      const handle = openSync(path, 'r+');
      try {
        writeSync(handle, Buffer.alloc(LENGTH));
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      rmSync(path);
    },
  };
}
