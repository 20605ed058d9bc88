/**
 * Who is included, and which rows of the sources belong to whom? Objections first, then linkage, person by person, into
 * the three tables that a build reads. INVARIANT: its own tables, with names and NHS numbers, are gone when it ends.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { londonDayOf } from '../../../src/domain/dates/working-days';
import { spineId } from '../../../src/secondary/pseudonym/pseudonym';
import { built, refusal, type Built } from '../build/refusal';
import type { Count } from '../build/build';
import type { SecondaryConfig } from '../config/shape';
import type { Database } from '../duckdb/database';
import { intakeNow, withWork } from '../intake/intake';
import type { Intake } from '../intake/state';
import { rowsFile, rowsName } from '../intake/state';
import { keyFolder } from '../keys/key-folder';
import { nodeHmac } from '../keys/node-hmac';
import { readRowLines } from '../keys/sealed-rows';
import { eachNumber, forgetList, nationalNow, noteList, type National } from '../registers/national';
import { noteNamed } from '../registers/held';
import { ownDecisions, type OwnRegister } from '../registers/objections';
import { createCounts, type Counting } from './counts';
import { readDemographics } from './demographics';
import { lineFile, type LineFile, type Table } from './line-file';
import { decidePerson, isLinked, personOf, spineFieldsOf, type Applied, type Line, type PersonKnown } from './person';
import { numbersOnSpine, spineTakenAt, writeSpine } from './spine';
import * as tables from './tables';
import { rulings, writeWorklist } from './worklist';

export interface LinkPorts {
  readonly own: OwnRegister;
  /** A legal exception that this build cites: OB-2 and OB-3 are lifted. */
  readonly exception: boolean;
  readonly now: () => Date;
}

/** Sealed rows as they are, each kind into its table; the source's id is added by the query. */
function readSources(
  config: SecondaryConfig,
  { rows, codes, leftOut, counts }: { rows: LineFile; codes: LineFile; leftOut: LineFile; counts: Counting },
): void {
  const key = keyFolder(config.keysDir).key('zone');
  for (const { id, setting } of config.sources) {
    const head = `{"source":${JSON.stringify(id)},"gp":${String(setting === 'gp')},`;
    for (const lines of readRowLines(rowsFile(config, id), key, rowsName(id)))
      for (const line of lines) {
        const whole = head + line.slice(1);
        if (line.startsWith('{"kind":"person"')) rows.line(whole);
        else if (line.startsWith('{"kind":"code"')) codes.line(whole);
        else {
          leftOut.line(whole);
          counts.add('EX', 1);
        }
      }
  }
}

/** The list, or whoever was let in by the same list before it was taken away. */
function readNational(
  config: SecondaryConfig,
  { exempt, file, takenAt }: National,
  exception: boolean,
  cleaned: LineFile,
): Built<null> {
  if (exempt || (exception && file === null)) return built(null);
  const see = (number: string): void => {
    cleaned.row({ number });
  };
  if (file === null) {
    if (takenAt === null || spineTakenAt(config) !== takenAt)
      return refusal('ndop-missing', `the national list of ${String(takenAt)} is not there`, 'OB-3');
    for (const number of numbersOnSpine(config)) see(number);
    return built(null);
  }
  const read = eachNumber(config, file, see);
  if (!read.ok) return refusal('ndop-unreadable', `the national list: ${read.problem}`, 'OB-3');
  if (takenAt !== null) noteList(config, { sha256: read.value, takenAt });
  return built(null);
}

/** What a legal exception lifts needs no list. */
const NO_LIST: National = { exempt: false, file: null, takenAt: null };

interface Loaded {
  readonly national: National;
  /** Whom the file of objections names. */
  readonly named: ReadonlySet<string>;
}

/** Fills the tables of what is known. */
async function load(
  work: Database,
  config: SecondaryConfig,
  { own, now, exception }: LinkPorts,
  folder: string,
  counts: Counting,
): Promise<Built<Loaded>> {
  const file = (table: Table) => lineFile(work, join(folder, table.name), table);
  const listNow = nationalNow(config, londonDayOf(now().getTime()));
  const national = exception && !listNow.ok ? built(NO_LIST) : listNow;
  if (!national.ok) return national;
  const rows = await file(tables.ROWS);
  const codes = await file(tables.CODES);
  const leftOut = await file(tables.LEFT_OUT);
  const people = await file(tables.DEMOGRAPHICS);
  const superseded = await file(tables.SUPERSEDED);
  const owned = await file(tables.OWN);
  const cleaned = await file(tables.CLEANED);
  readSources(config, { rows, codes, leftOut, counts });
  const known = readDemographics(config.demographics.file, people, superseded);
  if (!known.ok) return refusal('demographics', `demographics: ${known.problem}`, 'OB-4');
  const decisions = await ownDecisions(config, own);
  if (!decisions.ok) return refusal('objections', decisions.problem, 'OB-1');
  const { rows: decided, named } = decisions.value;
  for (const { nhsNumber, out, at } of decided) owned.row({ number: nhsNumber, said: out ? 'out' : 'in', since: at });
  const listed = readNational(config, national.value, exception, cleaned);
  if (!listed.ok) return listed;
  for (const each of [rows, codes, leftOut, people, superseded, owned, cleaned]) await each.into(work);
  return built({ national: national.value, named });
}

async function* personByPerson(work: Database): AsyncGenerator<PersonKnown> {
  let number = '';
  let lines: Line[] = [];
  for await (const [people = [], told = []] of work.texts(tables.PERSON_BY_PERSON))
    for (const [at, person] of people.entries()) {
      if (person !== number) {
        if (lines.length > 0) yield personOf(number, lines);
        [number, lines] = [person ?? '', []];
      }
      lines.push(JSON.parse(told[at] ?? '') as Line);
    }
  if (lines.length > 0) yield personOf(number, lines);
}

interface Filling {
  readonly work: Database;
  readonly config: SecondaryConfig;
  readonly folder: string;
  readonly applied: Applied;
  readonly counts: Counting;
  /** The day of the list, where the people of this build become the spine. */
  readonly spineOf: string | null;
}

/** Goes through everybody once. */
async function fill({ work, config, folder, applied, counts, spineOf }: Filling): Promise<void> {
  const key = keyFolder(config.keysDir).key('spine');
  const links = await lineFile(work, join(folder, tables.LINKS.name), tables.LINKS);
  const people = await lineFile(work, join(folder, tables.SPINE_PEOPLE.name), tables.SPINE_PEOPLE);
  const waiting = writeWorklist(config);
  const onSpine = spineOf === null ? null : writeSpine(config, spineOf);
  for await (const person of personByPerson(work)) {
    const decided = decidePerson(person, applied);
    counts.person(person, decided);
    if (!decided.included) continue;
    const spine = spineId(key, person.number, nodeHmac);
    for (const one of decided.rows) {
      if (isLinked(one)) links.row({ source: one.row.source, patient: one.row.patient, spine });
      else if (!one.linked.linked && one.ruling === null) waiting.add(one.row, person, one.linked.rule);
    }
    const { number, ...fields } = spineFieldsOf(person, decided);
    const { hasGp, ...kept } = fields;
    if (decided.rows.some(isLinked)) people.row({ spine, ...kept, hasGp });
    const numbers = [...new Set([number, ...person.rows.map((row) => row.number)])];
    onSpine?.add({ spine, numbers, ...kept });
  }
  waiting.close();
  onSpine?.close();
  await links.into(work);
  await people.into(work);
}

const refusedSources = ({ sources }: Intake): readonly string[] =>
  sources.flatMap(({ id, state, problem }) => (state === 'refused' ? [`source ${id}: ${problem ?? ''}`] : []));

/** Fills `links`, `spine_people` and `left_out`, or says why nothing may be built. */
export async function link(
  work: Database,
  config: SecondaryConfig,
  ports: LinkPorts,
): Promise<Built<readonly Count[]>> {
  const took = await intakeNow(config);
  if (!took.ok) return refusal('policy', took.problems.join('; '), 'EX');
  const refused = refusedSources(took.intake);
  if (refused.length > 0) return refusal('source-refused', refused.join('; '));
  return withWork(config, async (folder) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const counts = createCounts();
    const loaded = await load(work, config, ports, folder, counts);
    if (!loaded.ok) return loaded;
    await counts.withoutNumber(work);
    const { exempt, file, takenAt } = loaded.value.national;
    const applied: Applied = {
      exempt,
      exception: ports.exception,
      now: ports.now().getTime(),
      rulingOf: rulings(config),
    };
    const spineOf = ports.exception || file === null ? null : takenAt;
    await fill({ work, config, folder, applied, counts, spineOf });
    for (const table of tables.OWN_TABLES) await work.run(`DROP TABLE ${table}`);
    forgetList(config);
    noteNamed(config, loaded.value.named);
    return built(counts.all());
  });
}
