/** Which NHS numbers is the national service asked about? Every valid one in the sources, and its current one. */
import { writeFileSync } from 'node:fs';
import { refused, done, type Outcome } from '../../../src/secondary/views/outcome';
import { isObject } from '../../../src/domain/json';
import { demographicsRow } from '../../../src/secondary/linkage/demographics';
import type { SecondaryConfig } from '../config/shape';
import type { SourceRow } from '../intake/rows';
import { rowsFile, rowsName } from '../intake/state';
import { keyFolder } from '../keys/key-folder';
import { readRows } from '../keys/sealed-rows';
import { eachLine, parsed } from '../lines';
import { noteAsked } from './national';

/** The current number of each that was superseded. */
function currentNumbers(config: SecondaryConfig): Outcome<ReadonlyMap<string, string>> {
  const current = new Map<string, string>();
  const read = eachLine(config.demographics.file, (line) => {
    const patient = parsed(line);
    if (!isObject(patient)) return 'it is no Patient';
    const { numbers, oldNumbers, replacedBy } = demographicsRow(patient);
    const now = replacedBy ?? numbers[0];
    if (now === undefined) return null;
    for (const old of replacedBy === null ? oldNumbers : numbers) current.set(old, now);
    return null;
  });
  return read.ok ? done(current) : refused(`demographics: ${read.problem}`);
}

/** Writes the list to check, a number and a comma a line, for nobody else to read; how many there are comes back. */
export function writeCheckList(config: SecondaryConfig, path: string): Outcome<number> {
  const current = currentNumbers(config);
  if (!current.ok) return current;
  const key = keyFolder(config.keysDir).key('zone');
  const numbers = new Set<string>();
  for (const { id } of config.sources)
    for (const row of readRows<SourceRow>(rowsFile(config, id), key, rowsName(id))) {
      if (row.kind !== 'person' || row.number === '') continue;
      numbers.add(row.number);
      const now = current.value.get(row.number);
      if (now !== undefined) numbers.add(now);
    }
  const list = [...numbers].sort().map((number) => `${number},\n`);
  writeFileSync(path, list.join(''), { mode: 0o600 });
  noteAsked(config, list.join(''));
  return done(numbers.size);
}
