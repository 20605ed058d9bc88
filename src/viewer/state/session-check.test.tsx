// @vitest-environment jsdom
/**
 * What if a tab was told nothing? It asks when it is come back to; until it knows, it asks nothing else, and what was
 * hidden stays hidden.
 */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionAnswer } from '../../domain/api';
import { get } from '../api/client';
// fetched later by the page; here at once, however busy the machine
import '../screens/sign-in/LeftScreen';
import { App } from '../shell/App';
import { askProvider } from '../open-record/ask-provider';
import { fetchLetter } from '../sections/documents/fetch-letter';
import { show, type Answers } from '../../../tests/kits/viewer/screen';
import {
  afterEachTab,
  answers,
  ASHA,
  atWork,
  beforeEachTab,
  channel,
  expectNothingKnown,
  isOpen,
  JO,
  join,
  kept,
  seen,
  signedInAs,
  state,
  tab,
  unreachable,
} from '../../../tests/kits/viewer/tabs';
import { useOpenRecord } from './open-record';
import { usePresent } from './present';
import { useSession } from './session';
import { checkSession, goOnAs, useVeil } from './session-check';

const MINUTE = 60_000;

beforeEach(beforeEachTab);
afterEach(afterEachTab);

describe('coming back to a tab that was told nothing', () => {
  const back: readonly (readonly [string, () => void])[] = [
    [
      'by focus',
      () => {
        window.dispatchEvent(new Event('focus'));
      },
    ],
    [
      'by becoming visible',
      () => {
        seen('visible');
      },
    ],
    [
      'from the browser’s store of pages',
      () => {
        kept('pageshow');
      },
    ],
  ];

  it.each(
    back.flatMap(([how, come]) =>
      (
        [
          ['nobody', { 'GET /api/session': () => [200, { signedIn: false }] }, { phase: 'ended' }],
          ['another user', signedInAs(JO), { phase: 'left', by: 'another-user' }],
          [
            'the same user in a new session',
            signedInAs({ ...ASHA, marks: { user: 'u-asha', session: 's-new' } }),
            { phase: 'left', by: 'signed-in-elsewhere' },
          ],
          [
            'the same user in another role',
            signedInAs({ ...ASHA, role: 'hospital-clinician', marks: { user: 'u-asha', session: 's-role' } }),
            { phase: 'left', by: 'role-elsewhere' },
          ],
        ] as const
      ).map(([who, answer, next]) => [how, who, come, answer as Answers, next] as const),
    ),
  )('%s, with %s signed in: it is emptied', async (_, __, come, answer, next) => {
    answers(answer);
    atWork();
    come();
    await waitFor(() => {
      expect(state()).toEqual(next);
    });
    await waitFor(expectNothingKnown);
  });

  it.each(back)('%s, the record closed elsewhere: it closes, without being named', async (_, come) => {
    answers({ ...signedInAs(ASHA), 'GET /api/records': () => [200, { records: [] }] });
    atWork();
    come();
    await waitFor(() => {
      expect(useOpenRecord.getState()).toMatchObject({ open: null, shutBy: 'gone' });
    });
    expect(JSON.stringify(tab.asked)).not.toContain('access-1');
    expect(state().phase).toBe('signed-in');
  });

  it.each(back)('%s, nothing having happened: all stands, and the idle time counts anew', async (_, come) => {
    answers(signedInAs(ASHA));
    atWork();
    come();
    await waitFor(() => {
      expect(tab.asked.map(({ path }) => path)).toEqual(['/api/session', '/api/records']);
    });
    await waitFor(() => {
      expect(useVeil.getState().veil).toBe('off');
    });
    expect([state().phase, isOpen()]).toEqual(['signed-in', true]);
  });

  it.each(back)('%s, the gateway out of reach: nothing ends', async (_, come) => {
    unreachable();
    atWork();
    come();
    await expect(checkSession()).rejects.toMatchObject({ status: 0 });
    expect([state().phase, isOpen()]).toEqual(['signed-in', true]);
  });

  it('asks once, however many events tell of the return', async () => {
    answers(signedInAs(ASHA));
    atWork();
    for (const [, come] of back) come();
    await waitFor(() => {
      expect(useVeil.getState().veil).toBe('off');
    });
    expect(tab.asked.filter(({ path }) => path === '/api/session')).toHaveLength(1);
  });

  it('does not renew the session by itself once the warning stands, and asks nothing of one that is over', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') });
    atWork();
    vi.setSystemTime(Date.now() + 14 * MINUTE);
    window.dispatchEvent(new Event('focus'));
    expect([tab.asked, state().phase]).toEqual([[], 'signed-in']);
    vi.setSystemTime(Date.now() + 2 * MINUTE);
    window.dispatchEvent(new Event('focus'));
    expect([tab.asked, state().phase]).toEqual([[], 'ended']);
    expectNothingKnown();
  });
});

describe('until it is known whose session this is', () => {
  /** The gateway does not answer who is signed in before it is told to. */
  function holding(): { readonly paths: string[]; readonly answer: (session: SessionAnswer) => void } {
    const paths: string[] = [];
    let release: (session: SessionAnswer) => void = () => undefined;
    const released = new Promise<SessionAnswer>((done) => {
      release = done;
    });
    vi.stubGlobal('fetch', async (path: string | Request) => {
      paths.push(typeof path === 'string' ? path : path.url);
      return new Response(
        JSON.stringify(
          path === '/api/session'
            ? await released
            : path === '/api/records'
              ? { records: [{ access: 'access-1' }] }
              : {},
        ),
      );
    });
    return { paths, answer: release };
  }

  it('nothing else is tab.asked, whoever asks; then it is', async () => {
    const { paths, answer } = holding();
    atWork();
    window.dispatchEvent(new Event('focus'));
    const policy = get('/api/policy');
    expect(paths).toEqual(['/api/session']);
    answer(ASHA);
    await policy;
    expect(paths).toContain('/api/policy');
  });

  it('and once it is another’s, what was to be asked for the user before is never asked', async () => {
    const { paths, answer } = holding();
    atWork();
    window.dispatchEvent(new Event('focus'));
    const { signal } = new AbortController();
    const waiting = [
      get('/api/policy'),
      askProvider('access-1', { id: 'northgate', name: 'Northgate', setting: 'acute' }, signal),
      fetchLetter({ provider: 'northgate', path: 'Patient/access-1/Binary/1', contentType: null }, signal),
    ];
    const ends = Promise.all(waiting.map((one) => expect(one).rejects.toBeDefined()));
    answer(JO);
    await ends;
    await waitFor(() => {
      expect(state().phase).toBe('left');
    });
    expect(paths.filter((path) => path !== '/api/session')).toEqual([]);
  });
});

describe('a page that may have missed a word', () => {
  it('is hidden when the browser puts it away, and only the gateway’s answer shows it again', async () => {
    unreachable();
    atWork();
    kept('pagehide');
    expect(useVeil.getState().veil).toBe('checking');
    kept('pageshow');
    await waitFor(() => {
      expect(useVeil.getState().veil).toBe('failed');
    });
    expect([state().phase, isOpen()]).toEqual(['signed-in', true]);
    answers(signedInAs(ASHA));
    await checkSession();
    expect(useVeil.getState().veil).toBe('off');
  });

  it.each([
    ['without a channel it is hidden whenever nobody looks', { channel: null }, 'checking'],
    ['with one it need not be', { channel }, 'off'],
    ['nor where no other tab can share the session', { channel: null, alone: true }, 'off'],
  ] as const)('%s', (_, tabs, veil) => {
    atWork(tabs);
    seen('hidden');
    expect(useVeil.getState().veil).toBe(veil);
  });

  it('shows nothing of the record while it is hidden, and says what to do when it cannot be checked', async () => {
    answers(signedInAs(ASHA));
    atWork({ channel: null });
    useSession.setState({ phase: 'checking' }, true);
    show(<App />);
    const nav = await screen.findByRole('button', { name: 'Sign out' });
    seen('hidden');
    expect(nav.closest('[hidden]')).not.toBeNull();
    unreachable();
    seen('visible');
    await screen.findByRole('dialog', { name: 'It could not be checked that you are still signed in' });
    expect(nav.closest('[hidden]')).not.toBeNull();
    answers(signedInAs(ASHA));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => {
      expect(nav.closest('[hidden]')).toBeNull();
    });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('a tab that was emptied', () => {
  it('says what happened, names nobody who has gone, and lets whoever is signed in go on by their own decision', async () => {
    answers(signedInAs(ASHA));
    join();
    show(<App />);
    await screen.findByText(/Dr Asha Patel/);
    answers(signedInAs(JO));
    tab.hear({ kind: 'signed-in', session: 's-jo', user: 'u-jo' });
    await screen.findByRole('heading', { level: 1, name: 'Another user signed in on this computer' });
    await screen.findByText('Jo Clarke is signed in now');
    expect(document.body.textContent).not.toContain('Asha');
    expect(state().phase).toBe('left');
    await userEvent.click(screen.getByRole('button', { name: 'Go on in this tab' }));
    await waitFor(() => {
      expect(state()).toMatchObject({ phase: 'signed-in', session: { user: { id: 'jo' } } });
    });
  });

  it('names the next before it lets them go on, where another has signed in meanwhile', async () => {
    join();
    useSession.setState({ phase: 'left', by: 'signed-out-elsewhere' }, true);
    usePresent.setState({ session: ASHA });
    answers(signedInAs(JO));
    await goOnAs(ASHA);
    expect([state().phase, usePresent.getState().session?.user.id]).toEqual(['left', 'jo']);
    tab.hear({ kind: 'left', session: 's-jo', why: 'signed-out', heardAt: null });
    expect(usePresent.getState().session).toBeNull();
  });
});
