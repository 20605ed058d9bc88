/**
 * Does the opt-out register still hold together, and with the audit? Each decision follows the one before it, has its
 * event in the audit, and each such event its decision; what is wrong is named by number, never by person.
 */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { AuditEvent } from 'fhir/r4';
import { readAuditEvent } from '../../src/domain/audit';
import { REGISTER_DIGEST, REGISTER_NUMBER } from '../../src/gateway/audit/place';
import type { RegisterPlace } from '../../src/gateway/entries';
import { decisionsAfter } from '../register/rows';
import { decisionHash } from './register-chain';
import type { Tables } from './tables';

export type RegisterVerified =
  | { readonly ok: true; readonly decisions: number; readonly head: string }
  /** `behind`: it is whole in itself, and ends before what is known outside, as after a restore. */
  | {
      readonly ok: false;
      readonly behind: boolean;
      readonly problem: string;
      /** Numbers of the decisions that are missing, changed or not told of. */
      readonly decisions: readonly number[];
    };

/** What the audit tells of the register. */
interface Told {
  /** Every digest that an event gives a number, with the number of the event's row. */
  readonly places: readonly (RegisterPlace & { readonly row: number })[];
  /** Decisions up to this number were sealed together, or their events are no longer in the database. */
  readonly coveredTo: number;
  /** Numbers that an event of their own tells of. */
  readonly own: ReadonlySet<number>;
}

/** The words that the index of these events was made with. */
export const OF_REGISTER = sql<boolean>`event like '%"register digest"%'`;
const PAGE = 500;

async function eventsOf(db: Kysely<Tables>): Promise<readonly { readonly seq: number; readonly event: string }[]> {
  const all: { seq: number; event: string }[] = [];
  for (let after = 0; ;) {
    const some = await db
      .selectFrom('audit')
      .select(['seq', 'event'])
      .where(OF_REGISTER)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    all.push(...some.map(({ seq, event }) => ({ seq: Number(seq), event })));
    if (some.length < PAGE) return all;
    after = Number(some.at(-1)?.seq);
  }
}

async function toldIn(db: Kysely<Tables>): Promise<Told> {
  const places: (RegisterPlace & { row: number })[] = [];
  const own = new Set<number>();
  let coveredTo = 0;
  for (const { seq, event } of await eventsOf(db)) {
    const parsed = JSON.parse(event) as AuditEvent;
    const { details } = readAuditEvent(parsed);
    const number = Number(details[REGISTER_NUMBER]);
    places.push({ number, digest: details[REGISTER_DIGEST] ?? '', row: seq });
    // both vouch for all that stood before, by the digest of the last of it
    if (parsed.subtype?.some(({ code }) => code === 'register-sealed' || code === 'audit-archived'))
      coveredTo = Math.max(coveredTo, number);
    else own.add(number);
  }
  const first = await db.selectFrom('audit').select('seq').orderBy('seq').limit(1).executeTakeFirst();
  // events that were archived are vouched for by the digest of the next one, which is of all before it
  if (first !== undefined && Number(first.seq) > 1)
    coveredTo = Math.max(coveredTo, Math.min(...places.map(({ number }) => number)) - 1);
  return { places, coveredTo, own };
}

const list = (numbers: readonly number[]): string =>
  `${numbers.slice(0, 20).join(', ')}${numbers.length > 20 ? ` and ${String(numbers.length - 20)} more` : ''}`;

const named = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'decision' : 'decisions'} ${list(numbers)}`;

const broken = (numbers: readonly number[], what: string): RegisterVerified => ({
  ok: false,
  behind: false,
  problem: `${what}: ${named(numbers)}`,
  decisions: numbers,
});

interface Walked {
  readonly hashes: ReadonlyMap<number, string>;
  readonly changed: readonly number[];
  readonly gaps: readonly number[];
  readonly last: RegisterPlace;
}

async function walk(db: Kysely<Tables>): Promise<Walked> {
  const hashes = new Map<number, string>();
  const changed: number[] = [];
  const gaps: number[] = [];
  let last: RegisterPlace = { number: 0, digest: '' };
  for await (const { previous, hash, ...decision } of decisionsAfter(db, 0)) {
    for (let number = last.number + 1; number < decision.number; number += 1) gaps.push(number);
    const follows = decision.number === last.number + 1;
    if (decisionHash(previous, decision) !== hash || (follows && previous !== last.digest))
      changed.push(decision.number);
    hashes.set(decision.number, hash);
    last = { number: decision.number, digest: hash };
  }
  return { hashes, changed, gaps, last };
}

/** Every way in which the register was changed behind the server's back; null where it was not. */
function tampered({ hashes, changed, gaps, last }: Walked, head: RegisterPlace, told: Told): RegisterVerified | null {
  const missing = new Set(gaps);
  for (let number = last.number + 1; number <= head.number; number += 1) missing.add(number);
  for (const { number } of told.places) if (!hashes.has(number) && number > 0) missing.add(number);
  if (missing.size > 0)
    return broken(
      [...missing].sort((a, b) => a - b),
      'missing from the opt-out register',
    );
  if (changed.length > 0) return broken(changed, 'changed in the opt-out register, or put in');
  if (head.number < last.number || head.digest !== last.digest)
    return broken([last.number], 'the opt-out register does not end where its head says');
  const other = told.places.filter(({ number, digest }) => number > 0 && hashes.get(number) !== digest);
  if (other.length > 0)
    return broken(
      other.map(({ number }) => number),
      `the opt-out register is not what the audit tells of in rows ${list(other.map(({ row }) => row))}`,
    );
  const untold = [...hashes.keys()].filter((number) => number > told.coveredTo && !told.own.has(number));
  return untold.length > 0 ? broken(untold, 'in the opt-out register without an event in the audit') : null;
}

async function verify(db: Kysely<Tables>, anchored: readonly RegisterPlace[]): Promise<RegisterVerified> {
  const row = await db.selectFrom('opt_out_head').select(['number', 'hash']).where('id', '=', 1).executeTakeFirst();
  if (row === undefined)
    return { ok: false, behind: false, problem: 'the head of the opt-out register is missing', decisions: [] };
  const head = { number: Number(row.number), digest: row.hash };
  const walked = await walk(db);
  const found = tampered(walked, head, await toldIn(db));
  if (found !== null) return found;
  const other = anchored.filter(({ number, digest }) => number <= head.number && walked.hashes.get(number) !== digest);
  if (other.length > 0)
    return broken(
      [...new Set(other.map(({ number }) => number))],
      'the opt-out register was written anew: not the ones anchored outside the database',
    );
  const last = Math.max(0, ...anchored.map(({ number }) => number));
  if (last > head.number) {
    const lost = Array.from({ length: last - head.number }, (_, at) => head.number + 1 + at);
    return {
      ok: false,
      behind: true,
      problem:
        `the opt-out register is older than its anchor, as after a restore: without ${named(lost)}. ` +
        'Bring it forward with opt-outs:reconcile',
      decisions: lost,
    };
  }
  return { ok: true, decisions: head.number, head: head.digest };
}

/** Verifies in one snapshot; `anchored` are the places noted outside the database. */
export function verifyRegister(db: Kysely<Tables>, anchored: readonly RegisterPlace[] = []): Promise<RegisterVerified> {
  if (db.isTransaction) return verify(db, anchored);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((snapshot) => verify(snapshot, anchored));
}
