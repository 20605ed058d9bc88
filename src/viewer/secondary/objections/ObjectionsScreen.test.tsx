// @vitest-environment jsdom
/** Is an objection taken from a whole form alone, acknowledged in words, found again and withdrawn? */
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sent, showPage, type Table } from '../../../../tests/kits/secondary/screens';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const KEPT = {
  id: 'o-1',
  reference: 'SU-7F2K',
  decision: 'opted-out',
  decidedAt: '2026-11-29T10:00:00Z',
  acknowledgement: 'We have recorded your wish.',
};
const TABLE: Table = {
  'POST /api/objections': () => [201, KEPT],
  'POST /api/objections/search': () => [
    200,
    { decisions: [{ ...KEPT, recordedBy: 'Grace Kim', active: true }], reviewDue: true },
  ],
  'POST /api/objections/o-1/withdraw': () => [201, { ...KEPT, decision: 'opted-in' }],
};

const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const type = (name: string, text: string): Promise<void> => userEvent.type(screen.getByRole('textbox', { name }), text);

async function fill(): Promise<void> {
  await type('Date of birth', '14-Mar-1948');
  await type('First name', 'Ann');
  await type('Last name', 'XX-TEST');
  await type('Email', 'ann@example.org');
  await userEvent.click(screen.getByRole('radio', { name: 'The person' }));
  await type('Full name under the signature', 'Ann XX-TEST');
}

const PERSON = {
  firstName: 'Ann',
  lastName: 'XX-TEST',
  dateOfBirth: '1948-03-14',
  signedBy: 'Ann XX-TEST',
  email: 'ann@example.org',
};

describe('the desk for objections', () => {
  it('records a whole form, and gives the words for the person', async () => {
    const asked = showPage('/objections', 'opt-out-officer', TABLE);
    await screen.findByRole('heading', { name: 'Objections to secondary use' });
    await fill();
    await type('NHS number', '999 012 3454');
    await press('Record the opt-out');
    expect(await screen.findByText('We have recorded your wish.')).toBeTruthy();
    expect(screen.getByText('SU-7F2K')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('The opt-out is recorded');
    expect(sent(asked)[0]?.body).toEqual({ nhsNumber: '9990123454', ...PERSON });
  });

  it('asks for what is missing, an NHS number that checks before all, and sends nothing', async () => {
    const asked = showPage('/objections', 'opt-out-officer', TABLE);
    await screen.findByRole('heading', { name: 'Objections to secondary use' });
    await fill();
    await type('NHS number', '999 012 3455');
    await press('Record the opt-out');
    expect(screen.getByRole('alert').textContent).toContain('Without it nothing can be recorded');
    expect(sent(asked)).toEqual([]);
  });

  it('says that nothing was recorded where demographics do not agree', async () => {
    showPage('/objections', 'opt-out-officer', {
      ...TABLE,
      'POST /api/objections': () => [409, { error: { code: 'not-confirmed', message: '' } }],
    });
    await screen.findByRole('heading', { name: 'Objections to secondary use' });
    await fill();
    await type('NHS number', '999 012 3454');
    await press('Record the opt-out');
    expect(await screen.findByText(/demographics do not agree/)).toBeTruthy();
  });

  it('finds what is on record, and opts back in by the same form without the number', async () => {
    const asked = showPage('/objections', 'opt-out-officer', TABLE);
    await screen.findByRole('heading', { name: 'Objections to secondary use' });
    await press('Look up');
    await type('NHS number or reference', '999 012 3454');
    await userEvent.click(screen.getAllByRole('button', { name: 'Look up' }).at(-1) as HTMLElement);
    expect(await screen.findByText('Due for review')).toBeTruthy();
    await press('Opt back in');
    await fill();
    await press('Record that they opt back in');
    await waitFor(() => {
      expect(screen.getByText('The person is opted back in')).toBeTruthy();
    });
    expect(sent(asked).at(-1)?.body).toEqual(PERSON);
  });
});
