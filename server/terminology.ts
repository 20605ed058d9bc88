/**
 * `npm run terminology -- --check [DIR]`: can the shipped tables, or those of a pack, be read by? Exit 0 when they can;
 * 2
 * when not, naming folder, file and line of every fault.
 */
import { pathToFileURL } from 'node:url';
import { refuseToStart } from './command';
import { SHIPPED } from './terminology/folder';
import { readPack } from './terminology/pack';

const USAGE = 'Usage: npm run terminology -- --check [DIR]: checks the shipped tables, or the pack in DIR.';

export type Outcome =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problems: readonly string[] };

/** The whole command as a function: arguments in, what to print out. */
export function terminology(args: readonly string[]): Outcome {
  const [flag, folder = SHIPPED, ...more] = args;
  if (flag !== '--check' || more.length > 0 || folder.startsWith('-')) return { ok: false, problems: [USAGE] };
  const read = readPack(folder);
  if (!read.ok) return read;
  const { manifest, rows } = read.pack;
  const counted = [...rows].map(([name, count]) => `${name.padEnd(18)} ${String(count).padStart(5)}`);
  const total = [...rows.values()].reduce((sum, count) => sum + count, 0);
  return {
    ok: true,
    text: [
      `${manifest.name}, release ${manifest.release}: ${String(total)} rows, no fault found`,
      `digest ${manifest.digest}`,
      `licence ${manifest.licence}`,
      ...counted,
    ].join('\n'),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const outcome = terminology(process.argv.slice(2));
  if (outcome.ok) process.stdout.write(`${outcome.text}\n`);
  else refuseToStart(outcome.problems);
}
