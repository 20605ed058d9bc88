/** Is each data set in the analysis zone whole, unchanged, and no more than its manifest says? */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../../src/domain/json';
import { EVENTS_FILE, PEOPLE_FILE, type Manifest } from '../../../src/secondary/shapes/data-set';
import { isBreakdowns, isFacts } from './facts';
import { sha256Of } from '../file-digest';
import { digestOf, FACTS_FILE, MANIFEST_FILE, rowsOf, type WrittenFacts } from '../build/data-set';
import { isRequestId, setPath } from '../build/places';
import type { Database } from '../duckdb/database';
import type { Tell } from './checks';
import { identifierIn } from './identifiers';
import { tablesOf } from './tables';

const FILES = [EVENTS_FILE, FACTS_FILE, MANIFEST_FILE, PEOPLE_FILE];
const NOT_OURS = 0o077;

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

const isManifest = (given: unknown): given is Manifest =>
  isObject(given) && typeof given['digest'] === 'string' && Array.isArray(given['files']);

/** Whether the folder can be looked into any further. */
function isWhole(folder: string, where: string, tell: Tell): boolean {
  const names = readdirSync(folder).sort();
  const strange = names.filter((name) => !FILES.includes(name));
  if (strange.length > 0) tell('VF-1', where, `${String(strange.length)} files are no part of a data set`);
  if (FILES.some((name) => !names.includes(name))) {
    tell('VF-1', where, 'it is no whole data set');
    return false;
  }
  for (const name of FILES)
    if ((statSync(join(folder, name)).mode & NOT_OURS) !== 0)
      tell('VF-1', `${where}/${name}`, 'it is readable by others');
  return true;
}

async function digests(database: Database, folder: string, request: string, digest: string, tell: Tell): Promise<void> {
  const where = setPath(request, digest);
  const manifest = jsonOf(join(folder, MANIFEST_FILE));
  if (!isManifest(manifest)) {
    tell('VF-2', where, 'its manifest cannot be read');
    return;
  }
  const found: [string, string][] = [];
  for (const name of [PEOPLE_FILE, EVENTS_FILE, FACTS_FILE]) found.push([name, await sha256Of(join(folder, name))]);
  if (manifest.digest !== digest || digestOf(found) !== digest || manifest.request !== request)
    tell('VF-2', where, 'its digest is not that of its files');
  for (const [name, sha256] of found.slice(0, 2)) {
    const file = manifest.files.find(({ path }) => path === `${where}/${name}`);
    if (file?.sha256 !== sha256) tell('VF-2', `${where}/${name}`, 'its digest is not that of the manifest');
    else if (file.rows !== (await rowsOf(database, join(folder, name))))
      tell('VF-2', `${where}/${name}`, 'it has another number of rows than the manifest says');
  }
  if (manifest.files.length !== 2) tell('VF-2', where, 'its manifest names other files');
}

/** What was approved under the request; null where that cannot be known. */
export type ApprovedOf = (request: string) => Pick<WrittenFacts, 'columns' | 'concepts'> | null;

async function lookInto(
  database: Database,
  folder: string,
  [request, digest]: readonly [string, string],
  approvedOf: ApprovedOf,
  tell: Tell,
): Promise<void> {
  const where = setPath(request, digest);
  if (!isWhole(folder, where, tell)) return;
  try {
    await digests(database, folder, request, digest, tell);
    const facts = jsonOf(join(folder, FACTS_FILE));
    const what = identifierIn(JSON.stringify(facts ?? ''));
    if (what !== null) tell('VF-5', `${where}/${FACTS_FILE}`, `it holds ${what}`);
    if (!isFacts(facts)) {
      tell('VF-3', where, 'its facts cannot be read');
      return;
    }
    const approved = approvedOf(request);
    if (approved !== null && !isWithin(facts, approved))
      tell('VF-3', where, 'it holds columns or concepts that were not approved');
    await tablesOf(database, folder, facts, where, tell);
  } catch {
    tell('VF-3', where, 'a table cannot be read');
  }
}

const isWithin = (facts: WrittenFacts, approved: Pick<WrittenFacts, 'columns' | 'concepts'>): boolean =>
  isBreakdowns(facts.columns) &&
  facts.columns.every((one) => approved.columns.includes(one)) &&
  facts.concepts.every((one) => approved.concepts.includes(one));

const foldersIn = (path: string): readonly string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};

export async function setsIn(database: Database, dataDir: string, approvedOf: ApprovedOf, tell: Tell): Promise<void> {
  const sets = join(dataDir, 'sets');
  for (const request of foldersIn(sets)) {
    const folder = join(sets, request);
    if (!isRequestId(request) || !statSync(folder).isDirectory()) {
      tell('VF-1', 'sets', 'something lies here that is no data set');
      continue;
    }
    for (const digest of foldersIn(folder)) {
      const set = join(folder, digest);
      if (/^[0-9a-f]{64}$/.test(digest) && statSync(set).isDirectory())
        await lookInto(database, set, [request, digest], approvedOf, tell);
      else tell('VF-1', `sets/${request}`, 'something lies here that is no data set');
    }
  }
}
