import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toIso } from '../../domain/instant';
import type { OptOutStore, StoredConsent } from '../ports';
import { consentOf } from './consent';
import { decisionInForce, historyOf, isOptedOut } from './register';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const NUMBER = '9990123454';

const decision = (
  id: string,
  at: number,
  type: 'deny' | 'permit',
  status: StoredConsent['consent']['status'] = 'active',
): StoredConsent => {
  const stored = consentOf({
    id,
    nhsNumber: NUMBER,
    decision: type,
    at: toIso(at),
    recordedBy: 'Desk',
    origin: 'Opt-out desk',
  });
  return { ...stored, consent: { ...stored.consent, status } };
};

const store = (...rows: StoredConsent[]): OptOutStore => ({
  add: () => Promise.resolve(),
  get: () => Promise.resolve(null),
  of: (number) => Promise.resolve(rows.filter(({ nhsNumber }) => nhsNumber === number)),
});

describe('the opt-out register', () => {
  it('lets the latest effective decision win, in whatever order they were stored', () => {
    const moment = fc.integer({ min: NOW - 1e9, max: NOW });
    const rows = fc.uniqueArray(fc.record({ at: moment, deny: fc.boolean() }), {
      selector: ({ at }) => at,
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, (said) => {
        const stored = said.map(({ at, deny }, index) => decision(String(index), at, deny ? 'deny' : 'permit'));
        const latest = said.reduce((a, b) => (b.at > a.at ? b : a));
        return decisionInForce(stored, NOW)?.consent.provision?.type === (latest.deny ? 'deny' : 'permit');
      }),
    );
  });

  it.each(['entered-in-error', 'draft', 'proposed', 'rejected'] as const)(
    'does not count a decision that is %s',
    async (status) => {
      const rows = [decision('1', NOW - 2000, 'deny'), decision('2', NOW - 1000, 'permit', status)];
      expect(await isOptedOut(store(...rows), [NUMBER], NOW)).toBe(true);
    },
  );

  it('lets a denial win over a permission of the same instant', () => {
    for (const rows of [
      [decision('1', NOW, 'deny'), decision('2', NOW, 'permit')],
      [decision('2', NOW, 'permit'), decision('1', NOW, 'deny')],
    ])
      expect(decisionInForce(rows, NOW)?.id).toBe('1');
  });

  it('counts a denial at once where another clock is ahead, and a permission from its moment on', () => {
    expect(decisionInForce([decision('1', NOW + 1, 'deny')], NOW)?.id).toBe('1');
    const rows = [decision('1', NOW - 1, 'deny'), decision('2', NOW + 1, 'permit')];
    expect(decisionInForce(rows, NOW)?.id).toBe('1');
    expect(decisionInForce(rows, NOW + 1)?.id).toBe('2');
  });

  it('keeps a denial whose moment cannot be read in force, and never an unreadable permission', async () => {
    const unreadable = (type: 'deny' | 'permit'): StoredConsent => ({
      ...decision('x', NOW, type),
      dateTime: 'not a date',
    });
    expect(await isOptedOut(store(decision('1', NOW, 'permit'), unreadable('deny')), [NUMBER], NOW)).toBe(true);
    expect(await isOptedOut(store(decision('1', NOW - 1, 'deny'), unreadable('permit')), [NUMBER], NOW)).toBe(true);
  });

  it('counts a denial under any of the person’s numbers', async () => {
    expect(await isOptedOut(store(decision('1', NOW - 1, 'deny')), ['9990000000', NUMBER], NOW)).toBe(true);
    expect(await isOptedOut(store(decision('1', NOW - 1, 'deny')), ['9990000000'], NOW)).toBe(false);
  });

  it('tells the history newest first, with the one in force marked', async () => {
    const { optedOut, history } = await historyOf(
      store(decision('1', NOW - 2, 'deny'), decision('2', NOW - 1, 'permit')),
      NUMBER,
      NOW,
    );
    expect(optedOut).toBe(false);
    expect(history.map(({ id, active }) => [id, active])).toEqual([
      ['2', true],
      ['1', false],
    ]);
  });

  it('tells who recorded each decision and where it came from; an unreadable denial stays in force beside a later permission', async () => {
    const bare = {
      ...decision('1', NOW - 5, 'deny'),
      consent: { resourceType: 'Consent', status: 'active', provision: { type: 'deny' } } as StoredConsent['consent'],
    };
    const rows = [
      bare,
      decision('2', NOW - 3, 'permit'),
      decision('3', NOW - 1, 'deny'),
      { ...decision('4', NOW - 1, 'permit', 'draft') },
    ];
    const { optedOut, history } = await historyOf(
      store(...rows.map((row) => ({ ...row, nhsNumber: NUMBER }))),
      NUMBER,
      NOW,
    );
    expect(optedOut).toBe(true);
    expect(
      history.map(({ id, decision: what, recordedBy, origin, active }) => [id, what, recordedBy, origin, active]),
    ).toEqual([
      ['3', 'opted-out', 'Desk', 'Opt-out desk', true],
      ['4', 'opted-in', 'Desk', 'Opt-out desk', false],
      ['2', 'opted-in', 'Desk', 'Opt-out desk', false],
      ['1', 'opted-out', '', '', false],
    ]);
    expect(await historyOf(store(), NUMBER, NOW)).toEqual({ optedOut: false, history: [] });
    const unreadable = { ...decision('x', NOW, 'deny'), dateTime: 'not a date' };
    expect(decisionInForce([unreadable, decision('2', NOW, 'permit')], NOW)?.id).toBe('x');
    expect(
      decisionInForce(
        [{ ...bare, consent: { resourceType: 'Consent', status: 'active' } as StoredConsent['consent'] }],
        NOW,
      )?.id,
    ).toBe('1');
  });
});
