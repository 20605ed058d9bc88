// @vitest-environment jsdom
/**
 * While it cannot be told who is signed in, is nobody sent to sign in, and does the page go on when it can be told
 * again?
 */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { get } from '../api/client';
import { App } from './App';
import { useSession } from '../state/session';
import { answerWith, sessionOf, startAfresh } from '../../../tests/kits/viewer/screen';

const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
const lasting = { ...sessionOf('gp'), idleEndsAt: inAnHour, endsAt: inAnHour };

beforeEach(startAfresh);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('says that a 503 has signed nobody out, and finds the same session when asked again', async () => {
  let down = true;
  const busy = [503, { error: { code: 'unavailable' } }, { 'Retry-After': '5' }] as const;
  answerWith({
    'GET /api/session': () => (down ? busy : [200, lasting]),
    'GET /api/identity': () => [200, { mode: 'demo', users: [] }],
  });
  render(<App />);
  await screen.findByRole('heading', { name: 'Nothing can be opened just now' });
  expect(document.body.textContent).toContain('Nobody has been signed out by this.');
  expect(screen.queryByRole('heading', { name: 'Sign in' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('heading', { name: 'Nothing can be opened just now' });
  down = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => {
    expect(useSession.getState().phase).toBe('signed-in');
  });
});

it('finds the gateway again by itself', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let down = true;
  answerWith({
    'GET /api/session': () =>
      down ? [503, { error: { code: 'unavailable', message: 'x' } }] : [200, { signedIn: false }],
    'GET /api/identity': () => [200, { mode: 'demo', users: [] }],
  });
  render(<App />);
  await screen.findByRole('heading', { name: 'Nothing can be opened just now' });
  down = false;
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  await screen.findByRole('heading', { name: 'Sign in' });
});

it.each([
  ['nobody is signed in', 200, { signedIn: false }],
  ['nobody is signed in, at a gateway of an earlier release', 401, undefined],
  ['the answer is of no use', 502, undefined],
])('offers to sign in where %s', async (_what, status, body) => {
  answerWith({
    'GET /api/session': () => [status, body],
    'GET /api/identity': () => [200, { mode: 'demo', users: [] }],
  });
  render(<App />);
  await screen.findByRole('heading', { name: 'Sign in' });
});

describe('a session that ended because the same user signed in at too many places since', () => {
  const SAYS =
    /You have signed in at more places than one user may at a time, so the oldest session, this one, has ended/;

  it('is told so where the page starts', async () => {
    answerWith({
      'GET /api/session': () => [200, { signedIn: false, ended: 'too-many-sessions' }],
      'GET /api/identity': () => [200, { mode: 'demo', users: [] }],
    });
    render(<App />);
    await screen.findByRole('heading', { name: 'Your session has ended' });
    expect(document.body.textContent).toMatch(SAYS);
  });

  it('is told so at the first question that is refused, and no other session that ended is', async () => {
    for (const code of ['too-many-sessions', 'not-signed-in']) {
      startAfresh();
      answerWith({
        'GET /api/session': () => [200, lasting],
        'GET /api/records': () => [401, { error: { code, message: 'x' } }],
        'GET /api/identity': () => [200, { mode: 'demo', users: [] }],
      });
      render(<App />);
      await waitFor(() => {
        expect(useSession.getState().phase).toBe('signed-in');
      });
      await get('/api/records').catch(() => undefined);
      await screen.findByRole('heading', { name: 'Your session has ended' });
      expect(SAYS.test(document.body.textContent)).toBe(code === 'too-many-sessions');
      cleanup();
    }
  });
});
