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

beforeEach(() => {
  startAfresh();
  signInAs('privacy-officer');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('alerts', () => {
  it('stay open until acknowledged, and then say by whom', async () => {
    let alerts: readonly Alert[] = [ALERT];
    answerWith({
      'GET /api/alerts': () => [200, { alerts }],
      'POST /api/alerts/alert-1/acknowledge': () => {
        alerts = [{ ...ALERT, acknowledgedBy: 'Priscilla Wade', acknowledgedAt: '2026-11-22T10:00:00Z' }];
        return [200, { alerts }];
      },
    });
    show(<AlertsScreen />);
    await userEvent.click(await screen.findByRole('button', { name: /^Acknowledge the alert about Dr Ben Okoro/ }));
    expect(await screen.findByText('No open alerts')).toBeTruthy();
    expect(screen.getByText('Priscilla Wade 22-Nov-2026 10:00')).toBeTruthy();
  });

  it('that cannot be read are never an empty list', async () => {
    answerWith({ 'GET /api/alerts': () => [503, { error: { code: 'closed', message: '' } }] });
    show(<AlertsScreen />);
    expect(await screen.findByText('This could not be read')).toBeTruthy();
    expect(screen.queryByText('No open alerts')).toBeNull();
    answerWith({ 'GET /api/alerts': () => [200, { alerts: [] }] });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No open alerts')).toBeTruthy();
  });

  it('stand beside the reports of something wrong', async () => {
    answerWith({
      'GET /api/alerts': () => [200, { alerts: [] }],
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
    await userEvent.click(screen.getByRole('button', { name: 'Reports of something wrong' }));
    expect(await screen.findByText('Wrongly joined')).toBeTruthy();
  });
});
