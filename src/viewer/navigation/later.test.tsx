// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { Suspense, use, type ComponentType } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { later } from './later';
import { ScreenBoundary } from '../components/ScreenBoundary';

vi.mock(import('react'), async (original) => {
  const react = await original();
  return { ...react, use: vi.fn(react.use) as typeof react.use };
});

const Hello: ComponentType<{ readonly name: string }> = ({ name }) => <p>Hello {name}</p>;
const shown = (Part: ComponentType<{ readonly name: string }>) => (
  <ScreenBoundary>
    <Suspense fallback={<p>Loading</p>}>
      <Part name="Asha" />
    </Suspense>
  </ScreenBoundary>
);

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.mocked(use).mockClear();
});

it('a part that was asked for ahead is drawn at once, without its fallback', async () => {
  const { Part, ahead } = later(() => Promise.resolve(Hello));
  await ahead();
  render(shown(Part));
  expect(screen.getByText('Hello Asha')).toBeTruthy();
});

it('asks React in every render, as it wants of what has waited before; else it complains in the console', async () => {
  const { Part, ahead } = later(() => Promise.resolve(Hello));
  await ahead();
  const { rerender } = render(shown(Part));
  const before = vi.mocked(use).mock.calls.length;
  expect(before).toBeGreaterThan(0);
  rerender(shown(Part));
  expect(vi.mocked(use).mock.calls.length).toBeGreaterThan(before);
});

it('a part that is asked for when drawn stands where the fallback stood', async () => {
  const { Part } = later(() => Promise.resolve(Hello));
  await act(async () => {
    render(shown(Part));
    await Promise.resolve();
  });
  expect(document.body.textContent).toBe('Hello Asha');
});

it('is fetched once, however often it is asked for', async () => {
  const load = vi.fn(() => Promise.resolve(Hello));
  const { Part, ahead } = later(load);
  await Promise.all([ahead(), ahead()]);
  await act(async () => {
    render(shown(Part));
    await Promise.resolve();
  });
  expect(load).toHaveBeenCalledTimes(1);
});

it('a part that could not be fetched says so, and "Try again" fetches it again', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  vi.useFakeTimers();
  const load = vi
    .fn<() => Promise<typeof Hello>>()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue(Hello);
  const { Part } = later(load);
  await act(async () => {
    render(shown(Part));
    await Promise.resolve();
  });
  expect(screen.getByRole('alert')).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(1);
  vi.runAllTimers();
  await act(async () => {
    screen.getByRole('button', { name: 'Try again' }).click();
    await Promise.resolve();
  });
  expect(document.body.textContent).toBe('Hello Asha');
});
