/** Which files does a policy pack hold? Read whole at start; the policy judges what is in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PackFiles } from '../src/policy/pack/read-pack';

export type ReadPackFolder =
  { readonly ok: true; readonly pack: PackFiles } | { readonly ok: false; readonly problems: readonly string[] };

/** A word of another encoding would be read as one that no text holds: it is refused. A mark of byte order is none. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Every file of the folder as JSON; hidden files are passed over.
 * @param folder as the config names it, from `base`
 * @returns the files by name, or a sentence for each that cannot be read or is no JSON
 */
export function readPackFolder(folder: string, base: string): ReadPackFolder {
  const at = resolve(base, folder);
  // Of no prototype: whatever a file is called, it is one of the files.
  const files = Object.create(null) as Record<string, unknown>;
  const problems: string[] = [];
  let names: readonly string[];
  try {
    names = readdirSync(at).filter((name) => !name.startsWith('.'));
  } catch (error) {
    return { ok: false, problems: [`policy.pack: cannot read the folder ${folder}: ${messageOf(error)}`] };
  }
  for (const name of names) {
    try {
      files[name] = JSON.parse(UTF_8.decode(readFileSync(join(at, name))));
    } catch (error) {
      problems.push(`policy.pack: ${join(folder, name)} is not JSON: ${messageOf(error)}`);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pack: { folder, files } };
}
