/** Which wrapping keys does a config name? Every file is read and checked before anything is opened. */
import { resolve } from 'node:path';
import { readSecretFile } from './secret-file';
import { wrappingKeyOf, type WrappingKey, type WrappingKeys } from './wrapping';

/** As the config names them: absolute paths. */
export interface KeyFiles {
  readonly file: string;
  readonly previous: readonly string[];
}

export type ReadKeyFiles =
  { readonly ok: true; readonly keys: WrappingKeys } | { readonly ok: false; readonly problems: readonly string[] };

export const keyFilesOf = (
  named: { readonly file: string; readonly previous: readonly string[] },
  base: string,
): KeyFiles => ({
  file: resolve(base, named.file),
  previous: named.previous.map((file) => resolve(base, file)),
});

/** Reads them all; each that cannot be used is a problem that says where the config names it. */
export function readKeyFiles({ file, previous }: KeyFiles): ReadKeyFiles {
  const problems: string[] = [];
  const read = (place: string, path: string): readonly WrappingKey[] => {
    const secret = readSecretFile(path);
    const key = secret.ok ? wrappingKeyOf(secret.text.trim()) : null;
    if (key !== null) return [key];
    const notAKey = `${path} does not hold 32 bytes in base64: make one with openssl rand -base64 32`;
    problems.push(`${place}: ${secret.ok ? notAKey : secret.problem}`);
    return [];
  };
  const [current] = read('keys.file', file);
  const older = previous.flatMap((path, index) => read(`keys.previous[${String(index)}]`, path));
  if (current === undefined || problems.length > 0) return { ok: false, problems };
  return { ok: true, keys: { current, previous: older } };
}
