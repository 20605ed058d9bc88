/** Is it said, wherever somebody asks who looked, that what is older lies in the archive? Once, and where it is so. */
import type { AuditEvent, Bundle, OperationOutcome } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { ARCHIVED_SYSTEM } from '../../domain/archived';
import { open, WHO, world, type Ask } from '../../../tests/kits/gateway/gateway';

const UP_TO = '2020-05-03T10:00:00.000Z';
const SAID = /What was put on record up to 03-May-2020.* is kept in the archive, and is not listed here/;

async function officerOf(upTo: string | null): Promise<Ask> {
  const place = world({
    stores: (stores) => ({ ...stores, audit: { ...stores.audit, archivedUpTo: () => Promise.resolve(upTo) } }),
  });
  await open(await place.signIn('ben'));
  return place.signIn('priscilla');
}

type Entries = NonNullable<Bundle<AuditEvent | OperationOutcome>['entry']>;
const outcomesOf = (body: Readonly<Record<string, unknown>>): Entries =>
  (body['entry'] as Entries).filter(({ resource }) => resource?.resourceType === 'OperationOutcome');

describe('what lies in the archive', () => {
  it.each([
    ['the whole of a person', { nhsNumber: WHO.nhsNumber }, UP_TO, true],
    ['a period that begins before', { userId: 'ben', from: '2020-05-03' }, UP_TO, true],
    ['a period that begins after', { userId: 'ben', from: '2020-05-04' }, UP_TO, false],
    ['where nothing was archived', { nhsNumber: WHO.nhsNumber }, null, false],
  ])('is told by a search of %s: %j', async (_what, query, upTo, isSaid) => {
    const { status, body } = await (await officerOf(upTo))('POST', '/api/audit/search', query);
    expect(status).toBe(200);
    const said = outcomesOf(body);
    expect(said).toHaveLength(isSaid ? 1 : 0);
    if (!isSaid) return;
    const { resource, search } = said[0] ?? {};
    expect(search?.mode).toBe('outcome');
    expect(resource).toMatchObject({
      issue: [{ code: 'incomplete', details: { coding: [{ system: ARCHIVED_SYSTEM, code: UP_TO }] } }],
    });
    expect(JSON.stringify(resource)).toMatch(SAID);
  });

  it('is told where the list ends, and on no page before', async () => {
    const officer = await officerOf(UP_TO);
    const first = await officer('POST', '/api/audit/search', { userId: 'ben', count: 1 });
    expect((first.body as unknown as Bundle).link).toHaveLength(1);
    expect(outcomesOf(first.body)).toEqual([]);
  });

  it.each(['html', 'fhir'])(
    'stands in the person’s own report as %s, which does not claim to begin earlier',
    async (format) => {
      const report = { nhsNumber: WHO.nhsNumber, format };
      const archived = await (await officerOf(UP_TO))('POST', '/api/audit/report', report);
      expect(archived.text).toMatch(SAID);
      expect(archived.text).not.toContain('Since the record began');
      const whole = await (await officerOf(null))('POST', '/api/audit/report', report);
      expect(whole.text).not.toContain('archive');
      expect(whole.text).toContain('Since the record began');
    },
  );
});
