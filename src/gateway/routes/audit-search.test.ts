/**
 * Is the audit searched a page at a time, newest first, each row under its number, with nothing left out or told twice?
 */
import type { AuditEvent, Bundle } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { AUDIT_ACTION_SYSTEM } from '../../domain/audit';
import { auditRowsIn } from '../../../tests/kits/gateway/audited';
import { open, read, WHO, world, type Ask } from '../../../tests/kits/gateway/gateway';

const PATH = '/api/audit/search';

const idsOf = (body: unknown): readonly number[] =>
  ((body as Bundle<AuditEvent>).entry ?? []).map(({ resource }) => Number(resource?.id));
const nextOf = (body: unknown): string | undefined =>
  (body as Bundle).link?.find(({ relation }) => relation === 'next')?.url;

async function busyPlace(reads = 7) {
  const place = world();
  const ben = await place.signIn('ben');
  const access = await open(ben);
  for (let at = 0; at < reads; at += 1) await read(ben, access);
  return { place, officer: await place.signIn('priscilla') };
}

/** The pages as the links lead; the cursor in the address, or in the body. */
async function pages(officer: Ask, body: object, inBody: boolean): Promise<readonly (readonly number[])[]> {
  const found: (readonly number[])[] = [];
  let after: string | undefined;
  do {
    const cursor = after !== undefined && inBody ? { after: Number(/\d+$/.exec(after)?.[0]) } : {};
    const { status, body: answer } = await officer('POST', inBody ? PATH : (after ?? PATH), { ...body, ...cursor });
    expect(status).toBe(200);
    found.push(idsOf(answer));
    after = nextOf(answer);
  } while (after !== undefined);
  return found;
}

describe('searching the audit', () => {
  it.each([false, true])(
    'gives every row once, newest first, page by page (cursor in the body: %s)',
    async (inBody) => {
      const { place, officer } = await busyPlace();
      const before = (await auditRowsIn(place.stores, { userId: 'ben' })).map(({ seq }) => seq);
      expect(before.length).toBeGreaterThan(8);
      const found = await pages(officer, { userId: 'ben', count: 2 }, inBody);
      expect(found.flat()).toEqual([...before].reverse());
      expect(found.slice(0, -1).every((page) => page.length === 2)).toBe(true);
    },
  );

  it('without a word gives the newest page, its own search first, and numbers without gaps from 1', async () => {
    const { place, officer } = await busyPlace();
    const { body } = await officer('POST', PATH, {});
    const [newest] = (body['entry'] as Bundle<AuditEvent>['entry']) ?? [];
    expect(newest?.resource?.subtype).toContainEqual(
      expect.objectContaining({ system: AUDIT_ACTION_SYSTEM, code: 'audit-searched' }),
    );
    const all = (await auditRowsIn(place.stores)).map(({ seq }) => seq);
    expect(idsOf(body)).toEqual([...all].reverse());
    expect(all).toEqual(all.map((_, at) => at + 1));
  });

  it('gives a hundred rows unless told otherwise, and what came after the first page is on no later one', async () => {
    const { place, officer } = await busyPlace(0);
    const [one] = await place.stores.audit.search({ userId: 'ben' }, { count: 1 });
    for (let at = 0; one !== undefined && at < 120; at += 1) await place.stores.audit.append(one.event, {});
    const first = await officer('POST', PATH, { userId: 'ben' });
    expect(idsOf(first.body)).toHaveLength(100);
    const second = await officer('POST', String(nextOf(first.body)), { userId: 'ben' });
    expect(Math.max(...idsOf(second.body))).toBeLessThan(Math.min(...idsOf(first.body)));
    expect(nextOf(second.body)).toBeUndefined();
  });

  it('has no link where a page ends with the last row there is', async () => {
    const { officer } = await busyPlace();
    const all = idsOf((await officer('POST', PATH, { userId: 'ben' })).body);
    const { body } = await officer('POST', PATH, { userId: 'ben', count: all.length });
    expect([idsOf(body), nextOf(body)]).toEqual([all, undefined]);
  });

  it('names no person in the link', async () => {
    const { officer } = await busyPlace();
    const { body } = await officer('POST', PATH, { nhsNumber: WHO.nhsNumber, count: 1 });
    expect(nextOf(body)).toMatch(/^\/api\/audit\/search\?after=\d+$/);
  });

  it.each<[string, object, string?]>([
    ['a page of none', { count: 0 }],
    ['a page of more than 500', { count: 501 }],
    ['a page of a part', { count: 1.5 }],
    ['a page of a word', { count: '10' }],
    ['a cursor that is a word', { after: '7' }],
    ['a cursor before the first row', { after: 0 }],
    ['a cursor that is a part', { after: 1.5 }],
    ['a cursor that no number holds', { after: 1e300 }],
    ['a cursor in the address that is none', {}, 'after=x'],
    ['an empty cursor in the address', {}, 'after='],
    ['a cursor in the address that no number holds', {}, 'after=99999999999999999999'],
    ['two cursors in the address', {}, 'after=3&after=4'],
    ['two cursors that differ', { after: 3 }, 'after=4'],
    ['a day that is none', { from: '2026-02-31' }],
    ['an hour that is none', { to: '2026-02-01T99:00:00Z' }],
  ])('refuses %s, naming it, and searches nothing', async (_what, body, address) => {
    const { place, officer } = await busyPlace(1);
    const before = (await auditRowsIn(place.stores)).length;
    const { status, text } = await officer('POST', address === undefined ? PATH : `${PATH}?${address}`, body);
    expect(status).toBe(400);
    expect(text).toMatch(/"(?:count|after|from|to): /);
    expect(await auditRowsIn(place.stores)).toHaveLength(before);
  });
});
