/**
 * Which number of the ledger stands for each row of a data set? A person has one number over all builds and requests:
 * that of the HMAC of their spine id under the ledger's key. INVARIANT: this lies in the linkage zone alone, and holds
 * neither a pseudonym nor a spine id.
 */
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { whoMoved, type Places } from '../../../../src/secondary/disclosure/overlap';
import { RULES } from '../../../../src/secondary/rules/disclosure';
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

/** Numbers spread so that a sum of them is of hardly any other people. */
const spread = (person: number): number => {
  const mixed = Math.imul(person + 1, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77) >>> 0;
};

/**
 * At how many a figure of an earlier answer becomes new, for each cell. By who moved, so that the same people have the
 * same edge wherever they are asked of, and asking in many ways tells no more than asking once; and keyed by the first
 * mark, itself a keyed digest: it stays as long as the ledger does, and nobody who asks holds it.
 */
export function edgesOf(
  dataDir: string,
): (own: Places, earlier: Places, sameAs: readonly number[]) => readonly number[] {
  const key = read(marksFile(dataDir)).subarray(0, MARK);
  return (own, earlier, sameAs) =>
    Array.from(whoMoved(own, earlier, sameAs, spread), (moved) => {
      const mixed = createHmac('sha256', key)
        .update(`edge\n${String(moved)}`)
        .digest();
      return RULES.tooNear + 1 + (mixed.readUInt32LE() % RULES.edges);
    });
}

export const peopleKnown = (dataDir: string): number => read(marksFile(dataDir)).length / MARK;
