/**
 * Does the audit still hold together? Walks the chain, whole or from a mark on, and names the first row that was
 * altered, removed, moved or put in.
 */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Anchor } from './anchors';
import { lastSealed } from './archived';
import { linkHash } from './chain';
import type { Tables } from './tables';

export type ChainRow = Selectable<Tables['audit']>;

export type Verified =
  | { readonly ok: true; readonly events: number; readonly head: string }
  | { readonly ok: false; readonly seq: number; readonly problem: string };

type Broken = Verified & { readonly ok: false };

const broken = (seq: number, problem: string): Broken => ({ ok: false, seq, problem });

/** True when the row, as it stands, is the one that was written as number `seq` after `previous`. */
const isOriginal = (row: ChainRow, seq: number, previous: string): boolean =>
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
export const chainRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('audit')
    .select(['seq', 'nhs_number', 'user_id', 'event', 'previous', 'hash'])
    .select(sql<string>`to_char(recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as('recorded'))
    .orderBy('seq');

/**
 * What happened at the place where the chain first breaks? `row` stands as number `seq`, after `previous`, and does not
 * belong there.
 */
async function diagnose(db: Kysely<Tables>, row: ChainRow, seq: number, previous: string): Promise<Broken> {
  const found = Number(row.seq);
  if (found < seq) return broken(found, `row ${String(found)} was inserted`);
  if (found > seq)
    return broken(
      seq,
      found === seq + 1 ? `row ${String(seq)} was removed` : `rows ${String(seq)} to ${String(found - 1)} were removed`,
    );
  const followers = await chainRows(db).where('previous', '=', previous).execute();
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

/** The mark itself; where the rows after it have left for the archive, the last row that did. */
export async function standing(db: Kysely<Tables>, from: Mark): Promise<Mark> {
  const sealed = await lastSealed(db);
  return from.seq <= sealed.seq ? sealed : from;
}

/** A row that stands where the archive says that every row has left: nothing chains it to what was sealed. */
async function belowTheArchive(db: Kysely<Tables>): Promise<Broken | null> {
  const sealed = await lastSealed(db);
  if (sealed.seq === 0) return null;
  const row = await db.selectFrom('audit').select('seq').where('seq', '<=', sealed.seq).limit(1).executeTakeFirst();
  return row === undefined
    ? null
    : broken(Number(row.seq), `row ${String(row.seq)} was inserted: the row of that number lies in the archive`);
}

/** How far a walk came; `end` when there was no further row. */
type Walked = { readonly ok: true; readonly at: Mark; readonly end: boolean } | Broken;

/** Takes the rows of a page that were found to hold, in order; the walk goes on when it resolves. */
export type TakeRows = (rows: readonly ChainRow[]) => Promise<void>;

interface Pages {
  readonly page: number;
  readonly anchors: readonly Anchor[];
  readonly take?: TakeRows | undefined;
}

/** How many rows of this page, which stand after a mark, hold; and what is wrong with the next, where one does not. */
async function holding(
  db: Kysely<Tables>,
  some: readonly ChainRow[],
  from: Mark,
  anchored: ReadonlyMap<number, Anchor>,
): Promise<{ readonly at: Mark; readonly broken: Broken | null }> {
  let { seq, hash } = from;
  for (const row of some) {
    if (Number(row.seq) !== seq + 1 || !isOriginal(row, seq + 1, hash))
      return { at: { seq, hash }, broken: await diagnose(db, row, seq + 1, hash) };
    const anchor = anchored.get(seq + 1);
    if (anchor !== undefined && anchor.hash !== row.hash) {
      const problem = `row ${String(seq + 1)} is not the one anchored at ${anchor.at}: the chain was written anew`;
      return { at: { seq, hash }, broken: { ok: false, seq: seq + 1, problem } };
    }
    seq += 1;
    hash = row.hash;
  }
  return { at: { seq, hash }, broken: null };
}

/** Walks from after a mark: at most `most` rows, a page at a time. Anchors are compared on the way. */
async function walkOn(
  db: Kysely<Tables>,
  from: Mark,
  { most, page, anchors, take }: Pages & { readonly most: number },
): Promise<Walked> {
  const anchored = new Map(anchors.map((anchor) => [anchor.seq, anchor]));
  let at = from;
  for (let left = most; left > 0; left -= page) {
    const size = Math.min(page, left);
    const query = chainRows(db).limit(size);
    const some = await (at.seq === 0 ? query : query.where('seq', '>', at.seq)).execute();
    const found = await holding(db, some, at, anchored);
    await take?.(some.slice(0, found.at.seq - at.seq));
    if (found.broken !== null) return found.broken;
    at = found.at;
    if (some.length < size) return { ok: true, at, end: true };
  }
  return { ok: true, at, end: false };
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

/** An anchor of the very row at which the archive ends, and of another hash: the chain was written anew. */
const anchorAside = (anchors: readonly Anchor[], { seq, hash }: Mark): Broken | null => {
  const other = anchors.find((anchor) => anchor.seq === seq && anchor.hash !== hash);
  return other === undefined
    ? null
    : broken(seq, `row ${String(seq)} is not the one anchored at ${other.at}: the chain was written anew`);
};

/** The mark is the very row at which the archive ends, and of another hash. */
const notAsSealed = (marked: Mark, { seq, hash }: Mark): Broken | null =>
  marked.seq === seq && marked.hash !== hash
    ? broken(seq, `row ${String(seq)} is not the one up to which the chain was verified: it was written anew`)
    : null;

/** Rows that left for the archive while they were walked without a snapshot are no break. */
async function archivedMeanwhile(db: Kysely<Tables>, found: Broken, from: Mark): Promise<Broken> {
  const { seq } = await lastSealed(db);
  return seq <= from.seq || seq < found.seq
    ? found
    : broken(found.seq, `rows up to ${String(seq)} were archived meanwhile: begin again`);
}

/**
 * The chain from after a mark up to its last row, as its head names it. Where rows are taken there is no snapshot: what
 * was appended since the head was read is left for the next time.
 */
async function walk(db: Kysely<Tables>, marked: Mark, pages: Pages): Promise<Verified> {
  const { take } = pages;
  const from = await standing(db, marked);
  const archived = anchorAside(pages.anchors, from);
  if (archived !== null) return archived;
  const anchors = pages.anchors.filter(({ seq }) => seq > from.seq);
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
  if (head === undefined) return broken(0, 'the head of the chain is missing');
  const moved = from === marked ? await stands(db, from) : notAsSealed(marked, from);
  if (moved !== null) return moved;
  const planted = await belowTheArchive(db);
  if (planted !== null) return planted;
  const last = Number(head.seq);
  const walked = await walkOn(db, from, { ...pages, anchors, most: take === undefined ? Infinity : last - from.seq });
  if (!walked.ok) return archivedMeanwhile(db, walked, from);
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
  if (db.isTransaction) return walk(db, from, { page, anchors });
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((snapshot) => walk(snapshot, from, { page, anchors }));
}

/**
 * Verifies from after a mark up to the row that is the last now, and hands on each page of rows that hold, in order.
 * INVARIANT: no row that does not follow from the one before it is handed on, nor any after it. No transaction stays
 * open meanwhile, whoever takes the rows may be slow.
 */
export const takeVerified = (db: Kysely<Tables>, from: Mark, pages: Required<Pages>): Promise<Verified> =>
  walk(db, from, pages);

/** The row of this number as a mark to go on from; it says itself whether it is as it was written. */
export async function markAt(
  db: Kysely<Tables>,
  seq: number,
): Promise<{ readonly ok: true; readonly mark: Mark } | Broken> {
  if (seq === 0) return { ok: true, mark: BEGINNING };
  const sealed = await lastSealed(db);
  if (seq === sealed.seq) return { ok: true, mark: sealed };
  const row = await chainRows(db).where('seq', '=', seq).executeTakeFirst();
  if (row === undefined) return broken(seq, `row ${String(seq)} was removed`);
  if (!isOriginal(row, seq, row.previous)) return broken(seq, `row ${String(seq)} was altered`);
  return { ok: true, mark: { seq, hash: row.hash } };
}

/**
 * The next `most` rows after a mark, for a walk that is made bit by bit beside the work: how far it came, or what is
 * wrong there.
 */
export const walkSome = async (
  db: Kysely<Tables>,
  from: Mark,
  most: number,
  anchors: readonly Anchor[],
): Promise<Walked> => (await belowTheArchive(db)) ?? walkOn(db, from, { most, page: most, anchors });
