/** Is it told whether the audit is whole: to the privacy officer alone, and as far as it is known? */
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../domain/roles';
import { open, WHO, world } from '../../../tests/kits/gateway/gateway';
import type { ChainState } from '../../domain/audit-state';

const CHAIN: ChainState = {
  sound: true,
  problem: null,
  whole: { at: '2026-11-28T03:10:00.000Z', to: 40 },
  walkedTo: 12,
  noted: null,
  outside: true,
};

describe('GET /api/audit/state', () => {
  it('where the audit lives in memory, says that it is not kept here, and how long it is', async () => {
    const place = world();
    await open(await place.signIn('ben'));
    const ask = await place.signIn('priscilla');
    const { status, body, text } = await ask('GET', '/api/audit/state');
    const rows = await place.stores.audit.search({}, { count: 500 });
    expect([status, body]).toEqual([200, { kept: false, entries: rows.length }]);
    expect(text).not.toContain(WHO.nhsNumber);
    expect(rows.length).toBeGreaterThan(2);
  });

  it('tells what the server knows of the chain, as it stands now', async () => {
    let chain = CHAIN;
    const ask = await world({ chainState: () => chain }).signIn('priscilla');
    const state = async () => (await ask('GET', '/api/audit/state')).body;
    expect(await state()).toEqual({ kept: true, entries: 1, ...CHAIN });
    chain = { ...CHAIN, sound: false, problem: 'row 9 was altered' };
    expect(await state()).toEqual({ kept: true, entries: 1, ...chain });
  });

  it('is told while nothing can be put on record any more, to whoever is signed in then', async () => {
    let down = false;
    const place = world({
      chainState: () => ({ ...CHAIN, sound: false, problem: 'row 9 was altered' }),
      stores: (stores) => ({
        ...stores,
        audit: {
          ...stores.audit,
          append: (...event) => (down ? Promise.reject(new Error('broken')) : stores.audit.append(...event)),
        },
      }),
    });
    const ask = await place.signIn('priscilla');
    down = true;
    expect((await ask('GET', '/api/audit/state')).body).toMatchObject({ sound: false, problem: 'row 9 was altered' });
  });

  it.each(ROLES)('%s: only the privacy officer is answered; anybody else is refused, on record', async (role) => {
    const place = world({ chainState: () => CHAIN });
    const ask = await place.signIn(`a-${role}`);
    const { status, text } = await ask('GET', '/api/audit/state');
    expect(status).toBe(role === 'privacy-officer' ? 200 : 403);
    if (role !== 'privacy-officer') expect(text).not.toContain('walkedTo');
    expect(await place.stores.audit.search({}, { count: 9 })).toHaveLength(role === 'privacy-officer' ? 1 : 2);
  });
});
