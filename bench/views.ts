/**
 * How much does a compiled view cost against reading the JSON at all, against the same rows in SQL by hand, and against
 * another evaluator? Bars U1, U6 and U7, in time of the processor, since a database uses several threads.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evalFhirPath } from '@medplum/core';
import { linesOf, openDatabase, type Database } from '../server/secondary/duckdb/database';
import { readView } from '../src/secondary/views/read-view';
import { emptyShape, see, type Shape } from '../src/secondary/views/shape';
import { DUCKDB } from '../src/secondary/views/sql/dialects';
import { toSql } from '../src/secondary/views/to-sql';
import { ratio, type Figure } from './measure';

const RESOURCES = 60_000;
const CODES = ['1153637007', '44054006', '86049000', '38341003', '195967001'];

/** An observation as a GP record sends one: most of it is what a view never asks for. */
const observation = (at: number): object => ({
  resourceType: 'Observation',
  id: `o${String(at)}`,
  meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Observation'], versionId: '1' },
  text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">Note ${String(at)}</div>` },
  status: 'final',
  category: [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
  ],
  code: {
    coding: [
      { system: 'http://snomed.info/sct', code: CODES[at % CODES.length], display: 'A name that nobody reads' },
      { system: 'https://fhir.hl7.org.uk/Id/local', code: String(at % 997), display: 'Local' },
    ],
    text: 'What was measured',
  },
  subject: { reference: `Patient/p${String(at % 5000)}` },
  effectiveDateTime: `20${String(10 + (at % 14))}-0${String(1 + (at % 9))}-1${String(at % 9)}T10:00:00+00:00`,
  performer: [{ reference: 'Organization/gp1', display: 'The surgery' }],
  valueQuantity: { value: (at % 200) / 10, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  note: [{ text: `Somebody wrote this about number ${String(at)}.` }],
});

const column = (name: string, path: string, type: string) => ({ name, path, type });
const VIEW = {
  resource: 'Observation',
  select: [
    {
      column: [
        column('person', 'subject.getReferenceKey(Patient)', 'string'),
        column('at', 'effective.ofType(dateTime)', 'dateTime'),
        column('value', 'value.ofType(Quantity).value', 'decimal'),
      ],
    },
    { forEach: 'code.coding', column: [column('system', 'system', 'uri'), column('code', 'code', 'code')] },
  ],
};
/** The same rows as somebody who knows DuckDB would write them. */
const BY_HAND = (source: string): string =>
  `SELECT person, "at", value, c.system AS system, c.code AS code FROM (SELECT ` +
  `CASE WHEN regexp_matches(r.subject.reference, '^Patient/[A-Za-z0-9.-]+$') THEN r.subject.reference END AS person, ` +
  `r.effectiveDateTime AS "at", r.valueQuantity.value AS value, unnest(r.code.coding) AS c ` +
  `FROM ${source} AS r WHERE r.resourceType = 'Observation')`;

async function cpuMs(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 4; run += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  // the first warms up
  return times.slice(1).sort((a, b) => a - b)[1] ?? Number.NaN;
}

const asParquet = (database: Database, query: string, to: string): Promise<void> =>
  database.run(`COPY (${query}) TO '${to}' (FORMAT parquet)`);

/** Another evaluator over the same paths; a tenth of the resources, for it is slow. */
function byMedplum(lines: readonly string[]): number {
  let rows = 0;
  for (const line of lines.slice(0, RESOURCES / 10)) {
    const resource = JSON.parse(line) as Record<string, unknown>;
    evalFhirPath('subject.reference', resource);
    evalFhirPath('effective', resource);
    evalFhirPath('value.value', resource);
    for (const coding of evalFhirPath('code.coding', resource)) {
      evalFhirPath('system', coding);
      evalFhirPath('code', coding);
      rows += 1;
    }
  }
  return rows;
}

function shapeOf(lines: readonly string[]): Shape {
  const shape = emptyShape();
  for (const line of lines.slice(0, 1000)) see(shape, JSON.parse(line));
  return shape;
}

async function measured(folder: string): Promise<readonly Figure[]> {
  const file = join(folder, 'observations.ndjson');
  writeFileSync(file, Array.from({ length: RESOURCES }, (_, at) => `${JSON.stringify(observation(at))}\n`).join(''));
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const view = readView(VIEW);
  if (!view.ok) throw new Error(view.problem);
  const query = toSql(view.value, shapeOf(lines), DUCKDB);
  if (!query.ok) throw new Error(query.problem);
  const source = linesOf(file, query.value.reads);
  const database = await openDatabase({ memory: '512MB', threads: 2 });
  try {
    const parse = await cpuMs(() => {
      for (const line of lines) JSON.parse(line);
    });
    const parquet = join(folder, 'rows.parquet');
    const compiled = await cpuMs(() => asParquet(database, query.value.over(source), parquet));
    const byHand = await cpuMs(() => asParquet(database, BY_HAND(source), parquet));
    const medplum = (await cpuMs(() => byMedplum(lines))) * 10;
    const ours = ['compiledMs', compiled] as const;
    return [
      ratio('U1', 'a compiled view, NDJSON to Parquet ÷ JSON.parse of the bytes', ours, ['againstMs', parse], 1.3),
      ratio('U6', 'a compiled view ÷ the same rows in SQL by hand', ours, ['againstMs', byHand], 2),
      ratio('U7', 'a compiled view ÷ Medplum’s evaluator over the same paths', ours, ['againstMs', medplum], 0.1),
    ];
  } finally {
    database.close();
  }
}

export async function viewFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wp-views-'));
  try {
    return await measured(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
