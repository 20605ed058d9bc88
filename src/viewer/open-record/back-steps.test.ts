// @vitest-environment jsdom
/** Does Back close what was opened last, one at a time, and leave the record when nothing is open? */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followBack } from './back-steps';
import { useDialogs } from './dialogs';
import { useReading } from './reading';

const arrived = (): Promise<unknown> =>
  new Promise((done) => {
    window.addEventListener('popstate', done, { once: true });
  });

async function back(): Promise<void> {
  const coming = arrived();
  history.back();
  await coming;
}

let stop: () => void;
const open = (): readonly unknown[] => {
  const { view, opened } = useReading.getState();
  return [view, opened, useDialogs.getState().dialog?.kind ?? null];
};

beforeEach(() => {
  useReading.getState().forget();
  useDialogs.getState().close();
  history.pushState(null, '', '/find');
  history.pushState(null, '', '/record');
  stop = followBack('/record');
});
afterEach(() => {
  stop();
});

it('closes dialog, entry and view in the order in which they were opened, the last first', async () => {
  useReading.getState().show('results');
  useReading.getState().open('a');
  useDialogs.getState().show({ kind: 'help' });
  await back();
  expect(open()).toEqual(['results', 'a', null]);
  await back();
  expect(open()).toEqual(['results', null, null]);
  await back();
  expect(open()).toEqual(['timeline', null, null]);
  expect(location.pathname).toBe('/record');
  await back();
  expect(location.pathname).toBe('/find');
});

it('has one step for an entry, however many are looked through in its place', async () => {
  const { open: show } = useReading.getState();
  for (const id of ['a', 'b', 'c']) show(id);
  await back();
  expect([open()[1], location.pathname]).toEqual([null, '/record']);
});

it('leaves the record at once where what was opened is closed already', async () => {
  for (const id of ['a', 'b', 'c']) {
    useReading.getState().open(id);
    useReading.getState().closeEntry();
  }
  const left = arrived().then(arrived);
  history.back();
  await left;
  expect(location.pathname).toBe('/find');
});

it('leaves the record at once, however many steps are left of what is closed', async () => {
  useReading.getState().show('results');
  useReading.getState().open('a');
  useReading.getState().closeEntry();
  useReading.getState().show('timeline');
  const left = arrived().then(arrived);
  history.back();
  await left;
  expect(location.pathname).toBe('/find');
});

it('goes back to where an entry was opened from', async () => {
  const row = document.body.appendChild(document.createElement('button'));
  row.dataset['entryId'] = 'a';
  useReading.getState().open('a');
  await back();
  expect(document.activeElement).toBe(row);
  row.remove();
});

it('opens nothing again on the way forward', async () => {
  useReading.getState().open('a');
  await back();
  const coming = arrived();
  history.forward();
  await coming;
  expect(open()[1]).toBeNull();
});

it('holds a number and nothing of the record, and keeps a filter that was chosen since', async () => {
  useReading.getState().open('parkside/Condition/secret');
  useReading.getState().setFilter({ sections: ['problems'] });
  expect([typeof history.state, location.href]).toEqual(['number', expect.not.stringContaining('secret')]);
  await back();
  expect([location.hash, useReading.getState().filter.sections]).toEqual(['#sections=problems', ['problems']]);
});
