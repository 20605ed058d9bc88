// @vitest-environment jsdom
/** Is nobody's number on the page before it is asked for, and is what the role does not see said? */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it, vi } from 'vitest';
import type * as AskProvider from '../../open-record/ask-provider';
import { BEFORE_YOU_RING } from '../../sections/social-care/PeopleList';
import {
  answered,
  ask,
  fetched,
  NORTHGATE,
  opened,
  PARKSIDE,
  region,
  reply,
  setUpRecordScreen,
  show,
  viewWith,
} from '../../../../tests/kits/viewer/record-screen';

vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../tests/kits/viewer/held-answers')).askProvider,
}));

setUpRecordScreen();

const kin = (name: string, relation: string): FhirResource => ({
  resourceType: 'RelatedPerson',
  id: name,
  patient: {},
  active: true,
  relationship: [{ text: relation }],
  name: [{ text: name }],
  telecom: [{ system: 'phone', value: '020 7946 0199', use: 'home' }],
});

async function shown(view = viewWith([])): Promise<HTMLElement> {
  show(opened('one', view));
  await reply(ask(NORTHGATE), answered(NORTHGATE, [kin('Ann Example', 'Next of kin')]));
  await reply(ask(PARKSIDE), answered(PARKSIDE, [kin('Bea Example', 'Next of kin')]));
  await waitFor(() => {
    expect(region('People to call').textContent).toContain('Ann Example');
  });
  await userEvent.click(within(region('Patient')).getByRole('button', { name: 'Contacts' }));
  return screen.getByRole('dialog', { name: 'Contacts' });
}

describe('contacts', () => {
  it('a number appears after its press, there alone, below the line that is the same for everybody', async () => {
    const dialog = await shown();
    expect(document.body.innerHTML).not.toMatch(/tel:|7946 0199/);
    expect(dialog.querySelector('p')?.textContent).toBe(BEFORE_YOU_RING);
    expect(region('People to call').textContent).toContain(BEFORE_YOU_RING);
    expect(within(region('People to call')).queryByRole('button', { name: /Show number/ })).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: /Show number ?of Ann Example/ }));
    expect((await within(dialog).findByRole('link')).getAttribute('href')).toBe('tel:02079460199');
    expect(fetched.mock.calls.map(([path, { body }]) => [path, body])).toContainEqual([
      '/api/records/one/numbers',
      JSON.stringify({ provider: 'northgate' }),
    ]);
    expect(document.querySelectorAll('[href^="tel:"]')).toHaveLength(1);
  });

  it('no number is shown where the audit did not hear of it', async () => {
    const dialog = await shown();
    fetched.mockImplementation(() => Promise.resolve(new Response(null, { status: 503 })));
    await userEvent.click(within(dialog).getByRole('button', { name: /Show number ?of Ann Example/ }));
    expect((await within(dialog).findByRole('alert')).textContent).toMatch(/^Not shown\. /);
    expect(document.body.innerHTML).not.toMatch(/tel:|7946 0199/);
  });

  it('two next of kin at two providers are said to differ', async () => {
    expect((await shown()).textContent).toContain('Two providers name different next of kin');
  });

  it('what the role does not see is said, with whom to ring', async () => {
    const dialog = await shown({ ...viewWith([]), contacts: 'summary' });
    expect(dialog.textContent).toContain('Names and numbers of contacts are not shown to your role');
  });

  it('an organisation’s number stands open, whatever it holds and whether or not it answered', async () => {
    const [own, other] = [
      { ...PARKSIDE, telephone: '020 7946 0700' },
      { ...NORTHGATE, telephone: '020 7946 0701' },
    ];
    const record = opened('one');
    show({ ...record, providers: [own, other], patient: { ...record.patient, gpPractice: PARKSIDE.name } });
    await reply(ask(PARKSIDE), answered(own, []));
    await reply(ask(NORTHGATE), { state: 'failed', provider: other, reason: 'too-slow' });
    await waitFor(() => {
      expect(region('People to call').textContent).toContain('020 7946 0700');
    });
    expect(region('Coverage').textContent).toMatch(/Northgate.*did not answer in time; phone 020 7946 0701/);
    expect(region('Coverage').textContent).not.toContain('0700');
    await userEvent.click(within(region('Patient')).getByRole('button', { name: 'Contacts' }));
    const dialog = screen.getByRole('dialog', { name: 'Contacts' });
    expect(dialog.textContent).toMatch(/Parkside Medical Centre020 7946 0700.*Northgate Hospital020 7946 0701/);
    expect(document.body.innerHTML).not.toContain('tel:');
  });
});
