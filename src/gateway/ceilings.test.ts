/** Is a user who finds or opens very many people held back within the hour, and told of once? */
import { describe, expect, it } from 'vitest';
import type { Alert } from '../domain/api';
import { open, REASON, tryOpening, WHO, world, type Ask, type World } from '../../tests/kits/gateway/gateway';
import type { Stores } from './ports';

const NAMED = { family: 'XX-TESTPATIENT', given: 'Marjorie', dateOfBirth: WHO.dateOfBirth };
const byName = (ask: Ask) => ask('POST', '/api/patients', NAMED);
const byNumber = (ask: Ask) => ask('POST', '/api/patients', WHO);
const statuses = async (times: number, run: () => Promise<{ readonly status: number }>): Promise<readonly number[]> => {
  const all: number[] = [];
  for (let at = 0; at < times; at += 1) all.push((await run()).status);
  return all;
};
const told = async ({ stores }: World, kind: string): Promise<readonly Alert[]> =>
  (await stores.alerts.list()).filter((alert) => alert.kind === kind);

describe('the ceiling on look-ups that found somebody', () => {
  it('stops searches by name, lets number and date of birth go on, and is told once in the hour', async () => {
    const place = world({ limits: { matchedLookUpsPerHour: 4 } });
    const ask = await place.signIn('asha');
    expect(await statuses(2, () => byNumber(ask))).toEqual([200, 200]);
    expect(await statuses(3, () => byName(ask))).toEqual([200, 200, 429]);
    const refused = await byName(ask);
    expect([refused.status, Number(refused.headers.get('Retry-After'))]).toEqual([429, 3600]);
    expect(refused.text).toContain('NHS number and date of birth');
    expect(await statuses(3, () => byNumber(ask))).toEqual([200, 200, 200]);
    const alerts = await told(place, 'look-ups');
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.text).toContain('Asha Patel');
    expect(alerts[0]?.text).not.toContain('999');
    expect((await byName(await place.signIn('ben'))).status).toBe(200);
    place.now += 3_600_001;
    expect((await byName(await place.signIn('asha'))).status).toBe(200);
  });

  it('is not reached by more than it allows, however many search at once', async () => {
    const place = world({ limits: { matchedLookUpsPerHour: 4 } });
    const ask = await place.signIn('asha');
    const answers = await Promise.all(Array.from({ length: 12 }, () => byName(ask)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
    expect(await told(place, 'look-ups')).toHaveLength(1);
  });
});

describe('the ceiling on openings', () => {
  it('stops direct care, never an emergency, says what to do, and is told once in the hour', async () => {
    const place = world({ limits: { openingsPerHour: 3 } });
    const ask = await place.signIn('ben');
    expect(await statuses(5, () => tryOpening(ask))).toEqual([201, 201, 201, 429, 429]);
    const refused = await tryOpening(ask);
    expect(Number(refused.headers.get('Retry-After'))).toBe(3600);
    expect(refused.text).toMatch(/emergency/);
    for (let at = 0; at < 4; at += 1) await open(ask, { purpose: 'emergency', reason: REASON });
    expect(await told(place, 'openings')).toHaveLength(1);
    place.now += 3_600_001;
    await open(await place.signIn('ben'));
  });

  it('tells nobody beyond it whether a number and a date of birth belong together', async () => {
    const place = world({ limits: { openingsPerHour: 1 } });
    const ask = await place.signIn('asha');
    await open(ask);
    const before = place.asked.length;
    const [right, wrong] = [await tryOpening(ask), await tryOpening(ask, { dateOfBirth: '1948-03-15' })];
    expect([right.status, wrong.text]).toEqual([429, right.text]);
    expect(place.asked.length).toBe(before);
  });

  it('answers nothing while it cannot be told, and tells it as soon as it can', async () => {
    let down = true;
    const deaf = (stores: Stores): Stores => ({
      ...stores,
      alerts: {
        ...stores.alerts,
        add: (alert) =>
          down && alert.kind === 'openings' ? Promise.reject(new Error('down')) : stores.alerts.add(alert),
      },
    });
    const place = world({ limits: { openingsPerHour: 1 }, stores: deaf });
    const ask = await place.signIn('asha');
    await open(ask);
    expect((await tryOpening(ask)).status).toBe(503);
    down = false;
    expect((await tryOpening(ask)).status).toBe(429);
    expect(await told(place, 'openings')).toHaveLength(1);
  });
});
