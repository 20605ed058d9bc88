// @vitest-environment jsdom
/** Is there help on every screen, in five lines, and a way to tell us where there is one? */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { goTo } from '../../navigation/navigation';
import { PATHS } from '../../navigation/routes';
import { App } from '../../shell/App';
import { forgetEverything } from '../../state/session';
import { answerWith, sessionOf, startAfresh } from '../../../../tests/kits/viewer/screen';
import { HELP_LINES } from './help-lines';

const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
const lasting = { ...sessionOf('gp'), idleEndsAt: inAnHour, endsAt: inAnHour };

async function helpOn(session: object): Promise<HTMLElement> {
  answerWith({ 'GET /api/session': () => [200, session] });
  render(<App />);
  fireEvent.click(await screen.findByRole('button', { name: 'Help' }));
  return screen.findByRole('dialog', { name: 'Help' });
}

beforeEach(() => {
  startAfresh();
  goTo(PATHS.find, 'replace');
});
afterEach(() => {
  cleanup();
  forgetEverything();
  vi.unstubAllGlobals();
});

it('has five lines for every screen, none of them twice', () => {
  const all = Object.values(HELP_LINES).flat();
  expect(Object.values(HELP_LINES).map(({ length }) => length)).toEqual(Object.values(HELP_LINES).map(() => 5));
  expect(new Set(all).size).toBe(all.length);
});

it('opens from the header with the lines of the screen, and no keys that work elsewhere', async () => {
  const dialog = await helpOn(lasting);
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(HELP_LINES['/find']);
  expect(within(dialog).queryByRole('heading', { name: 'Keyboard' })).toBeNull();
  expect(screen.queryByText(/Tell us/)).toBeNull();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('says where to tell us where the instance does, in a window that learns nothing of this one', async () => {
  const feedback = 'https://feedback.example.org/whole-picture';
  const dialog = await helpOn({ ...lasting, instance: { name: 'X', feedback } });
  const link = within(dialog).getByRole('link', { name: 'Tell us what could be better' });
  expect([link.getAttribute('href'), link.getAttribute('rel')]).toEqual([feedback, 'noopener noreferrer']);
});
