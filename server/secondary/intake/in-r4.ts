/** How does a source that sends STU3 read in R4? Line by line, into files of our own: slower, and stated. */
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isObject, type Json } from '../../../src/domain/json';
import { done, refused, type Outcome } from '../../../src/secondary/views/outcome';
import { clashesIn } from '../../../src/stu3/bundle';
import { toR4 } from '../../../src/stu3/convert';
import type { Clashes } from '../../../src/stu3/respell';
import { eachLine, parsed } from '../lines';
import { filesOf, type SourceFile } from './folder';

const named = ({ path }: SourceFile, problem: string): string => problem.replace(path, basename(path));

/** Ids that two types share which are one type in R4. */
function clashesOf(files: readonly SourceFile[]): Outcome<Clashes> {
  const ids: Json[] = [];
  for (const file of files.filter(({ type }) => type === 'ReferralRequest' || type === 'ProcedureRequest')) {
    const looked = eachLine(file.path, (line) => {
      const resource = parsed(line);
      if (isObject(resource)) ids.push({ resourceType: file.type, id: resource['id'] });
      return null;
    });
    if (!looked.ok) return refused(named(file, looked.problem));
  }
  return done(clashesIn(ids));
}

interface Sheets {
  write(type: string, line: string): void;
  close(): void;
}

function sheetsIn(folder: string): Sheets {
  const handles = new Map<string, number>();
  return {
    write: (type, line) => {
      const handle = handles.get(type) ?? openSync(join(folder, `${type}.ndjson`), 'w', 0o600);
      handles.set(type, handle);
      writeSync(handle, `${line}\n`);
    },
    close: () => {
      for (const handle of handles.values()) closeSync(handle);
    },
  };
}

/** Of a type that R4 has no place for nothing is read anyway; any other that cannot be carried refuses its source. */
const isGone = (reason: string): boolean => reason.endsWith('has no counterpart in R4');

function convert(file: SourceFile, clashes: Clashes, sheets: Sheets): Outcome<number> {
  return eachLine(file.path, (line) => {
    const resource = parsed(line);
    if (!isObject(resource)) return 'it is not JSON';
    if (resource['resourceType'] !== file.type) return `it is no ${file.type}`;
    const converted = toR4(resource, clashes);
    if (converted.ok) sheets.write(converted.resource.resourceType, JSON.stringify(converted.resource));
    else if (!isGone(converted.reason)) return 'it cannot be read as R4';
    return null;
  });
}

/** Writes `into` anew; the files as they were sent come back. */
export function folderInR4(folder: string, into: string): Outcome<readonly SourceFile[]> {
  const files = filesOf(folder);
  if (!files.ok) return files;
  const clashes = clashesOf(files.value);
  if (!clashes.ok) return clashes;
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true, mode: 0o700 });
  const sheets = sheetsIn(into);
  try {
    for (const file of files.value) {
      const converted = convert(file, clashes.value, sheets);
      if (!converted.ok) return refused(named(file, converted.problem));
    }
  } finally {
    sheets.close();
  }
  return files;
}
