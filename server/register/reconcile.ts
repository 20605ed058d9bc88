/** How does a restored register come forward again? By every decision that its copies hold and it lacks, or by none. */
import { sql, type Kysely } from 'kysely';
import type { Consent } from 'fhir/r4';
import { commandEntry, type CommandFacts } from '../../src/gateway/audit/by-command';
import { placeDetails } from '../../src/gateway/audit/place';
import { auditStore } from '../database/audit-store';
import type { Lost } from '../database/anchors';
import type { Tables } from '../database/tables';
import type { AnchoredPlace } from './anchor-file';
import { choose, type NamedCopy } from './choose';
import type { StoredDecision } from './copy-lines';
import type { DeskLine } from './desk-copy';
import { bringCasesBack } from './desk-lost';
import { decisionsAfter } from './rows';

export interface Reconciling {
  readonly copies: readonly NamedCopy[];
  /** What the copies of the desk hold. */
  readonly desk: readonly DeskLine[];
  /** The digests of those lines that were acknowledged, as far as is known. */
  readonly deskProved: ReadonlySet<string>;
  /** Whether those lack a form that was noted. */
  readonly isDeskLate: boolean;
  readonly places: readonly AnchoredPlace[];
  /** What the audit lost in the same restore; null where nothing says so. */
  readonly lost: Lost | null;
  readonly instance: CommandFacts['instance'];
  readonly now: number;
}

export type Reconciled =
  | {
      readonly ok: true;
      readonly added: number;
      /** Opt-ins that were left out, for nothing says that they were acknowledged. */
      readonly unproved: number;
      /** Forms of the desk that came back. */
      readonly cases: number;
      readonly decisions: number;
      readonly digest: string;
    }
  | { readonly ok: false; readonly problem: string };

async function addBack(
  db: Kysely<Tables>,
  { instance, now }: Reconciling,
  { number, id, nhsNumber, dateTime, body, previous, hash }: StoredDecision,
): Promise<void> {
  await db
    .insertInto('opt_outs')
    .values({ number, id, nhs_number: nhsNumber, date_time: dateTime, body, previous, hash })
    .execute();
  await db.updateTable('opt_out_head').set({ number, hash }).where('id', '=', 1).execute();
  const { provision } = JSON.parse(body) as Consent;
  const { event, keys } = commandEntry({
    action: 'decision-restored',
    at: now,
    instance,
    nhsNumber,
    details: {
      consent: id,
      decision: provision?.type === 'permit' ? 'opted in' : 'opted out',
      'decided at': dateTime,
      ...placeDetails({ number, digest: hash }),
    },
  });
  await auditStore(db).append(event, keys);
}

/** What the administrator who ran it leaves on record. */
async function tellRestored(
  db: Kysely<Tables>,
  { instance, now, lost }: Reconciling,
  added: number,
  cases: number,
): Promise<void> {
  const { event, keys } = commandEntry({
    action: 'database-restored',
    at: now,
    instance,
    details: {
      'decisions brought back': String(added),
      'forms brought back': String(cases),
      ...(lost === null
        ? {}
        : { 'audit lost after row': String(lost.after), 'audit lost up to row at least': String(lost.upTo) }),
    },
  });
  await auditStore(db).append(event, keys);
}

const DESK_LATE =
  'the copies of the desk lack forms that were noted: name the copies of all gateways, the latest of each';

/** All or nothing, in one transaction, with nobody deciding anything meanwhile. Rejects when the database does. */
export function reconcile(db: Kysely<Tables>, given: Reconciling): Promise<Reconciled> {
  return db.transaction().execute(async (transaction): Promise<Reconciled> => {
    await sql`set local statement_timeout = 0`.execute(transaction);
    await transaction.selectFrom('opt_out_head').select('number').where('id', '=', 1).forUpdate().execute();
    const hashes = new Map<number, string>();
    for await (const { number, hash } of decisionsAfter(transaction, 0)) hashes.set(number, hash);
    const chosen = choose(given.copies, hashes, given.places);
    if (!chosen.ok) return chosen;
    if (given.isDeskLate) return { ok: false, problem: DESK_LATE };
    const { added, unproved } = chosen;
    for (const decision of added) await addBack(transaction, given, decision);
    const cases = await bringCasesBack(transaction, given.desk, given.deskProved);
    if (added.length + cases > 0 || given.lost !== null) await tellRestored(transaction, given, added.length, cases);
    const last = added.at(-1);
    const decisions = hashes.size + added.length;
    const digest = last?.hash ?? hashes.get(hashes.size) ?? '';
    return { ok: true, added: added.length, unproved, cases, decisions, digest };
  });
}
