/**
 * How is the data set of an approved request built? Objections and linkage first (by the port `link`),
 * then what was recorded, people and their values, the floor, pseudonyms, and two files. INVARIANT: the bytes are a
 * function of the records, the keys and the rules; no clock, no randomness.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Floored } from '../../../src/secondary/deidentify/floor';
import { SHIPPED } from '../../../src/secondary/questions/shipped';
import { AGE_LADDER } from '../../../src/secondary/rules/age-bands';
import { inOrder } from '../../../src/secondary/rules/columns';
import type { Concept } from '../../../src/secondary/rules/concepts';
import { COUNTED, type Counted } from '../../../src/secondary/rules/counted';
import type { ApprovedRequest } from '../../../src/secondary/shapes/approved';
import { EVENTS_FILE, PEOPLE_FILE, type Manifest } from '../../../src/secondary/shapes/data-set';
import type { Breakdown } from '../../../src/secondary/shapes/question';
import { noteInLedger } from '../answers/ledger/of-build';
import type { SecondaryConfig } from '../config/shape';
import { openDatabase, type Database } from '../duckdb/database';
import { deleteCopies } from '../intake/copies';
import { keyFolder } from '../keys/key-folder';
import { nodeHmac } from '../keys/node-hmac';
import { seal, writeTable } from './data-set';
import { dateWords } from './dates-sql';
import { eventsQuery, undatedQuery } from './events';
import { geographyProblem } from './geography';
import { applyFloor, CONCEPT_OF, findPeople, namePeople, peopleQuery } from './people';
import { beginWork, isRequestId, makeVisible, type Work } from './places';
import { fillCodes, record, type File } from './recorded';
import { built, refusal, type Built } from './refusal';
import { valueSets, type ExcludedBy } from './value-sets';

/** What a build is given of others. */
export interface BuildPorts {
  /** Objections, linkage and exclusions: fills `links`, `spine_people` and `left_out`. Its counts are exact. */
  readonly link: (work: Database) => Promise<Built<readonly Count[]>>;
  readonly excludedBy: ExcludedBy;
  /** Where the R4 resources of each source lie once `link` is done; without it, where the config says. */
  readonly foldersOf?: () => readonly { readonly id: string; readonly folder: string }[];
  /** Told before each step. */
  readonly tell: (step: Step) => void;
}

/** How many a rule has touched; never told but rounded. */
export interface Count {
  readonly rule: string;
  readonly words: string;
  readonly count: number;
}

export const STEPS = ['link', 'record', 'people', 'floor', 'name', 'write', 'seal', 'show', 'done'] as const;
export type Step = (typeof STEPS)[number];

export interface BuiltSet {
  readonly manifest: Manifest;
  readonly counts: readonly Count[];
  readonly floor: Floored;
}

/** The instance's: two requests cannot differ by a day of their own. */
export const INDEX = SHIPPED[0]?.index ?? '';

interface Asked {
  readonly request: ApprovedRequest;
  readonly columns: readonly Breakdown[];
  readonly concepts: readonly Concept[];
}

function askedOf(request: ApprovedRequest, excludedBy: ExcludedBy): Built<Asked> {
  if (!isRequestId(request.id)) return refusal('bad-request', 'the id of the request is no name of a folder');
  const columns = inOrder(request.data.columns);
  const beside = columns.flatMap((column) => CONCEPT_OF[column] ?? []);
  const concepts = valueSets([...request.data.valueSets, ...beside], excludedBy);
  return concepts.ok ? built({ request, columns, concepts: concepts.value }) : concepts;
}

/** The sources, each with the folder where its R4 resources lie. */
function sourcesOf({ sources }: SecondaryConfig, { foldersOf }: BuildPorts): readonly File[] {
  const folders = new Map(foldersOf?.().map(({ id, folder }) => [id, folder]));
  return sources.map(({ id, path, baseUrl }) => ({ source: id, baseUrl, path: folders.get(id) ?? path }));
}

const ofType = (sources: readonly File[], type: string): readonly File[] =>
  sources
    .map((source) => ({ ...source, path: join(source.path, `${type}.ndjson`) }))
    .filter(({ path }) => existsSync(path));

/** The source whose file cannot be read. */
async function failing(work: Database, entry: Counted, files: readonly File[]): Promise<string> {
  for (const file of files)
    try {
      await record(work, entry, [file]);
    } catch {
      return file.source;
    }
  return 'one of many';
}

/** What a source cannot give is said by its name; DuckDB's own words may hold what the file holds. */
async function recordAll(work: Database, sources: readonly File[]): Promise<Built<null>> {
  for (const entry of COUNTED) {
    const files = ofType(sources, entry.type);
    try {
      const read = await record(work, entry, files);
      if (!read.ok) return refusal('view', read.problem);
    } catch {
      const source = await failing(work, entry, files);
      return refusal('source', `the source “${source}”: its ${entry.type} entries cannot be read`);
    }
  }
  return built(null);
}

async function countsOf(work: Database, { data }: ApprovedRequest): Promise<readonly Count[]> {
  const counts: Count[] = [];
  for await (const rows of work.rows(undatedQuery(data)))
    for (const row of rows)
      counts.push(
        { rule: 'DT-1', words: 'records without a date, left out', count: Number(row['undated']) },
        { rule: 'DT-2', words: 'records whose date is too coarse, left out', count: Number(row['coarse']) },
      );
  return counts;
}

async function made(
  config: SecondaryConfig,
  { request, columns, concepts }: Asked,
  ports: BuildPorts,
  database: Database,
  { set }: Work,
): Promise<Built<BuiltSet>> {
  const { data, outputs, id } = request;
  const { link, tell } = ports;
  for (const statement of dateWords(data.precision)) await database.run(statement);
  tell('link');
  const linked = await link(database);
  if (!linked.ok) return linked;
  tell('record');
  await fillCodes(database, concepts);
  const recorded = await recordAll(database, sourcesOf(config, ports));
  if (!recorded.ok) return recorded;
  tell('people');
  await findPeople(database, columns, INDEX, config.geography.file);
  tell('floor');
  const floor = await applyFloor(database, columns, outputs.by);
  if (floor === null)
    return refusal(
      'too-fine',
      'too fine: fewer than ten people would share a row, and no coarser column keeps what the questions ask by',
      'FL-4',
    );
  tell('name');
  await namePeople(database, keyFolder(config.keysDir).key(`project-${id}`), nodeHmac);
  tell('write');
  await writeTable(database, peopleQuery(columns, floor), join(set, PEOPLE_FILE));
  await writeTable(database, eventsQuery(data, join(set, PEOPLE_FILE)), join(set, EVENTS_FILE));
  tell('seal');
  const manifest = await seal(database, id, set, {
    columns: floor.columns,
    concepts: [...new Set(data.valueSets)].sort(),
    ageEdges: AGE_LADDER[floor.steps.ageBand ?? 0] ?? [],
    precision: data.precision,
    period: data.period,
    index: INDEX,
  });
  await noteInLedger(config, manifest.digest, database);
  const counts = [
    ...linked.value,
    ...(await countsOf(database, request)),
    { rule: 'FL-2', words: 'people of whom a value is withheld', count: floor.withheld },
  ];
  return built({ manifest, counts, floor });
}

/** Builds the data set of an approved request and makes it visible, or says why not and leaves nothing behind. */
export async function buildDataSet(
  config: SecondaryConfig,
  request: ApprovedRequest,
  ports: BuildPorts,
): Promise<Built<BuiltSet>> {
  const asked = askedOf(request, ports.excludedBy);
  if (!asked.ok) return asked;
  const geography = geographyProblem(config.geography.file, asked.value.columns);
  if (geography !== null) return geography;
  const work = beginWork(config.dataDir);
  if (work === null) return refusal('busy', 'another build is at work in this data folder');
  try {
    const database = await openDatabase(config.engine, {
      file: join(work.folder, 'work.duckdb'),
      spill: join(work.folder, 'spill'),
    });
    let result: Built<BuiltSet>;
    try {
      result = await made(config, asked.value, ports, database, work);
    } finally {
      database.close();
    }
    if (!result.ok) return result;
    ports.tell('show');
    const { request: id, digest } = result.value.manifest;
    makeVisible(config.dataDir, id, digest, work.set);
    deleteCopies(config.dataDir);
    ports.tell('done');
    return result;
  } finally {
    work.end();
  }
}
