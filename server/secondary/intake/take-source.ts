/** What does one source hold? Each file is read once; resources that nobody may see are listed by id. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { isObject } from '../../../src/domain/json';
import { patientRow } from '../../../src/secondary/linkage/patient';
import { gpCodesIn, mayHoldGpCode } from '../../../src/secondary/objections/gp-codes';
import { done, refused, type Outcome } from '../../../src/secondary/views/outcome';
import type { Source } from '../config/shape';
import type { Id } from '../exclusions/left-out';
import { FIELDS, type Job } from '../exclusions/jobs';
import type { Judges } from '../exclusions/judges';
import { eachLine, parsed } from '../lines';
import type { RowsWriter } from '../keys/sealed-rows';
import { createBuckets, type Buckets } from './buckets';
import { filesOf, type SourceFile } from './folder';
import { patientIdOf } from './patient-of-line';
import type { TakenFile } from './state';
import type { SourceRow } from './rows';

interface Taking {
  readonly source: Source;
  /** Where its R4 resources lie. */
  readonly folder: string;
  /** Empty and ours, for the buckets. */
  readonly work: string;
  readonly judges: Judges;
  readonly rows: RowsWriter;
}

export interface TakenContent {
  readonly files: readonly TakenFile[];
  readonly leftOut: number;
}

const SHARED_AT_ONCE = 20_000;

function rowOfPatient(line: string): SourceRow | null {
  const patient = parsed(line);
  if (!isObject(patient) || typeof patient['id'] !== 'string') return null;
  const { numbers, birthDate, family, given, postcode, gender, practice, ethnic } = patientRow(patient);
  // two valid numbers count as none: it is not known which is the person's
  const number = numbers.length === 1 ? (numbers[0] ?? '') : '';
  const row = { number, birthDate, family, given, postcode, gender, practice, ethnic };
  return { kind: 'person', patient: patient['id'], ...row };
}

/** Reads one file: puts each line into the bucket of its patient, and writes the rows that linkage needs. */
function goThrough(file: SourceFile, at: number, buckets: Buckets, rows: RowsWriter): Outcome<TakenFile> {
  const hash = createHash('sha256');
  let lines = 0;
  const looked = eachLine(
    file.path,
    (line, number, offset, length) => {
      lines += 1;
      if (file.type === 'Patient') {
        const row = rowOfPatient(line);
        if (row?.kind !== 'person') return 'it is no Patient with an id';
        rows.write(row);
        buckets.add(row.patient, at, number, offset, length);
        return null;
      }
      const patient = patientIdOf(line, () => parsed(line));
      if (patient === null) buckets.addWithoutPatient(at, number, offset, length);
      else buckets.add(patient, at, number, offset, length);
      if (patient !== null && mayHoldGpCode(line)) writeCodes(line, patient, rows);
      return null;
    },
    (bytes) => hash.update(bytes),
  );
  if (!looked.ok) return refused(looked.problem.replace(file.path, basename(file.path)));
  return done({ ...file, lines, sha256: hash.digest('hex') });
}

function writeCodes(line: string, patient: string, rows: RowsWriter): void {
  const entry = parsed(line);
  if (!isObject(entry)) return;
  for (const { system, code, date } of gpCodesIn(entry)) {
    const row: SourceRow = { kind: 'code', patient, system, code, date };
    rows.write(row);
  }
}

/** Judges all lines, as many buckets at once as there are threads. */
async function judgeAll(taking: Taking, files: readonly SourceFile[], buckets: Buckets): Promise<Outcome<number>> {
  const { source, judges, rows } = taking;
  const named = files.map(({ path, type }) => ({ path, type }));
  const jobOf = (lines: Float64Array, beside: readonly string[], tellsMarked: boolean): Job => ({
    setting: source.setting,
    files: named,
    lines,
    beside,
    tellsMarked,
  });
  const leftOut = new Set<string>();
  const write = (ids: readonly Id[]): void => {
    for (const [type, id] of ids) {
      const key = `${type}/${id}`;
      if (leftOut.has(key)) continue;
      leftOut.add(key);
      const row: SourceRow = { kind: 'left-out', type, id };
      rows.write(row);
    }
  };

  const beside: string[] = [];
  const shared = buckets.linesOf('no-patient');
  const step = SHARED_AT_ONCE * FIELDS;
  for (let from = 0; from < shared.length; from += step) {
    const answer = await judges.judge(jobOf(shared.slice(from, from + step), [], true));
    if (!answer.ok) return refused(answer.problem);
    write(answer.leftOut);
    beside.push(...answer.marked);
  }

  const problems: string[] = [];
  const running: Promise<void>[] = [];
  for (let bucket = 0; bucket < buckets.count && problems.length === 0; bucket += 1) {
    const lines = buckets.linesOf(bucket);
    if (lines.length === 0) continue;
    await judges.free();
    running.push(
      judges.judge(jobOf(lines, beside, false)).then(
        (answer) => {
          if (answer.ok) write(answer.leftOut);
          else problems.push(answer.problem);
        },
        () => {
          problems.push('it could not be judged');
        },
      ),
    );
  }
  await Promise.all(running);
  const [problem] = problems.sort();
  return problem === undefined ? done(leftOut.size) : refused(problem);
}

/** Takes a source in; a file that is not what it says refuses the whole of it. */
export async function takeSource(taking: Taking): Promise<Outcome<TakenContent>> {
  const files = filesOf(taking.folder);
  if (!files.ok) return files;
  mkdirSync(taking.work, { recursive: true, mode: 0o700 });
  const size = files.value.reduce((sum, { bytes }) => sum + bytes, 0);
  const buckets = createBuckets(taking.work, size);
  const taken: TakenFile[] = [];
  for (const [at, file] of files.value.entries()) {
    const gone = goThrough(file, at, buckets, taking.rows);
    if (!gone.ok) return gone;
    taken.push(gone.value);
  }
  const leftOut = await judgeAll(taking, files.value, buckets);
  return leftOut.ok ? done({ files: taken, leftOut: leftOut.value }) : leftOut;
}
