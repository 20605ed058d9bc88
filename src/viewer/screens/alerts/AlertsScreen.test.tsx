// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alert } from '../../../domain/api';
import { answerWith, show, signInAs, startAfresh } from '../../../../tests/kits/viewer/screen';
import { AlertsScreen } from './AlertsScreen';

const ALERT: Alert = {
  id: 'alert-1',
  at: '2026-11-22T09:02:00Z',
  kind: 'emergency',
  text: 'Dr Ben Okoro opened emergency access',
  userName: 'Dr Ben Okoro',
};

const OPEN = 'GET /api/alerts?state=open&count=50';

beforeEach(() => {
  startAfresh();
  signInAs('privacy-officer');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('alerts', () => {
  it('stay open until closed with an outcome, and then say by whom and why', async () => {
    let alerts: readonly Alert[] = [ALERT];
    const closed: Alert = {
      ...ALERT,
      acknowledgedBy: 'Dr Asha Patel',
      acknowledgedAt: '2026-11-22T10:00:00Z',
      outcome: 'justified',
      note: 'Rang the ward.',
    };
    const asked = answerWith({
      [OPEN]: () => [200, { alerts, open: alerts.length }],
      'POST /api/alerts/alert-1/acknowledge': () => {
        alerts = [];
        return [200, { alerts: [closed] }];
      },
    });
    show(<AlertsScreen />);
    await userEvent.click(await screen.findByRole('button', { name: /^Dr Ben Okoro/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save and close alert' }));
    expect(await screen.findByText('Choose an outcome')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Justified' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Justified' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'Rang the ward.');
    await userEvent.click(screen.getByRole('button', { name: 'Save and close alert' }));
    expect(await screen.findByText('No open alerts')).toBeTruthy();
    expect(screen.getByText(/Dr Asha Patel, 22-Nov-2026 10:00\. “Rang the ward\.”/)).toBeTruthy();
    expect(screen.queryByText('Yours was not saved')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Emergency access' }));
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      outcome: 'justified',
      note: 'Rang the ward.',
    });
  });

  it.each([
    ['another outcome', { acknowledgedBy: 'Sunita Rao', outcome: 'justified', note: 'In resus.' }, true],
    ['the same words', { acknowledgedBy: 'Sunita Rao', outcome: 'incident', note: 'Rang the ward.' }, true],
    ['no outcome that may be told', { acknowledgedBy: 'Sunita Rao' }, true],
    ['their own, earlier, in another window', { acknowledgedBy: 'Dr Asha Patel', outcome: 'justified' }, true],
    ['their own, just now', { acknowledgedBy: 'Dr Asha Patel', outcome: 'incident', note: 'Rang the ward.' }, false],
  ] as const)('closed by somebody first, tell the second that theirs was not saved: %s', async (_, first, isLost) => {
    const closed = { ...ALERT, acknowledgedAt: '2026-11-22T10:00:00Z', ...first };
    answerWith({
      [OPEN]: () => [200, { alerts: [ALERT], open: 1 }],
      'POST /api/alerts/alert-1/acknowledge': () => [200, { alerts: [closed] }],
    });
    show(<AlertsScreen />);
    await userEvent.click(await screen.findByRole('button', { name: /^Dr Ben Okoro/ }));
    await userEvent.click(screen.getByRole('radio', { name: 'Incident' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'Rang the ward.');
    await userEvent.click(screen.getByRole('button', { name: 'Save and close alert' }));
    await screen.findByText(/^Closed: /);
    const told = screen.queryByText('Yours was not saved')?.parentElement?.textContent ?? '';
    expect(told !== '').toBe(isLost);
    if (isLost)
      expect(told).toMatch(
        new RegExp(`${first.acknowledgedBy} closed this alert[\\s\\S]*Incident\\. “Rang the ward\\.”`),
      );
  });

  it('lead to the person’s accesses by the alert, and no number is asked or stands in an address', async () => {
    const asked = answerWith({
      [OPEN]: () => [200, { alerts: [{ ...ALERT, leadsTo: ['person', 'user'] }], open: 1 }],
      'POST /api/audit/search': () => [200, { resourceType: 'Bundle', type: 'searchset' }],
    });
    show(<AlertsScreen />);
    await userEvent.click(await screen.findByRole('button', { name: /^Dr Ben Okoro/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Who else looked at this record' }));
    expect(await screen.findByText('Nothing on record for this search')).toBeTruthy();
    expect(asked.find(({ path }) => path === '/api/audit/search')?.body).toEqual({ alert: 'alert-1', of: 'person' });
  });

  it('by colleague stand as one, and unfold', async () => {
    const key = 'ab'.repeat(16);
    answerWith({
      [OPEN]: () => [200, { alerts: [], open: 0 }],
      'GET /api/alerts?state=open&count=50&group=user': () => [
        200,
        { alerts: [ALERT], open: 2, groups: [{ key, count: 2, at: ALERT.at }] },
      ],
      [`GET /api/alerts?state=open&count=50&group=user&key=${key}`]: () => [
        200,
        { alerts: [ALERT, { ...ALERT, id: 'alert-2', text: 'The other one' }], open: 2 },
      ],
    });
    show(<AlertsScreen />);
    await userEvent.click(await screen.findByRole('radio', { name: 'By colleague' }));
    await userEvent.click(await screen.findByRole('button', { name: 'All 2 alerts together' }));
    expect(await screen.findByText('The other one')).toBeTruthy();
  });

  it('that cannot be read are never an empty list', async () => {
    answerWith({ [OPEN]: () => [503, { error: { code: 'closed', message: '' } }] });
    show(<AlertsScreen />);
    expect(await screen.findByText('This could not be read')).toBeTruthy();
    expect(screen.queryByText('No open alerts')).toBeNull();
    answerWith({ [OPEN]: () => [200, { alerts: [], open: 0 }] });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No open alerts')).toBeTruthy();
  });

  it('stand beside the reports of something wrong', async () => {
    answerWith({
      [OPEN]: () => [200, { alerts: [], open: 0 }],
      'GET /api/reports': () => [
        200,
        {
          reports: [
            {
              id: 'r',
              at: '2026-11-21T09:02:00Z',
              userName: 'Dr Asha Patel',
              provider: 'northgate',
              reference: 'MedicationStatement/12',
              kind: 'wrong-join',
            },
          ],
        },
      ],
    });
    show(<AlertsScreen />);
    await userEvent.click(screen.getByRole('button', { name: 'Reported mistakes' }));
    expect(await screen.findByText('Wrongly joined')).toBeTruthy();
  });

  it('stand beside who is signed in, each of whom is signed out after a question', async () => {
    const session = {
      userId: 'ben',
      userName: 'Dr Ben Okoro',
      role: 'gp',
      organisation: 'Northgate',
      startedAt: '2026-11-22T09:00:00Z',
      seenAt: '2026-11-22T09:30:00Z',
    };
    let sessions = [session];
    answerWith({
      [OPEN]: () => [200, { alerts: [], open: 0 }],
      'GET /api/sessions': () => [200, { sessions }],
      'DELETE /api/sessions/ben': () => {
        sessions = [];
        return [204];
      },
    });
    show(<AlertsScreen />);
    await userEvent.click(screen.getByRole('button', { name: 'Who is signed in' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Sign out Dr Ben Okoro' }));
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText('0 signed in')).toBeTruthy();
  });

  it('stand beside the list, which two officers keep and nobody else is shown', async () => {
    const asked = answerWith({
      [OPEN]: () => [200, { alerts: [], open: 0 }],
      'GET /api/watched-people': () => [200, { people: [] }],
      'POST /api/watched-people': () => [204],
    });
    const { unmount } = show(<AlertsScreen />);
    await userEvent.click(screen.getByRole('button', { name: 'People on the list' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'NHS number' }), '999 012 3454');
    await userEvent.click(screen.getByRole('button', { name: 'Add to the list' }));
    expect(screen.getAllByText(/Enter a real date/).length).toBeGreaterThan(0);
    await userEvent.type(screen.getByRole('textbox', { name: 'Date of birth' }), '14-Mar-1948');
    await userEvent.click(screen.getByRole('button', { name: 'Add to the list' }));
    expect(await screen.findByText(/is on the list now/)).toBeTruthy();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      nhsNumber: '9990123454',
      dateOfBirth: '1948-03-14',
    });
    unmount();
    startAfresh();
    signInAs('privacy-officer');
    answerWith({
      [OPEN]: () => [200, { alerts: [], open: 0 }],
      'GET /api/watched-people': () => [403, { error: { code: 'not-for-your-role', message: '' } }],
    });
    show(<AlertsScreen />);
    await userEvent.click(screen.getByRole('button', { name: 'People on the list' }));
    expect(await screen.findByText('Two named officers keep this list')).toBeTruthy();
  });
});
