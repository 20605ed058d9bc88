/** How are lines put into files without keeping them? A few kilobytes at a time, and never more files than are open. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FULL = 256 * 1024;

export interface Sheet {
  readonly add: (line: string) => void;
  readonly close: () => void;
}

/** Only the owner may read what these files hold. */
export function openSheet(path: string): Sheet {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'w', 0o600);
  let waiting: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (waiting.length > 0) writeSync(file, `${waiting.join('\n')}\n`);
    waiting = [];
    length = 0;
  };
  return {
    add: (line) => {
      waiting.push(line);
      length += line.length;
      if (length > FULL) flush();
    },
    close: () => {
      flush();
      closeSync(file);
    },
  };
}

export interface Folder {
  readonly add: (resourceType: string, line: string) => void;
  readonly close: () => void;
}

/** `<Type>.ndjson`, each opened when its first line comes. */
export function openFolder(path: string): Folder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const sheets = new Map<string, Sheet>();
  return {
    add: (resourceType, line) => {
      let sheet = sheets.get(resourceType);
      if (sheet === undefined) {
        sheet = openSheet(join(path, `${resourceType}.ndjson`));
        sheets.set(resourceType, sheet);
      }
      sheet.add(line);
    },
    close: () => {
      for (const sheet of sheets.values()) sheet.close();
    },
  };
}
