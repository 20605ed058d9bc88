/**
 * Which number of the ledger stands for each row of a data set? A person has one number over all builds and requests:
 * that of the HMAC of their spine id under the ledger's key. INVARIANT: this lies in the linkage zone alone, and holds
 * neither a pseudonym nor a spine id.
 */
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerOf, writeWhole } from '../places';

const MARK = 16;

const marksFile = (dataDir: string): string => join(ledgerOf(dataDir), 'people.marks');
const rowsFile = (dataDir: string, digest: string): string => join(ledgerOf(dataDir), 'rows', `${digest}.numbers`);

const read = (path: string): Buffer => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0));

/**
 * Keeps who is who, before a data set becomes visible. `spines`: those of its table of people, in its order. The caller
 * holds the ledger's lock.
 */
export async function rememberPeople(
  dataDir: string,
  digest: string,
  ledgerKey: Uint8Array,
  spines: AsyncIterable<readonly string[]>,
): Promise<void> {
  const marks = read(marksFile(dataDir));
  const numbers = new Map<string, number>();
  for (let at = 0; at + MARK <= marks.length; at += MARK) numbers.set(marks.toString('hex', at, at + MARK), at / MARK);
  const added: Buffer[] = [];
  const rows: number[] = [];
  for await (const page of spines)
    for (const spine of page) {
      const mark = createHmac('sha256', ledgerKey)
        .update(spine)
        .digest('hex')
        .slice(0, 2 * MARK);
      const number = numbers.get(mark) ?? numbers.size;
      if (number === numbers.size) {
        numbers.set(mark, number);
        added.push(Buffer.from(mark, 'hex'));
      }
      rows.push(number);
    }
  // first the numbers, then what refers to them
  if (added.length > 0) writeWhole(marksFile(dataDir), Buffer.concat([marks, ...added]));
  writeWhole(rowsFile(dataDir, digest), Buffer.from(Uint32Array.from(rows).buffer));
}

/** The number of each row; null where the ledger does not know this data set. */
export function numbersOf(dataDir: string, digest: string): Uint32Array | null {
  const path = rowsFile(dataDir, digest);
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

export const peopleKnown = (dataDir: string): number => read(marksFile(dataDir)).length / MARK;
