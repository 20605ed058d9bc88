/** Which files does a source's folder hold? `<Type>.ndjson` alone: what is called otherwise would be passed over. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { done, refused, type Outcome } from '../../../src/secondary/views/outcome';

export interface SourceFile {
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
  /** Milliseconds; with the size it tells whether the file is still the one that was read. */
  readonly changedAt: number;
}

const NAME = /^([A-Z][A-Za-z]{1,60})\.ndjson$/;

/** INVARIANT: nothing is unpacked, and the name of a file that should not be there is not repeated. */
export function filesOf(folder: string): Outcome<readonly SourceFile[]> {
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch {
    return refused('its folder cannot be read');
  }
  if (names.some((name) => /\.(gz|zip|bz2|xz|zst|7z)$/i.test(name)))
    return refused('it holds a packed file: unpack it');
  const files: SourceFile[] = [];
  for (const name of [...names].sort()) {
    const type = NAME.exec(name)?.[1];
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (type === undefined || found?.isFile() !== true)
      return refused('it holds something that is not called <Type>.ndjson, after what is in it');
    files.push({ path, type, bytes: found.size, changedAt: found.mtimeMs });
  }
  return files.some(({ type }) => type === 'Patient') ? done(files) : refused('it has no Patient.ndjson');
}
