/**
 * What does `audit:export` hand out, and how does it end? Every audit event after a row as FHIR, one a line, in the
 * order of the chain, which is verified on the way; it only reads.
 */
import type { AuditEvent } from 'fhir/r4';
import type { Kysely } from 'kysely';
import { neverNamedBy } from '../src/gateway/audit/never-named';
import { failureOf } from '../src/gateway/failures';
import { exportedEvent, type Exporting } from '../src/gateway/privacy/exported-event';
import { buildPolicy } from '../src/policy/policy';
import { option } from './command';
import { readConfig, type ServerConfig } from './config';
import { readPart } from './archive/folder';
import { readAnchors, type Anchor } from './database/anchors';
import { sealedParts } from './database/archived';
import { FIXED_KEY, readKeys } from './database/keys';
import { openDatabase } from './database/open';
import type { Tables } from './database/tables';
import { markAt, takeVerified, type ChainRow, type Verified } from './database/verify-audit';
import type { WrappingKeys } from './keys/wrapping';
import { policyOptions } from './policy-in-force';

/** Rows in hand at once. */
const PAGE = 200;

/** Takes whole lines, up to the one of row `after`; the next are read when it resolves. */
export type WriteLines = (lines: string, after: number) => Promise<void>;

export interface ExportWanted {
  readonly after: number;
  readonly anchors: readonly Anchor[];
  readonly exporting: Exporting;
  readonly page?: number;
  /** Where rows lie that have left the database; null keys: none of them can be read. */
  readonly archive?: { readonly folder: string; readonly keys: WrappingKeys | null };
}

/** Where none is named nothing of it can be read. */
const NO_ARCHIVE = { folder: '', keys: null };

interface Numbered {
  readonly seq: number | string;
  readonly event: string;
}

/** Writes these rows as events, in order. */
async function writeEvents(exporting: Exporting, rows: readonly Numbered[], write: WriteLines): Promise<void> {
  const events = rows.map(({ seq, event }) => ({ seq: Number(seq), event: JSON.parse(event) as AuditEvent }));
  const last = events.at(-1);
  if (last === undefined) return;
  await write(events.map((row) => `${JSON.stringify(exportedEvent(exporting, row))}\n`).join(''), last.seq);
}

/**
 * The events after `after` that have left the database, each segment held against what was sealed before a row of it is
 * written. The row up to which there was anything; a segment that is missing or altered is told as the break it is.
 */
async function exportArchived(
  db: Kysely<Tables>,
  { after, exporting, archive = NO_ARCHIVE }: ExportWanted,
  write: WriteLines,
): Promise<number | Extract<Verified, { ok: false }>> {
  const { folder, keys } = archive;
  let at = after;
  for (const part of (await sealedParts(db)).filter(({ last }) => last > after)) {
    if (keys === null)
      return {
        ok: false,
        seq: at + 1,
        problem: 'these rows are archived, and keys.file is missing: they cannot be read',
      };
    const read = readPart(folder, part, keys);
    if (!read.ok) return read;
    await writeEvents(
      exporting,
      read.rows.filter(({ seq }) => seq > after),
      write,
    );
    at = part.last;
  }
  return at;
}

/**
 * The events of the rows after `after`, up to the one that is the last now. INVARIANT: no event leaves whose row does
 * not follow, by its hash, from the row before it; nor any after such a row.
 */
export async function exportEvents(db: Kysely<Tables>, wanted: ExportWanted, write: WriteLines): Promise<Verified> {
  const { anchors, exporting, page = PAGE } = wanted;
  const after = await exportArchived(db, wanted, write);
  if (typeof after !== 'number') return after;
  const from = await markAt(db, after);
  if (!from.ok) return from;
  const take = (rows: readonly ChainRow[]): Promise<void> => writeEvents(exporting, rows, write);
  return takeVerified(db, from.mark, { page, anchors: anchors.filter(({ seq }) => seq > after), take });
}

/** Where the command writes. */
export interface Out {
  readonly lines: WriteLines;
  /** One line for whoever started it. */
  tell(line: string): void;
}

/** 0: all that is there; 1: the chain is broken; 2: it cannot be told, or was asked wrongly. */
export type Exit = 0 | 1 | 2;

type Or<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly string[] };
const refused = (...problems: string[]): { readonly ok: false; readonly problems: readonly string[] } => ({
  ok: false,
  problems,
});

const USAGE = 'Say which config file: npm run audit:export -- --config FILE [--after SEQ] [--with-subject]';
const NO_ROW = '--after: must be the number of a row: the id of the last event that was exported, or 0';

interface Asked {
  readonly config: string;
  readonly after: number;
  readonly withSubject: boolean;
}

/** INVARIANT: of what was given nothing is repeated: a number of ten digits may be a person's. */
function askedBy(args: readonly string[]): Or<Asked> {
  const known = (arg: string, at: number): boolean =>
    /^--(?:config|after)(?:=|$)|^--with-subject$/.test(arg) || ['--config', '--after'].includes(args[at - 1] ?? '');
  const config = option(args, 'config');
  if (!args.every(known) || config === undefined || config === '') return refused(USAGE);
  const after = args.some((arg) => /^--after(?:=|$)/.test(arg)) ? (option(args, 'after') ?? '') : '0';
  if (!/^\d{1,15}$/.test(after)) return refused(NO_ROW);
  return { ok: true, value: { config, after: Number(after), withSubject: args.includes('--with-subject') } };
}

/** Who is named, and by which key subjects are told. */
async function exportingBy(config: ServerConfig, db: Kysely<Tables>, withSubject: boolean): Promise<Or<Exporting>> {
  // which codes are excluded does not matter here: who is named is judged by words and settings
  const built = buildPolicy(policyOptions(config, []));
  if (!built.ok) return refused(...built.problems.map((problem) => `policy: ${problem}`));
  const neverNamed = neverNamedBy(config.gateway, built.policy);
  if (withSubject) return { ok: true, value: { neverNamed, subjects: null } };
  const read = await readKeys(db, config.wrapping);
  if (!read.ok) return refused(read.problem);
  const subjects = read.keys.get(FIXED_KEY)?.[0]?.value;
  if (subjects === undefined) return refused('keys: the database holds none yet: start the gateway once');
  return { ok: true, value: { neverNamed, subjects } };
}

/** The number of the last row; null where the chain has lost its head. */
async function lastRow(db: Kysely<Tables>): Promise<number | null> {
  const head = await db.selectFrom('audit_head').select('seq').where('id', '=', 1).executeTakeFirst();
  return head === undefined ? null : Number(head.seq);
}

async function wantedOf(config: ServerConfig, db: Kysely<Tables>, asked: Asked): Promise<Or<ExportWanted>> {
  const { after, withSubject } = asked;
  const last = await lastRow(db);
  if (last !== null && after > last)
    return refused(`--after: no such row was written here; the last is ${String(last)}`);
  const exporting = await exportingBy(config, db, withSubject);
  if (!exporting.ok) return exporting;
  const anchors = config.anchorFile === null ? [] : readAnchors(config.anchorFile);
  const archive = { folder: config.archive.folder, keys: config.wrapping };
  return { ok: true, value: { after, anchors, exporting: exporting.value, archive } };
}

/** The last line says how many there were, and the row to go on after, whatever became of it. */
async function handOut(db: Kysely<Tables>, wanted: ExportWanted, { lines, tell }: Out): Promise<Exit> {
  let { after } = wanted;
  const verified = await exportEvents(db, wanted, async (text, last) => {
    await lines(text, last);
    after = last;
  }).catch((error: unknown) => failureOf(error, 'database'));
  if ('kind' in verified)
    tell(`The export ended before its end: the ${verified.part} failed (${verified.kind}). Go on after the row below.`);
  else if (!verified.ok)
    tell(`The audit has been tampered with: ${verified.problem}. Nothing from there on was exported.`);
  tell(JSON.stringify({ exported: after - wanted.after, after }));
  return 'kind' in verified ? 2 : verified.ok ? 0 : 1;
}

/** The whole command. Rejects when the database does not let itself be read. */
export async function exportAudit(args: readonly string[], out: Out): Promise<Exit> {
  const say = ({ problems }: { readonly problems: readonly string[] }): Exit => {
    for (const problem of problems) out.tell(problem);
    return 2;
  };
  const asked = askedBy(args);
  if (!asked.ok) return say(asked);
  const read = readConfig(asked.value.config);
  if (!read.ok) return say(read);
  const { config } = read;
  const database = await openDatabase(config.databaseUrl, config.base, 'read');
  if (!database.ok) return say(refused(`database.url: ${database.problem}`));
  try {
    const wanted = await wantedOf(config, database.db, asked.value);
    return wanted.ok ? await handOut(database.db, wanted.value, out) : say(wanted);
  } finally {
    await database.close();
  }
}
