// @vitest-environment jsdom
/** Is somebody who fills in a form warned before the session ends, and kept signed in by their work? */
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showPage, type Asked } from '../../../../tests/kits/secondary/screens';
import { sessionOf } from '../../../../tests/kits/secondary/shown';

const MINUTE = 60_000;
let over = false;

const session = (wholeMinutes: number) => (): readonly [number, unknown] => {
  const now = Date.now();
  if (over) return [200, { signedIn: false, instance: { name: 'x' } }];
  const until = (minutes: number): string => new Date(now + minutes * MINUTE).toISOString();
  return [200, { ...sessionOf('analyst'), idleEndsAt: until(Math.min(30, wholeMinutes)), endsAt: until(wholeMinutes) }];
};

const pass = (ms: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const warning = (): HTMLElement | null => screen.queryByRole('dialog', { name: 'Your session is about to end' });
const heading = (): HTMLElement | null => screen.queryByRole('heading', { level: 1, name: 'Ask for data' });

async function asking(wholeMinutes = 600): Promise<readonly Asked[]> {
  const asked = showPage('/requests/new', 'analyst', {
    'GET /api/session': session(wholeMinutes),
    'GET /api/identity': () => [200, { mode: 'oidc', loginUrl: '/login' }],
  });
  await pass(100);
  expect(heading()).toBeTruthy();
  return asked;
}

beforeEach(() => {
  over = false;
  vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the end of a session', () => {
  it('is told two minutes before, and empties the page', async () => {
    await asking();
    await pass(27.9 * MINUTE);
    expect(warning()).toBeNull();
    await pass(MINUTE);
    expect(warning()?.textContent).toContain('what you have not kept or sent will be lost');
    over = true;
    await pass(2 * MINUTE);
    await pass(1_000);
    expect(heading()).toBeNull();
    expect(warning()).toBeNull();
  });

  it('is put off by staying, and the form keeps what was written', async () => {
    await asking();
    const title = screen.getByRole('textbox', { name: /title/i });
    fireEvent.change(title, { target: { value: 'Flu in carers' } });
    await pass(29 * MINUTE);
    fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    await pass(2 * MINUTE);
    expect(warning()).toBeNull();
    expect((screen.getByRole('textbox', { name: /title/i }) as HTMLInputElement).value).toBe('Flu in carers');
  });

  it('comes at once where the program says that nobody is signed in any more', async () => {
    await asking();
    await pass(29 * MINUTE);
    over = true;
    fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    await pass(100);
    expect(heading()).toBeNull();
  });

  it('is put off by work on the page, until the warning stands', async () => {
    const asked = await asking();
    const renewals = (): number => asked.filter(({ path }) => path === '/api/session').length;
    const before = renewals();
    fireEvent.keyDown(window, { key: 'a' });
    expect(renewals()).toBe(before);
    await pass(20 * MINUTE);
    fireEvent.keyDown(window, { key: 'a' });
    expect(renewals()).toBe(before + 1);
    await pass(20 * MINUTE);
    expect(heading()).toBeTruthy();
    await pass(9 * MINUTE);
    expect(warning()).toBeTruthy();
    fireEvent.keyDown(window, { key: 'a' });
    expect(renewals()).toBe(before + 1);
  });

  it('cannot be put off beyond the longest that a session may last', async () => {
    await asking(10);
    await pass(8.5 * MINUTE);
    expect(screen.queryByRole('button', { name: 'Stay signed in' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Finish what I am doing' })).toBeTruthy();
  });
});
