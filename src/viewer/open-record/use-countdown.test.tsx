// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countdownAnnouncement, countdownWords, useCountdown } from './use-countdown';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the countdown of emergency access', () => {
  it('counts down and ends exactly once, by itself', () => {
    const onEnd = vi.fn();
    const { result } = renderHook(() => useCountdown('2026-11-22T10:30:00Z', onEnd));
    expect(countdownWords(result.current)).toBe('30:00');
    act(() => {
      vi.advanceTimersByTime(60_000);
    });
    expect(countdownWords(result.current)).toBe('29:00');
    act(() => {
      vi.advanceTimersByTime(60 * 60_000);
    });
    expect(result.current).toBe(0);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('starts again when it is renewed', () => {
    const onEnd = vi.fn();
    const { result, rerender } = renderHook(({ endsAt }) => useCountdown(endsAt, onEnd), {
      initialProps: { endsAt: '2026-11-22T10:01:00Z' },
    });
    act(() => {
      vi.advanceTimersByTime(50_000);
    });
    rerender({ endsAt: '2026-11-22T10:30:00Z' });
    act(() => {
      vi.advanceTimersByTime(60_000);
    });
    expect(onEnd).not.toHaveBeenCalled();
    expect(result.current).toBeGreaterThan(28 * 60_000);
  });

  it('ends at once when the page wakes up after the end', () => {
    const onEnd = vi.fn();
    renderHook(() => useCountdown('2026-11-22T10:30:00Z', onEnd));
    vi.setSystemTime(new Date('2026-11-22T11:00:00Z'));
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('is read out calmly: nothing before five minutes, then one sentence that does not change', () => {
    expect(countdownAnnouncement(5 * 60_000 + 1)).toBe('');
    expect(countdownAnnouncement(299_000)).toBe(countdownAnnouncement(1_000));
    expect(countdownAnnouncement(299_000)).toContain('less than 5 minutes');
  });
});
