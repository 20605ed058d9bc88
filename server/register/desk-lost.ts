/** Which of the desk's cases did a restore take, by the copies that are kept outside, and how do they come back? */
import { sql, type Kysely } from 'kysely';
import { addPeople, columnsOf } from '../database/case-rows';
import type { Tables } from '../database/tables';
import type { WrappingKeys } from '../keys/wrapping';
import { readNoted, type NotedLine } from './anchor-file';
import { readDeskSoFar, type DeskLine, type KeptCase } from './desk-copy';

const PAGE = 500;

/** Of two of one version the one that holds: one of them was never committed, and it is not known which. */
const isLater = ({ one }: KeptCase, than: KeptCase): boolean =>
  one.version > than.one.version || (one.version === than.one.version && one.state === 'held');

type Proved<L> = (line: L) => boolean;

/**
 * Each case as it was kept last, with everybody whom any version of it may be about. INVARIANT: one that held holds on
 * where nothing proves that it was let go of.
 */
function latest<L extends KeptCase>(lines: readonly L[], isProved: Proved<L>): ReadonlyMap<string, KeptCase> {
  const all = new Map<string, KeptCase>();
  for (const line of [...lines].sort((a, b) => a.one.version - b.one.version)) {
    const before = all.get(line.one.id);
    const people = [...new Set([...(before?.people ?? []), ...line.people])];
    if (before === undefined) all.set(line.one.id, { one: line.one, people });
    else if (!isLater(line, before)) all.set(line.one.id, { one: before.one, people });
    else if (before.one.state === 'held' && line.one.state !== 'held' && !isProved(line))
      all.set(line.one.id, { one: { ...before.one, version: line.one.version }, people });
    else all.set(line.one.id, { one: line.one, people });
  }
  return all;
}

/** The cases that the database has not, or has as they stood before. */
export async function lackedCases<L extends KeptCase>(
  db: Kysely<Tables>,
  lines: readonly L[],
  isProved: Proved<L> = () => true,
): Promise<readonly KeptCase[]> {
  const kept = latest(lines, isProved);
  const ids = [...kept.keys()];
  const versions = new Map<string, number>();
  for (let at = 0; at < ids.length; at += PAGE) {
    const some = ids.slice(at, at + PAGE);
    const rows = await db.selectFrom('opt_out_cases').select(['id', 'version']).where('id', 'in', some).execute();
    for (const { id, version } of rows) versions.set(id, version);
  }
  return [...kept.values()].filter(({ one }) => (versions.get(one.id) ?? 0) < one.version);
}

/** Those lines that were acknowledged: noted by themselves, or before one that was noted with all before it. */
export function acknowledged(lines: readonly DeskLine[], noted: readonly NotedLine[]): readonly DeskLine[] {
  const own = new Set(noted.map(({ desk }) => desk));
  const whole = new Set(noted.filter((one) => one.whole).map(({ desk }) => desk));
  const upTo = lines.findLastIndex(({ digest }) => whole.has(digest));
  return lines.filter(({ digest }, at) => at <= upTo || own.has(digest));
}

/** Is every line there, by digest, that was noted since the copy was begun? Where not, it is not the latest. */
export function holdsNoted(lines: readonly string[], noted: readonly NotedLine[]): boolean {
  const there = new Set(lines);
  return noted
    .slice(
      Math.max(
        0,
        noted.findLastIndex(({ whole }) => whole),
      ),
    )
    .every(({ desk }) => there.has(desk));
}

/**
 * Does the database lack a case that was acknowledged, as after a restore? INVARIANT: a copy that the same fault cut
 * off in its last line still tells, by all before it; where none of it can be read no form is taken until it can.
 */
export async function lacksCases(
  file: string,
  keys: WrappingKeys,
  db: Kysely<Tables>,
  anchor: string,
): Promise<boolean> {
  const lines = await readDeskSoFar(file, keys);
  return (await lackedCases(db, acknowledged(lines, readNoted(anchor)))).length > 0;
}

/**
 * Puts back what the database lacks; how many cases that were. `proved`: the digests of the lines that were
 * acknowledged. `db` is a transaction.
 */
export async function bringCasesBack(
  db: Kysely<Tables>,
  lines: readonly DeskLine[],
  proved: ReadonlySet<string>,
): Promise<number> {
  const lacked = await lackedCases(db, lines, ({ digest }) => proved.has(digest));
  for (const { one, people } of lacked) {
    // of what was sent in twice, one waits: what was entered again since takes the other's turn
    const again =
      one.content === null
        ? undefined
        : await db
            .selectFrom('opt_out_cases')
            .select('id')
            .where('content', '=', one.content)
            .where('state', 'in', ['received-whole', 'held'])
            .where('id', '!=', one.id)
            .executeTakeFirst();
    const state = again !== undefined && ['received-whole', 'held'].includes(one.state) ? 'closed' : one.state;
    const row = { ...columnsOf({ ...one, claimedUntil: 0 }), state, due: state === one.state ? one.due : null };
    await db
      .insertInto('opt_out_cases')
      .values({ id: one.id, reference: one.reference, opened_at: one.openedAt, ...row, told_overdue: false })
      .onConflict((same) => same.column('id').doUpdateSet({ ...row, told_overdue: sql<boolean>`false` }))
      .execute();
    await addPeople(db, one.id, people);
    if (again !== undefined) await addPeople(db, again.id, people);
  }
  return lacked.length;
}
