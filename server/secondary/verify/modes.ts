/** May anybody else read what only we may: sources, keys, the linkage zone? */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SecondaryConfig } from '../config/shape';
import { placeProblems } from '../config/places';
import { linkageZone } from '../linkage-zone';
import type { Tell } from './checks';

const GROUP = { read: 0o040, pass: 0o010 };
const OTHERS = { read: 0o004, pass: 0o001 };

const modeOf = (path: string): number => statSync(path).mode;

/** Whether they get as far as the folder: each folder above must let them pass. */
function isReached(folder: string, { pass }: { readonly pass: number }): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((modeOf(at) & pass) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

const isOpen = (path: string): boolean =>
  [GROUP, OTHERS].some((who) => (modeOf(path) & who.read) !== 0 && isReached(dirname(path), who));

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function sources({ sources: all }: Pick<SecondaryConfig, 'sources'>, tell: Tell): void {
  for (const { id, path } of all) {
    let folder: string;
    try {
      folder = realpathSync(path);
    } catch {
      continue;
    }
    const open = entriesOf(folder).filter((name) => isOpen(join(folder, name)));
    if (open.length > 0) tell('VF-10', `source ${id}`, `${String(open.length)} of its files are readable by others`);
  }
}

const NOT_OURS = 0o077;

function zone(folder: string, where: string, tell: Tell): void {
  for (const name of entriesOf(folder)) {
    const path = join(folder, name);
    const found = lstatSync(path);
    if (found.isSymbolicLink()) tell('VF-12', `${where}/${name}`, 'it leads elsewhere');
    else if ((found.mode & NOT_OURS) !== 0) tell('VF-12', `${where}/${name}`, 'it is readable by others');
    if (found.isDirectory()) zone(path, `${where}/${name}`, tell);
  }
}

export function modesOf(config: SecondaryConfig, tell: Tell): void {
  const { dataDir, keysDir } = config;
  sources(config, tell);
  for (const problem of placeProblems(dataDir, keysDir)) tell('VF-11', 'keys', problem);
  const linkage = linkageZone(dataDir);
  zone(linkage, 'linkage', tell);
  if (entriesOf(linkage).some((name) => /^(build|work)-/.test(name)))
    tell('VF-12', 'linkage', 'the work of a build that did not end lies here');
}
