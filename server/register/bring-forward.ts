/** How is a database brought forward after a restore? Its register from the copies, and what was lost is noted. */
import type { ServerConfig } from '../config';
import { lastVerified, lostSince, readAnchors, writeAnchor, writeRestored, type Lost } from '../database/anchors';
import { auditHead } from '../database/audit-store';
import type { Database } from '../database/open';
import { verifyAudit } from '../database/verify-audit';
import { verifyRegister } from '../database/verify-register';
import { createAnchorFile, readNoted, readPlaces, writePlace } from './anchor-file';
import type { NamedCopy } from './choose';
import { readCopy } from './copy-read';
import { deskCopyOf, readDeskCopy, type DeskLine } from './desk-copy';
import { acknowledged, holdsNoted } from './desk-lost';
import { registerAnchorOf } from './open-outside';
import { reconcile, type Reconciled } from './reconcile';
import { sealRegister } from './seal';

export type BroughtForward =
  | {
      readonly ok: true;
      readonly told: {
        /** Decisions that came back, and how many the register now holds. */
        readonly added: number;
        /** Opt-ins at the end of a copy that nothing proves: they were left out. */
        readonly unproved: number;
        readonly decisions: number;
        /** Forms of the desk that came back. */
        readonly cases: number;
        /** Rows of the audit that are gone; null where nothing noted outside says so. */
        readonly auditLost: Lost | null;
      };
    }
  /** Nothing was changed. */
  | { readonly ok: false; readonly problems: readonly string[] };

export interface Copies {
  readonly copies: readonly NamedCopy[];
  /** What the copies of the desk beside them hold, copy by copy. */
  readonly desk: readonly (readonly DeskLine[])[];
  /** The digests of all their lines. */
  readonly deskLines: readonly string[];
}

type CopiesRead = (Copies & { readonly ok: true }) | { readonly ok: false; readonly problems: readonly string[] };

/** Each copy read whole; or every one that cannot be, by name. */
export async function readCopies(
  { wrapping, registerCopyFile }: Pick<ServerConfig, 'wrapping' | 'registerCopyFile'>,
  files: readonly string[],
): Promise<CopiesRead> {
  // where no copy is written none can be named: a restore that took no decision is put on record all the same
  if (files.length === 0 && registerCopyFile === null) return { ok: true, copies: [], desk: [], deskLines: [] };
  if (files.length === 0)
    return { ok: false, problems: ['Name the copies of the register, the latest of each gateway'] };
  if (wrapping === null) return { ok: false, problems: ['keys.file is missing: without it no copy can be read'] };
  const copies: NamedCopy[] = [];
  const desk: (readonly DeskLine[])[] = [];
  const deskLines: string[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const read = await readCopy(file, wrapping);
    if (read.ok) copies.push({ file, decisions: read.decisions });
    else {
      problems.push(read.problem);
      continue;
    }
    const beside = await readDeskCopy(deskCopyOf(file), wrapping);
    if (!beside.ok) {
      problems.push(beside.problem);
      continue;
    }
    desk.push(beside.lines);
    deskLines.push(beside.first, ...beside.lines.map(({ digest }) => digest));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, copies, desk, deskLines };
}

/** What the restore took from the audit, as the anchors tell; the rest, from the last row verified, holds together. */
async function auditLost({ anchorFile }: ServerConfig, { db }: Database): Promise<Lost | null | string> {
  const anchors = anchorFile === null ? [] : readAnchors(anchorFile);
  const { lost, standing } = await lostSince(db, anchors);
  const from = lastVerified(standing) ?? undefined;
  const later = standing.filter(({ seq }) => from === undefined || seq > from.seq);
  const audit = await verifyAudit(db, later, undefined, from);
  return audit.ok ? lost : `the audit has been tampered with: ${audit.problem}`;
}

async function noteOutside(
  config: ServerConfig,
  { db }: Database,
  lost: Lost | null,
  { decisions, digest }: Reconciled & { readonly ok: true },
): Promise<void> {
  const at = new Date();
  const anchor = registerAnchorOf(config);
  if (anchor !== null) {
    await createAnchorFile(anchor);
    await writePlace(anchor, { number: decisions, digest }, at.getTime());
  }
  if (config.anchorFile === null) return;
  if (lost !== null) writeRestored(config.anchorFile, { at: at.toISOString(), ...lost });
  writeAnchor(config.anchorFile, { at: at.toISOString(), ...(await auditHead(db)) });
}

/** All or nothing. Rejects when the database does, or an anchor cannot be read or written. */
export async function bringForward(
  config: ServerConfig,
  database: Database,
  { copies, desk, deskLines }: Copies,
): Promise<BroughtForward> {
  const refused = (problem: string): BroughtForward => ({ ok: false, problems: [`Nothing was changed: ${problem}.`] });
  const { db } = database;
  const { instance } = config.gateway;
  const now = Date.now();
  const lost = await auditLost(config, database);
  if (typeof lost === 'string') return refused(lost);
  await sealRegister(db, instance, now);
  const register = await verifyRegister(db);
  if (!register.ok) return refused(`${register.problem}. A register that was tampered with is not brought forward`);
  const anchor = registerAnchorOf(config);
  const places = anchor === null ? [] : readPlaces(anchor);
  const noted = anchor === null ? [] : readNoted(anchor);
  const isDeskLate = copies.length > 0 && !holdsNoted(deskLines, noted);
  const deskProved = new Set(desk.flatMap((lines) => acknowledged(lines, noted)).map(({ digest }) => digest));
  const done = await reconcile(db, { copies, desk: desk.flat(), deskProved, isDeskLate, places, lost, instance, now });
  if (!done.ok) return refused(done.problem);
  await noteOutside(config, database, lost, done);
  const { added, unproved, decisions, cases } = done;
  return { ok: true, told: { added, unproved, decisions, cases, auditLost: lost } };
}
