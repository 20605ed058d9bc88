/** Do data and keys lie apart, and may nobody else read the keys? */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isOwnersAlone, openToOthers } from '../../keys/secret-file';

/** The place that a path leads to, links followed as far as there is something. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(placeOf(above), basename(path));
  }
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || way.startsWith(sep));
}

const WRITABLE_BY_OTHERS = 0o022;

/** Each key that others may read, and a folder in which others may put one. */
function openKeys(keysDir: string): readonly string[] {
  const folder = statSync(keysDir, { throwIfNoEntry: false });
  if (folder === undefined) return [];
  if (!folder.isDirectory()) return [`keysDir: ${keysDir} is not a folder`];
  if ((folder.mode & WRITABLE_BY_OTHERS) !== 0) return [`keysDir: others may write in ${keysDir}: run chmod 700 on it`];
  try {
    return readdirSync(keysDir).flatMap((name) => {
      const path = join(keysDir, name);
      const file = statSync(path, { throwIfNoEntry: false });
      if (file?.isFile() !== true || isOwnersAlone(file.mode)) return [];
      return [`keysDir: ${openToOthers(path, file.mode)}`];
    });
  } catch {
    return [`keysDir: ${keysDir} cannot be read`];
  }
}

/** What is wrong with where data and keys are put; INVARIANT: neither lies within the other, by whatever link. */
export function placeProblems(dataDir: string, keysDir: string): readonly string[] {
  const [data, keys] = [placeOf(dataDir), placeOf(keysDir)];
  const apart = isWithin(keys, data)
    ? ['keysDir: lies under dataDir, where whoever reads the data would hold the keys: put it elsewhere']
    : isWithin(data, keys)
      ? ['dataDir: lies under keysDir: put it elsewhere']
      : [];
  const found = statSync(dataDir, { throwIfNoEntry: false });
  const noFolder = found !== undefined && !found.isDirectory() ? [`dataDir: ${dataDir} is not a folder`] : [];
  return [...apart, ...noFolder, ...openKeys(keysDir)];
}
