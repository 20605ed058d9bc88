// @vitest-environment jsdom
/** Is room that was kept while somebody was asked taken back at the reader's next act, and never before? */
import { act, cleanup, fireEvent, renderHook } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { useHeld } from './use-held';

afterEach(cleanup);

const asked = (asking: boolean) => renderHook((now: boolean) => useHeld(now), { initialProps: asking });

it.each([
  ['a press', fireEvent.click],
  ['a key', fireEvent.keyDown],
] as const)('is kept once everybody has answered, until %s', (_, doIt) => {
  const { result, rerender } = asked(true);
  expect(result.current).toBe(true);
  rerender(false);
  expect(result.current).toBe(true);
  act(() => {
    doIt(document.body);
  });
  expect(result.current).toBe(false);
});

it('is kept while somebody is asked, whatever the reader does, and again where one is asked again', () => {
  const { result, rerender } = asked(true);
  act(() => {
    fireEvent.click(document.body);
  });
  expect(result.current).toBe(true);
  rerender(false);
  act(() => {
    fireEvent.click(document.body);
  });
  expect(result.current).toBe(false);
  rerender(true);
  expect(result.current).toBe(true);
});

it('is none where nobody was asked', () => {
  expect(asked(false).result.current).toBe(false);
});
