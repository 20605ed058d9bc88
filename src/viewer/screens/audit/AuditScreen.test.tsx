// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AUDIT_ACTIONS, AUDIT_ACTION_SYSTEM, type AuditAction } from '../../../domain/audit';
import { ARCHIVED_SYSTEM } from '../../../domain/archived';
import { NHS_NUMBER_SYSTEM } from '../../../domain/nhs-number';
import { answerWith, show, signInAs, startAfresh } from '../../../../tests/kits/viewer/screen';
import { AuditScreen, checkAuditForm } from './AuditScreen';

const event = (action: AuditAction, details: Readonly<Record<string, string>>, outcome = '0') => ({
  resource: {
    resourceType: 'AuditEvent',
    recorded: '2026-07-01T09:30:00Z',
    outcome,
    subtype: [{ system: AUDIT_ACTION_SYSTEM, code: action, display: AUDIT_ACTIONS[action].text }],
    agent: [{ requestor: true, who: { display: 'Dr Ben Okoro' }, role: [{ text: 'Emergency clinician' }] }],
    entity: [
      { what: { identifier: { system: NHS_NUMBER_SYSTEM, value: '9990123454' } } },
      {
        detail: Object.entries({ organisation: 'Northgate', ...details }).map(([type, valueString]) => ({
          type,
          valueString,
        })),
      },
    ],
  },
});

const EVENTS = [
  event('emergency-opened', { reason: 'Unconscious in resus' }),
  event('provider-read', { provider: 'Parkside', access: 'access-1' }),
  event('record-opened', {
    purpose: 'emergency',
    relationship: 'self-claimed',
    emergency: 'yes',
    access: 'access-1',
    'policy digest': 'abc123',
  }),
  event('record-refused', { why: 'opted out' }, '4'),
];

beforeEach(() => {
  startAfresh();
  signInAs('privacy-officer');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function search(entry: readonly object[] = EVENTS) {
  const asked = answerWith({
    'POST /api/audit/search': () => [200, { resourceType: 'Bundle', type: 'searchset', entry }],
  });
  show(<AuditScreen />);
  await userEvent.type(screen.getByRole('textbox', { name: 'NHS number' }), '999 012 3454');
  await userEvent.type(screen.getByRole('textbox', { name: 'First day' }), '01/07/2026');
  await userEvent.click(screen.getByRole('button', { name: 'Search' }));
  return {
    asked,
    rows: () =>
      within(screen.getByRole('table'))
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent),
  };
}

describe('who looked', () => {
  it('is told in plain English: when, who, as what, from where, what, why', async () => {
    const { asked, rows } = await search();
    await screen.findByRole('table');
    expect(asked[0]?.body).toEqual({ nhsNumber: '9990123454', from: '2026-07-01' });
    const text = rows().join('\n');
    for (const part of [
      '01-Jul-2026 10:30',
      'Dr Ben Okoro',
      'Emergency clinician, Northgate',
      'Opened emergency access',
      '“Unconscious in resus”',
      'Emergency · Said they are caring for the person',
      'Was refused the record',
      'refused',
    ])
      expect(text).toContain(part);
    for (const code of ['access-1', 'abc123', 'self-claimed', 'emergency-opened']) expect(text).not.toContain(code);
  });

  it.each([
    ['beside what is listed', EVENTS],
    ['where nothing is listed, which is not called nothing on record', []],
  ])('says that what is older lies in the archive: %s', async (_where, found) => {
    const details = { coding: [{ system: ARCHIVED_SYSTEM, code: '2020-05-03T10:00:00.000Z' }] };
    const outcome = { resource: { resourceType: 'OperationOutcome', issue: [{ details }] } };
    await search([...found, outcome]);
    expect(screen.getByText(/^What was put on record up to 03-May-2020/)).toBeTruthy();
    expect(screen.queryByText(/Nothing on record|Since the record began/)).toBeNull();
  });

  it('says how many steps are not listed, and lists them when asked', async () => {
    const { rows } = await search();
    expect((await screen.findByRole('table')).textContent).not.toContain('Saw what one provider holds');
    expect(screen.getByText('3 lines, 1 further step not listed')).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: 'List every step' }));
    expect(rows()).toHaveLength(4);
  });

  it('shows the newest page, says that there are older lines, and fetches them when asked', async () => {
    const pages = [
      { entry: EVENTS.slice(0, 2), link: [{ relation: 'next', url: '/api/audit/search?after=812' }] },
      { entry: EVENTS.slice(2) },
    ];
    const asked = answerWith({ 'POST /api/audit/search': () => [200, pages[asked.length - 1]] });
    show(<AuditScreen />);
    await userEvent.type(screen.getByRole('textbox', { name: 'NHS number' }), '999 012 3454');
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    await screen.findByText('1 line, 1 further step not listed; there are older ones');
    const report = screen.getByRole('region', { name: 'Access report' });
    expect(report.textContent).toContain('Not the whole report yet: it goes back to 01-Jul-2026 10:30');
    await userEvent.click(screen.getByRole('button', { name: 'Show older' }));
    await screen.findByText('3 lines, 1 further step not listed');
    expect(asked.map(({ body }) => body)).toEqual([
      { nhsNumber: '9990123454' },
      { nhsNumber: '9990123454', after: 812 },
    ]);
    expect(report.textContent).toContain('Since the record began');
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
  });

  it.each([
    [{}, 'nhsNumber'],
    [{ nhsNumber: '999 012 3455' }, 'nhsNumber'],
    [{ userId: 'ben', from: '31/02/2026' }, 'from'],
    [{ userId: 'ben', from: '02/03/2026', to: '01/03/2026' }, 'to'],
  ])('names what is wrong with %j', (part, field) => {
    const errors = checkAuditForm({ nhsNumber: '', userId: '', from: '', to: '', ...part });
    expect(Object.keys(errors).filter((id) => errors[id] !== undefined)).toEqual([field]);
  });
});
