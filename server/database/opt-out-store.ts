/**
 * Where is the opt-out register kept? Decisions are added in turn, each with the event that tells of it, and never
 * changed: the database refuses it.
 */
import { sql, type Kysely } from 'kysely';
import type { Consent } from 'fhir/r4';
import type { RegisterPlace } from '../../src/gateway/entries';
import type { OptOutStore, StoredConsent } from '../../src/gateway/ports';
import { NOTHING_OUTSIDE, type Outside } from '../register/outside';
import { auditStore } from './audit-store';
import { decisionHash } from './register-chain';
import type { Tables } from './tables';

interface Row {
  readonly id: string;
  readonly nhs_number: string;
  readonly date_time: string;
  readonly body: string;
}

const consentOf = (row: Row): StoredConsent => ({
  id: row.id,
  nhsNumber: row.nhs_number,
  consent: JSON.parse(row.body) as Consent,
  dateTime: row.date_time,
});

/** The head of the register, and what stands where the newest decision that is known outside has to stand. */
const headOf = (db: Kysely<Tables>, known: number) =>
  db
    .selectFrom('opt_out_head as head')
    .where('head.id', '=', 1)
    .select(['head.number as head_number', 'head.hash as head_hash'])
    .select(sql<string | null>`(select hash from opt_outs where number = ${known})`.as('hash_at'));

interface Head {
  readonly head_number: number;
  readonly head_hash: string;
  readonly hash_at: string | null;
}

const placeOf = ({ head_number, head_hash }: Head): RegisterPlace => ({
  number: Number(head_number),
  digest: head_hash,
});

/** Where the register ends. Rejects when it does not answer. */
export const registerHead = async (db: Kysely<Tables>): Promise<RegisterPlace> =>
  placeOf(await headOf(db, 0).executeTakeFirstOrThrow());

/**
 * The next number, and the head locked until the transaction ends, so that no two decisions follow the same one.
 * Rejects when the register is older than what is known outside.
 */
async function lockHead(db: Kysely<Tables>, outside: Outside): Promise<RegisterPlace> {
  const locked = await db
    .selectFrom('opt_out_head')
    .select('number')
    .where('id', '=', 1)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const since = outside.known();
  const head = await headOf(db, since.number).executeTakeFirstOrThrow();
  outside.holdAgainst(since, { number: Number(locked.number), digest: head.head_hash }, head.hash_at);
  return placeOf(head);
}

/**
 * Rejects when the register is older than what is known outside. INVARIANT: a register that was put back to an earlier
 * day answers nothing: whoever opted out since would be seen.
 */
export async function registerStands(db: Kysely<Tables>, outside: Outside): Promise<void> {
  const since = outside.known();
  const head = await headOf(db, since.number).executeTakeFirstOrThrow();
  outside.holdAgainst(since, placeOf(head), head.hash_at);
  outside.saw(placeOf(head));
}

export const optOutStore = (db: Kysely<Tables>, outside: Outside = NOTHING_OUTSIDE): OptOutStore => {
  const rows = db.selectFrom('opt_outs').select(['id', 'nhs_number', 'date_time', 'body']);
  return {
    async add({ id, nhsNumber, consent, dateTime }, told) {
      await outside.prepare();
      const body = JSON.stringify(consent);
      const place = await db.transaction().execute(async (transaction) => {
        const head = await lockHead(transaction, outside);
        const decision = { number: head.number + 1, id, nhsNumber, dateTime, body };
        const hash = decisionHash(head.digest, decision);
        const { number } = decision;
        await transaction
          .insertInto('opt_outs')
          .values({ id, nhs_number: nhsNumber, date_time: dateTime, body, number, previous: head.digest, hash })
          .execute();
        await transaction.updateTable('opt_out_head').set({ number, hash }).where('id', '=', 1).execute();
        // INVARIANT: what is committed stands in the copy already; what stands in the copy alone was never acknowledged
        await outside.before(transaction, { ...decision, previous: head.digest, hash });
        const { event, keys } = told({ number, digest: hash });
        await auditStore(transaction).append(event, keys);
        return { number, digest: hash };
      });
      await outside.after(place);
    },
    async get(id) {
      await registerStands(db, outside);
      const row = await rows.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : consentOf(row);
    },
    async of(nhsNumber) {
      // one question: the head stands beside each decision, and alone where there is none
      const since = outside.known();
      const found = await headOf(db, since.number)
        .leftJoin('opt_outs as one', (join) => join.on('one.nhs_number', '=', nhsNumber))
        .select(['one.id', 'one.nhs_number', 'one.date_time', 'one.body'])
        .orderBy('one.number')
        .execute();
      const [head] = found;
      if (head === undefined) throw new Error('the register has no head');
      outside.holdAgainst(since, placeOf(head), head.hash_at);
      outside.saw(placeOf(head));
      return found.flatMap(({ id, nhs_number, date_time, body }) =>
        id === null || nhs_number === null || date_time === null || body === null
          ? []
          : [consentOf({ id, nhs_number, date_time, body })],
      );
    },
  };
};
