/**
 * How are the people written down? One after the other, each forgotten once their lines are written: the memory needed
 * is the same for a thousand and for a million.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CANARY } from './canary';
import { entriesOf } from './entries';
import { factsOf } from './facts';
import { lineOf } from './fhir';
import { geographyLines } from './groups';
import { cleanedNumbers, consentsOf, demographicsPatient, sourcePatient } from './patient';
import { personAt, SHARED_SOURCES, type Person, type Row, type SourceKind } from './person';
import { createQuota } from './quota';
import { isCounted, linkedSources, outBy, rowIn } from './rows';
import { openFolder, openSheet, type Folder, type Sheet } from './sheet';
import { practiceId, sourceLines } from './sources';
import type { Told } from './told';
import { truthOf } from './truth';
import { POLICY, VALUE_SET_FILES } from './value-sets';

export interface Written {
  readonly people: number;
  readonly resources: number;
}

/** The files that stand beside the sources. */
interface Registers {
  readonly demographics: Sheet;
  readonly objections: Sheet;
  readonly ndop: Sheet;
  readonly links: Sheet;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

function lay(out: string, name: string, content: string): void {
  const path = join(out, name);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, content, { mode: 0o600 });
}

const idOf = ({ index }: Person, kind: SourceKind): string => `${CANARY}-${kind}-${String(index)}`;
const sourceIdOf = ({ practice }: Person, kind: SourceKind): string => (kind === 'gp' ? practiceId(practice) : kind);

function register(person: Person, other: Person | null, registers: Registers): void {
  if (person.objections.inDemographics) registers.demographics.add(demographicsPatient(person));
  for (const consent of consentsOf(person)) registers.objections.add(consent);
  for (const number of cleanedNumbers(person)) registers.ndop.add(`${number},`);
  const out = outBy(person);
  for (const kind of person.sources)
    registers.links.add(
      JSON.stringify({
        source: sourceIdOf(person, kind),
        patient: idOf(person, kind),
        nhsNumber: person.number,
        becomes: rowIn(person, kind, other).becomes,
        out,
      }),
    );
}

/** Returns how many lines were written. */
function record(told: Told, other: Person | null, folderOf: (kind: SourceKind) => Folder): number {
  const { person } = told;
  const counts = new Map<SourceKind, number>();
  for (const kind of person.sources)
    folderOf(kind).add('Patient', sourcePatient(person, rowIn(person, kind, other), idOf(person, kind)));
  const words = `${person.given} ${person.family}`;
  let lines = person.sources.size;
  for (const [kind, entry] of entriesOf(told)) {
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    const patient = idOf(person, kind);
    folderOf(kind).add(entry.resourceType, lineOf(entry, count, patient, words));
    lines += 1;
  }
  return lines;
}

/** A practice's files are open only while its people are written; those of the others all the while. */
function foldersIn(out: string) {
  const shared = new Map(SHARED_SOURCES.map((kind) => [kind as SourceKind, openFolder(join(out, 'sources', kind))]));
  let practice = -1;
  let open: Folder | null = null;
  const of = (person: Person, kind: SourceKind): Folder => {
    const found = shared.get(kind);
    if (found !== undefined) return found;
    if (open === null || person.practice !== practice) {
      open?.close();
      practice = person.practice;
      open = openFolder(join(out, 'sources', practiceId(practice)));
    }
    return open;
  };
  const close = (): void => {
    open?.close();
    for (const folder of shared.values()) folder.close();
  };
  return { of, close };
}

/** Writes everything into the folder: sources, registers, what the config needs, and the truth. */
export function writePopulation(out: string, row: Row): Written {
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const registers: Registers = {
    demographics: openSheet(join(out, 'demographics.ndjson')),
    objections: openSheet(join(out, 'objections.ndjson')),
    ndop: openSheet(join(out, 'ndop.dat')),
    links: openSheet(join(out, 'truth-links.ndjson')),
  };
  const folders = foldersIn(out);
  const quota = createQuota(row);
  let resources = 0;
  for (let index = 0; index < row.people; index += 1) {
    const person = personAt(row, index);
    const other = person.pair === null ? null : personAt(row, person.pair.other);
    const facts = factsOf(person);
    const outcomes = isCounted(person, other) ? quota.outcomes(person, facts) : null;
    register(person, other, registers);
    const told = { person, facts, linked: linkedSources(person, other), outcomes };
    resources += record(told, other, (kind) => folders.of(person, kind));
  }
  folders.close();
  for (const sheet of Object.values(registers) as readonly Sheet[]) sheet.close();
  lay(out, 'geography.csv', `${geographyLines().join('\n')}\n`);
  lay(out, 'sources.json', json(sourceLines(row.practices)));
  lay(out, 'policy.json', json(POLICY));
  for (const [path, content] of VALUE_SET_FILES) lay(out, path, json(content));
  lay(out, 'truth.json', json(truthOf(quota, row)));
  return { people: row.people, resources };
}
