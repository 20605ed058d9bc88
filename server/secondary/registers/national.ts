/**
 * Who may be used, as the national service answered? The list is read, applied and taken away: its digest and its day
 * are kept, never the list. INVARIANT: a list that is missing, empty, stale or of another day lets nobody in.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayNumberOf } from '../../../src/domain/dates/civil';
import { isNhsNumber } from '../../../src/domain/nhs-number';
import { done, refused, type Outcome } from '../../../src/secondary/views/outcome';
import { built, refusal, type Built } from '../build/refusal';
import type { SecondaryConfig } from '../config/shape';
import { linkageFolderMade } from '../intake/state';
import { linkageZone } from '../linkage-zone';
import { eachLine } from '../lines';

/** What is kept of a list. */
export interface ListNote {
  readonly sha256: string;
  readonly takenAt: string;
}

export interface National {
  /** The letter of the Confidentiality Advisory Group exempts. */
  readonly exempt: boolean;
  /** The file of the list; null where it is exempt, or gone after an earlier build. */
  readonly file: string | null;
  readonly takenAt: string | null;
}

const noteFile = (config: SecondaryConfig): string => join(linkageZone(config.dataDir), 'ndop.json');

/** Where a list lies that was read in. */
export const listInZone = (config: SecondaryConfig): string => join(linkageZone(config.dataDir), 'ndop.dat');

function noteOf(config: SecondaryConfig): ListNote | null {
  try {
    return JSON.parse(readFileSync(noteFile(config), 'utf8')) as ListNote;
  } catch {
    return null;
  }
}

/** Of the list that was last written to be checked. */
const askedFile = (config: SecondaryConfig): string => join(linkageZone(config.dataDir), 'ndop-asked.json');

export function noteAsked(config: SecondaryConfig, text: string): void {
  linkageFolderMade(config);
  const sha256 = createHash('sha256').update(text).digest('hex');
  writeFileSync(askedFile(config), `${JSON.stringify({ sha256 })}\n`, { mode: 0o600 });
}

/** Of so many, one at least has objected: about five in a hundred have. */
const SOMEBODY_OBJECTED = 500;

/** INVARIANT: the question is never taken for its answer, or every national opt-out is passed over. */
function isQuestion(config: SecondaryConfig, { sha256, numbers }: ReadList): boolean {
  if (numbers < SOMEBODY_OBJECTED || !existsSync(askedFile(config))) return false;
  return (JSON.parse(readFileSync(askedFile(config), 'utf8')) as Pick<ReadList, 'sha256'>).sha256 === sha256;
}

interface ReadList {
  readonly sha256: string;
  readonly numbers: number;
}

const LINE = /^(\d{10}),?$/;

/** Every number of a list to `see`; a list that is empty, or is no answer, is refused. Its digest comes back. */
export function eachNumber(
  config: SecondaryConfig,
  file: string,
  see: (number: string) => void,
): Outcome<ListNote['sha256']> {
  const hash = createHash('sha256');
  let numbers = 0;
  const looked = eachLine(
    file,
    (line) => {
      const number = LINE.exec(line)?.[1];
      if (number === undefined || !isNhsNumber(number)) return 'it is no valid NHS number with a comma';
      numbers += 1;
      see(number);
      return null;
    },
    (bytes) => hash.update(bytes),
  );
  if (!looked.ok) return looked;
  if (numbers === 0) return refused(`${file} is empty: nobody could be used`);
  const sha256 = hash.digest('hex');
  return isQuestion(config, { sha256, numbers })
    ? refused(`${file} is the list that was written to be checked, and not what was answered`)
    : done(sha256);
}

const RULE = 'OB-3';

/** Is a list of this day still good today? */
function dayProblem({ registers: { ndop } }: SecondaryConfig, today: string): string | null {
  const { takenAt, maxAgeDays } = ndop;
  if (takenAt === null) return 'registers.ndop.takenAt does not say of which day the list is';
  const age = dayNumberOf(today) - dayNumberOf(takenAt);
  if (age < 0) return `the national list is of ${takenAt}, which is not yet`;
  return age > maxAgeDays ? `the national list is of ${takenAt}: older than ${String(maxAgeDays)} days` : null;
}

/** Which list counts today; with none at hand, `file` is null and what was decided by it before may stand. */
export function nationalNow(config: SecondaryConfig, today: string): Built<National> {
  const { file, takenAt, exemption } = config.registers.ndop;
  if (exemption !== null)
    return exemption.date <= today
      ? built({ exempt: true, file: null, takenAt: null })
      : refusal('ndop-exemption', `the exemption ${exemption.reference} begins on ${exemption.date}`, RULE);
  const stale = dayProblem(config, today);
  if (stale !== null) return refusal('ndop-stale', stale, RULE);
  const readIn = listInZone(config);
  if (existsSync(readIn)) {
    if (noteOf(config)?.takenAt !== takenAt)
      return refusal('ndop-other-day', 'the list that was read in is of another day than registers.ndop says', RULE);
    return built({ exempt: false, file: readIn, takenAt });
  }
  return built({ exempt: false, file: file !== null && existsSync(file) ? file : null, takenAt });
}

/** Keeps digest and day. */
export function noteList(config: SecondaryConfig, note: ListNote): void {
  linkageFolderMade(config);
  writeFileSync(noteFile(config), `${JSON.stringify(note)}\n`, { mode: 0o600 });
}

/** Brings a list into the linkage zone, as the list of the day that the config names. */
export function readIn(config: SecondaryConfig, file: string, today: string): Outcome<ListNote> {
  const { takenAt, exemption } = config.registers.ndop;
  if (exemption !== null) return refused(`no list is needed: ${exemption.reference} exempts`);
  const stale = dayProblem(config, today);
  if (stale !== null || takenAt === null) return refused(stale ?? 'the list has no day');
  const numbers: string[] = [];
  const read = eachNumber(config, file, (number) => numbers.push(`${number},\n`));
  if (!read.ok) return read;
  const note = { sha256: read.value, takenAt };
  linkageFolderMade(config);
  writeFileSync(listInZone(config), numbers.join(''), { mode: 0o600 });
  noteList(config, note);
  return done(note);
}

/** After a build nothing of a list lies in the zone. */
export const forgetList = (config: SecondaryConfig): void => {
  rmSync(listInZone(config), { force: true });
};
