// @vitest-environment jsdom
/** Does what happens in one tab happen in all, at once, and does the word that tells of it say no more than it must? */
import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionAnswer } from '../../domain/api';
import { get } from '../api/client';
import { queryClient } from '../api/query-client';
import {
  afterEachTab,
  ANSWER_KEY,
  ASHA,
  atWork,
  beforeEachTab,
  channel,
  expectNothingKnown,
  isOpen,
  JO,
  join,
  seen,
  state,
  tab,
  answers,
} from '../../../tests/kits/viewer/tabs';
import { closeOpenRecord } from './close-record';
import { useOpenRecord } from './open-record';
import { noteAnswer, roleLeft, sessionEnded, sessionStarted, signedOut } from './session';
import { firstSession } from './session-check';
import type { TabWord } from './tab-words';

const MINUTE = 60_000;

beforeEach(beforeEachTab);
afterEach(afterEachTab);

describe('what is told to the other tabs', () => {
  it.each<readonly [string, () => void, TabWord]>([
    ['signing out', signedOut, { kind: 'left', session: 's-asha', why: 'signed-out', heardAt: null }],
    ['the end of the session', sessionEnded, { kind: 'left', session: 's-asha', why: 'ended', heardAt: null }],
    [
      'a change of role, before the gateway is asked',
      roleLeft,
      { kind: 'left', session: 's-asha', why: 'role', heardAt: null },
    ],
    [
      'another session',
      () => {
        sessionStarted(JO, MINUTE, MINUTE);
      },
      { kind: 'signed-in', session: 's-jo', user: 'u-jo' },
    ],
    ['closing the record', closeOpenRecord, { kind: 'closed', record: 'r-marjorie' }],
  ])('%s, once the own screen is empty', (_, act, word) => {
    let emptyFirst = false;
    atWork({
      channel: {
        ...channel,
        post: (one) => {
          emptyFirst = !isOpen();
          channel.post(one);
        },
      },
    });
    act();
    expect(tab.told[0]).toEqual(word);
    expect(emptyFirst).toBe(true);
  });

  it('an idle end says how much that tab had heard, a 401 that it is certain', async () => {
    atWork();
    const { answeredAt } = state() as { answeredAt: number };
    sessionEnded('idle');
    expect(tab.told).toEqual([{ kind: 'left', session: 's-asha', why: 'ended', heardAt: answeredAt }]);
    atWork();
    answers({ 'GET /api/alerts': () => [401] });
    await expect(get('/api/alerts')).rejects.toMatchObject({ status: 401 });
    expect(tab.told).toEqual([{ kind: 'left', session: 's-asha', why: 'ended', heardAt: null }]);
  });

  it('says nothing of a person, a user or an access', () => {
    for (const leave of [
      signedOut,
      sessionEnded,
      roleLeft,
      closeOpenRecord,
      noteAnswer,
      () => {
        sessionStarted(JO, MINUTE, MINUTE);
      },
    ]) {
      atWork();
      leave();
      expect(tab.told.length).toBeGreaterThan(0);
      expect(JSON.stringify(tab.told)).not.toMatch(
        /9990123454|TESTPATIENT|Marjorie|access-1|"asha|Asha|"jo"|Clarke|gp|social/,
      );
    }
  });

  it('is told once: a tab that was told tells nobody', () => {
    atWork();
    tab.hear({ kind: 'left', session: 's-asha', why: 'signed-out', heardAt: null });
    tab.hear({ kind: 'closed', record: 'r-marjorie' });
    expect(tab.told).toEqual([]);
  });
});

describe('what another tab does', () => {
  it.each<readonly [string, TabWord, object]>([
    [
      'a sign-out',
      { kind: 'left', session: 's-asha', why: 'signed-out', heardAt: null },
      { phase: 'left', by: 'signed-out-elsewhere' },
    ],
    [
      'a change of role',
      { kind: 'left', session: 's-asha', why: 'role', heardAt: null },
      { phase: 'left', by: 'role-elsewhere' },
    ],
    ['the end of the session', { kind: 'left', session: 's-asha', why: 'ended', heardAt: null }, { phase: 'ended' }],
    ['another user', { kind: 'signed-in', session: 's-jo', user: 'u-jo' }, { phase: 'left', by: 'another-user' }],
    [
      'the same user again',
      { kind: 'signed-in', session: 's-new', user: 'u-asha' },
      { phase: 'left', by: 'signed-in-elsewhere' },
    ],
  ])('%s empties this tab at once, without a question', (_, word, next) => {
    atWork();
    seen('hidden');
    tab.hear(word);
    expect(state()).toEqual(next);
    expectNothingKnown();
    expect(tab.asked).toEqual([]);
  });

  it('closing the record closes it here, with its answers, and not at the gateway a second time', () => {
    atWork();
    tab.hear({ kind: 'closed', record: 'r-marjorie' });
    expect(useOpenRecord.getState()).toMatchObject({ open: null, shutBy: 'elsewhere' });
    expect(queryClient.getQueryData(ANSWER_KEY)).toBeUndefined();
    expect([state().phase, tab.asked]).toEqual(['signed-in', []]);
  });

  it('closing another record closes nothing here', () => {
    atWork();
    tab.hear({ kind: 'closed', record: 'r-somebody-else' });
    expect(isOpen()).toBe(true);
    expect(queryClient.getQueryData(ANSWER_KEY)).toBeDefined();
  });

  it('work there keeps the session here alive, and its idle end comes from the one that knows most', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') });
    atWork();
    vi.setSystemTime(Date.now() + 10 * MINUTE);
    tab.hear({ kind: 'answered', session: 's-asha', at: Date.now() });
    expect(state()).toMatchObject({ phase: 'signed-in', answeredAt: Date.now() });
    tab.hear({ kind: 'left', session: 's-asha', why: 'ended', heardAt: Date.now() - 10 * MINUTE });
    expect(state().phase).toBe('signed-in');
    tab.hear({ kind: 'left', session: 's-asha', why: 'ended', heardAt: Date.now() });
    expect(state().phase).toBe('ended');
  });

  it('its clock cannot put off the end here: what it says of the future is taken for now', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') });
    atWork();
    vi.setSystemTime(Date.now() + MINUTE);
    tab.hear({ kind: 'answered', session: 's-asha', at: Date.now() + 600 * MINUTE });
    expect(state()).toMatchObject({ answeredAt: Date.now() });
  });

  it('while this page is starting makes it ask again, and what was asked before is not heard', async () => {
    const answerers: ((session: SessionAnswer) => void)[] = [];
    vi.stubGlobal(
      'fetch',
      () =>
        new Promise((done) => {
          answerers.push((session) => {
            done(new Response(JSON.stringify(session)));
          });
        }),
    );
    join();
    const first = firstSession();
    await waitFor(() => {
      expect(answerers).toHaveLength(1);
    });
    tab.hear({ kind: 'left', session: 's-asha', why: 'signed-out', heardAt: null });
    expect(answerers).toHaveLength(2);
    answerers[0]?.(ASHA);
    await first;
    expect(state().phase).toBe('checking');
    answerers[1]?.(JO);
    await waitFor(() => {
      expect(state()).toMatchObject({ session: { user: { id: 'jo' } } });
    });
  });
});
