// @vitest-environment jsdom
/** Are several providers that failed asked again by one press, and those that answered left alone? */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { ProviderState } from '../../../record/entry';
import { RecordContext, type RecordOnScreen } from '../../open-record/record-context';
import { RetryAll } from './RetryAll';

const state = (id: string, of: 'asking' | 'failed'): ProviderState => {
  const provider = { id, name: id, setting: 'gp' as const };
  return of === 'asking' ? { state: of, provider } : { state: of, provider, reason: 'too-slow' };
};

afterEach(cleanup);

it.each([
  ['several', ['failed', 'asking', 'failed', 'failed'], ['0', '2', '3']],
  ['one, which has its own button', ['failed', 'asking'], null],
  ['nobody', ['asking'], null],
] as const)('where %s failed', async (_, states, expected) => {
  const asked: string[] = [];
  const onScreen = {
    states: states.map((one, at) => state(String(at), one)),
    retry: (id: string) => asked.push(id),
  } as unknown as RecordOnScreen;
  render(
    <RecordContext value={onScreen}>
      <RetryAll />
    </RecordContext>,
  );
  const button = screen.queryByRole('button', { name: /^Retry all/ });
  expect(button?.textContent ?? null).toBe(expected === null ? null : 'Retry all 3');
  if (button !== null) await userEvent.click(button);
  expect(asked).toEqual(expected ?? []);
});
