/** Where is the opt-out register kept? Decisions are added, never changed: the database refuses it. */
import type { Kysely } from 'kysely';
import type { Consent } from 'fhir/r4';
import type { OptOutStore, StoredConsent } from '../../src/gateway/ports';
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

export const optOutStore = (db: Kysely<Tables>): OptOutStore => {
  const rows = db.selectFrom('opt_outs').select(['id', 'nhs_number', 'date_time', 'body']);
  return {
    async add({ id, nhsNumber, consent, dateTime }) {
      const row = { id, nhs_number: nhsNumber, date_time: dateTime, body: JSON.stringify(consent) };
      await db.insertInto('opt_outs').values(row).execute();
    },
    async get(id) {
      const row = await rows.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : consentOf(row);
    },
    async of(nhsNumber) {
      return (await rows.where('nhs_number', '=', nhsNumber).orderBy('seq').execute()).map(consentOf);
    },
  };
};
