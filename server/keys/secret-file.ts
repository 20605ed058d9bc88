/** What stands in a file that nobody else may read? A secret in a file open to others is refused, by name. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';

export type SecretFile =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

/** Group and everybody else: none of them may read, write or run it. */
const OTHERS = 0o077;
/** Everybody else: a group of the deployer's own may read it, as where a container is given its secrets. */
export const THE_WORLD = 0o007;

const refused = (problem: string): SecretFile => ({ ok: false, problem });

/** In words without the error's own text, which names no more than the path does. */
const unreadable = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'it is not there';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  return code ?? 'it cannot be opened';
};

/** True where the mode lets nobody but the owner at the file. */
export const isOwnersAlone = (mode: number, others = OTHERS): boolean => (mode & others) === 0;

export const openToOthers = (path: string, mode: number): string =>
  `${path} is open to others (mode ${(mode & 0o777).toString(8).padStart(4, '0')}): run chmod 600 on it`;

/**
 * The text of the file without the line's end behind it. Mode and text are of the same open file, so that nothing is
 * put in its place between. A problem names the path, and never what stands in it. `forbidden`: the bits of the mode
 * that refuse it.
 */
export function readSecretFile(path: string, forbidden: number = OTHERS): SecretFile {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    return refused(`cannot read ${path}: ${unreadable(error)}`);
  }
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) return refused(`${path} is not a file`);
    if ((stat.mode & forbidden) !== 0) return refused(openToOthers(path, stat.mode));
    const text = readFileSync(handle, 'utf8').replace(/\r?\n$/, '');
    return text === '' ? refused(`${path} is empty`) : { ok: true, text };
  } catch (error) {
    return refused(`cannot read ${path}: ${unreadable(error)}`);
  } finally {
    closeSync(handle);
  }
}
