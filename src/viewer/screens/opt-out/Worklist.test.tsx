// @vitest-environment jsdom
/** Does the desk show what waits by its day, and rule it with a note and not without? */
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerWith, show, signInAs, startAfresh } from '../../../../tests/kits/viewer/screen';
import { OptOutScreen } from './OptOutScreen';

const ROW = {
  id: 'row-1',
  reference: '7K3M-9QPD',
  kind: 'opt-out',
  origin: 'CareMyWay (Islington)',
  nhsNumber: '9990123454',
  familyName: 'Formerly',
  givenName: 'Marjorie',
  dateOfBirth: '1948-03-14',
  postcode: 'N1 9ZZ',
  why: 'The NHS number and the date of birth agree; the name differs.',
  state: 'held',
  due: '2026-11-20',
  overdue: true,
};

beforeEach(startAfresh);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('shows what waits, and rules it with a note and not without', async () => {
  let rows: readonly object[] = [ROW];
  const asked = answerWith({
    'GET /api/opt-outs/worklist': () => [200, { rows }],
    'POST /api/opt-outs/worklist/row-1': () => {
      rows = [];
      return [200, { outcome: 'recorded', consent: 'c' }];
    },
  });
  signInAs('opt-out-officer');
  show(<OptOutScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Worklist (1)' }));
  const list = await screen.findByRole('region', { name: 'Worklist' });
  for (const part of ['20-Nov-2026', 'overdue', 'held as opted out', 'Formerly, Marjorie', '999 012 3454', 'CareMyWay'])
    expect(list.textContent).toContain(part);
  await userEvent.click(screen.getByRole('button', { name: 'Deal with 7K3M-9QPD' }));
  await userEvent.click(screen.getByRole('radio', { name: /It is this person/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Note' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'Married in 2020');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Nothing waits to be dealt with.');
  await waitFor(() => {
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      action: 'match',
      note: 'Married in 2020',
      nhsNumber: '9990123454',
    });
  });
});
