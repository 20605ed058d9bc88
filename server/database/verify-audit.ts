/**
 * Does the audit still hold together? Walks the chain, whole or from a mark on, and names the first row that was
 * altered, removed, moved or put in.
 */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Anchor } from './anchors';
import { linkHash } from './chain';
import type { Tables } from './tables';

type Row = Selectable<Tables['audit']>;

export type Verified =
  | { readonly ok: true; readonly events: number; readonly head: string }
  | { readonly ok: false; readonly seq: number; readonly problem: string };

type Broken = Verified & { readonly ok: false };

const broken = (seq: number, problem: string): Broken => ({ ok: false, seq, problem });

/** True when the row, as it stands, is the one that was written as number `seq` after `previous`. */
const isOriginal = (row: Row, seq: number, previous: string): boolean =>
  row.previous === previous &&
  row.hash ===
    linkHash(previous, {
      seq,
      recorded: row.recorded,
      nhsNumber: row.nhs_number,
      userId: row.user_id,
      event: row.event,
    });

/** The instant comes back in the words it was hashed in, whatever the driver and the session's time zone. */
const rows = (db: Kysely<Tables>) =>
  db
    .selectFrom('audit')
    .select(['seq', 'nhs_number', 'user_id', 'event', 'previous', 'hash'])
    .select(sql<string>`to_char(recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as('recorded'))
    .orderBy('seq');

/**
 * What happened at the place where the chain first breaks? `row` stands as number `seq`, after `previous`, and does not
 * belong there.
 */
async function diagnose(db: Kysely<Tables>, row: Row, seq: number, previous: string): Promise<Broken> {
  const found = Number(row.seq);
  if (found < seq) return broken(found, `row ${String(found)} was inserted`);
  if (found > seq)
    return broken(
      seq,
      found === seq + 1 ? `row ${String(seq)} was removed` : `rows ${String(seq)} to ${String(found - 1)} were removed`,
    );
  const followers = await rows(db).where('previous', '=', previous).execute();
  const original = followers.find((candidate) => isOriginal(candidate, seq, previous));
  if (original !== undefined) {
    const now = Number(original.seq);
    const swapped = now !== seq + 1 || isOriginal(row, seq + 1, original.hash);
    return swapped
      ? broken(seq, `rows were reordered: row ${String(seq)} now stands as row ${String(now)}`)
      : broken(seq, `row ${String(seq)} was inserted`);
  }
  if (isOriginal(row, seq - 1, row.previous)) return broken(seq - 1, `row ${String(seq - 1)} was inserted`);
  if (isOriginal(row, seq + 1, row.previous))
    return broken(seq, `row ${String(seq)} was removed, and those after it renumbered`);
  if (isOriginal(row, seq, row.previous) && seq > 1)
    return broken(seq - 1, `row ${String(seq - 1)} was altered and its hash made anew`);
  return broken(seq, `row ${String(seq)} was altered`);
}

/** A row of the chain, by number and hash, up to which there is nothing to walk; number 0 is before the first. */
export interface Mark {
  readonly seq: number;
  readonly hash: string;
}

const BEGINNING: Mark = { seq: 0, hash: '' };

/** How far a walk came; `end` when there was no further row. */
type Walked = { readonly ok: true; readonly at: Mark; readonly end: boolean } | Broken;

/** Walks from after a mark: at most `most` rows, a page at a time. Anchors are compared on the way. */
async function walkOn(
  db: Kysely<Tables>,
  from: Mark,
  { most, page, anchors }: { readonly most: number; readonly page: number; readonly anchors: readonly Anchor[] },
): Promise<Walked> {
  const anchored = new Map(anchors.map((anchor) => [anchor.seq, anchor]));
  let { seq, hash } = from;
  for (let left = most; left > 0; left -= page) {
    const size = Math.min(page, left);
    const query = rows(db).limit(size);
    const some = await (seq === 0 ? query : query.where('seq', '>', seq)).execute();
    for (const row of some) {
      if (Number(row.seq) !== seq + 1 || !isOriginal(row, seq + 1, hash)) return diagnose(db, row, seq + 1, hash);
      seq += 1;
      hash = row.hash;
      const anchor = anchored.get(seq);
      if (anchor !== undefined && anchor.hash !== hash)
        return {
          ok: false,
          seq,
          problem: `row ${String(seq)} is not the one anchored at ${anchor.at}: the chain was written anew`,
        };
    }
    if (some.length < size) return { ok: true, at: { seq, hash }, end: true };
  }
  return { ok: true, at: { seq, hash }, end: false };
}

/** Is the row of a mark still the one that was marked? */
async function stands(db: Kysely<Tables>, { seq, hash }: Mark): Promise<Broken | null> {
  if (seq === 0) return null;
  const row = await db.selectFrom('audit').select('hash').where('seq', '=', seq).executeTakeFirst();
  if (row === undefined)
    return { ok: false, seq, problem: `row ${String(seq)}, up to which the chain was verified, was removed` };
  if (row.hash !== hash)
    return {
      ok: false,
      seq,
      problem: `row ${String(seq)} is not the one up to which the chain was verified: it was written anew`,
    };
  return null;
}

/** The chain from after a mark up to its last row, as its head names it. */
async function walk(db: Kysely<Tables>, anchors: readonly Anchor[], page: number, from: Mark): Promise<Verified> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
  if (head === undefined) return broken(0, 'the head of the chain is missing');
  const moved = await stands(db, from);
  if (moved !== null) return moved;
  const last = Number(head.seq);
  const walked = await walkOn(db, from, { most: Infinity, page, anchors });
  if (!walked.ok) return walked;
  const { seq, hash } = walked.at;
  if (seq < last)
    return broken(
      seq + 1,
      last === seq + 1
        ? `row ${String(last)}, the last, was removed`
        : `rows ${String(seq + 1)} to ${String(last)}, the last, were removed`,
    );
  if (seq > last) return broken(last + 1, `row ${String(last + 1)} was inserted at the end`);
  if (hash !== head.hash) return broken(seq, 'the head of the chain was altered');
  const gone = anchors.find((anchor) => anchor.seq > seq);
  if (gone !== undefined)
    return broken(
      seq + 1,
      `row ${String(seq + 1)} and what followed were removed: row ${String(gone.seq)} was there at ${gone.at}`,
    );
  return { ok: true, events: seq, head: hash };
}

/**
 * Walks the chain, a page at a time, in one snapshot that reads alone: what is appended meanwhile is not judged yet.
 * `anchors` are heads noted outside the database: with them a chain that was cut short or written anew from some row on
 * is found too. `from` is the row after which the walk begins; the whole chain unless given.
 */
export function verifyAudit(
  db: Kysely<Tables>,
  anchors: readonly Anchor[] = [],
  page = 1_000,
  from: Mark = BEGINNING,
): Promise<Verified> {
  if (db.isTransaction) return walk(db, anchors, page, from);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((snapshot) => walk(snapshot, anchors, page, from));
}

/**
 * The next `most` rows after a mark, for a walk that is made bit by bit beside the work: how far it came, or what is
 * wrong there.
 */
export const walkSome = (db: Kysely<Tables>, from: Mark, most: number, anchors: readonly Anchor[]): Promise<Walked> =>
  walkOn(db, from, { most, page: most, anchors });
