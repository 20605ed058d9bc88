/** Where did the register end, told outside the database? One line for each decision, appended and made durable. */
import { constants, existsSync, readFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { RegisterPlace } from '../../src/gateway/entries';

export interface AnchoredPlace extends RegisterPlace {
  /** ISO instant at which it was noted. */
  readonly at: string;
}

/** Group and everybody else may read it, for it names nobody, and not write it. */
const WRITABLE = 0o022;
/** Bytes of the longest line: where so many blanks can be written, a line can. */
const LINE = 160;

function placeOf(line: string): readonly AnchoredPlace[] {
  try {
    const { at, number, digest } = JSON.parse(line) as Partial<Record<keyof AnchoredPlace, unknown>>;
    return typeof at === 'string' && Number.isSafeInteger(number) && typeof digest === 'string'
      ? [{ at, number: number as number, digest }]
      : [];
  } catch {
    // blank, or what a crash left of a line that nobody was told of
    return [];
  }
}

/** A line of the desk's copy that was acknowledged; `whole`: with all that stand before it. */
export interface NotedLine {
  readonly desk: string;
  readonly whole: boolean;
}

function notedOf(line: string): readonly NotedLine[] {
  try {
    const { desk, whole } = JSON.parse(line) as Partial<Record<keyof NotedLine, unknown>>;
    return typeof desk === 'string' ? [{ desk, whole: whole === true }] : [];
  } catch {
    return [];
  }
}

const noted = (file: string): readonly string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);

/** Every line of the desk's copy that was noted, by digest. Throws when the file cannot be read. */
export const readNoted = (file: string): readonly NotedLine[] => noted(file).flatMap(notedOf);

/** Every place that was noted, in order; a file that is not there yet holds none. Throws when it cannot be read. */
export const readPlaces = (file: string): readonly AnchoredPlace[] => noted(file).flatMap(placeOf);

/** INVARIANT: a file that was taken away is not made anew unless asked, which would forget its lines. */
async function appendDurably(file: string, text: string, flags: number): Promise<void> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_WRONLY | constants.O_APPEND | flags, 0o600);
  } catch (error) {
    throw new Error(`${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`, {
      cause: error,
    });
  }
  try {
    const { mode } = await handle.stat();
    if ((mode & WRITABLE) !== 0) throw new Error(`${file} may be written by others: run chmod 600 on it`);
    await handle.appendFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the file where it is not there; what stands in it stays. */
export const createAnchorFile = (file: string): Promise<void> => appendDurably(file, '\n', constants.O_CREAT);

/** Rejects when a place could not be noted now: the file is gone, may be written by others, or the disk is full. */
export const provePlace = (file: string): Promise<void> => appendDurably(file, `\n${' '.repeat(LINE)}`, 0);

/** Notes a place; its own line, whatever a crash has left of the one before. */
export const writePlace = (file: string, { number, digest }: RegisterPlace, now: number): Promise<void> =>
  appendDurably(file, `\n${JSON.stringify({ at: new Date(now).toISOString(), number, digest })}`, 0);

/** Notes a line of the desk's copy, by its digest. */
export const writeNoted = (file: string, { desk, whole }: NotedLine, now: number): Promise<void> =>
  appendDurably(file, `\n${JSON.stringify({ at: new Date(now).toISOString(), desk, ...(whole ? { whole } : {}) })}`, 0);
