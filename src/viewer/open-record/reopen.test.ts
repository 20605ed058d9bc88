// @vitest-environment jsdom
/** Does a page that was loaded anew find its own record again, no other, and nothing that is not open any more? */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useOpenRecord } from '../state/open-record';
import { useRecentPeople } from '../state/recent-people';
import { answerWith, signInAs, startAfresh, type Answers } from '../../../tests/kits/viewer/screen';
import { reopen } from './reopen';
import { keepInTab, keptInTab } from './this-tab';

const OPEN = {
  outcome: 'open',
  access: 'access-of-this-tab',
  patient: { nhsNumber: '9990123454', name: 'XX-TESTPATIENT, Marjorie (Mrs)', dateOfBirth: '1948-03-14' },
  providers: [],
};
const listed = (...accesses: readonly string[]) => ({
  'GET /api/records': () => [200, { records: accesses.map((access) => ({ access })) }] as const,
});
const HERS: Answers = {
  ...listed('another-tab', OPEN.access),
  [`GET /api/records/${OPEN.access}`]: () => [200, OPEN],
};

const start = (answers: Answers) => {
  const asked = answerWith(answers);
  signInAs('gp');
  return asked;
};

beforeEach(() => {
  startAfresh();
  useOpenRecord.getState().forget();
  useRecentPeople.getState().forget();
  keepInTab({ access: OPEN.access, purpose: 'direct-care' });
});
afterEach(() => {
  keepInTab(null);
  vi.unstubAllGlobals();
});

it('finds the record of this tab among those of the session, and reads no other', async () => {
  const asked = start(HERS);
  expect(await reopen()).toBe('open');
  expect(asked.map(({ path }) => path)).toEqual(['/api/records', `/api/records/${OPEN.access}`]);
  expect(useOpenRecord.getState().open).toMatchObject({ record: OPEN, purpose: 'direct-care' });
  expect(useRecentPeople.getState().people.map(({ nhsNumber }) => nhsNumber)).toEqual(['9990123454']);
});

it('keeps the purpose, and leaves whoever was opened in an emergency out of the recent people', async () => {
  keepInTab({ access: OPEN.access, purpose: 'emergency' });
  start(HERS);
  expect(await reopen()).toBe('open');
  expect(useOpenRecord.getState().open?.purpose).toBe('emergency');
  expect(useRecentPeople.getState().people).toEqual([]);
});

it('asks nothing in a tab in which no record stood', async () => {
  keepInTab(null);
  const asked = start(HERS);
  expect([await reopen(), asked]).toEqual(['gone', []]);
});

it.each<readonly [string, Answers, string]>([
  ['closed, or of another session', listed('another-tab'), 'gone'],
  ['ended meanwhile, as by an opt-out', { ...HERS, [`GET /api/records/${OPEN.access}`]: () => [404] }, 'gone'],
  ['not to be found out now', { 'GET /api/records': () => [503] }, 'failed'],
])('shows nothing of a record that is %s', async (_, answers, how) => {
  start(answers);
  expect(await reopen()).toBe(how);
  expect(useOpenRecord.getState().open).toBeNull();
});

it('is kept as a mark by which neither access nor person can be told', () => {
  const kept = JSON.stringify(sessionStorage);
  expect(kept).not.toMatch(/access-of|9990123454|TESTPATIENT|1948/);
  expect(keptInTab()).toEqual({ mark: expect.stringMatching(/^[0-9a-f]{8}$/) as unknown, purpose: 'direct-care' });
});
