// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionWatch } from './SessionWatch';
import { useSession } from '../state/session';
import { answerWith, sessionOf, show, signInAs, startAfresh, type Asked } from '../../../tests/kits/viewer/screen';

const MINUTE = 60_000;
let asked: readonly Asked[] = [];

const pass = (ms: number): void => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};
const renewed = (): void => {
  const now = Date.now();
  asked = answerWith({
    'GET /api/session': () => [
      200,
      {
        ...sessionOf('gp'),
        idleEndsAt: new Date(now + 30 * MINUTE).toISOString(),
        endsAt: new Date(now + 600 * MINUTE).toISOString(),
      },
    ],
  });
};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') });
  startAfresh();
  renewed();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('an idle session', () => {
  it('warns two minutes before its end, and ends by itself', () => {
    signInAs('gp');
    show(<SessionWatch />);
    pass(12 * MINUTE + 55_000);
    expect(screen.queryByRole('dialog')).toBeNull();
    pass(10_000);
    expect(screen.getByRole('dialog', { name: 'Your session is about to end' })).toBeTruthy();
    pass(2 * MINUTE);
    expect(useSession.getState().phase).toBe('ended');
  });

  it('goes on when the user stays', async () => {
    signInAs('gp');
    show(<SessionWatch />);
    pass(14 * MINUTE);
    renewed();
    fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(useSession.getState()).toMatchObject({ phase: 'signed-in', idleMs: 30 * MINUTE });
  });

  it('is renewed by work on the page, but not once the warning stands', () => {
    signInAs('gp');
    show(<SessionWatch />);
    fireEvent.keyDown(window, { key: 'a' });
    expect(asked).toHaveLength(0);
    pass(6 * MINUTE);
    fireEvent.keyDown(window, { key: 'a' });
    expect(asked).toHaveLength(1);
    signInAs('gp');
    pass(14 * MINUTE);
    fireEvent.keyDown(window, { key: 'a' });
    expect(asked).toHaveLength(1);
  });

  it('cannot be stretched beyond the longest a session may last', () => {
    signInAs('gp', ['gp'], 15 * MINUTE, MINUTE);
    show(<SessionWatch />);
    pass(1_000);
    expect(screen.queryByRole('button', { name: 'Stay signed in' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Finish what I am doing' })).toBeTruthy();
    pass(MINUTE);
    expect(useSession.getState().phase).toBe('ended');
  });
});
