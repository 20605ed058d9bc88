import { afterEach, describe, expect, it, vi } from 'vitest';
import { readAuditEvent } from '../domain/audit';
import { CLOSING_LIMIT_MS } from './tell-closed';
import { open, read, REASON, replyOf, tryOpening, world } from '../../tests/kits/gateway/gateway';
import { bundle, condition, patient, provider } from '../../tests/kits/gateway/fake-server';
import type { Stores } from './ports';
import * as stage from './release';
import { STORE_LIMIT_MS } from './time-limit';
import { auditedIn } from '../../tests/kits/gateway/audited';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a stage that fails', () => {
  it('releases nothing of that provider, leaves the others alone, and is audited', async () => {
    const other = provider({ id: 'south', baseUrl: 'https://south.test/fhir', ods: 'OTHER' });
    const place = world({ providers: [provider({ ods: 'OTHER' }), other] });
    place.replies.set('south.test', () => replyOf(bundle([patient()])));
    const ask = await place.signIn('asha');
    const access = await open(ask);
    const real = stage.releaseBytes;
    vi.spyOn(stage, 'releaseBytes').mockImplementation((input) => {
      if (input.provider.id === 'north') throw new Error('CANARY');
      return real(input);
    });
    const answer = await read(ask, access);
    expect(answer.status).toBe(503);
    expect(answer.text).not.toContain('CANARY');
    expect((await read(ask, access, 'south')).status).toBe(200);
    const failed = (await auditedIn(place.stores)).map(readAuditEvent).filter(({ succeeded }) => !succeeded);
    expect(failed.map(({ details }) => details['outcome'])).toEqual(['failed']);
    expect(JSON.stringify(await auditedIn(place.stores))).not.toContain('CANARY');
  });

  it('does not keep the record closed when it is the user’s own organisation that cannot be read', async () => {
    const place = world({ providers: [provider()] });
    const ask = await place.signIn('asha');
    vi.spyOn(stage, 'releaseBytes').mockImplementation(() => {
      throw new Error('CANARY');
    });
    const { status, body } = await tryOpening(ask);
    expect([status, body['relationship']]).toEqual([201, 'self-claimed']);
  });
});

describe('a store that', () => {
  const STORES = ['sessions', 'accesses', 'optOuts', 'cases', 'audit', 'alerts'] as const;
  const broken =
    (name: (typeof STORES)[number], how: () => Promise<never>, when: () => boolean) =>
    (stores: Stores): Stores => ({
      ...stores,
      [name]: Object.fromEntries(
        Object.entries(stores[name]).map(([method, ask]) => [
          method,
          (...given: unknown[]) => (when() ? how() : (ask as (...all: unknown[]) => unknown)(...given)),
        ]),
      ),
    });

  it.each(STORES)('fails opens nothing: %s', async (name) => {
    let down = false;
    const place = world({
      stores: broken(
        name,
        () => Promise.reject(new Error('CANARY')),
        () => down,
      ),
    });
    const ask = await place.signIn('ben');
    down = true;
    const { status, text } = await tryOpening(ask, { purpose: 'emergency', reason: REASON });
    expect(status).toBe(503);
    expect(text).not.toMatch(/CANARY|access"/);
  });

  it.each(STORES)('never answers opens nothing, and does not hang: %s', async (name) => {
    let down = false;
    const place = world({
      stores: broken(
        name,
        () => new Promise<never>(() => undefined),
        () => down,
      ),
    });
    const ask = await place.signIn('ben');
    down = true;
    vi.useFakeTimers();
    const answer = tryOpening(ask, { purpose: 'emergency', reason: REASON });
    await vi.advanceTimersByTimeAsync(STORE_LIMIT_MS + CLOSING_LIMIT_MS + 2);
    expect((await answer).status).toBe(503);
  });

  it.each(['sessions', 'accesses', 'optOuts', 'cases', 'audit'] as const)(
    'fails lets no body leave: %s',
    async (name) => {
      let down = false;
      const place = world({
        stores: broken(
          name,
          () => Promise.reject(new Error('CANARY')),
          () => down,
        ),
      });
      place.replies.set('$everything', () => replyOf(bundle([condition('c1')])));
      const ask = await place.signIn('ben');
      const access = await open(ask);
      down = true;
      const { status, text } = await read(ask, access);
      expect(status).toBe(503);
      expect(text).not.toContain('Asthma');
    },
  );

  it('keeps the audit and is down leaves an alert as it was: nothing is done that is not on record', async () => {
    let down = false;
    const place = world({
      stores: broken(
        'audit',
        () => Promise.reject(new Error('down')),
        () => down,
      ),
    });
    await tryOpening(await place.signIn('ben'), { purpose: 'emergency', reason: REASON });
    const officer = await place.signIn('priscilla');
    const [alert] = await place.stores.alerts.list();
    down = true;
    expect((await officer('POST', `/api/alerts/${alert?.id ?? ''}/acknowledge`)).status).toBe(503);
    const after = await place.stores.alerts.list();
    expect(after).toEqual([alert]);
    expect(after[0]?.acknowledgedBy ?? null).toBeNull();
  });

  it('keeps the audit and is down signs the user out all the same', async () => {
    let down = false;
    const place = world({
      stores: broken(
        'audit',
        () => Promise.reject(new Error('down')),
        () => down,
      ),
    });
    const ask = await place.signIn('ben');
    down = true;
    await ask('DELETE', '/api/session');
    down = false;
    expect((await ask('GET', '/api/session')).body).toEqual({ signedIn: false });
  });
});
