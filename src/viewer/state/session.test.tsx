// @vitest-environment jsdom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Membership, OrganisationRef } from '../../domain/api';
import { get } from '../api/client';
import { queryClient } from '../api/query-client';
import { Header } from '../shell/Header';
import { answerWith, sessionOf, show, signInAs, startAfresh } from '../../../tests/kits/viewer/screen';
import { closeOpenRecord, RECORD_KEY } from './close-record';
import { useOpenRecord } from './open-record';
import { useRecentPeople } from './recent-people';
import { noteAnswer, sessionEnded, signedOut, useSession } from './session';

function knowSomething(): void {
  queryClient.setQueryData([RECORD_KEY, 'access-1', 'northgate'], { secret: true });
  queryClient.setQueryData(['alerts'], []);
  useOpenRecord.setState({
    open: { record: { access: 'access-1', view: { emergency: null } } as never, purpose: 'direct-care', reason: null },
  });
  useRecentPeople
    .getState()
    .add({ nhsNumber: '9990123454', dateOfBirth: '1948-03-14', name: 'XX-TESTPATIENT, Marjorie', openedAt: 0 });
}

function expectNothingKnown(): void {
  expect(queryClient.getQueryCache().getAll()).toEqual([]);
  expect(useOpenRecord.getState()).toMatchObject({ open: null, refusal: null });
  expect(useRecentPeople.getState().people).toEqual([]);
}

/** The part of the header that the page fetches later is here from now on, however busy the machine. */
async function fetchRoleSwitch(): Promise<void> {
  show(<Header session={sessionOf('gp', ['gp', 'privacy-officer'])} />);
  await import('../shell/RoleSwitch');
  cleanup();
}

beforeEach(() => {
  startAfresh();
  signInAs('gp');
  knowSomething();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('nothing about a person outlives', () => {
  it('a 401 from any route', async () => {
    answerWith({ 'GET /api/alerts': () => [401] });
    await expect(get('/api/alerts')).rejects.toMatchObject({ status: 401 });
    expect(useSession.getState().phase).toBe('ended');
    expectNothingKnown();
  });

  it.each([
    ['the end of the session', sessionEnded, 'ended'],
    ['signing out', signedOut, 'signed-out'],
  ] as const)('%s', (_, leave, phase) => {
    leave();
    expect(useSession.getState().phase).toBe(phase);
    expectNothingKnown();
  });

  it('a change of role, even before the gateway has answered', async () => {
    let emptyWhenAsked = false;
    answerWith({
      'POST /api/session/role': () => {
        emptyWhenAsked = queryClient.getQueryCache().getAll().length === 0 && useOpenRecord.getState().open === null;
        return [200, sessionOf('privacy-officer')];
      },
      'GET /api/session': () => [200, sessionOf('privacy-officer', ['gp', 'privacy-officer'])],
    });
    await fetchRoleSwitch();
    show(<Header session={sessionOf('gp', ['gp', 'privacy-officer'])} />);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Working as' }), 'privacy-officer');
    expect(emptyWhenAsked).toBe(true);
    await waitFor(() => {
      expect(useSession.getState()).toMatchObject({ session: { role: 'privacy-officer' } });
    });
    expect(useRecentPeople.getState().people).toEqual([]);
  });

  it('a change of organisation in the same role: each is named, and the one that was chosen is asked for', async () => {
    const here: OrganisationRef = { ods: 'Y00101', name: 'Parkside Medical Centre', region: 'QMJ' };
    const there: OrganisationRef = { ods: 'Y00909', name: 'Southbank Surgery', region: 'QKK' };
    const memberships = [here, there].map((organisation): Membership => ({ role: 'gp', organisation }));
    const asked = answerWith({
      'POST /api/session/role': () => [200, {}],
      'GET /api/session': () => [200, { ...sessionOf('gp'), organisation: there, memberships }],
    });
    show(<Header session={{ ...sessionOf('gp'), organisation: here, memberships }} />);
    const choice = screen.getByRole('combobox', { name: 'Working as' });
    const named = [...choice.querySelectorAll('option')].map(({ textContent }) => textContent);
    expect(named).toEqual(['GP, Parkside Medical Centre', 'GP, Southbank Surgery']);
    expect(choice.querySelector<HTMLOptionElement>('option:checked')?.textContent).toBe('GP, Parkside Medical Centre');
    await userEvent.selectOptions(choice, 'GP, Southbank Surgery');
    expectNothingKnown();
    await waitFor(() => {
      expect(useSession.getState()).toMatchObject({ session: { organisation: there } });
    });
    expect(asked[0]).toMatchObject({ path: '/api/session/role', body: { role: 'gp', organisation: there.ods } });
  });

  it('closing the record, as far as the record goes', () => {
    const asked = answerWith({ 'DELETE /api/records/access-1': () => [204] });
    closeOpenRecord();
    expect(useOpenRecord.getState().open).toBeNull();
    expect(queryClient.getQueryCache().findAll({ queryKey: [RECORD_KEY] })).toEqual([]);
    expect(asked).toEqual([{ method: 'DELETE', path: '/api/records/access-1', body: undefined }]);
  });
});

it('signing out empties the screen even when the gateway cannot be reached', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  show(<Header session={sessionOf('gp')} />);
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(useSession.getState().phase).toBe('signed-out');
  expectNothingKnown();
});

it('every answer renews the idle time, and none revives a session that has ended', () => {
  const before = useSession.getState();
  vi.useFakeTimers({ now: Date.now() + 60_000 });
  act(noteAnswer);
  expect(useSession.getState()).not.toEqual(before);
  sessionEnded();
  noteAnswer();
  expect(useSession.getState().phase).toBe('ended');
  vi.useRealTimers();
});
