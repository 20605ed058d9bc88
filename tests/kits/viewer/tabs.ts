/**
 * For tests only: a browser of several tabs, of which this page is one. What it tells is kept; what the others tell,
 * the test says.
 */
import { act, cleanup } from '@testing-library/react';
import { expect, vi } from 'vitest';
import type { SessionAnswer } from '../../../src/domain/api';
import { queryClient } from '../../../src/viewer/api/query-client';
import { useDialogs } from '../../../src/viewer/open-record/dialogs';
import { certain } from '../../../src/viewer/api/certainty';
import { RECORD_KEY } from '../../../src/viewer/state/close-record';
import { useOpenRecord } from '../../../src/viewer/state/open-record';
import { useRecentPeople } from '../../../src/viewer/state/recent-people';
import { sessionStarted, useSession, type SessionState } from '../../../src/viewer/state/session';
import { useVeil } from '../../../src/viewer/state/session-check';
import type { TabChannel } from '../../../src/viewer/state/tab-channel';
import type { TabWord } from '../../../src/viewer/state/tab-words';
import { watchTabs } from '../../../src/viewer/state/tabs';
import { answerWith, sessionOf, startAfresh, type Answers, type Asked } from './screen';

const MINUTE = 60_000;
const FOR_LONG = { idleEndsAt: '2099-01-01T00:00:00Z', endsAt: '2099-01-01T00:00:00Z' };

export const ASHA: SessionAnswer = {
  ...sessionOf('gp', ['gp', 'hospital-clinician']),
  ...FOR_LONG,
  marks: { user: 'u-asha', session: 's-asha' },
};
export const JO: SessionAnswer = {
  ...ASHA,
  role: 'social-worker',
  user: { id: 'jo', name: 'Jo Clarke' },
  marks: { user: 'u-jo', session: 's-jo' },
};
export const RECORD = {
  access: 'access-1',
  mark: 'r-marjorie',
  patient: { nhsNumber: '9990123454', name: 'XX-TESTPATIENT, Marjorie' },
};
/** The answer of one provider, as it lies in the cache. */
export const ANSWER_KEY = [RECORD_KEY, 'access-1', 'role', 'northgate'] as const;

/** Of the running test. */
export const tab: { told: TabWord[]; asked: readonly Asked[]; hear: (word: TabWord) => void; stop: () => void } = {
  told: [],
  asked: [],
  hear: () => undefined,
  stop: () => undefined,
};

export const channel: TabChannel = {
  post: (word) => void tab.told.push(structuredClone(word)),
  listen: (listener) => {
    tab.hear = (word) => {
      act(() => {
        listener(word);
      });
    };
    return () => {
      tab.hear = () => undefined;
    };
  },
};

export const answers = (more: Answers): void => {
  tab.asked = answerWith({
    'GET /api/identity': () => [200, { mode: 'demo', users: [] }],
    'GET /api/records': () => [200, { records: [{ access: 'access-1' }] }],
    ...more,
  });
};
export const signedInAs = (session: SessionAnswer): Answers => ({ 'GET /api/session': () => [200, session] });
export const unreachable = (): void => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
};

export const seen = (state: 'visible' | 'hidden'): void => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
};
export const kept = (kind: 'pagehide' | 'pageshow'): void => {
  act(() => {
    window.dispatchEvent(Object.assign(new Event(kind), { persisted: true }));
  });
};

/** Joins the other tabs, with nobody signed in yet. */
export function join(tabs: Parameters<typeof watchTabs>[0] = { channel }): void {
  tab.stop();
  tab.stop = watchTabs(tabs);
}

/** Somebody at work with a record open, in a tab of a browser with or without a channel. */
export function atWork(tabs?: Parameters<typeof watchTabs>[0]): void {
  join(tabs);
  sessionStarted(ASHA, 15 * MINUTE, 600 * MINUTE);
  queryClient.setQueryData(ANSWER_KEY, { secret: true });
  queryClient.setQueryData(['alerts'], []);
  useOpenRecord.getState().setOpen({ record: RECORD as never, purpose: 'direct-care', reason: null });
  useRecentPeople
    .getState()
    .add({ nhsNumber: '9990123454', dateOfBirth: '1948-03-14', name: 'XX-TESTPATIENT, Marjorie', openedAt: 0 });
  tab.told = [];
}

export const state = (): SessionState => useSession.getState();
export const isOpen = (): boolean => useOpenRecord.getState().open !== null;

export function expectNothingKnown(): void {
  expect(queryClient.getQueryData(ANSWER_KEY)).toBeUndefined();
  expect(queryClient.getQueryData(['alerts'])).toBeUndefined();
  expect(useOpenRecord.getState()).toMatchObject({ open: null, refusal: null });
  expect(useRecentPeople.getState().people).toEqual([]);
  expect(useVeil.getState().veil).toBe('off');
}

export function beforeEachTab(): void {
  startAfresh();
  answers({ 'GET /api/session': () => [401] });
}

export function afterEachTab(): void {
  tab.stop();
  cleanup();
  certain();
  useVeil.setState({ veil: 'off' });
  useOpenRecord.getState().forget();
  useDialogs.getState().close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
}
